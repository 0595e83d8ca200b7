import type { Id } from '#platform/ids.ts';
import type { InstitutionId, PersonId } from '../model.ts';

export type SavedViewId = Id<'SavedViewId'>;

/** A way to look at a list that somebody named. */
export type SavedView = {
  readonly id: SavedViewId;
  readonly personId: PersonId;
  readonly ownerName: string;
  readonly institutionId: InstitutionId;
  /** Path of the list. */
  readonly list: string;
  /** The filter and the order as the address carries them, without the question mark; '' is the list as it is. */
  readonly query: string;
  readonly name: string;
  readonly shared: boolean;
  readonly deletedAt: Date | null;
};

export const LONGEST_NAME = 80;
export const LONGEST_QUERY = 2000;
export const LONGEST_LIST = 200;
/** Views that one person keeps of one list. */
export const MOST_VIEWS = 20;

/** Why something was refused; each code has the message `identity.savedView.refusal.<code>`. */
export const savedViewRefusals = ['not_found', 'invalid', 'name_missing', 'name_long', 'most'] as const;
export type SavedViewRefusal = (typeof savedViewRefusals)[number];
