import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { type InterviewDesk, interviewDesk } from '../../../../tests/support/interviews.ts';
import { testNow } from '../../../../tests/support/people.ts';
import { done, refused } from '../../../platform/outcome.ts';
import { writePassages } from '../../stage/actions/trace.ts';
import { interviewsFor } from '../queries/interviews.ts';
import { tellEntrants } from './tell.ts';

let database: TestDatabase;
let desk: InterviewDesk;
beforeAll(async () => {
  database = await testDatabase();
  desk = await interviewDesk(database.db);
});
afterAll(() => database.close());

test('finalists under embargo are not invited before the hour of their announcement', async () => {
  const { db } = database;
  const { editionId, people, own } = desk;
  await desk.made();
  const decided = [{ entryId: own[0]!, stage: 'finalists_plenary', outcome: 'finalist' }] as const;
  await db.transact((tx) => writePassages(tx, people.secretary, { edition: { id: editionId }, decided }, testNow));
  const tell = (now: Date) => db.transact((tx) => tellEntrants(tx, people.secretary, { editionId }, now));
  const announced = new Date('2026-06-03T10:00:00+07:00');
  expect(await tell(new Date(announced.getTime() - 1))).toEqual(refused('under_embargo'));
  expect(await interviewsFor(db.conn, people.writer)).toEqual([]);
  expect(await tell(announced)).toEqual(done(4));
  expect((await interviewsFor(db.conn, people.writer)).map((it) => it.title)).toEqual(['Kelas Malam', 'Sepeda Bagus']);
});
