import type { PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { EntryId } from '../entry/model/entry.ts';

export type EntryRunId = Id<'EntryRunId'>;

/** What can be done to many entries at once: by who checks them before they arrive, and by the organiser's office after. */
export const bulkMoves = ['submit', 'return', 'remind', 'pass', 'assign'] as const;
export type BulkMove = (typeof bulkMoves)[number];

export type BulkDeed =
  | { readonly move: 'submit' | 'remind' | 'pass' }
  | { readonly move: 'return'; readonly note: string }
  /** Null: nobody is to check them any more. */
  | { readonly move: 'assign'; readonly personId: PersonId | null };

/** What an entry was before, as much as taking it back needs. */
export type Former =
  | { readonly move: 'return'; readonly handedAt: string }
  | { readonly move: 'pass' }
  | { readonly move: 'assign'; readonly personId: PersonId | null };

export type BulkRun = {
  readonly id: EntryRunId;
  readonly move: BulkMove;
  /** What was said for all, in words. */
  readonly said: string;
  /** Address of the list from which it was done. */
  readonly list: string;
  readonly doneBy: PersonId;
  readonly doneAt: Date;
  readonly undoneAt: Date | null;
};

export type RunEntry = {
  readonly id: EntryId;
  readonly title: string;
  readonly place: string;
  /** Why it was left as it was, in words; null when it was done. */
  readonly why: string | null;
  readonly former: Former | null;
  readonly doneAt: Date;
  readonly undone: 'undone' | 'left' | null;
};

/** Why a run cannot be taken back; each has the message `competition.bulk.refusal.<code>`. */
export const undoRefusals = ['not_found', 'too_late', 'already', 'nothing_left', 'for_good'] as const;
export type UndoRefusal = (typeof undoRefusals)[number];

/** One of those that were chosen, with why nothing can be done to it; null: it goes. */
export type Chosen = {
  readonly id: EntryId;
  readonly title: string;
  readonly place: string;
  readonly why: string | null;
};

export const LONGEST_SAID = 5000;
