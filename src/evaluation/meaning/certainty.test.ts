import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { silentLog } from '#platform/log.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import {
  declareTie,
  fillSheet,
  plantRound,
  plantSheet,
  plantSubjects,
  type Somebody,
  seatJuror,
} from '../../../tests/support/evaluation.ts';
import { governmentOf, personWith, testConfig, testNow, withRegions } from '../../../tests/support/people.ts';
import { reopenSheet } from '../actions/sheet.ts';
import type { JurorId, RoundId, SheetId } from '../model/ids.ts';
import { meansOf } from '../queries/means.ts';
import { roundById } from '../queries/round.ts';
import { askReckoning, chooseOfficial } from './actions/reckon.ts';
import { reckonJob } from './jobs.ts';
import { boardOf } from './queries/board.ts';
import { reckoningOf } from './queries/reckoning.ts';
import { judgingFile, replayed } from './replay.ts';

let database: TestDatabase;
let secretary: Somebody;
let stranger: Somebody;
const people: Somebody[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const province = await governmentOf(db, '12');
  const toba = await governmentOf(db, '12.12');
  secretary = await personWith(db, 'Rudi', [{ role: 'secretariat', institutionId: province }]);
  stranger = await personWith(db, 'Asing', [{ role: 'secretariat', institutionId: toba }]);
  for (const name of ['Murah', 'Tengah', 'Ketat'])
    people.push(await personWith(db, name, [{ role: 'evaluator', institutionId: province }]));
});
afterAll(() => database.close());

/** What each of eight entries is worth, and what each juror adds. */
const worths = [70, 65, 60, 55, 50, 45, 40, 35];
const leniencies = [15, 0, -15];

type Scene = { readonly roundId: RoundId; readonly jurors: readonly JurorId[]; readonly sheets: readonly SheetId[] };

/** Each entry is read by two of three jurors in turn; one gives 15 points more, one 15 less. */
async function scene(values: readonly number[] = worths): Promise<Scene> {
  const { db } = database;
  const roundId = await plantRound(db, secretary);
  const subjects = await plantSubjects(
    db,
    secretary,
    roundId,
    values.map((_, at) => ({ title: `Usulan ${at + 1}`, regionCode: at < 5 ? '12.07' : '12.71' })),
  );
  const jurors: JurorId[] = [];
  for (const person of people) jurors.push(await seatJuror(db, secretary, roundId, person));
  const sheets: SheetId[] = [];
  for (const [at, subject] of subjects.entries())
    for (const juror of [at % 3, (at + 1) % 3]) {
      const sheet = { roundId, jurorId: jurors[juror] as JurorId, row: subject.row };
      const id = await plantSheet(db, secretary, sheet);
      const score = (values[at] ?? 0) + (leniencies[juror] ?? 0) + ((at * juror) % 3) * 10 + (at % 2) * 5;
      await fillSheet(db, people[juror] as Somebody, id, { novelty: score, impact: Math.round(score / 5) / 2 });
      sheets.push(id);
    }
  return { roundId, jurors, sheets };
}

const ask = (roundId: RoundId, cut: number, who: Somebody = secretary) =>
  database.db.transact((tx) => askReckoning(tx, who, { roundId, cut }, testNow));
const choose = (roundId: RoundId, official: 'raw' | 'calibrated', who: Somebody = secretary) =>
  database.db.transact((tx) => chooseOfficial(tx, who, { roundId, official }, testNow));
const run = (roundId: RoundId) =>
  reckonJob.run(
    { roundId },
    {
      ...{ db: database.db, config: testConfig, log: silentLog, baseUrl: 'http://localhost:3000', now: testNow },
    },
  );
const board = async (roundId: RoundId) => {
  const round = await roundById(database.db.conn, roundId);
  if (!round) throw new Error('the round is gone');
  return boardOf(database.db.conn, round);
};

