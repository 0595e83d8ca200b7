import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Links } from '../door.ts';
import type { Measure, Participant, Reminder, ReminderId } from '../model.ts';
import type { ParticipationFilter } from '../rules/list.ts';

export type ParticipationPageProps = {
  readonly filter: ParticipationFilter;
  readonly year: number;
  readonly hubRegion: string;
  /** Those that somebody counts. */
  readonly measures: readonly Measure[];
  /** All members. */
  readonly all: readonly Participant[];
  /** As the filter means and orders them. */
  readonly rows: readonly Participant[];
  readonly idle: readonly Participant[];
  readonly links: Links;
  readonly mayRemind: boolean;
  readonly reminderDays: number;
  readonly reminders: readonly Reminder[];
  readonly newId: ReminderId;
  readonly typed: { readonly chosen: readonly string[]; readonly note: string };
  readonly errors: FieldErrors;
  readonly now: Date;
};
