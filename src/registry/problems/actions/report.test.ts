import { describe, expect, test } from 'vitest';
import type { Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { done, refused } from '#platform/outcome.ts';
import {
  begin,
  begun,
  db,
  deli,
  eventsOf,
  factsOf,
  figure,
  giveBack,
  hub,
  id,
  latest,
  lesson,
  measure,
  now,
  raise,
  raiser,
  reopen,
  report,
  stands,
  stranger,
  verify,
  withProblem,
} from '../../../../tests/support/problem-desk.ts';
import { viewerIn } from '../../../../tests/support/registry.ts';
import { listProblems, problemTodo } from '../queries/problem.ts';

withProblem();

describe('solving', () => {
  test('is reported by one and verified by another, each once', async () => {
    await raise();
    await measure();
    expect(await report()).toEqual(refused('not_begun'));
    expect(await begin()).toEqual(done(null));
    expect(await begin()).toEqual(done(null));
    expect(await report()).toEqual(done(null));
    expect(await report()).toEqual(done(null));
    expect(await stands()).toMatchObject({
      state: 'reported',
      revision: 2,
      afterMeasure: { indicator: 'Waktu tunggu', unit: 'menit', value: 30, date: '2026-10-01', source: 'Laporan 2026' },
      evidence: figure.evidence,
      lesson,
      verifiedAt: null,
    });
    expect(await factsOf('registry.problem_reported')).toBe(1);
    expect(await factsOf('registry.problem_solved')).toBe(0);
    expect(await verify(raiser)).toEqual(refused('not_judge'));
    expect(await verify({ ...hub, person: raiser.person })).toEqual(refused('own_report'));
    expect(await verify(hub, { note: 'Cocok dengan register.' })).toEqual(done(null));
    expect(await verify(hub, { note: 'Cocok dengan register.' })).toEqual(done(null));
    expect(await stands()).toMatchObject({
      state: 'solved',
      verifiedAt: now,
      verifiedAs: 'hub_admin',
      verifiedFor: 'Pemerintah Kabupaten Toba',
      verifyNote: 'Cocok dengan register.',
    });
    expect(await eventsOf()).toEqual([
      'registry.problem.raise',
      'registry.problem.measure',
      'registry.problem.begin',
      'registry.problem.report',
      'registry.problem.solve',
    ]);
    expect(await factsOf('registry.problem_solved')).toBe(1);
    expect(await report()).toEqual(refused('closed'));
  });

  test('wants the latest measure to be better and proven; the best of many is not picked', async () => {
    await begun();
    expect(await report()).toEqual(refused('measure_missing'));
    await measure({ value: 20, date: '2026-03-01' });
    const best = await latest();
    await measure({ value: 95, date: '2026-09-01' });
    expect(await report(best)).toEqual(refused('no_improvement'));
    await measure({ value: 60, date: '2026-10-01', evidence: [] });
    expect(await report()).toEqual(refused('evidence_missing'));
    await measure({ value: 50, date: '2026-11-01' });
    expect(await report(best)).toEqual(refused('stale'));
    expect(await report()).toEqual(done(null));
  });

  test('is not verified when a newer measure says otherwise, or on another report than was looked at', async () => {
    await begun();
    await measure();
    await report();
    expect(await verify(hub, { measureId: newId<'MeasureId'>() })).toEqual(refused('stale'));
    await measure({ value: 100, date: '2026-11-20', evidence: [] }, { revision: 2 });
    expect(await verify()).toEqual(refused('no_improvement'));
  });

  test('is given back with a note, which is read by those who run it', async () => {
    await begun();
    await measure();
    await report();
    expect(await giveBack(' ')).toEqual(refused('reason_missing'));
    expect(await giveBack('x'.repeat(2001))).toEqual(refused('invalid'));
    expect(await giveBack('Sumbernya belum dapat dibuka.', raiser)).toEqual(refused('not_judge'));
    expect(await giveBack('Sumbernya belum dapat dibuka.')).toEqual(done(null));
    expect(await giveBack('Sumbernya belum dapat dibuka.')).toEqual(done(null));
    expect(await stands()).toMatchObject({
      state: 'being_solved',
      returnNote: 'Sumbernya belum dapat dibuka.',
      measureId: null,
    });
    expect(await factsOf('registry.problem_returned')).toBe(1);
    expect(await verify()).toEqual(refused('not_reported'));
    expect(await report()).toEqual(done(null));
    expect((await stands())?.returnNote).toBe('');
  });

  test('of which nobody said the direction asks it of the verifier', async () => {
    await begun();
    await measure();
    await report();
    await db.pool.query('update problem set better = null where id = $1', [id]);
    expect(await verify()).toEqual(refused('direction_missing'));
    expect(await verify(hub, { better: 'higher' })).toEqual(refused('no_improvement'));
    expect(await verify(hub, { better: 'lower' })).toEqual(done(null));
    expect((await stands())?.better).toBe('lower');
  });

  test('waits with the admin of its institution and with the hub, but never with whoever reported it', async () => {
    await begun();
    await measure();
    await report();
    const admin = await viewerIn(db, deli, 'local_admin');
    const waits = async (who: Viewer) => {
      const { items } = await listProblems(
        db.conn,
        who,
        { states: [], regions: [], affairs: [], mark: 'to_verify' },
        { size: 50, offset: 0 },
      );
      return items.some((it) => it.id === id);
    };
    expect([await waits(admin), await waits(hub), await waits(stranger), await waits(raiser)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await waits({ ...admin, person: raiser.person })).toBe(false);
    const before = (await problemTodo(db.conn, admin)).toVerify;
    await verify(admin);
    expect((await problemTodo(db.conn, admin)).toVerify).toBe(before - 1);
  });

  test('is undone by opening again with a reason; only a newer measure solves it then', async () => {
    await begun();
    await measure();
    await report();
    expect(await reopen('Antrean kembali.')).toEqual(refused('reported'));
    await verify();
    expect(await reopen(' ')).toEqual(refused('reason_missing'));
    expect(await reopen('Antrean kembali.')).toEqual(done(null));
    expect(await reopen('Antrean kembali.')).toEqual(done(null));
    expect((await eventsOf()).filter((event) => event === 'registry.problem.reopen')).toHaveLength(1);
    await begin();
    expect(await reopen('Antrean kembali.')).toEqual(refused('not_closed'));
    expect(await stands()).toMatchObject({ state: 'being_solved', lesson, verifiedAt: null, measureId: null });
    expect(await report()).toEqual(refused('measure_old'));
    const later = new Date(now.getTime() + 1000);
    await measure({ value: 25, date: '2026-11-01' }, { revision: 2, at: later });
    expect(await report()).toEqual(done(null));
  });
});
