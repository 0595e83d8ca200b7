import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { declareTie, fillSheet, plantRound, type Somebody } from '../../../tests/support/evaluation.ts';
import {
  type Jury,
  judgedRound,
  raiseJury,
  readApart,
  seatedRound,
  workOut,
} from '../../../tests/support/judged-round.ts';
import { governmentOf, personWith, testNow } from '../../../tests/support/people.ts';
import { assignInTurn } from '../actions/assign.ts';
import { reopenSheet } from '../actions/sheet.ts';
import type { SubjectDoor } from '../door.ts';
import type { RoundId, SheetId } from '../model/ids.ts';
import { jurorsOf } from '../queries/jury.ts';
import { meansOf } from '../queries/means.ts';
import { roundById } from '../queries/round.ts';
import { pairsOf, sheetsOf } from '../queries/sheets.ts';
import { subjectsOf } from '../queries/subject.ts';
import { askReckoning, chooseOfficial } from './actions/reckon.ts';
import type { Cuts } from './model/reckoning.ts';
import { boardOf } from './queries/board.ts';
import { rankedByOf } from './queries/official.ts';
import { reckoningOf } from './queries/reckoning.ts';
import { judgingFile, replayed } from './replay.ts';

let database: TestDatabase;
let jury: Jury;
let stranger: Somebody;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  jury = await raiseJury(db, ['Murah', 'Tengah', 'Ketat', 'Longgar']);
  const toba = await governmentOf(db, '12.12');
  stranger = await personWith(db, 'Asing', [{ role: 'secretariat', institutionId: toba }]);
});
afterAll(() => database.close());

/** What each of eight entries is worth. */
const worths = [70, 65, 60, 55, 50, 45, 40, 35];
const scene = (values: readonly number[] = worths, readers?: (at: number) => readonly number[]) =>
  judgedRound(database.db, jury, values, readers);

type Asked = { readonly who?: Somebody; readonly cuts?: Cuts | null; readonly scale?: boolean };
const ask = (roundId: RoundId, cut: number, { who = jury.secretary, cuts = null, scale = false }: Asked = {}) =>
  database.db.transact((tx) => askReckoning(tx, who, { roundId, cut, cuts, scale }, testNow));
const choose = (roundId: RoundId, official: 'raw' | 'calibrated', who: Somebody = jury.secretary) =>
  database.db.transact((tx) => chooseOfficial(tx, who, { roundId, official }, testNow));
const run = (roundId: RoundId) => workOut(database.db, roundId);
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

  test('sheets given out in turn are given out anew by the file: the same ones', async () => {
    const { db } = database;
    const titles = ['Satu', 'Dua', 'Tiga', 'Empat'].map((title) => ({ title }));
    const { roundId } = await seatedRound(db, jury, titles);
    const giving = { roundId, runId: newId<'AssignmentRunId'>(), seed: 'dadu' };
    must(await db.transact((tx) => assignInTurn(tx, jury.secretary, giving, testNow)));
    const given = await pairsOf(db.conn, roundId);
    const sheets = await sheetsOf(db.conn, roundId);
    for (const { id, jurorId } of sheets) {
      const seat = (await jurorsOf(db.conn, roundId)).find((it) => it.id === jurorId);
      const person = jury.people.find((it) => it.person.id === seat?.personId);
      if (person) await fillSheet(db, person, id, { novelty: 70, impact: 7 });
    }
    must(await ask(roundId, 2));
    await run(roundId);
    const text = (await judgingFile(db.conn, roundId)) ?? '';
    const { input, result } = JSON.parse(text);
    expect([input.assignment.method, input.assignment.seed]).toEqual(['in-turn', 'dadu']);
    const keyed = (pairs: readonly { entry: string; juror: string }[]) =>
      pairs.map((it) => `${it.juror} ${it.entry}`).toSorted();
    expect(keyed(result.assignment.pairs)).toEqual(given.map((it) => `${it.jurorId} ${it.row}`).toSorted());
    expect(await replayed(text)).toMatchObject({ ok: true, value: { isIdentical: true } });
  });

  test('keeps what was found before while it is worked out anew, and says that sheets have changed', async () => {
    const { roundId, sheets } = await scene();
    must(await ask(roundId, 3));
    await run(roundId);
    const reopening = { sheetId: sheets[0] as SheetId, reason: 'Salah ketik.' };
    must(await database.db.transact((tx) => reopenSheet(tx, jury.secretary, reopening, testNow)));
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
    const juror = jury.people[jurors.findIndex((it) => first.key.startsWith(it))] as Somebody;
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
    const empty = await plantRound(database.db, jury.secretary);
    expect(await ask(empty, 3)).toEqual({ ok: false, why: 'no_sheets' });
    const { roundId } = await scene();
    expect(await Promise.all([0, 2.5, Number.NaN, 10_001].map((cut) => ask(roundId, cut)))).toEqual(
      Array.from({ length: 4 }, () => ({ ok: false, why: 'cut_wrong' })),
    );
    expect(await ask(roundId, 3, { who: stranger })).toEqual({ ok: false, why: 'not_found' });
    expect(await reckoningOf(database.db.conn, roundId)).toBeNull();
  });
});

