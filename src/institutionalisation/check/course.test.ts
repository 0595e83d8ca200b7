import { describe, expect, test } from 'vitest';
import type { Viewer } from '#identity/index.ts';
import { done, refused } from '#platform/outcome.ts';
import { conditionsOf } from '#registry/index.ts';
import {
  answer,
  closeAll,
  itemOf,
  judge,
  known,
  nextYear,
  noticesOf,
  onDay,
  pool,
  round,
  runJob,
  stage,
  tobaRecord,
  withChecks,
  year,
} from '../../../tests/support/check-desk.ts';
import { formIn } from '../../../tests/support/form.ts';
import { personWith, testNow } from '../../../tests/support/people.ts';
import { HERE } from '../../../tests/support/server.ts';
import { remindAll } from './actions/remind.ts';
import { changeRound, closeEarly } from './actions/round.ts';
import type { RoundId } from './model/check.ts';
import { tellCheckClosed, tellCheckOpened } from './notices.ts';
import { paths } from './paths.ts';
import { itemFor } from './queries/items.ts';

withChecks();

describe('time', () => {
  test('opens, reminds once a day that is due, and closes; what is silent is told to be so, and may still be answered', async () => {
    const { id } = await stage.published();
    const keeper = await personWith(stage.db, `Penjaga ${year}`, [
      {
        role: 'innovator',
        institutionId: stage.who.admin.acting!.institutionId,
        unitId: stage.who.writer.acting!.unitId,
      },
    ]);
    await pool().query('insert into innovation_keeper (innovation_id, person_id, since) values ($1, $2, $3)', [
      id,
      keeper.person.id,
      testNow,
    ]);
    const roundId = await round(stage.who.hub, { opens: '2026-03-05', closes: '2026-03-22' });
    const item = await itemOf(roundId, id);
    expect(await answer(stage.who.writer, item)).toEqual(refused('not_open_yet'));
    await runJob(onDay(3));
    await tellCheckOpened({ roundId, at: 'x' }, { db: stage.db, baseUrl: HERE, now: onDay(3) } as never);
    expect((await noticesOf(keeper.person.id, 'check_opened')).map((it) => it.values)).toEqual([
      { year: String(year), count: 1, until: '22 Maret 2026' },
    ]);
    await runJob(onDay(6));
    await runJob(onDay(6));
    expect((await noticesOf(keeper.person.id, 'check_reminder')).length).toBe(1);
    await runJob(onDay(13));
    expect((await noticesOf(keeper.person.id, 'check_reminder')).length).toBe(2);
    await runJob(onDay(20));
    expect((await known(item)).state).toBe('waiting');
    await runJob(onDay(21));
    await runJob(onDay(21));
    expect((await known(item)).state).toBe('silent');
    expect((await conditionsOf(stage.db.conn, [id])).get(id)!.map((it) => [it.year, it.status])).toEqual([
      [year, null],
    ]);
    await tellCheckClosed({ roundId, at: 'x' }, { db: stage.db, baseUrl: HERE, now: onDay(21) } as never);
    expect((await noticesOf(stage.who.admin.person!.id, 'check_closed')).length).toBeGreaterThan(0);
    expect(await answer(stage.who.writer, item, { revision: 2 }, onDay(22))).toEqual(done(item));
    const late = await known(item);
    expect([late.state, late.isLate]).toEqual(['answered', true]);
    expect(await judge(stage.who.admin, item, { revision: 3 }, onDay(23))).toEqual(done(item));
    expect((await conditionsOf(stage.db.conn, [id])).get(id)!.map((it) => it.status)).toEqual(['continuing', null]);
    await closeAll();
  });

  test('the organiser reminds once a day, moves the last day, closes', async () => {
    const { id } = await stage.published();
    const keeper = await personWith(stage.db, `Pengasuh ${year}`, [
      {
        role: 'innovator',
        institutionId: stage.who.admin.acting!.institutionId,
        unitId: stage.who.writer.acting!.unitId,
      },
    ]);
    await pool().query('insert into innovation_keeper (innovation_id, person_id, since) values ($1, $2, $3)', [
      id,
      keeper.person.id,
      testNow,
    ]);
    await tobaRecord();
    const roundId = await round();
    const remind = (who: Viewer) =>
      stage.db.transact((tx) => remindAll(tx, who, { id: roundId, baseUrl: HERE }, testNow));
    expect(await remind(stage.who.admin)).toEqual(refused('organiser_only'));
    expect((await remind(stage.who.hub)).ok).toBe(true);
    expect(await remind(stage.who.hub)).toEqual(refused('reminded_today'));
    const change = (revision: number, closes: string) =>
      stage.db.transact((tx) => changeRound(tx, stage.who.hub, { id: roundId, revision, closes, note: '' }, testNow));
    expect(await change(1, '2026-03-01')).toEqual(refused('days_wrong'));
    expect(await change(1, '2026-04-30')).toEqual(done(roundId));
    expect(await change(1, '2026-05-30')).toEqual(refused('stale'));
    const close = (who: Viewer, revision = 2) =>
      stage.db.transact((tx) => closeEarly(tx, who, { id: roundId, revision }, testNow));
    expect(await close(stage.who.toba)).toEqual(refused('organiser_only'));
    expect(await close(stage.who.hub)).toEqual(done(roundId));
    expect(await close(stage.who.hub)).toEqual(done(roundId));
    expect(await change(3, '2026-06-30')).toEqual(refused('round_closed'));
    expect(await itemFor(stage.db.conn, stage.who.toba, await itemOf(roundId, id))).toBeNull();
    // A newer round asks: the old one takes no late answer any more.
    nextYear();
    await round();
    expect(await answer(stage.who.writer, await itemOf(roundId, id), { revision: 2 })).toEqual(refused('newer_round'));
    await closeAll();
  });
});

test('in the browser a hub opens a round, a writer answers, an admin verifies', async () => {
  const { id } = await stage.published();
  expect((await stage.get('writer', paths.open.to())).status).toBe(404);
  const form = formIn((await stage.get('hub', paths.open.to())).html, paths.open.to())!;
  const wrong = await stage.post('hub', paths.open.to(), { ...form, tahun: '26', sampai: 'besok' });
  expect([wrong.status, wrong.html.includes('value="26"')]).toEqual([422, true]);
  const opened = await stage.post('hub', paths.open.to(), {
    ...form,
    tahun: String(year),
    mulai: '2026-03-02',
    sampai: '2026-03-22',
  });
  const roundId = form.id as RoundId;
  expect(opened.to).toBe(paths.round.to(roundId));
  const item = await itemOf(roundId, id);
  const page = await stage.get('writer', paths.item.to(item));
  expect(page.html).toContain('Apakah inovasi ini masih hidup?');
  expect((await stage.get('toba', paths.item.to(item))).status).toBe(404);
  const answering = formIn(page.html, paths.answer.to(item))!;
  expect((await stage.post('writer', paths.answer.to(item), { ...answering, alasan: 'x' })).status).toBe(422);
  const said = { ...answering, status: 'dormant', alasan: 'Pelatihnya pindah.', sejak: '2026-01-10' };
  expect((await stage.post('writer', paths.answer.to(item), said)).status).toBe(303);
  const list = await stage.get('admin', paths.round.to(roundId, { keadaan: 'answered' }));
  expect(list.html).toContain(`${item}:2`);
  const done = await stage.post('admin', paths.verifyMany.to(roundId), [['pilih', `${item}:2`]]);
  expect(done.html).toContain('1 jawaban disahkan');
  await closeAll();
});