describe('the certainty of a round', () => {
  test('is worked out when it is asked for, tells who is lenient, and counts the sheets of that day', async () => {
    const { roundId } = await scene();
    must(await ask(roundId, 3));
    expect((await board(roundId)).reckoning).toMatchObject({ state: 'waiting', cut: 3, found: null });
    await run(roundId);
    const found = await board(roundId);
    expect(found.jurors.map((it) => [it.name, it.sheets])).toEqual([
      ['Murah', 5],
      ['Tengah', 6],
      ['Ketat', 5],
    ]);
    expect([found.jurors[0]?.leniency, found.jurors[2]?.leniency].map((it) => Math.sign(it ?? 0))).toEqual([1, -1]);
    expect([found.isFresh, found.sheetsNow, found.entries.length, found.reckoning?.sheets]).toEqual([true, 16, 8, 16]);
    expect(found.entries.map((it) => it.rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await historyOf(database.db.conn, { kind: 'evaluation_round', id: roundId })).at(0)?.event).toBe(
      'evaluation.reckoning.ask',
    );
  });

  test('finds the same when it is asked again', async () => {
    const { roundId } = await scene();
    must(await ask(roundId, 3));
    await run(roundId);
    const first = (await reckoningOf(database.db.conn, roundId))?.found;
    must(await ask(roundId, 3));
    await run(roundId);
    expect((await reckoningOf(database.db.conn, roundId))?.found).toEqual(first);
  });

  test('leaves as one file, whose results are those of the page and follow from it to the byte', async () => {
    const { roundId } = await scene();
    expect(await judgingFile(database.db.conn, roundId)).toBe(null);
    must(await ask(roundId, 3));
    await run(roundId);
    const text = await judgingFile(database.db.conn, roundId);
    expect(await replayed(text ?? '')).toEqual({ ok: true, value: { isIdentical: true, entries: 8, sheets: 16 } });
    const places = (await reckoningOf(database.db.conn, roundId))?.found?.places ?? [];
    const ranking: { entry: string; top: number }[] = JSON.parse(text ?? '').result.ranking;
    expect(new Map(ranking.map((it) => [it.entry, it.top]))).toEqual(new Map(places.map((it) => [it.entry, it.top])));
  });

  test('keeps what was found before while it is worked out anew, and says that sheets have changed', async () => {
    const { roundId, sheets } = await scene();
    must(await ask(roundId, 3));
    await run(roundId);
    const reopening = { sheetId: sheets[0] as SheetId, reason: 'Salah ketik.' };
    must(await database.db.transact((tx) => reopenSheet(tx, secretary, reopening, testNow)));
    expect((await board(roundId)).isFresh).toBe(false);
    must(await ask(roundId, 5));
    expect((await board(roundId)).reckoning).toMatchObject({ state: 'waiting', found: { cut: 3 } });
    await run(roundId);
    const now = await board(roundId);
    expect([now.isFresh, now.sheetsNow, now.reckoning?.found?.cut]).toEqual([true, 15, 5]);
  });

  test('proposes no further sheet to somebody who is tied or has it already', async () => {
    const { roundId, jurors } = await scene([55, 50, 50, 50, 45, 45, 45, 40]);
    const before = await board(roundId);
    must(await ask(roundId, 4));
    await run(roundId);
    const proposed = (await board(roundId)).further?.sheets ?? [];
    expect(before.further).toBeNull();
    const [first] = proposed;
    if (!first) throw new Error('nothing is proposed');
    const juror = people[jurors.findIndex((it) => first.key.startsWith(it))] as Somebody;
    await declareTie(database.db, juror, roundId, { subject: first.subject });
    must(await ask(roundId, 4));
    await run(roundId);
    expect((await board(roundId)).further?.sheets.map((it) => it.key)).not.toContain(first.key);
  });

  test('stands before facts that wait to be told: somebody looks at the page', async () => {
    const { roundId } = await scene();
    must(await ask(roundId, 3));
    const queued = await database.db.pool.query<{ task: string }>(
      'select task_identifier as task from graphile_worker.jobs order by priority, run_at, id limit 1',
    );
    expect(queued.rows).toEqual([{ task: 'evaluation.reckon' }]);
  });

  test('is refused without a sheet, with a cut that is none, and to whom the round is not', async () => {
    const empty = await plantRound(database.db, secretary);
    expect(await ask(empty, 3)).toEqual({ ok: false, why: 'no_sheets' });
    const { roundId } = await scene();
    expect(await Promise.all([0, 2.5, Number.NaN, 10_001].map((cut) => ask(roundId, cut)))).toEqual(
      Array.from({ length: 4 }, () => ({ ok: false, why: 'cut_wrong' })),
    );
    expect(await ask(roundId, 3, stranger)).toEqual({ ok: false, why: 'not_found' });
    expect(await reckoningOf(database.db.conn, roundId)).toBeNull();
  });
});

describe('the official number', () => {
  test('is the mean until those who run the round choose the calibrated one, and the mean again after', async () => {
    const { roundId } = await scene();
    expect(await choose(roundId, 'calibrated')).toEqual({ ok: false, why: 'reckoning_stale' });
    const raw = await meansOf(database.db.conn, [roundId]);
    must(await ask(roundId, 3));
    await run(roundId);
    expect(await choose(roundId, 'calibrated', stranger)).toEqual({ ok: false, why: 'not_found' });
    must(await choose(roundId, 'calibrated'));
    const entries = (await board(roundId)).entries;
    const calibrated = new Map(entries.map((it) => [it.subject.subjectId, Math.round(it.calibrated * 1e4) / 1e4]));
    expect(await meansOf(database.db.conn, [roundId])).toEqual(calibrated);
    expect(calibrated).not.toEqual(raw);
    must(await choose(roundId, 'raw'));
    expect(await meansOf(database.db.conn, [roundId])).toEqual(raw);
  });

  test('cannot be a number that counts other sheets than those of today', async () => {
    const { roundId, sheets } = await scene();
    must(await ask(roundId, 3));
    await run(roundId);
    const reopening = { sheetId: sheets[0] as SheetId, reason: 'Salah ketik.' };
    must(await database.db.transact((tx) => reopenSheet(tx, secretary, reopening, testNow)));
    expect(await choose(roundId, 'calibrated')).toEqual({ ok: false, why: 'reckoning_stale' });
  });
});