describe('where no juror joins two groups', () => {
  test('places are told inside each, and chances once it is said how many are chosen of each', async () => {
    const { roundId } = await scene([40, 45, 50, 55, 70, 60, 50, 40], readApart);
    must(await ask(roundId, 4));
    await run(roundId);
    const before = await board(roundId);
    expect(before.islands).toEqual([
      { entries: 5, cut: null },
      { entries: 3, cut: null },
    ]);
    expect(before.entries.map((it) => [it.island, it.rank, it.place?.of, it.place?.top])).toEqual([
      ...[1, 2, 3, 4, 5].map((rank) => [0, rank, 5, null]),
      ...[1, 2, 3].map((rank) => [1, rank, 3, null]),
    ]);
    expect([before.entries.some((it) => it.isChosen), before.further?.sheets]).toEqual([false, []]);
    must(await ask(roundId, 3, { cuts: { 0: 2, 1: 1 } }));
    await run(roundId);
    const after = await board(roundId);
    expect(after.islands.map((it) => it.cut)).toEqual([2, 1]);
    expect(after.entries.filter((it) => it.isChosen).map((it) => [it.island, it.rank])).toEqual([
      [0, 1],
      [0, 2],
      [1, 1],
    ]);
    for (const [island, cut] of [2, 1].entries()) {
      const chances = after.entries.filter((it) => it.island === island).map((it) => it.place?.top ?? 0);
      expect(chances.reduce((sum, it) => sum + it, 0)).toBeCloseTo(cut, 6);
    }
    const text = await judgingFile(database.db.conn, roundId);
    expect(JSON.parse(text ?? '').input.cut).toEqual({ 0: 2, 1: 1 });
    expect(await replayed(text ?? '')).toMatchObject({ ok: true, value: { isIdentical: true } });
  });

  test('what was said of groups counts for nothing where a juror joins all', async () => {
    const { roundId } = await scene();
    must(await ask(roundId, 3, { cuts: { 0: 2, 1: 1 } }));
    await run(roundId);
    const found = await board(roundId);
    expect([found.islands, found.reckoning?.found?.cuts]).toEqual([[{ entries: 8, cut: 3 }], null]);
    expect(found.entries.filter((it) => it.isChosen).map((it) => it.rank)).toEqual([1, 2, 3]);
    expect(await ask(roundId, 3, { cuts: { 0: 0, 1: 3 } })).toEqual({ ok: false, why: 'cut_wrong' });
  });
});

test('the width of jurors’ scales is taken off only when it was asked for', async () => {
  const { roundId } = await scene([75, 25, 70, 30, 60, 20, 65, 30], (at) =>
    [0, 1, 2].filter((it) => it < 2 || at % 2 === 0),
  );
  must(await ask(roundId, 3));
  await run(roundId);
  const plain = (await reckoningOf(database.db.conn, roundId))?.found;
  must(await ask(roundId, 3, { scale: true }));
  // The first finding stays until the second is there.
  expect((await reckoningOf(database.db.conn, roundId))?.found).toEqual(plain);
  await run(roundId);
  const wide = (await reckoningOf(database.db.conn, roundId))?.found;
  expect([plain?.scale, wide?.scale, plain?.calibration.jurors.every((it) => it.scale === 1)]).toEqual([
    false,
    true,
    true,
  ]);
  const text = await judgingFile(database.db.conn, roundId);
  expect(JSON.parse(text ?? '').input.scale).toBe(true);
  expect(await replayed(text ?? '')).toMatchObject({ ok: true, value: { isIdentical: true } });
});

test('what the door knows beside the content is asked of: digital ones scored otherwise are told', async () => {
  const { db } = database;
  const { roundId } = await scene([70, 75, 70, 65, 65, 60, 45, 40, 40, 45, 35, 35]);
  must(await ask(roundId, 3));
  const digital = new Set((await subjectsOf(db.conn, roundId)).filter((it) => it.label <= 6).map((it) => it.subjectId));
  const aspectsOf: SubjectDoor['aspectsOf'] = async (_conn, ids) =>
    new Map(ids.map((id) => [id, { digital: digital.has(id), leader: null }]));
  const nothing = { readingOf: async () => null, fileOf: async () => null };
  await workOut(db, roundId, [{ kind: 'innovation_version', ...nothing, aspectsOf }]);
  const flags = (await reckoningOf(db.conn, roundId))?.found?.flags.filter((it) => it.kind === 'groups-apart');
  expect(flags?.map((it) => it.trait)).toEqual([{ name: 'digital', level: 'digital' }]);
  expect(flags?.[0]?.value).toBeGreaterThan(10);
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
    expect((await rankedByOf(database.db.conn, [roundId])).get(roundId)).toBe('calibrated');
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
    must(await database.db.transact((tx) => reopenSheet(tx, jury.secretary, reopening, testNow)));
    expect(await choose(roundId, 'calibrated')).toEqual({ ok: false, why: 'reckoning_stale' });
  });
});
