import { describe, expect, test } from 'vitest';
import { a, b, proof, small } from '../../../../tests/support/scored.ts';
import type { Given } from '../model/sheet.ts';
import { askedItems } from './asked.ts';
import { whyNotProof, whyNotProven } from './evidence.ts';
import { answerFromFact } from './facts.ts';

test('a condition fails with the item on which it hangs', () => {
  const items = small.aspects.flatMap((it) => it.items);
  const chain = {
    ...small,
    aspects: [
      {
        ...(small.aspects[0] as (typeof small.aspects)[number]),
        items: [
          items[0],
          { ...items[1], conditions: [{ item: 'i1', options: ['b'] }] },
          { ...items[2], bases: [], options: items[0]?.options, conditions: [{ item: 'i-2', options: [] }] },
        ] as typeof items,
      },
    ],
  };
  const asked = (answers: Readonly<Record<string, Given>>) => [
    ...askedItems(chain, 'innovation', new Map(Object.entries(answers))),
  ];
  expect(asked({})).toEqual(['i1']);
  expect(asked({ i1: a, 'i-2': a })).toEqual(['i1']);
  expect(asked({ i1: b })).toEqual(['i1', 'i-2']);
  expect(asked({ i1: b, 'i-2': a })).toEqual(['i1', 'i-2', 'i3']);
});

describe('an evidence', () => {
  const rule = {
    required: true,
    atLeast: 2,
    kinds: ['file' as const],
    oldest: 2,
    newest: 1,
    papers: '',
    papers_en: '',
  };
  test.each([
    [2024, null],
    [2025, null],
    [2026, 'evidence_year'],
    [2023, 'evidence_year'],
    [null, 'evidence_year_unknown'],
  ])('of %s in an edition of 2026 that asks for 2024–2025: %s', (year, why) => {
    expect(whyNotProof(proof(year), rule, 2026)).toBe(why);
  });

  test('that speaks for a stretch of years counts when one of them fits', () => {
    expect(whyNotProof(proof(null, { years: { from: 2020, to: 2024 } }), rule, 2026)).toBe(null);
    expect(whyNotProof(proof(null, { years: { from: 2020, to: 2023 } }), rule, 2026)).toBe('evidence_year');
  });

  test('that was put away or is of another kind counts no more', () => {
    expect(whyNotProof(proof(2025, { isArchived: true }), rule, 2026)).toBe('evidence_archived');
    expect(whyNotProof(proof(2025, { kind: 'link' }), rule, 2026)).toBe('evidence_kind');
  });

  test('is owed as often as the rule says', () => {
    expect(whyNotProven([proof(2025)], rule, 2026)).toBe('evidence_missing');
    expect(whyNotProven([proof(2025), proof(2020)], rule, 2026)).toBe('evidence_faulty');
    expect(whyNotProven([proof(2025), proof(2024)], rule, 2026)).toBe(null);
    expect(whyNotProven([], { ...rule, required: false }, 2026)).toBe(null);
  });
});

test.each([
  [0, null],
  [1, 'satu'],
  [2, 'dua'],
  [9, 'dua'],
  ['Perda', 'perda'],
  ['lain', null],
  [true, 'satu'],
])('a fact of %s answers %s', (value, wanted) => {
  const steps = [
    { from: 2, equals: '', option: 'dua' },
    { from: 1, equals: '', option: 'satu' },
    { from: null, equals: 'Perda', option: 'perda' },
  ];
  expect(answerFromFact({ name: 'x', basis: '', steps }, value)?.option ?? null).toBe(wanted);
});
