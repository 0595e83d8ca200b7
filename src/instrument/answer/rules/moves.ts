import type { Viewer } from '#identity/index.ts';
import type { Phase } from '../../catalogue/rules/period.ts';
import type { SheetRefusal } from '../model/refusal.ts';
import type { Answer, Sheet } from '../model/sheet.ts';
import type { SheetState } from '../model/states.ts';
import { isFiller, isOfUnit, isVerifier } from './rights.ts';

export type SheetAt = {
  readonly sheet: Pick<Sheet, 'state' | 'kind' | 'institutionId' | 'unitId' | 'createdBy'>;
  readonly phase: Phase;
};

/** States in which a sheet is written by those who answer. */
const writable: readonly SheetState[] = ['filling', 'returned'];

/** Why the period lets nobody fill now; what was returned may be mended while others are verified. */
function whyNotNow(state: SheetState, phase: Phase): SheetRefusal | null {
  if (phase === 'filling') return null;
  if (phase === 'before') return 'not_opened_yet';
  return phase === 'verifying' && state === 'returned' ? null : 'period_over';
}

/** Why the viewer may not answer, attach evidence or hand in now. */
export function whyNotFill({ sheet, phase }: SheetAt, viewer: Viewer): SheetRefusal | null {
  if (!isFiller(sheet, viewer)) return 'not_yours';
  if (sheet.state === 'verified') return 'already_verified';
  if (!writable.includes(sheet.state)) return 'handed_in';
  return whyNotNow(sheet.state, phase);
}

export type Completeness = {
  readonly answered: number;
  readonly unconfirmed: number;
  /** Mandatory items that are asked and have no answer. */
  readonly mandatoryLeft: number;
  /** Answers that are asked and not verified yet. */
  readonly unverified: number;
};

/** Why the sheet is not handed in now. */
export function whyNotHandIn(at: SheetAt, viewer: Viewer, counts: Completeness): SheetRefusal | null {
  const forbidden = whyNotFill(at, viewer);
  if (forbidden) return forbidden;
  if (counts.answered === 0) return 'nothing_answered';
  if (counts.unconfirmed > 0) return 'unconfirmed_left';
  return counts.mandatoryLeft > 0 ? 'mandatory_left' : null;
}

/** Why the sheet is not taken back: only while sheets are filled, and before anybody has judged of it. */
export function whyNotWithdraw(
  { sheet, phase }: SheetAt,
  viewer: Viewer,
  answers: readonly Pick<Answer, 'verified'>[],
): SheetRefusal | null {
  if (!isFiller(sheet, viewer)) return 'not_yours';
  if (sheet.state !== 'handed_in') return 'not_handed_in';
  if (phase !== 'filling') return 'period_over';
  return answers.some((it) => it.verified !== null) ? 'verification_begun' : null;
}

/** Why the viewer may not judge anything of the sheet now. */
export function whyNotVerify({ sheet, phase }: SheetAt, viewer: Viewer): SheetRefusal | null {
  if (!isVerifier(sheet, viewer)) return 'not_yours';
  if (isOfUnit(sheet, viewer)) return 'own_unit';
  if (sheet.state === 'verified') return 'already_verified';
  if (sheet.state !== 'handed_in') return 'not_handed_in';
  return phase === 'over' ? 'period_over' : null;
}

/** Why the viewer may not judge this answer: nobody judges a claim of their own. */
export function whyNotVerifyAnswer(
  at: SheetAt,
  viewer: Viewer,
  answer: Pick<Answer, 'option' | 'claimedBy'> | null,
): SheetRefusal | null {
  const forbidden = whyNotVerify(at, viewer);
  if (forbidden) return forbidden;
  if (!answer || answer.option === '') return 'not_answered';
  return answer.claimedBy !== null && answer.claimedBy === viewer.person?.id ? 'own_claim' : null;
}

/** Why the sheet is not declared verified: every answer has been judged. */
export function whyNotFinish(at: SheetAt, viewer: Viewer, counts: Completeness): SheetRefusal | null {
  return whyNotVerify(at, viewer) ?? (counts.unverified > 0 ? 'unverified_left' : null);
}

/** Why the sheet is not returned: what is handed in, or was verified, goes back with a note while there is time to verify. */
export function whyNotReturn({ sheet, phase }: SheetAt, viewer: Viewer): SheetRefusal | null {
  if (!isVerifier(sheet, viewer)) return 'not_yours';
  if (isOfUnit(sheet, viewer)) return 'own_unit';
  if (sheet.state !== 'handed_in' && sheet.state !== 'verified') return 'not_handed_in';
  return phase === 'over' ? 'period_over' : null;
}
