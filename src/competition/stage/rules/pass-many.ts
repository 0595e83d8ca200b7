import type { Check } from '../../entry/rules/eligibility.ts';
import type { Checklist, ReasonCode } from '../model/check.ts';
import { askedReasons, proposedAnswers } from './check.ts';
import type { CheckGroup } from './checks-list.ts';

const reasonOfFinding: readonly (readonly [begins: string, reason: ReasonCode])[] = [
  ['age.', 'too_young'],
  ['history.', 'award_history'],
  ['title.', 'same_title'],
  ['evidence.', 'evidence_missing'],
  ['sections.', 'incomplete'],
  ['entrant.', 'not_entrant'],
];

/** What the rules of the edition say of the entry, as answers to the checklist; what they cannot tell stays open. */
export function knownAnswers(checks: readonly Check[]): Checklist {
  const known: Partial<Record<ReasonCode, boolean | null>> = {};
  for (const { finding, standing } of checks) {
    const reason = reasonOfFinding.find(([begins]) => finding.key.startsWith(begins))?.[1];
    if (reason) known[reason] = standing === 'unknown' ? null : standing === 'yes';
  }
  return proposedAnswers(known);
}

/** Why a submission cannot be passed together with others: it is not waiting, or the rules object or are in doubt about these. */
export type WhyNotPassed = 'not_waiting' | { readonly objected: readonly ReasonCode[] };

/** Only what waits, and of which no rule says anything but yes: everything else is looked at by itself. */
export function whyNotPassTogether(group: CheckGroup, checks: readonly Check[]): WhyNotPassed | null {
  if (group !== 'waiting') return 'not_waiting';
  const objected = checks.flatMap(({ finding, standing }) => {
    const reason = reasonOfFinding.find(([begins]) => finding.key.startsWith(begins))?.[1];
    return reason && standing !== 'yes' ? [reason] : [];
  });
  return objected.length > 0 ? { objected: [...new Set(objected)] } : null;
}

/** Every question answered yes: what the person vouches for who passes many together. */
export const allMet: Checklist = Object.fromEntries(askedReasons.map((it) => [it, 'met'] as const));
