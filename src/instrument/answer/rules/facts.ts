import type { InstrumentDocument } from '../../catalogue/model/document.ts';
import type { FactMapping } from '../../catalogue/model/item.ts';
import type { SubjectKind } from '../../catalogue/model/parts.ts';
import { itemsFor, optionOf } from '../../catalogue/rules/items.ts';
import type { Given } from '../model/sheet.ts';
import { askedItems } from './asked.ts';

/** The answer that a known value makes by the item's mapping; null where no step fits. */
export function answerFromFact({ basis, steps }: FactMapping, value: number | string | boolean): Given | null {
  const text = typeof value === 'boolean' ? (value ? 'ya' : 'tidak') : String(value);
  const equal = steps.find((it) => it.equals !== '' && it.equals === text);
  if (equal) return { basis, option: equal.option };
  const number = typeof value === 'boolean' ? Number(value) : value;
  if (typeof number !== 'number') return null;
  const reached = steps.filter((it) => it.from !== null && it.from <= number);
  const last = reached.reduce<(typeof reached)[number] | null>(
    (best, it) => (best === null || (it.from ?? 0) >= (best.from ?? 0) ? it : best),
    null,
  );
  return last ? { basis, option: last.option } : null;
}

type Answering = {
  readonly answers: ReadonlyMap<string, Given>;
  readonly facts: ReadonlyMap<string, { readonly value: number | string | boolean }>;
};

/** How many items that are asked and have no answer the hub's data answer. */
export function offeredByFacts(document: InstrumentDocument, kind: SubjectKind, { answers, facts }: Answering): number {
  const given = new Map([...answers].filter(([, it]) => it.option !== ''));
  const asked = askedItems(document, kind, given);
  return itemsFor(document, kind).filter((item) => {
    const fact = facts.get(item.fact.name);
    if (!fact || !asked.has(item.code) || given.has(item.code)) return false;
    const answer = answerFromFact(item.fact, fact.value);
    return answer !== null && optionOf(item, answer) !== null;
  }).length;
}
