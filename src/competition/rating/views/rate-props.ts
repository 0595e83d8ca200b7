import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { Finalist, WindowState } from '../model.ts';
import type { TypedMark } from '../rules/ballot.ts';
import type { PublicRating } from '../rules/window.ts';
import type { FiguresTableProps } from './figures-table.tsx';

/** What was typed, to be shown again. */
export type Typed = { readonly email: string; readonly marks: ReadonlyMap<string, TypedMark> };

export type RatePageProps = {
  readonly edition: Edition;
  readonly rating: PublicRating;
  readonly state: WindowState;
  /** In the order in which they are shown. */
  readonly finalists: readonly Finalist[];
  /** One entry alone is shown. */
  readonly isOne: boolean;
  /** Entries of the viewer's own. */
  readonly own: ReadonlySet<string>;
  /** The same form sent twice is one. */
  readonly ballotId: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
  /** Null where nobody but the organiser sees them now. */
  readonly figures: Pick<FiguresTableProps, 'of' | 'finalists'> | null;
};
