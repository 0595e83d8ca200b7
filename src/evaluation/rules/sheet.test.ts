import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nobody } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { plainRubric } from '../../../tests/support/evaluation.ts';
import { actingAs } from '../../../tests/support/people.ts';
import { rubricSchema } from '../model/rubric.ts';
import type { Mark } from '../model/sheet.ts';
import {
  clashesOf,
  lacksOf,
  owesComment,
  seenMark,
  typedMark,
  whyNotEntry,
  whyNotMark,
  whyNotReadSheet,
  whyNotReopen,
  whyNotWrite,
} from './sheet.ts';
import { scoreOf, totalOf } from './total.ts';

const rubric = rubricSchema.parse(plainRubric);
const [novelty, impact] = rubric.criteria as [(typeof rubric.criteria)[number], (typeof rubric.criteria)[number]];
const at = new Date('2026-03-02T03:00:00Z');
const mark = (criterion: string, value: number | null, comment = '', revision = 1): Mark => ({
  criterion,
  mark: value,
  comment,
  revision,
  savedAt: at,
});

describe('a mark', () => {
  test.each([
    ['8,5', 8.5],
    [' 8.5 ', 8.5],
    ['0', 0],
    ['', null],
    ['delapan', Number.NaN],
    ['1e3', Number.NaN],
    ['8,5,0', Number.NaN],
  ])('typed as %j is %j', (text, value) => {
    expect(typedMark(text)).toEqual(value);
  });

  test.each([
    [novelty, 0, null],
    [novelty, 100, null],
    [novelty, 101, 'off_scale'],
    [novelty, -5, 'off_scale'],
    [novelty, 62, 'off_step'],
    [novelty, Number.NaN, 'not_a_number'],
    [novelty, null, null],
    [impact, 0.5, 'off_scale'],
    [impact, 7.5, null],
    [impact, 7.3, 'off_step'],
  ] as const)('on its scale %#', (criterion, value, why) => {
    expect(whyNotMark(criterion, value)).toBe(why);
  });

  test('the words on the whole bear none, and a criterion must be one of the rubric', () => {
    expect(whyNotEntry(rubric, { criterion: 'overall', mark: null, comment: 'Baik.' })).toBeNull();
    expect(whyNotEntry(rubric, { criterion: 'overall', mark: 5, comment: '' })).toBe('unknown_criterion');
    expect(whyNotEntry(rubric, { criterion: 'lain', mark: 5, comment: '' })).toBe('unknown_criterion');
    expect(whyNotEntry(rubric, { criterion: 'novelty', mark: 50, comment: 'x'.repeat(5001) })).toBe('too_long');
  });

  test('owes a comment below and above the set marks, not on them', () => {
    expect([55, 60, 90, 95].map((value) => owesComment(novelty, value))).toEqual([true, false, false, true]);
    expect([1, 10].map((value) => owesComment(impact, value))).toEqual([false, false]);
  });
});

