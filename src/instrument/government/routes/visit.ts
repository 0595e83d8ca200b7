import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { paths as answerPaths } from '../../answer/paths.ts';
import type { InstrumentEdition } from '../../catalogue/model/edition.ts';
import type { IndexEdition } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { type HeldEdition, indexEditions } from '../queries/editions.ts';
import { type IndexDoors, type LoadedGovernment, loadGovernments } from '../queries/government.ts';
import { catalogueFor, governmentsSeen } from '../queries/seen.ts';
import { type Government, indexReaders } from '../rules/rights.ts';
import { shippedCatalogue } from '../shipped.ts';
import type { Catalogue, SheetLinks } from '../views/government-props.ts';

export type IndexVisit = Visit<Viewer>;
export const readers = acting(...indexReaders);

/** What is handed in by the app for these pages. */
export type IndexWays = IndexDoors & {
  /** Where innovations of an affair are found; left out where nobody shows them. */
  readonly affairHref?: (affair: string) => string;
};

/** The governments of the hub that the viewer may see, by region. */
export const governmentsFor = ({ db, viewer, config }: IndexVisit): Promise<readonly Government[]> =>
  governmentsSeen(db.conn, viewer, config.hubRegion);

export type Chosen = { readonly editions: readonly IndexEdition[]; readonly edition: IndexEdition };

/** The edition that is asked for by `edisi`; else the newest whose year has begun. */
export async function chosenEdition({ db, query, now }: IndexVisit): Promise<Chosen> {
  const editions = (await indexEditions(db.conn)).map((it: HeldEdition) => it.edition);
  const asked = editions.find((it) => String(it.year) === query.get('edisi'));
  const begun = editions.find((it) => it.year <= now.getUTCFullYear());
  const edition = asked ?? begun ?? editions.at(-1);
  if (!edition) throw new NotFound();
  return { editions, edition };
}

/** The instrument whose sheets an edition reckons with, once the hub has published it. */
export const catalogueOf = ({ db, config }: IndexVisit, edition: IndexEdition): Promise<InstrumentEdition | null> =>
  catalogueFor(db.conn, config.hubRegion, edition);

export const documentOf = (catalogue: InstrumentEdition | null) => catalogue?.document ?? shippedCatalogue;

export type Opened = Chosen & {
  readonly government: Government;
  readonly loaded: LoadedGovernment;
  readonly catalogue: InstrumentEdition | null;
};

/** The government of the address with all that its index is reckoned of, when the viewer may see it; else it is not there. */
export async function opened(visit: IndexVisit, doors: IndexDoors): Promise<Opened> {
  const id = parseId<'InstitutionId'>(visit.params.id);
  const government = id ? (await governmentsFor(visit)).find((it) => it.id === id) : undefined;
  if (!government) throw new NotFound();
  const chosen = await chosenEdition(visit);
  const catalogue = await catalogueOf(visit, chosen.edition);
  const asked = { institutionIds: [government.id], catalogue, document: documentOf(catalogue), doors, now: visit.now };
  const loaded = (await loadGovernments(visit.db.conn, asked)).get(government.id);
  if (!loaded) throw new NotFound();
  return { ...chosen, government, loaded, catalogue };
}

/** Where sheets are opened or begun. */
export function linksOf({ loaded, catalogue, edition }: Opened): {
  readonly sheets: SheetLinks;
  readonly catalogue: Catalogue | null;
} {
  const to = answerPaths.sheet.to;
  return {
    sheets: {
      spd: loaded.spdSheet ? to(loaded.spdSheet) : null,
      of: new Map([...loaded.sheets].map(([id, sheet]) => [id, to(sheet)])),
      begin: catalogue?.state === 'open' ? answerPaths.begin.to(catalogue.id) : null,
    },
    catalogue: catalogue && {
      document: catalogue.document,
      href: answerPaths.begin.to(catalogue.id, { edisi: String(edition.year) }),
    },
  };
}

/** A page of the index; those who see many governments come from the list. */
export function indexPage(page: Omit<Page, 'noindex'>): Answer {
  return show({ noindex: true, ...page });
}

/** The way back to a government. */
export const trailTo = ({ government, edition }: Pick<Opened, 'government' | 'edition'>) => [
  { text: t('government.title'), href: paths.list.to() },
  { text: government.name, href: paths.one.to(government.id, { edisi: String(edition.year) }) },
];
