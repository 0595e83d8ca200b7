import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nobody, type PersonId, type Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { done, must, refused } from '#platform/outcome.ts';
import { conditionsOf, type InnovationId, paths as registryPaths } from '#registry/index.ts';
import { formIn } from '../../../tests/support/form.ts';
import { personWith, testNow } from '../../../tests/support/people.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { HERE } from '../../../tests/support/server.ts';
import { answerItem, judgeItem, verifyMany } from './actions/answer.ts';
import { remindAll } from './actions/remind.ts';
import { changeRound, closeEarly, openRound } from './actions/round.ts';
import { checkJobs } from './jobs.ts';
import type { ItemId, RoundId } from './model/check.ts';
import { tellCheckClosed, tellCheckOpened } from './notices.ts';
import { paths } from './paths.ts';
import { historyOfItem, itemById, itemFor } from './queries/items.ts';
import { roundById, roundFor } from './queries/rounds.ts';
import { whyNotReadRound } from './rules/moves.ts';

let stage: Stage;
let people: Record<string, Viewer>;
let year = 2030;

beforeAll(async () => {
  stage = await recordsStage();
  const deli = stage.who.admin.acting!.institutionId;
  people = {
    ...stage.who,
    leader: await personWith(stage.db, 'Pimpinan', [{ role: 'leader', institutionId: deli }]),
    coach: await personWith(stage.db, 'Pendamping', [{ role: 'coach', institutionId: deli }]),
    nobody,
  };
});
afterAll(() => stage.close());
beforeEach(() => {
  year += 1;
});

const DAY_MS = 86_400_000;
const onDay = (days: number) => new Date(testNow.getTime() + days * DAY_MS);
const pool = () => stage.db.pool;

/** A round for the year, closing in 20 days. */
async function round(
  who: Viewer = stage.who.hub,
  more: Partial<Parameters<typeof openRound>[2]> = {},
): Promise<RoundId> {
  const given = {
    ...{ id: newId<'CheckRoundId'>(), year, opens: '2026-03-02', closes: '2026-03-22' },
    ...{ regionCode: null, begunUntil: null, withStopped: true, note: '', ...more },
  };
  return must(await stage.db.transact((tx) => openRound(tx, who, given, testNow)));
}
async function itemOf(roundId: RoundId, innovationId: InnovationId): Promise<ItemId> {
  const found = await pool().query<{ id: ItemId }>(
    'select id from check_item where round_id = $1 and innovation_id = $2',
    [roundId, innovationId],
  );
  return found.rows[0]!.id;
}
const answer = (who: Viewer, id: ItemId, more: Partial<Parameters<typeof answerItem>[2]> = {}, now = testNow) =>
  stage.db.transact((tx) =>
    answerItem(
      tx,
      who,
      {
        id,
        revision: 1,
        status: 'continuing',
        reason: 'Masih berjalan.',
        since: '2026-02-01',
        evidenceId: null,
        ...more,
      },
      now,
    ),
  );
const judge = (who: Viewer, id: ItemId, more: Partial<Parameters<typeof judgeItem>[2]> = {}, now = testNow) =>
  stage.db.transact((tx) => judgeItem(tx, who, { id, revision: 2, verdict: 'verify', note: '', ...more }, now));
const known = async (id: ItemId) => (await itemById(stage.db.conn, id))!;
const runJob = (now: Date) => checkJobs[0]!.run({}, { db: stage.db, baseUrl: HERE, now } as never);
const noticesOf = async (id: PersonId, kind: string) =>
  (
    await pool().query('select values from notice where person_id = $1 and kind = $2 order by created_at', [
      id,
      `institutionalisation.notice.${kind}`,
    ])
  ).rows;

describe('a round', () => {
  test('asks what is published and asked nowhere else; one a year for an office', async () => {
    const { id } = await stage.published();
    const draft = (await stage.plant()).id;
    const roundId = await round();
    const items = await pool().query('select innovation_id from check_item where round_id = $1', [roundId]);
    const asked = items.rows.map((it) => it.innovation_id);
    expect([asked.includes(id), asked.includes(draft)]).toEqual([true, false]);
    const again = {
      year,
      opens: '2026-03-02',
      closes: '2026-03-22',
      regionCode: null,
      begunUntil: null,
      withStopped: true,
      note: '',
    };
    const open = (who: Viewer, more: object = {}) =>
      stage.db.transact((tx) => openRound(tx, who, { ...again, id: newId<'CheckRoundId'>(), ...more }, testNow));
    expect(await open(stage.who.hub)).toEqual(refused('same_year'));
    expect(await open(stage.who.hub, { id: roundId })).toEqual(done(roundId));
    expect(await open(stage.who.admin, { id: roundId })).toEqual(refused('id_taken'));
    expect(await open(stage.who.admin)).toEqual(refused('nobody_asked'));
    expect(await open(stage.who.writer)).toEqual(refused('organiser_only'));
    expect(await open(stage.who.admin, { closes: '2026-03-01' })).toEqual(refused('days_wrong'));
    const fresh = (await stage.published()).id;
    const own = must(await open(stage.who.admin));
    expect((await pool().query('select innovation_id from check_item where round_id = $1', [own])).rows).toEqual([
      { innovation_id: fresh },
    ]);
    await closeAll();
  });

  test('leaves out what began later or has stopped, when it says so', async () => {
    const old = (await stage.published({ ...readyContent, startYear: 2019 })).id;
    const late = (await stage.published({ ...readyContent, startYear: 2025 })).id;
    const gone = (await stage.published({ ...readyContent, startYear: 2018, sustainabilityStatus: 'stopped' })).id;
    const roundId = await round(stage.who.hub, { begunUntil: 2019, withStopped: false });
    const asked = (await pool().query('select innovation_id from check_item where round_id = $1', [roundId])).rows.map(
      (it) => it.innovation_id,
    );
    expect([old, late, gone].map((id) => asked.includes(id))).toEqual([true, false, false]);
    await closeAll();
  });

  test('is read as both statements of the rule say', async () => {
    await stage.published();
    const ids = [await round(), await stageTobaRound()];
    const reads: Record<string, string> = {};
    for (const [name, viewer] of Object.entries(people)) {
      reads[name] = '';
      for (const id of ids) {
        const may = whyNotReadRound((await roundById(stage.db.conn, id))!, viewer) === null;
        expect([name, (await roundFor(stage.db.conn, viewer, id)) !== null]).toEqual([name, may]);
        reads[name] += may ? 'x' : '-';
      }
    }
    expect(reads).toEqual({
      writer: 'x-',
      admin: 'x-',
      hub: 'xx',
      toba: '-x',
      leader: 'x-',
      coach: '--',
      nobody: '--',
    });
    await closeAll();
  });
});

