import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { EditionDocument } from '../../edition/model/document.ts';
import { type Choice, LONGEST_REASON, type Votes } from '../model/plenary.ts';
import type { PlenaryQuery } from '../paths.ts';
import { choiceGroups, type PlenaryFilter, plenarySorts } from '../rules/plenary-list.ts';
import type { ShownChoice } from '../views/choice-cards.tsx';

/** What was typed of each entry. */
export type TypedChoices = ReadonlyMap<string, ShownChoice['typed']>;

const MOST = 9999;

/** A whole number as typed; null for anything else. */
export function wholeIn(text: string): number | null {
  const trimmed = text.trim();
  return /^\d{1,4}$/.test(trimmed) && Number(trimmed) <= MOST ? Number(trimmed) : null;
}

export function plenaryFilterIn(
  query: URLSearchParams,
  { groups, categories }: Pick<EditionDocument, 'groups' | 'categories'>,
): PlenaryFilter {
  return {
    group: groups.find((it) => it.code === query.get('kelompok'))?.code ?? null,
    category: categories.find((it) => it.code === query.get('kategori'))?.code ?? null,
    chosen: choiceGroups.find((it) => it === query.get('pilihan')) ?? null,
    sort: plenarySorts.find((it) => it === query.get('urut')) ?? 'place',
    words: (query.get('q') ?? '').trim().slice(0, 200),
  };
}

/** The filter as an address carries it. */
export function plenaryQuery({ group, category, chosen, words, sort }: PlenaryFilter): PlenaryQuery {
  const fields = {
    kelompok: group ?? '',
    kategori: category ?? '',
    pilihan: chosen ?? '',
    q: words,
    urut: sort === 'place' ? '' : sort,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/** What a form shows of a choice as it is kept. */
export function typedOf(choice: Choice | null): ShownChoice['typed'] {
  const { votes } = choice ?? { votes: null };
  return {
    chosen: choice?.chosen ?? false,
    award: choice?.award ?? '',
    reason: choice?.reason ?? '',
    votes: votes ? [String(votes.for), String(votes.against), String(votes.abstained)] : ['', '', ''],
  };
}

type ReadChoices = { readonly typed: TypedChoices; readonly choices: readonly Choice[]; readonly errors: FieldErrors };

/** The choices of the entries that the form names; of votes all or none are told. */
export function choicesIn(form: FormValues): ReadChoices {
  const typed = new Map<string, ShownChoice['typed']>();
  const choices: Choice[] = [];
  const errors: Record<string, string> = {};
  for (const text of form.all('usulan')) {
    const entryId = parseId<'EntryId'>(text);
    if (!entryId) continue;
    const one = oneIn(form, entryId);
    typed.set(entryId, one);
    const votes = votesIn(one.votes);
    if (votes === 'wrong') errors[`setuju.${entryId}`] = t('stage.plenary.votesWrong');
    if (one.reason.length > LONGEST_REASON) errors[`alasan.${entryId}`] = t('stage.refusal.reason_long');
    const award = one.award === '' || !one.chosen ? null : one.award;
    choices.push({
      entryId,
      chosen: one.chosen,
      award,
      reason: one.reason.trim(),
      votes: votes === 'wrong' ? null : votes,
    });
  }
  return { typed, choices, errors };
}

function oneIn(form: FormValues, id: string): ShownChoice['typed'] {
  return {
    chosen: form.get(`pilih.${id}`) === 'ya',
    award: form.get(`penghargaan.${id}`),
    reason: form.get(`alasan.${id}`),
    votes: [form.get(`setuju.${id}`), form.get(`menolak.${id}`), form.get(`abstain.${id}`)],
  };
}

function votesIn(texts: ShownChoice['typed']['votes']): Votes | null | 'wrong' {
  if (texts.every((it) => it.trim() === '')) return null;
  const [votesFor, against, abstained] = texts.map((it) => (it.trim() === '' ? 0 : wholeIn(it)));
  if (votesFor == null || against == null || abstained == null) return 'wrong';
  return { for: votesFor, against, abstained };
}
