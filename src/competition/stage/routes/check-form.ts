import type { Viewer } from '#identity/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { type Checklist, checkAnswers, checkOutcomes, reasonCodes, type Verdict } from '../model/check.ts';
import type { ChecksQuery } from '../paths.ts';
import { askedReasons, type VerdictFault } from '../rules/check.ts';
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

/** A word that stands for the reader, and one for nobody. */
export const OWN = 'saya';
export const NOBODY = 'belum';

const codeIn = (text: string | null): string | null => (text && /^[a-z0-9_-]{1,40}$/i.test(text) ? text : null);

export function filterIn(get: (name: string) => string | null, viewer: Viewer): ChecksFilter {
  const checker = get('pemeriksa');
  const person = checker === OWN ? (viewer.person?.id ?? null) : parseId<'PersonId'>(checker ?? '');
  return {
    group: checkGroups.find((it) => it === get('status')) ?? null,
    reason: reasonCodes.find((it) => it === get('alasan')) ?? null,
    entryGroup: codeIn(get('kelompok')),
    category: codeIn(get('kategori')),
    institutionId: parseId<'InstitutionId'>(get('instansi') ?? ''),
    checker: checker === NOBODY ? 'nobody' : person,
    words: (get('q') ?? '').trim().slice(0, 200),
    sort: checkSorts.find((it) => it === get('urut')) ?? 'oldest',
  };
}

/** The same as an address carries it; the reader's own checks stay the reader's, whoever opens a shared view. */
export function checksQuery(filter: ChecksFilter, viewer: Viewer): ChecksQuery {
  const own = filter.checker !== null && filter.checker === viewer.person?.id;
  const checker = filter.checker === 'nobody' ? NOBODY : filter.checker;
  const fields = {
    status: filter.group ?? '',
    alasan: filter.reason ?? '',
    kelompok: filter.entryGroup ?? '',
    kategori: filter.category ?? '',
    instansi: filter.institutionId ?? '',
    pemeriksa: own ? OWN : (checker ?? ''),
    q: filter.words,
    urut: filter.sort === 'oldest' ? '' : filter.sort,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
