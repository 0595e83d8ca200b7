import { isActing, type Viewer } from '#identity/index.ts';
import { LONGEST_NOTE, type Participant, type Reminder, type ReminderRefusal } from '../model.ts';

const DAY_MS = 86_400_000;

/** Why the viewer may not remind at all: the hub does. */
export function whyNotRemindAny(viewer: Viewer): ReminderRefusal | null {
  return isActing(viewer, 'hub_admin') ? null : 'hub_only';
}

/** Since when a reminder counts as lately: it comes not more than once in so many days. */
export const lately = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/** Why this member is not reminded now. */
export function whyNotRemind({
  hasAdmin,
  remindedAt,
}: Pick<Participant, 'hasAdmin' | 'remindedAt'>): ReminderRefusal | null {
  if (!hasAdmin) return 'no_admin';
  return remindedAt === null ? null : 'reminded_lately';
}

export function noteFault(note: string): ReminderRefusal | null {
  if (note === '') return 'note_missing';
  return note.length > LONGEST_NOTE ? 'note_long' : null;
}

/** Why it cannot be taken back. */
export function whyNotCancel({ sentAt }: Pick<Reminder, 'sentAt'>, viewer: Viewer): ReminderRefusal | null {
  return whyNotRemindAny(viewer) ?? (sentAt === null ? null : 'sent_already');
}
