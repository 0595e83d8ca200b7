import type { EditionDocument } from '../../edition/model/document.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import type { Approval, Window } from './moves.ts';

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

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export type TimeLeft = { readonly days: number; readonly hours: number };

/** Full days until the closing, and the hours beside them; null when it has come or is not set. */
export function timeLeft(closes: Date | null, now: Date): TimeLeft | null {
  const left = closes ? closes.getTime() - now.getTime() : 0;
  if (left <= 0) return null;
  return { days: Math.floor(left / DAY_MS), hours: Math.floor((left % DAY_MS) / HOUR_MS) };
}
