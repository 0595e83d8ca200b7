import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyOf, systemActor } from '#audit/index.ts';
import { type InstitutionId, startMembership } from '#identity/index.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import {
  declareTie,
  plantRound,
  plantSheet,
  plantSubjects,
  type Somebody,
  seatJuror,
} from '../../../tests/support/evaluation.ts';
import { governmentOf, personWith, testNow, withRegions } from '../../../tests/support/people.ts';
import type { SheetId } from '../model/ids.ts';
import type { Entry } from '../model/sheet.ts';
import { finishesOf, marksOf, sheetFor } from '../queries/sheet.ts';
import { finishSheet, reopenSheet, saveMarks } from './sheet.ts';

let database: TestDatabase;
let province: InstitutionId;
let toba: InstitutionId;
let secretary: Somebody;
let tiur: Somebody;
let other: Somebody;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  province = await governmentOf(database.db, '12');
  toba = await governmentOf(database.db, '12.12');
  secretary = await personWith(database.db, 'Rudi', [{ role: 'secretariat', institutionId: province }]);
  tiur = await personWith(database.db, 'Tiur', [{ role: 'evaluator', institutionId: province }]);
  other = await personWith(database.db, 'Lain', [{ role: 'evaluator', institutionId: province }]);
});
afterAll(() => database.close());

async function fresh(juror = tiur) {
  const { db } = database;
  const roundId = await plantRound(db, secretary);
  const place = { institutionId: toba, regionCode: '12.12' };
  const [subject] = await plantSubjects(db, secretary, roundId, [{ title: 'Objek', ...place }]);
  const jurorId = await seatJuror(db, secretary, roundId, juror);
  await seatJuror(db, secretary, roundId, other);
  return {
    roundId,
    subject: subject!,
    sheetId: await plantSheet(db, secretary, { roundId, jurorId, row: subject!.row }),
  };
}

const entry = (criterion: string, mark: number | null, given: Partial<Entry> = {}): Entry => ({
  criterion,
  mark,
  comment: '',
  revision: 0,
  ...given,
});
const save = (sheetId: SheetId, entries: readonly Entry[], who = tiur, now = testNow) =>
  database.db.transact((tx) => saveMarks(tx, who, { sheetId, entries }, now));
const finish = (sheetId: SheetId, who = tiur) =>
  database.db.transact((tx) => finishSheet(tx, who, { sheetId }, testNow));
const reopen = (sheetId: SheetId, reason: string, who = secretary) =>
  database.db.transact((tx) => reopenSheet(tx, who, { sheetId, reason }, testNow));
const stateOf = async (sheetId: SheetId) => (await sheetFor(database.db.conn, secretary, sheetId))?.state;
const written = async (sheetId: SheetId) =>
  (await marksOf(database.db.conn, sheetId)).map((it) => [it.criterion, it.mark, it.comment, it.revision]);

describe('writing', () => {
  test('a mark begins the sheet, a change moves its revision, the same again does not', async () => {
    const { sheetId } = await fresh();
    must(await save(sheetId, [entry('overall', null)]));
    expect(await stateOf(sheetId)).toBe('not_started');
    must(await save(sheetId, [entry('novelty', 80)]));
    must(await save(sheetId, [entry('novelty', 80)]));
    must(await save(sheetId, [entry('novelty', 75, { comment: ' Cukup. ', revision: 1 })]));
    expect(await written(sheetId)).toEqual([['novelty', 75, 'Cukup.', 2]]);
    expect(await stateOf(sheetId)).toBe('in_progress');
    const history = await historyOf(database.db.conn, { kind: 'evaluation_sheet', id: sheetId });
    expect(history.map((it) => it.event)).toEqual(['evaluation.sheet.save', 'evaluation.sheet.save']);
    expect(JSON.stringify(history.map((it) => it.changes))).not.toMatch(/75|80|Cukup/);
  });

  test('what another tab saved since is never overwritten, and nothing beside it is written', async () => {
    const { sheetId } = await fresh();
    must(await save(sheetId, [entry('novelty', 80)]));
    const stale = await save(sheetId, [entry('novelty', 70), entry('impact', 5)]);
    expect(stale).toMatchObject({
      ok: false,
      why: { clash: [{ criterion: 'novelty', stored: { mark: 80, revision: 1 } }] },
    });
    expect(await written(sheetId)).toEqual([['novelty', 80, '', 1]]);
    must(await save(sheetId, [entry('novelty', 70, { revision: 1 }), entry('impact', 5)]));
    expect(await written(sheetId)).toEqual([
      ['novelty', 70, '', 2],
      ['impact', 5, '', 1],
    ]);
  });

  test('a mark outside the scale is refused whole', async () => {
    const { sheetId } = await fresh();
    expect(await save(sheetId, [entry('novelty', 105), entry('impact', 5)])).toEqual({ ok: false, why: 'invalid' });
    expect(await written(sheetId)).toEqual([]);
  });

  test('is for its juror alone, in time', async () => {
    const { sheetId } = await fresh();
    for (const who of [other, secretary])
      expect(await save(sheetId, [entry('novelty', 50)], who)).toEqual({ ok: false, why: 'not_found' });
    const late = new Date(testNow.getTime() + 15 * 24 * 3600 * 1000);
    expect(await save(sheetId, [entry('novelty', 50)], tiur, late)).toEqual({ ok: false, why: 'time_over' });
    expect(await sheetFor(database.db.conn, other, sheetId)).toBeNull();
  });
});

