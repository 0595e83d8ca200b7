import { describe, expect, test } from 'vitest';
import { plainRubric } from '../../../../tests/support/evaluation.ts';
import { plantJury } from '../../../../tests/support/planted-jury.ts';
import { rubricSchema } from '../../model/rubric.ts';
import type { Problem } from '../../sharing/model/problem.ts';
import type { JudgingInput } from '../model/judging.ts';
import { replayed } from '../replay.ts';
import { solveOf } from '../solving.ts';
import { judgingText, replay } from './judging.ts';
import { planInputOf, problemIn } from './planned.ts';

const { scores } = plantJury({ entries: 25, jurors: 6, sheets: 2, worth: 6, leniency: 4, noise: 4 }, 'replay');
const between = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value));
const input: JudgingInput = {
  program: 'Tuntas 0.1.0',
  rubric: rubricSchema.parse(plainRubric),
  assignment: {
    method: 'in-turn',
    seed: 'turn',
    perSubject: 2,
    entries: ['a', 'b', 'c'],
    jurors: ['x', 'y', 'z'],
    tied: [{ entry: 'a', juror: 'x' }],
    standing: [{ entry: 'b', juror: 'y' }],
  },
  sheets: scores.map(({ entry, juror, score }) => ({
    entry,
    juror,
    marks: [
      { criterion: 'novelty', mark: between(0, Math.round(score / 5) * 5, 100) },
      { criterion: 'impact', mark: between(1, Math.round(score / 5) / 2, 10) },
    ],
  })),
  scale: false,
  cut: 5,
  draws: 500,
  seed: 'plenary',
};
const text = judgingText(input);
const result = (of: JudgingInput) => JSON.parse(judgingText(of)).result;

describe('a judging in one file', () => {
  test('is worked out anew from it to the same bytes', () => {
    expect(replay(text)).toEqual({ ok: true, value: { isIdentical: true, entries: 25, sheets: 50 } });
  });

  test('has the same bytes in whatever order its fields come', () => {
    const turned = Object.fromEntries(Object.entries(input).reverse()) as JudgingInput;
    expect(judgingText(turned)).toBe(text);
  });

  test('holds assignment, leniency, ranking and doubt', () => {
    const { assignment, jurors, ranking, doubt, leftRaw } = result(input);
    expect(assignment.pairs).toHaveLength(5);
    expect([jurors.length, ranking.length, leftRaw, ranking[0].rawPlace]).toEqual([6, 25, null, 1]);
    expect(
      doubt.every((it: string) =>
        ranking.some((one: { entry: string; top: number }) => one.entry === it && one.top >= 0.2 && one.top <= 0.8),
      ),
    ).toBe(true);
  });

  test('that somebody changed says where', () => {
    const raw = JSON.parse(text).result.ranking[0].raw;
    const changed = text.replace(`"raw": ${raw}`, '"raw": 99.5');
    expect(replay(changed)).toEqual({
      ok: true,
      value: { isIdentical: false, at: 'result.ranking.0.raw', written: '99.5', found: String(raw) },
    });
    const mark = replay(text.replace('"seed": "plenary"', '"seed": "other"'));
    expect(mark.ok && !mark.value.isIdentical && mark.value.at.startsWith('result.ranking.')).toBe(true);
  });

  test('given out by the best plan is solved anew', async () => {
    const problem: Problem = {
      ...{ entries: 3, jurors: 3, connected: false, overlap: 0, expert: null, institution: null, kept: null },
      worth: Float64Array.of(0.9, 0.2, 0.1, 0.8, 0.7, 1 / 3, 0.1, 0.1, 0.6),
      barred: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0),
      ...{ pinned: new Uint8Array(9), wanted: Int32Array.of(1, 1, 1) },
      ...{ least: Int32Array.of(1, 1, 1), most: Int32Array.of(1, 1, 1) },
    };
    const plan = planInputOf(problem, { entries: ['a', 'b', 'c'], jurors: ['x', 'y', 'z'], manner: { kind: 'sum' } });
    expect(problemIn(plan)).toEqual(problem);
    const planned = judgingText({ ...input, assignment: plan }, await solveOf());
    expect(JSON.parse(planned).result.assignment.pairs).toEqual([
      { entry: 'a', juror: 'y' },
      { entry: 'b', juror: 'x' },
      { entry: 'c', juror: 'z' },
    ]);
    expect(await replayed(planned)).toMatchObject({ ok: true, value: { isIdentical: true } });
    const short = planned.replace('"wanted": [', '"wanted": [1,');
    expect(await replayed(short)).toEqual({ ok: false, why: { code: 'no_judging', at: 'input.assignment.wanted' } });
  });

  test('lets equals share a place, and counts no sheet that a mark is missing on', () => {
    const whole = (entry: string, juror: string, novelty: number | null) => ({
      entry,
      juror,
      marks: [
        { criterion: 'novelty', mark: novelty },
        { criterion: 'impact', mark: 5 },
      ],
    });
    const sheets = [
      whole('a', 'x', 60),
      whole('b', 'x', 80),
      whole('c', 'x', 60),
      whole('d', 'x', 20),
      whole('d', 'y', null),
    ];
    const { ranking, uncounted } = result({ ...input, assignment: null, sheets });
    expect(ranking.map((it: { entry: string; rawPlace: number }) => `${it.rawPlace} ${it.entry}`)).toEqual([
      '1 b',
      '2 a',
      '2 c',
      '4 d',
    ]);
    expect(uncounted).toBe(1);
  });

  test.each([
    ['no JSON', '{', { code: 'no_json' }],
    ['something else', '{"format":"another"}', { code: 'no_judging', at: 'format' }],
    [
      'a file with something more',
      text.replace('"program"', '"more": 1, "program"'),
      { code: 'no_judging', at: 'input' },
    ],
    ['another version', text.replace('"version": 1', '"version": 2'), { code: 'other_version', version: 2 }],
  ])('that is %s is refused', (_, given, why) => {
    expect(replay(given)).toEqual({ ok: false, why });
  });
});
