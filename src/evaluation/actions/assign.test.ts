import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { declareTie, plantRound, plantSubjects, type Somebody, seatJuror } from '../../../tests/support/evaluation.ts';
import { governmentOf, personWith, testNow, withRegions } from '../../../tests/support/people.ts';
import type { JurorId, RoundId } from '../model/ids.ts';
import type { Subject } from '../model/round.ts';
import { lastRun, sheetsOf } from '../queries/sheets.ts';
import { toldRun } from '../queries/told.ts';
import { assignByHand, assignInTurn, undoRun } from './assign.ts';
import { removeJuror } from './jury.ts';

let database: TestDatabase;
let secretary: Somebody;
let province: InstitutionId;
const people: Somebody[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  province = await governmentOf(database.db, '12');
  secretary = await personWith(database.db, 'Rudi', [{ role: 'secretariat', institutionId: province }]);
  for (const name of ['Ani', 'Budi', 'Citra'])
    people.push(await personWith(database.db, name, [{ role: 'evaluator', institutionId: province }]));
});
afterAll(() => database.close());

type Scene = { readonly roundId: RoundId; readonly subjects: readonly Subject[]; readonly jurors: readonly JurorId[] };

async function scene(titles: readonly string[], seated = people.length): Promise<Scene> {
  const { db } = database;
  const roundId = await plantRound(db, secretary);
  const subjects = await plantSubjects(
    db,
    secretary,
    roundId,
    titles.map((title) => ({ title })),
  );
  const jurors: JurorId[] = [];
  for (const person of people.slice(0, seated)) jurors.push(await seatJuror(db, secretary, roundId, person));
  return { roundId, subjects, jurors };
}

const run = (roundId: RoundId, runId = newId<'AssignmentRunId'>()) => ({ roundId, runId, seed: 'benih' });
const inTurn = (input: ReturnType<typeof run>, who = secretary) =>
  database.db.transact((tx) => assignInTurn(tx, who, input, testNow));

describe('in turn', () => {
  test('every subject gets its sheets once, however often the button is pressed', async () => {
    const { roundId, subjects, jurors } = await scene(['A', 'B', 'C']);
    const input = run(roundId);
    expect(await inTurn(input)).toEqual({ ok: true, value: { given: 6, missing: 0 } });
    expect(await inTurn(input)).toEqual({ ok: true, value: { given: 0, missing: 0 } });
    expect(await inTurn(run(roundId))).toEqual({ ok: true, value: { given: 0, missing: 0 } });
    const sheets = await sheetsOf(database.db.conn, roundId);
    const per = (key: 'row' | 'jurorId') =>
      [...Map.groupBy(sheets, (it) => it[key] as string).values()].map((it) => it.length);
    expect([per('row'), per('jurorId')]).toEqual([
      [2, 2, 2],
      [2, 2, 2],
    ]);
    expect(new Set(sheets.map((it) => it.row))).toEqual(new Set(subjects.map((it) => it.row)));
    expect(new Set(sheets.map((it) => it.jurorId))).toEqual(new Set(jurors));
    const told = await toldRun(database.db.conn, roundId, input.runId);
    expect(told?.jurors.map((it) => it.sheets)).toEqual([2, 2, 2]);
  });

  test('a tie is never given, and what nobody is left for is counted', async () => {
    const { roundId, subjects } = await scene(['A', 'B'], 2);
    await declareTie(database.db, people[0]!, roundId, { subject: subjects[0]! });
    expect(await inTurn(run(roundId))).toEqual({ ok: true, value: { given: 3, missing: 1 } });
  });

  test('when a juror falls out, only that juror’s unfinished sheets are given to others', async () => {
    const { roundId, jurors } = await scene(['A', 'B', 'C', 'D']);
    must(await inTurn(run(roundId)));
    const before = await sheetsOf(database.db.conn, roundId);
    const left = { roundId, jurorId: jurors[0]!, reason: 'Sakit.' };
    must(await database.db.transact((tx) => removeJuror(tx, secretary, left, testNow)));
    const lost = before.filter((it) => it.jurorId === jurors[0]).length;
    expect(await inTurn(run(roundId))).toEqual({ ok: true, value: { given: lost, missing: 0 } });
    const after = await sheetsOf(database.db.conn, roundId);
    const kept = before.filter((it) => it.jurorId !== jurors[0]).map((it) => it.id);
    expect(after.map((it) => it.id)).toEqual(expect.arrayContaining(kept));
    expect([after.length, after.some((it) => it.jurorId === jurors[0])]).toEqual([8, false]);
  });
});

describe('by hand', () => {
  test('gives and takes back what nobody has begun, and refuses a tie with nothing written', async () => {
    const { roundId, subjects, jurors } = await scene(['A', 'B']);
    const [a, b] = subjects;
    await declareTie(database.db, people[1]!, roundId, { subject: a! });
    const hand = (give: readonly [JurorId, Subject][], take: readonly [JurorId, Subject][] = []) =>
      database.db.transact((tx) =>
        assignByHand(
          tx,
          secretary,
          {
            roundId,
            runId: newId<'AssignmentRunId'>(),
            give: give.map(([jurorId, { row }]) => ({ jurorId, row })),
            take: take.map(([jurorId, { row }]) => ({ jurorId, row })),
          },
          testNow,
        ),
      );
    expect(
      await hand([
        [jurors[0]!, a!],
        [jurors[1]!, a!],
      ]),
    ).toEqual({ ok: false, why: 'conflict' });
    expect(await sheetsOf(database.db.conn, roundId)).toEqual([]);
    expect(
      await hand([
        [jurors[0]!, a!],
        [jurors[1]!, b!],
      ]),
    ).toEqual({ ok: true, value: { given: 2, taken: 0 } });
    const [first] = await sheetsOf(database.db.conn, roundId);
    await database.db.pool.query("update evaluation_sheet set state = 'in_progress' where id = $1", [first!.id]);
    const both: [JurorId, Subject][] = [
      [jurors[0]!, a!],
      [jurors[1]!, b!],
    ];
    expect(await hand([], both)).toEqual({ ok: true, value: { given: 0, taken: 1 } });
    expect((await sheetsOf(database.db.conn, roundId)).map((it) => it.id)).toEqual([first!.id]);
    expect(await hand([[newId<'JurorId'>(), a!]])).toEqual({ ok: false, why: 'not_accepted' });
  });

  test('the last run is undone; what was begun stays', async () => {
    const { roundId } = await scene(['A', 'B']);
    const input = run(roundId);
    must(await inTurn(input));
    const [first] = await sheetsOf(database.db.conn, roundId);
    await database.db.pool.query("update evaluation_sheet set state = 'in_progress' where id = $1", [first!.id]);
    expect(await lastRun(database.db.conn, roundId)).toMatchObject({ runId: input.runId, sheets: 3 });
    const undo = () => database.db.transact((tx) => undoRun(tx, secretary, input, testNow));
    expect(await undo()).toEqual({ ok: true, value: { taken: 3 } });
    expect(await undo()).toEqual({ ok: true, value: { taken: 0 } });
    expect((await sheetsOf(database.db.conn, roundId)).map((it) => it.id)).toEqual([first!.id]);
    expect(await lastRun(database.db.conn, roundId)).toBeNull();
  });

  test('is for those who run the round', async () => {
    const { roundId } = await scene(['A']);
    expect(await inTurn(run(roundId), people[0])).toEqual({ ok: false, why: 'not_yours' });
  });
});
