import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { PlanRoom, Slot } from './plan.ts';

export type EntryId = Id<'EntryId'>;

/** An entry as it is looked at when its interview is given a time. */
export type Interviewee = {
  readonly entryId: EntryId;
  readonly institutionId: InstitutionId;
  /** Whoever has to come: the unit and the people who keep the record; nobody is in two rooms at once. */
  readonly entrants: readonly string[];
  /** Jurors who may not sit in its panel. */
  readonly conflicts: readonly PersonId[];
};

export type Panel = Pick<PlanRoom, 'id' | 'jurors'>;

/** An entry that has its slot. */
export type Placed = { readonly entry: Interviewee; readonly slot: Slot };

/** Why an entry has no slot; each code has the message `interview.unplaced.<code>`. */
export const unplacedReasons = ['conflict', 'no_slot', 'day_full', 'entrant_busy', 'juror_busy'] as const;
export type UnplacedReason = (typeof unplacedReasons)[number];
export type Unplaced = {
  readonly entryId: EntryId;
  readonly why: UnplacedReason;
  /** The jurors in whose way it is; none but for `conflict`. */
  readonly jurors: readonly PersonId[];
};

export type Arrangement = {
  readonly placed: readonly Placed[];
  readonly unplaced: readonly Unplaced[];
  /** All slots of the timetable, also those that nobody has. */
  readonly slots: readonly Slot[];
};

/** What cannot be at one time; each code has the message `interview.clash.<code>`. */
export const clashCodes = ['room', 'juror', 'entrant', 'conflict'] as const;
export type Clash = {
  readonly code: (typeof clashCodes)[number];
  /** The entry itself, and the one it clashes with; the same for a conflict. */
  readonly entryId: EntryId;
  readonly otherId: EntryId;
  readonly jurors: readonly PersonId[];
};
