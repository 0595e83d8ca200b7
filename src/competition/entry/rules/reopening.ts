import { isActing, type Viewer } from '#identity/index.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import type { Entry, EntryOwnership } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import type { EntryMessage, MessageSide } from '../model/reopening.ts';
import { relationsTo } from './moves.ts';

type Standing = Pick<EntryOwnership, 'state' | 'openUntil'>;

/** Whether the administrative check has opened the submission again: it counts as it was submitted, while its people mend it. */
export function isReopened({ state, openUntil }: Standing): boolean {
  return state === 'returned' && openUntil !== null;
}

/** Whether the organiser has a submission of it that counts: frozen, or frozen while it is mended. */
export function hasArrived(entry: Standing): boolean {
  return entry.state === 'submitted' || isReopened(entry);
}

/**
 * On which side of the dialogue the viewer stands; null: on none. Whoever writes the entry is its entrant; an admin lokal whose own office
 * organises the edition speaks for the organiser.
 */
export function sideOf(entry: EntryOwnership, viewer: Viewer): MessageSide | null {
  const relations = relationsTo(entry, viewer);
  if (relations.includes('writer')) return 'entrant';
  const organises = isActing(viewer, ...organiserRoles) && viewer.acting?.institutionId === entry.organiserId;
  if (organises && hasArrived(entry)) return 'organiser';
  return relations.length > 0 ? 'entrant' : null;
}

/** Whether there is anything to be read beside what a correction asked for, which stands on the entry itself. */
export function hasDialogue(messages: readonly Pick<EntryMessage, 'kind'>[]): boolean {
  return messages.some((it) => it.kind !== 'correction');
}

/** Why the viewer may not write into the dialogue at this moment: it lasts as long as a revision is asked for. */
export function whyNotWrite(
  entry: EntryOwnership & Pick<Entry, 'reopenedFor'>,
  viewer: Viewer,
  now: Date,
): EntryRefusal | null {
  if (sideOf(entry, viewer) === null) return 'not_found';
  if (!isReopened(entry) || entry.reopenedFor !== 'revise') return 'no_dialogue';
  return entry.openUntil !== null && now >= entry.openUntil ? 'reopening_over' : null;
}

const HOUR_MS = 3_600_000;

/** The last moment before a correction's own day at which its people are reminded and that has come; null: none since it was opened. */
export function reminderDue(
  { openUntil, since }: { readonly openUntil: Date; readonly since: Date },
  hours: readonly number[],
  now: Date,
): Date | null {
  const moments = hours.map((it) => openUntil.getTime() - it * HOUR_MS).sort((a, b) => a - b);
  const due = moments.findLast((it) => it > since.getTime() && it <= now.getTime());
  return due === undefined || now >= openUntil ? null : new Date(due);
}
