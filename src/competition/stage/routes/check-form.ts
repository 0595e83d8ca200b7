import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Check as Eligibility } from '../../entry/rules/eligibility.ts';
import {
  type Checklist,
  checkAnswers,
  checkOutcomes,
  type ReasonCode,
  reasonCodes,
  type Verdict,
} from '../model/check.ts';
import { askedReasons, proposedAnswers, type VerdictFault } from '../rules/check.ts';
import { type ChecksFilter, checkGroups, checkSorts } from '../rules/checks-list.ts';

/** A verdict as it is typed; no outcome is chosen yet. */
export type Typed = Omit<Verdict, 'outcome'> & { readonly outcome: Verdict['outcome'] | null };

export function verdictIn(form: FormValues): Typed {
  const answers = askedReasons.flatMap((reason) => {
    const answer = checkAnswers.find((it) => it === form.get(`periksa.${reason}`));
    return answer ? [[reason, answer] as const] : [];
  });
  const chosen = form.all('alasan');
  return {
    outcome: checkOutcomes.find((it) => it === form.get('hasil')) ?? null,
    checklist: Object.fromEntries(answers) as Checklist,
    reasons: reasonCodes.filter((it) => chosen.includes(it)),
    note: form.get('catatan'),
  };
}

const fieldOf: Readonly<Record<VerdictFault, string>> = {
  reasons_missing: 'alasan',
  reasons_unfit: 'alasan',
  checklist_open: '',
  note_missing: 'catatan',
  note_long: 'catatan',
  no_correction: 'hasil',
  no_revision: 'hasil',
  no_time_left: 'hasil',
};

/** What is wrong with a verdict, at the field where it is mended; open questions each at its own. */
export function verdictErrors(faults: readonly VerdictFault[], { checklist }: Typed): FieldErrors {
  const errors: Record<string, string> = {};
  for (const fault of faults) {
    if (fault !== 'checklist_open') {
      errors[fieldOf[fault]] = t(`stage.check.refusal.${fault}`);
      continue;
    }
    for (const reason of askedReasons.filter((it) => checklist[it] === undefined))
      errors[`periksa.${reason}`] = t('stage.check.refusal.checklist_open');
  }
  return errors;
}

export function filterIn(query: URLSearchParams): ChecksFilter {
  return {
    group: checkGroups.find((it) => it === query.get('status')) ?? null,
    reason: reasonCodes.find((it) => it === query.get('alasan')) ?? null,
    words: (query.get('q') ?? '').trim().slice(0, 200),
    sort: checkSorts.find((it) => it === query.get('urut')) ?? 'oldest',
  };
}

const reasonOfFinding: readonly (readonly [begins: string, reason: ReasonCode])[] = [
  ['age.', 'too_young'],
  ['history.', 'award_history'],
  ['title.', 'same_title'],
  ['evidence.', 'evidence_missing'],
  ['sections.', 'incomplete'],
  ['entrant.', 'not_entrant'],
];

/** What the rules of the edition say of the entry, as answers to the checklist; what they cannot tell stays open. */
export function knownAnswers(checks: readonly Eligibility[]): Checklist {
  const known: Partial<Record<ReasonCode, boolean | null>> = {};
  for (const { finding, standing } of checks) {
    const reason = reasonOfFinding.find(([begins]) => finding.key.startsWith(begins))?.[1];
    if (reason) known[reason] = standing === 'unknown' ? null : standing === 'yes';
  }
  return proposedAnswers(known);
}
