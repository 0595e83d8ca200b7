import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '#platform/log.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { fillSheet, plantSheet } from '../../../tests/support/evaluation.ts';
import { type Jury, raiseJury, seatedRound } from '../../../tests/support/judged-round.ts';
import { testConfig, testNow } from '../../../tests/support/people.ts';
import { remindJurors } from '../actions/remind.ts';
import { reopenSheet } from '../actions/sheet.ts';
import { breaches } from '../invariants.ts';
import { jobsFor } from '../jobs.ts';
import type { JurorId, RoundId } from '../model/ids.ts';
import type { Round, Subject } from '../model/round.ts';
import { meansOf } from './means.ts';
import { jurorProgress, listSheets, progressOf } from './progress.ts';
import { feedbackOn, resultsOf } from './results.ts';
import { roundById } from './round.ts';

let database: TestDatabase;
let jury: Jury;

beforeAll(async () => {
  database = await testDatabase();
  jury = await raiseJury(database.db, ['Ani', 'Budi', 'Citra']);
});
afterAll(() => database.close());

const scene = () => seatedRound(database.db, jury, [{ title: 'Satu' }, { title: 'Dua' }]);

/** Ani 77 and Budi 90 on the first subject, where Citra owes hers; nobody on the second but Ani, unfinished. */
async function scored() {
  const { db } = database;
  const it = await scene();
  const [first, second] = it.subjects as [Subject, Subject];
  const sheet = (juror: number, subject: Subject) =>
    plantSheet(db, jury.secretary, { roundId: it.roundId, jurorId: it.jurors[juror]!, row: subject.row });
  const ani = await sheet(0, first);
  const budi = await sheet(1, first);
  await sheet(2, first);
  await sheet(0, second);
  await fillSheet(db, jury.people[0]!, ani, { novelty: 80, impact: 7.5, comment: 'Rapi.' });
  await fillSheet(db, jury.people[1]!, budi, { novelty: 90, impact: 9, comment: 'Berdampak.' });
  return { ...it, ani };
}

/** The means alone are the same, read from the totals that were written down. */
async function agree(roundId: RoundId): Promise<void> {
  const round = await roundById(database.db.conn, roundId);
  const results = await resultsOf(database.db.conn, round!);
  const means = results.flatMap(({ subject, result }) =>
    result.mean === null ? [] : [[subject.subjectId, result.mean] as const],
  );
  expect(await meansOf(database.db.conn, [roundId])).toEqual(new Map<string, number>(means));
}

const resultsIn = async (roundId: RoundId) => {
  await agree(roundId);
  const round = await roundById(database.db.conn, roundId);
  return (await resultsOf(database.db.conn, round!)).map(({ subject, result }) => [
    subject.label,
    result.mean,
    result.handedIn,
    result.assigned,
  ]);
};

test('results count what was handed in, and what is opened again counts no more until it is', async () => {
  const { roundId, ani } = await scored();
  expect(await resultsIn(roundId)).toEqual([
    [1, 83.5, 2, 3],
    [2, null, 0, 1],
  ]);
  must(
    await database.db.transact((tx) => reopenSheet(tx, jury.secretary, { sheetId: ani, reason: 'Salah.' }, testNow)),
  );
  expect(await resultsIn(roundId)).toEqual([
    [1, 90, 1, 3],
    [2, null, 0, 1],
  ]);
  expect(await breaches(database.db.conn)).toEqual([]);
});

test('feedback holds the comments and nobody’s name', async () => {
  const { roundId, subjects } = await scored();
  const round = (await roundById(database.db.conn, roundId)) as Round;
  const [first, second] = await Promise.all(subjects.map((it) => feedbackOn(database.db.conn, round, it.subjectId)));
  expect([first?.mean, second]).toEqual([
    83.5,
    { mean: null, criteria: round.rubric.criteria.map(({ code }) => ({ code, mean: null })), comments: [] },
  ]);
  expect(first?.comments.map((it) => [it.criterion, [...it.texts].sort()])).toEqual([
    ['novelty', ['Berdampak.', 'Rapi.']],
  ]);
  expect(JSON.stringify(first)).not.toMatch(/Ani|Budi|Citra/);
});

test('progress tells the round, its jurors and its sheets', async () => {
  const { roundId, jurors } = await scored();
  const { conn } = database.db;
  expect(await progressOf(conn, roundId)).toEqual({
    subjects: 2,
    lacking: 1,
    sheets: 4,
    begun: 0,
    finished: 2,
    jurors: 3,
  });
  const told = await jurorProgress(conn, roundId);
  expect(told.map((it) => [it.name, it.finished, it.sheets])).toEqual([
    ['Ani', 1, 2],
    ['Citra', 0, 1],
    ['Budi', 1, 1],
  ]);
  const base = { state: null, jurorId: null, text: '', sort: 'label' } as const;
  const page = { size: 10, offset: 0 };
  const names = async (filter: object) =>
    (await listSheets(conn, roundId, { ...base, ...filter }, page)).items.map((it) => `${it.label} ${it.juror}`);
  expect(await names({})).toEqual(['1 Ani', '1 Budi', '1 Citra', '2 Ani']);
  expect(await names({ state: 'finished', sort: 'juror' })).toEqual(['1 Ani', '1 Budi']);
  expect(await names({ jurorId: jurors[0], text: 'dua' })).toEqual(['2 Ani']);
});

const reminders = async (roundId: RoundId) => {
  const found = await database.db.pool.query<{ name: string }>(
    `select p.name from notice n join person p on p.id = n.person_id
     where n.kind = 'evaluation.notice.reminder' and n.href like '%' || $1 order by p.name, n.created_at`,
    [roundId],
  );
  return found.rows.map((it) => it.name);
};

test('reminders go to who owes sheets, once a day, by hand and by themselves', async () => {
  const { roundId, jurors } = await scored();
  const remind = (jurorId: JurorId | null, who = jury.secretary, now = testNow) =>
    database.db.transact((tx) => remindJurors(tx, who, { roundId, jurorId, baseUrl: 'http://localhost' }, now));
  expect(await remind(null, jury.people[0])).toEqual({ ok: false, why: 'not_yours' });
  expect(await remind(jurors[2]!)).toEqual({ ok: true, value: { told: 1 } });
  expect(await reminders(roundId)).toEqual(['Citra']);
  must(await remind(null));
  must(await remind(null));
  expect(await reminders(roundId)).toEqual(['Ani', 'Citra']);
  const run = (days: number) => {
    const now = new Date(testNow.getTime() + days * 24 * 3600 * 1000);
    const context = { db: database.db, config: testConfig, log: silentLog, baseUrl: 'http://localhost', now };
    return jobsFor([])[0]?.run({}, context);
  };
  await run(8);
  expect(await reminders(roundId)).toEqual(['Ani', 'Citra']);
  await run(11);
  await run(11);
  expect(await reminders(roundId)).toEqual(['Ani', 'Ani', 'Citra', 'Citra']);
});