describe('a conflict', () => {
  test('that is declared takes the sheet away, finished or not', async () => {
    const { sheetId, roundId, subject } = await fresh();
    must(await save(sheetId, [entry('novelty', 80), entry('impact', 5)]));
    must(await finish(sheetId));
    await declareTie(database.db, tiur, roundId, { subject });
    expect(await sheetFor(database.db.conn, tiur, sheetId)).toBeNull();
    expect(await stateOf(sheetId)).toBe('withdrawn');
    expect(await save(sheetId, [entry('novelty', 90, { revision: 1 })])).toEqual({ ok: false, why: 'not_found' });
  });

  test('that comes by moving to the institution hides the sheet at once', async () => {
    const mover = await personWith(database.db, `Pindah ${Date.now()}`, [
      { role: 'evaluator', institutionId: province },
    ]);
    const { sheetId } = await fresh(mover);
    expect((await sheetFor(database.db.conn, mover, sheetId))?.isTied).toBe(false);
    const post = { personId: mover.person.id, role: 'planner' as const, institutionId: toba, unitId: null };
    await database.db.transact((tx) => startMembership(tx, systemActor, post, testNow));
    expect(await sheetFor(database.db.conn, mover, sheetId)).toBeNull();
    expect(await save(sheetId, [entry('novelty', 80)], mover)).toEqual({ ok: false, why: 'not_found' });
  });
});

describe('handing in', () => {
  test('wants every mark and owed comment, locks, and is kept when it is opened again with a reason', async () => {
    const { sheetId } = await fresh();
    must(await save(sheetId, [entry('novelty', 55), entry('impact', 7.5)]));
    expect(await finish(sheetId)).toEqual({ ok: false, why: 'incomplete' });
    must(await save(sheetId, [entry('novelty', 55, { comment: 'Data kurang.', revision: 1 })]));
    expect(await finish(sheetId)).toEqual({ ok: true, value: { total: 67 } });
    expect(await finish(sheetId)).toEqual({ ok: true, value: { total: 67 } });
    expect(await save(sheetId, [entry('novelty', 60, { revision: 2 })])).toEqual({ ok: false, why: 'locked' });

    expect(await reopen(sheetId, ' ')).toEqual({ ok: false, why: 'reason_missing' });
    expect(await reopen(sheetId, 'Salah baca.', tiur)).toEqual({ ok: false, why: 'not_yours' });
    must(await reopen(sheetId, 'Salah baca.'));
    expect(await reopen(sheetId, 'Salah baca.')).toEqual({ ok: false, why: 'not_finished' });
    must(await save(sheetId, [entry('novelty', 60, { comment: 'Data kurang.', revision: 2 })]));
    expect(await finish(sheetId)).toEqual({ ok: true, value: { total: 69 } });
    const kept = await finishesOf(database.db.conn, sheetId);
    expect(kept.map((it) => [it.no, it.total, it.reason, it.reopenedBy])).toEqual([
      [2, 69, '', null],
      [1, 67, 'Salah baca.', 'Rudi'],
    ]);
  });
});
