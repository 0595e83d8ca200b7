import type { EditionDocument } from '../../edition/model/document.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import type { EntryOwnership } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { type Approval, type EntryMove, type Window, whyNotNow } from './moves.ts';
import { isReopened } from './reopening.ts';

type Staged = Pick<EditionDocument, 'stages'>;

/** From when and until when entries are taken. */
export function windowOf(document: Staged): Window {
  const stage = stageOfKind(document, 'entering');
  const moment = (text: string | null | undefined) => (text ? new Date(text) : null);
  return { opens: moment(stage?.opens), closes: moment(stage?.closes) };
}

/** Who checks entries before they arrive. */
export function approvalOf(document: Staged): Approval {
  return stageOfKind(document, 'entering')?.settings.approval ?? 'local_admin';
}

type Reopenable = Pick<EntryOwnership, 'state' | 'openUntil'>;

/** Who checks this entry: one that was opened again has been forwarded once, so that its people send it again by themselves. */
export function approvalFor(document: Staged, entry: Reopenable): Approval {
  return isReopened(entry) ? 'none' : approvalOf(document);
}

/** Until when this entry can be submitted: by its own day while it is open again, else by the closing of all. */
export function closingFor(document: Staged, entry: Reopenable): Date | null {
  return isReopened(entry) ? entry.openUntil : windowOf(document).closes;
}

/** Why the calendar forbids the move with this entry. A reopened one has a day of its own, but leaves the edition only until the closing of all. */
export function whyNotNowFor(
  move: EntryMove,
  { document, entry }: { readonly document: Staged; readonly entry: Reopenable },
  now: Date,
): EntryRefusal | null {
  const window = windowOf(document);
  if (!isReopened(entry) || move === 'withdraw') return whyNotNow(move, window, now);
  const why = whyNotNow(move, { opens: window.opens, closes: entry.openUntil }, now);
  return why === 'closed' ? 'reopening_over' : why;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export type TimeLeft = { readonly days: number; readonly hours: number };

/** Full days until the closing, and the hours beside them; null when it has come or is not set. */
export function timeLeft(closes: Date | null, now: Date): TimeLeft | null {
  const left = closes ? closes.getTime() - now.getTime() : 0;
  if (left <= 0) return null;
  return { days: Math.floor(left / DAY_MS), hours: Math.floor((left % DAY_MS) / HOUR_MS) };
}
