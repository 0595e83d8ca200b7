import type { InstrumentDocument } from '../../catalogue/model/document.ts';
import type { IndexEdition } from '../model/edition.ts';
import type { Calculation, Ingredients } from '../rules/calculation.ts';
import type { Move } from '../rules/moves.ts';
import type { Overview } from '../rules/overview.ts';
import type { Plan } from '../rules/plan.ts';
import type { Government } from '../rules/rights.ts';
import type { Counted } from '../rules/standing.ts';

/** An instrument whose sheets are read, and where it and the sheets are found. */
export type Catalogue = { readonly document: InstrumentDocument; readonly href: string };

/** Where the sheet of an innovation or of the government is, or is begun; null: it has none. */
export type SheetLinks = {
  readonly spd: string | null;
  readonly of: ReadonlyMap<string, string>;
  readonly begin: string | null;
};

export type Asked = { readonly n: number; readonly points: number; readonly affairs: readonly string[] };

export type GovernmentPageProps = {
  readonly government: Government;
  readonly overview: Overview;
  readonly editions: readonly IndexEdition[];
  /** The document that names the items; the shipped one stands in while none is published (`catalogue` is null). */
  readonly document: InstrumentDocument;
  readonly catalogue: Catalogue | null;
  readonly sheets: SheetLinks;
  readonly moves: readonly Move[];
  readonly plan: Plan | null;
  readonly asked: Asked;
  readonly given: Ingredients;
  readonly whatIf: Calculation | null;
  readonly innovations: {
    readonly rows: readonly Counted[];
    readonly verified: ReadonlyMap<string, number>;
    readonly total: number;
    readonly page: number;
    readonly pages: number;
    readonly text: string;
  };
  /** Where innovations of an affair are found in the catalogue of the hub. */
  readonly affairHref: ((affair: string) => string) | null;
};
