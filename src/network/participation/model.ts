import type { InstitutionId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { ListedMember } from '../commitment/rules/list.ts';

export type ReminderId = Id<'HubReminderId'>;

/** What a member does in the hub, in the order in which the table shows it. */
export const measures = [
  'published',
  'raised',
  'solved',
  'competitions',
  'entries',
  'given',
  'taken',
  'clinics',
] as const;
export type Measure = (typeof measures)[number];

/** By which figure of the house each is counted; one that nobody counts is not shown. */
export const figureOf = {
  published: 'registry.published',
  raised: 'registry.problems_raised',
  solved: 'registry.problems_solved',
  competitions: 'competition.editions',
  entries: 'competition.entries',
  given: 'replication.given',
  taken: 'replication.taken',
  clinics: 'coaching.attended',
} as const satisfies Record<Measure, string>;

/** So many years stand beside each other, this one the last. */
export const YEARS = 5;

export type Counts = Readonly<Record<Measure, number>>;

/** What one institution did, by year. */
export type Done = {
  /** The oldest first, this year last. */
  readonly years: readonly Counts[];
  /** In all years, also those before. */
  readonly ever: Counts;
};

/** What may be done next; the first that is open is the next step. */
export const steps = ['admin', 'commitment', 'record', 'problem', 'replicate', 'compete', 'clinic'] as const;
export type Step = (typeof steps)[number];

export type Participant = ListedMember & {
  readonly done: Done;
  readonly hasAdmin: boolean;
  /** When the hub reminded last, or will; null: not lately. */
  readonly remindedAt: Date | null;
};

export type Reminder = {
  readonly id: ReminderId;
  readonly note: string;
  readonly askedByName: string | null;
  readonly askedAt: Date;
  readonly goesAt: Date;
  readonly cancelledAt: Date | null;
  readonly sentAt: Date | null;
  readonly members: readonly { readonly institutionId: InstitutionId; readonly regionCode: string }[];
};

export const LONGEST_NOTE = 500;
/** So long a reminder waits before it goes out, so that it can be taken back; the minutes are ours. */
export const HELD_MINUTES = 10;

/** Why something was not done; each has the message `participation.refusal.<code>`. */
export const reminderRefusals = [
  'not_found',
  'hub_only',
  'nobody_chosen',
  'no_admin',
  'reminded_lately',
  'note_missing',
  'note_long',
  'sent_already',
  'id_taken',
] as const;
export type ReminderRefusal = (typeof reminderRefusals)[number];
