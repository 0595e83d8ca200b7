import { expect, test } from 'vitest';
import type { Passage } from '../model/course.ts';
import { standingOf } from './course.ts';
import { figuresOf } from './course-figures.ts';

const document = {
  stages: ['entering', 'admin_check', 'te_plenary', 'finalists_plenary', 'objection'].map((kind) => ({
    kind,
  })) as never,
};
const entry = (...outcomes: [Passage['stage'], Passage['outcome']][]) => {
  const passages = outcomes.map(([stage, outcome]) => ({ stage, outcome, award: null }));
  return { passages, standing: standingOf(document, passages) };
};

test('each stage tells its field and what became of it', () => {
  const entries = [
    entry(),
    entry(['admin_check', 'correction']),
    entry(['admin_check', 'refused']),
    entry(['admin_check', 'passed']),
    entry(['admin_check', 'passed'], ['te_plenary', 'not_nominated']),
    entry(['admin_check', 'passed'], ['te_plenary', 'nominated'], ['finalists_plenary', 'finalist']),
    entry(
      ['admin_check', 'passed'],
      ['te_plenary', 'nominated'],
      ['finalists_plenary', 'finalist'],
      ['objection', 'disqualified'],
    ),
  ];
  expect(figuresOf(document, entries)).toEqual([
    { stage: 'admin_check', field: 7, open: 1, waiting: 1, on: 4, out: 1 },
    { stage: 'te_plenary', field: 4, open: 1, waiting: 0, on: 2, out: 1 },
    { stage: 'finalists_plenary', field: 2, open: 0, waiting: 0, on: 2, out: 0 },
    { stage: 'objection', field: 2, open: 0, waiting: 0, on: 1, out: 1 },
  ]);
});

test('an entry with an objection that is not answered is open, and goes on once it is', () => {
  const finalist = entry(['admin_check', 'passed'], ['te_plenary', 'nominated'], ['finalists_plenary', 'finalist']);
  const of = (contested: ReadonlySet<string>) => figuresOf(document, [{ ...finalist, id: 'a' }], contested).at(-1);
  expect(of(new Set(['a']))).toEqual({ stage: 'objection', field: 1, open: 1, waiting: 0, on: 0, out: 0 });
  expect(of(new Set(['b']))).toEqual({ stage: 'objection', field: 1, open: 0, waiting: 0, on: 1, out: 0 });
});
