import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { done, refused } from '#platform/outcome.ts';
import {
  anew,
  baseline,
  begun,
  db,
  edit,
  eventsOf,
  id,
  latest,
  measure,
  report,
  stranger,
  strike,
  withdraw,
  withProblem,
} from '../../../../tests/support/problem-desk.ts';
import { oneRow } from '../../../../tests/support/registry.ts';
import type { MeasureId } from '../../model/ids.ts';
import { measuresOf } from '../queries/measure.ts';

withProblem();

describe('measuring', () => {
  test('makes a series, better or not, each once', async () => {
    await begun();
    const measureId = newId<'MeasureId'>();
    expect(await measure({ value: 99, date: '2026-02-01', evidence: [] }, { measureId })).toEqual(done(null));
    expect(await measure({ value: 99, date: '2026-02-01', evidence: [] }, { measureId })).toEqual(done(null));
    expect(await measure()).toEqual(done(null));
    expect((await measuresOf(db.conn, id)).map((it) => [it.date, it.value, it.unit, it.evidence.length])).toEqual([
      ['2026-02-01', 99, 'menit', 0],
      ['2026-10-01', 30, 'menit', 1],
    ]);
    expect((await eventsOf()).filter((event) => event === 'registry.problem.measure')).toHaveLength(2);
    const other = await oneRow<{ id: MeasureId }>(db, sql`select id from problem_measure where id = ${measureId}`);
    anew();
    await begun();
    expect(await measure({}, { measureId: other.id })).toEqual(refused('id_taken'));
  });

  test('is refused before or on the day of the baseline, from the future, a stale tab, others, and without baseline', async () => {
    await begun();
    expect(await measure({ date: '2025-01-31' })).toEqual(refused('before_baseline'));
    expect(await measure({ date: '2026-11-25' })).toEqual(refused('in_future'));
    expect(await measure({ evidence: [{ title: 'x', url: 'javascript:alert(1)', date: null }] })).toEqual(
      refused('invalid'),
    );
    expect(await measure({ value: Number.NaN })).toEqual(refused('invalid'));
    expect(await measure({}, { who: stranger })).toEqual(refused('not_yours'));
    await edit(1, { better: null });
    expect(await measure({}, { revision: 2 })).toEqual(refused('direction_missing'));
    await edit(2, { baseline: { ...baseline, unit: 'jam' } });
    expect(await measure({}, { revision: 2 })).toEqual(refused('stale'));
    await edit(3, { baseline: null });
    expect(await measure({}, { revision: 4 })).toEqual(refused('baseline_missing'));
    expect(await measuresOf(db.conn, id)).toEqual([]);
  });

  test('fixes what is measured: indicator and unit stay', async () => {
    await begun();
    await measure();
    expect(await edit(1, { baseline: { ...baseline, unit: 'jam' } })).toEqual(refused('measured'));
    expect(await edit(1, { baseline: { ...baseline, value: 90 } })).toEqual(done({ revision: 2, theirs: [] }));
  });

  test('is struck out with a reason, but not while a report rests on it', async () => {
    await begun();
    await measure({ value: 3 });
    const wrong = await latest();
    expect(await strike(wrong, ' ')).toEqual(refused('reason_missing'));
    expect(await strike(newId<'MeasureId'>(), 'x')).toEqual(refused('unknown_measure'));
    await report(wrong);
    expect(await strike(wrong, 'Salah ketik.')).toEqual(refused('measure_used'));
    await withdraw();
    expect(await strike(wrong, 'Salah ketik.')).toEqual(done(null));
    expect(await strike(wrong, 'Salah ketik.')).toEqual(done(null));
    expect(await measuresOf(db.conn, id)).toEqual([]);
    const kept = sql`select struck_reason from problem_measure where id = ${wrong}`;
    expect((await oneRow<{ struck_reason: string }>(db, kept)).struck_reason).toBe('Salah ketik.');
  });
});