/** A round of Toba's admin with one record of Toba. */
async function stageTobaRound(): Promise<RoundId> {
  const { id } = await stage.published();
  await pool().query('update innovation set institution_id = $2, unit_id = null where id = $1', [
    id,
    stage.who.toba.acting!.institutionId,
  ]);
  await pool().query('delete from check_item where innovation_id = $1', [id]);
  return round(stage.who.toba);
}

async function closeAll(): Promise<void> {
  await pool().query(`update check_item set state = 'silent' where state in ('waiting', 'returned', 'answered')`);
  await pool().query('update check_round set closed_at = now() where closed_at is null');
}

describe('an answer', () => {
  test('goes to and fro until another verifies it; then the registry shows it', async () => {
    const { id } = await stage.published();
    const item = await itemOf(await round(), id);
    const { writer, admin, toba } = stage.who;
    expect(await answer(toba, item)).toEqual(refused('not_found'));
    expect(await answer(people.leader!, item)).toEqual(refused('not_yours'));
    expect(await answer(writer, item, { reason: ' ' })).toEqual(refused('reason_missing'));
    expect(await answer(writer, item, { since: '2027-01-01' })).toEqual(refused('day_future'));
    expect(await answer(writer, item, { revision: 7 })).toEqual(refused('stale'));
    expect(await judge(admin, item, { revision: 1 })).toEqual(refused('not_answered'));
    expect(await answer(writer, item)).toEqual(done(item));
    expect(await answer(writer, item)).toEqual(done(item));
    expect(await judge(writer, item)).toEqual(refused('admin_only'));
    expect(await judge(admin, item, { verdict: 'return' })).toEqual(refused('reason_missing'));
    expect(await judge(admin, item, { verdict: 'return', note: 'Buktinya?' })).toEqual(done(item));
    expect(await answer(writer, item, { revision: 3, status: 'developing', reason: 'Diperluas.' })).toEqual(done(item));
    expect(await judge(admin, item, { revision: 4 })).toEqual(done(item));
    expect(await judge(admin, item, { revision: 4 })).toEqual(done(item));
    expect(await answer(writer, item, { revision: 5 })).toEqual(refused('verified'));
    expect((await historyOfItem(stage.db.conn, item)).map((it) => [it.deed, it.status, it.note])).toEqual([
      ['verify', 'developing', ''],
      ['answer', 'developing', ''],
      ['return', 'continuing', 'Buktinya?'],
      ['answer', 'continuing', ''],
    ]);
    const conditions = (await conditionsOf(stage.db.conn, [id])).get(id)!;
    expect(conditions.map((it) => [it.year, it.status, it.since])).toEqual([[year, 'developing', '2026-02-01']]);
    const moved = await stage.get('toba', registryPaths.record.to(id));
    const shown = await stage.get('toba', moved.to ?? '');
    expect([shown.html.includes('Diperluas.'), shown.html.includes('Berlanjut dengan pengembangan')]).toEqual([
      true,
      true,
    ]);
    const doc = await pool().query('select cell from search_doc where innovation_id = $1 and is_public', [id]);
    expect(doc.rows.length).toBe(1);
    await closeAll();
  });

  test('is never verified by who gave it', async () => {
    const { id } = await stage.published();
    const item = await itemOf(await round(), id);
    expect(await answer(stage.who.admin, item)).toEqual(done(item));
    expect(await judge(stage.who.admin, item)).toEqual(refused('own_answer'));
    const many = await stage.db.transact((tx) =>
      verifyMany(tx, stage.who.admin, { chosen: [{ id: item, revision: 2 }] }, testNow),
    );
    expect(many).toEqual({ verified: 0, refused: ['own_answer'] });
    expect(await judge(stage.who.hub, item)).toEqual(done(item));
    await closeAll();
  });
});

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
    year += 1;
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
