import type { StageOf } from '../../edition/model/stages.ts';
import {
  type CheckAnswer,
  type Checklist,
  type CheckOutcome,
  LONGEST_NOTE,
  type ReasonCode,
  reasonCodes,
  type Verdict,
} from '../model/check.ts';

type CheckSettings = StageOf<'admin_check'>['settings'];

/** Why a verdict cannot be taken; each code has the message `stage.check.refusal.<code>`. */
export const verdictFaults = [
  'reasons_missing',
  'reasons_unfit',
  'checklist_open',
  'note_missing',
  'note_long',
  'no_correction',
  'no_revision',
  'no_time_left',
] as const;
export type VerdictFault = (typeof verdictFaults)[number];

/** The outcomes that an edition allows at its check. */
export function outcomesFor({ correctionDays, revise }: CheckSettings): readonly CheckOutcome[] {
  return [
    'passed',
    'refused',
    ...(correctionDays > 0 ? (['correction'] as const) : []),
    ...(revise ? (['revise'] as const) : []),
  ];
}

/**
 * What is wrong with a verdict; none: it can be taken. Who passes has no unmet question, who does not has at least one reason, which is an
 * unmet question of the list; everything but a pass is explained to the entrant in words.
 */
export function faultsOf(verdict: Verdict, settings: CheckSettings): readonly VerdictFault[] {
  const { outcome, note } = verdict;
  return [
    ...(outcome === 'correction' && settings.correctionDays <= 0 ? (['no_correction'] as const) : []),
    ...(outcome === 'revise' && !settings.revise ? (['no_revision'] as const) : []),
    ...(outcome === 'passed' ? faultsOfPass(verdict) : faultsOfRefusal(verdict)),
    ...(note.length > LONGEST_NOTE ? (['note_long'] as const) : []),
  ];
}

function faultsOfPass({ checklist, reasons }: Verdict): readonly VerdictFault[] {
  const isUnmet = reasonCodes.some((it) => checklist[it] === 'unmet') || reasons.length > 0;
  const isOpen = askedReasons.some((it) => checklist[it] === undefined);
  return [...(isUnmet ? (['reasons_unfit'] as const) : []), ...(isOpen ? (['checklist_open'] as const) : [])];
}

function faultsOfRefusal({ checklist, reasons, note }: Verdict): readonly VerdictFault[] {
  const isUnfit = reasons.some((it) => it !== 'other' && checklist[it] !== 'unmet');
  return [
    ...(reasons.length === 0 ? (['reasons_missing'] as const) : []),
    ...(isUnfit ? (['reasons_unfit'] as const) : []),
    ...(note.trim() === '' ? (['note_missing'] as const) : []),
  ];
}

/** The questions that each entry is asked; `other` is a reason, not a question. */
export const askedReasons: readonly AskedReason[] = reasonCodes.filter((it) => it !== 'other');
export type AskedReason = Exclude<ReasonCode, 'other'>;

/** A verdict waits for a second person when the edition wants two pairs of eyes for a refusal. */
export function needsSecond(outcome: CheckOutcome, { twoEyes }: CheckSettings): boolean {
  return twoEyes && outcome === 'refused';
}

const DAY_MS = 86_400_000;

/** Until when a correction is taken: so many days after it was asked for. */
export function correctionUntil({ correctionDays }: CheckSettings, now: Date): Date {
  return new Date(now.getTime() + correctionDays * DAY_MS);
}

/** Outcomes that open the entry again for its people. */
export function isAsking(outcome: CheckOutcome): outcome is 'correction' | 'revise' {
  return outcome === 'correction' || outcome === 'revise';
}

/** Until when the entry is open again: a correction for its days, a revision as long as the check lasts; null: no time is left for it. */
export function openUntilFor(
  { settings, closes }: Pick<StageOf<'admin_check'>, 'settings' | 'closes'>,
  outcome: 'correction' | 'revise',
  now: Date,
): Date | null {
  if (outcome === 'correction') return correctionUntil(settings, now);
  const end = closes === null ? null : new Date(closes);
  return end !== null && end > now ? end : null;
}

/** Answers that the machine proposes from what it knows of the entry; a person confirms each. */
export function proposedAnswers(known: Readonly<Partial<Record<ReasonCode, boolean | null>>>): Checklist {
  const answerOf = (fulfilled: boolean | null): CheckAnswer | undefined => {
    if (fulfilled === null) return undefined;
    return fulfilled ? 'met' : 'unmet';
  };
  const answers = Object.entries(known).map(([reason, fulfilled]) => [reason, answerOf(fulfilled ?? null)] as const);
  return Object.fromEntries(answers.filter(([, answer]) => answer !== undefined)) as Checklist;
}
