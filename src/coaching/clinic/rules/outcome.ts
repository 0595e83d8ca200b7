import type { Viewer } from '#identity/index.ts';
import type { Clinic } from '../model/clinic.ts';
import {
  BEST,
  type Feedback,
  feedbackQuestions,
  LONGEST_DECISIONS,
  LONGEST_MINUTES,
  type OutcomeRefusal,
} from '../model/outcome.ts';
import { LONGEST_NOTE } from '../model/registration.ts';
import { isHost, isStaff } from './moves.ts';

/** Papers and minutes are written by hosts until the clinic is closed. */
export function whyNotWrite(clinic: Pick<Clinic, 'state' | 'coaches'>, viewer: Viewer): OutcomeRefusal | null {
  if (!isHost(clinic, viewer)) return 'not_found';
  return clinic.state === 'closed' || clinic.state === 'cancelled' ? 'closed' : null;
}

/** Papers go into the hub's locker, and evidence and certificates are the hub's to give, once the clinic was held. */
export function whyNotProve({ state }: Pick<Clinic, 'state'>, viewer: Viewer): OutcomeRefusal | null {
  if (!isStaff(viewer)) return 'hub_only';
  return state === 'held' || state === 'closed' ? null : 'not_held';
}

export function minutesFault({ minutes, decisions }: { readonly minutes: string; readonly decisions: string }) {
  const isLong = [...minutes].length > LONGEST_MINUTES || [...decisions].length > LONGEST_DECISIONS;
  return isLong ? ('text_long' as const) : null;
}

/** Why somebody cannot say how the clinic was: only who was there does, once, after it was held. */
export function whyNotAnswer(
  { state }: Pick<Clinic, 'state'>,
  { isPresent, hasAnswered }: { readonly isPresent: boolean; readonly hasAnswered: boolean },
): OutcomeRefusal | null {
  if (state !== 'held' && state !== 'closed') return 'not_held';
  if (!isPresent) return 'was_not_present';
  return hasAnswered ? 'answered_already' : null;
}

export function feedbackFault(given: Feedback): OutcomeRefusal | null {
  const isWhole = feedbackQuestions.every((it) => Number.isInteger(given[it]) && given[it] >= 1 && given[it] <= BEST);
  if (!isWhole) return 'answer_missing';
  return [...given.note].length > LONGEST_NOTE ? 'note_long' : null;
}

/** The number of a certificate: `KLN-2026-0007`, the seventh of its year. The form is ours. */
export const certificateNumber = (year: string, nth: number): string => `KLN-${year}-${String(nth).padStart(4, '0')}`;