describe('a sheet', () => {
  test('lacks marks and owed comments, in the order of the rubric', () => {
    expect(lacksOf(rubric, [])).toEqual([
      { criterion: 'novelty', what: 'mark' },
      { criterion: 'impact', what: 'mark' },
    ]);
    expect(lacksOf(rubric, [mark('novelty', 55, '  '), mark('impact', 10)])).toEqual([
      { criterion: 'novelty', what: 'comment' },
    ]);
    expect(lacksOf(rubric, [mark('novelty', 55, 'Data kurang.'), mark('impact', 10)])).toEqual([]);
  });

  test('makes of a hundred what weights and scales say', () => {
    const marks = [mark('novelty', 80), mark('impact', 7.5)];
    expect(scoreOf(rubric, marks)).toBe(77);
    expect(totalOf(rubric, marks)).toBe(77);
    expect(scoreOf(rubric, marks.slice(0, 1))).toBe(32);
    expect(totalOf(rubric, marks.slice(0, 1))).toBeNull();
    expect(totalOf(rubric, [mark('novelty', 100), mark('impact', 10)])).toBe(100);
  });

  test('never leaves 0 to 100, whatever the marks', () => {
    const steps = fc.record({ a: fc.integer({ min: 0, max: 20 }), b: fc.integer({ min: 2, max: 20 }) });
    fc.assert(
      fc.property(steps, ({ a, b }) => {
        const total = totalOf(rubric, [mark('novelty', a * 5), mark('impact', b / 2)]) ?? -1;
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('two tabs', () => {
  const entry = { criterion: 'novelty', mark: 70, comment: '', revision: 1 };

  test('what was saved since it was seen is a clash; the same again, or on what was seen, is none', () => {
    expect(clashesOf([entry], [])).toEqual([]);
    expect(clashesOf([entry], [mark('novelty', 80, '', 1)])).toEqual([]);
    expect(clashesOf([entry], [mark('novelty', 80, '', 2)])).toEqual([
      { criterion: 'novelty', stored: mark('novelty', 80, '', 2) },
    ]);
    expect(clashesOf([entry], [mark('novelty', 70, '', 2)])).toEqual([]);
    expect(clashesOf([{ ...entry, revision: 0 }], [mark('novelty', 80, '', 1)])).toHaveLength(1);
  });

  test('an untouched box is told by its mark', () => {
    expect(seenMark(70, 'Baik. ')).toBe(seenMark(70, 'Baik.'));
    expect(seenMark(70, '')).not.toBe(seenMark(7, '0'));
    expect(seenMark(null, '')).not.toBe(seenMark(0, ''));
  });
});

describe('whose it is', () => {
  const hub = newId<'InstitutionId'>();
  const juror = actingAs('coach', newId<'InstitutionId'>());
  const round = {
    organiserId: hub,
    state: 'open' as const,
    opensAt: new Date('2026-03-01T00:00:00Z'),
    closesAt: new Date('2026-03-09T00:00:00Z'),
  };
  const own = {
    state: 'in_progress' as const,
    personId: juror.person.id,
    jurorState: 'accepted' as const,
    organiserId: hub,
    isTied: false,
  };

  test.each([
    ['its juror', own, null],
    ['its juror, who is tied', { ...own, isTied: true }, 'not_found'],
    ['its juror, who left', { ...own, jurorState: 'removed' as const }, 'not_found'],
    ['another', { ...own, personId: newId<'PersonId'>() }, 'not_found'],
    ['its juror, when it was taken back', { ...own, state: 'withdrawn' as const }, 'not_found'],
    ['its juror, when it is done', { ...own, state: 'finished' as const }, 'locked'],
    ['its juror, when it is open again', { ...own, state: 'reopened' as const }, null],
  ])('%s writes', (_, sheet, why) => {
    expect(whyNotWrite(sheet, round, juror, at)).toBe(why);
    expect(whyNotReadSheet(sheet, juror)).toBe(why === null || why === 'locked' ? null : 'not_visible');
  });

  test('nobody writes after the deadline, and a locked sheet says so last', () => {
    const late = new Date('2026-03-09T00:00:00Z');
    expect(whyNotWrite(own, round, juror, late)).toBe('time_over');
    expect(whyNotWrite({ ...own, state: 'finished' }, round, juror, late)).toBe('time_over');
  });

  test('who runs the round reads every sheet and writes none; nobody reads nothing', () => {
    const secretary = actingAs('secretariat', hub);
    expect(whyNotReadSheet({ ...own, isTied: true, state: 'withdrawn' }, secretary)).toBeNull();
    expect(whyNotWrite(own, round, secretary, at)).toBe('not_found');
    expect(whyNotReadSheet(own, nobody)).toBe('not_visible');
    expect(whyNotReadSheet(own, actingAs('secretariat', newId<'InstitutionId'>()))).toBe('not_visible');
  });

  test('only a finished sheet of an open round is opened again, by who runs it', () => {
    const secretary = actingAs('secretariat', hub);
    expect(whyNotReopen({ state: 'finished' }, round, secretary)).toBeNull();
    expect(whyNotReopen({ state: 'in_progress' }, round, secretary)).toBe('not_finished');
    expect(whyNotReopen({ state: 'finished' }, { ...round, state: 'closed' }, secretary)).toBe('closed');
    expect(whyNotReopen({ state: 'finished' }, round, juror)).toBe('not_yours');
  });
});
