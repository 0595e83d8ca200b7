import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { type InterviewDesk, interviewDesk } from '../../../tests/support/interviews.ts';
import { heardReading } from './reading.ts';

let database: TestDatabase;
let desk: InterviewDesk;
beforeAll(async () => {
  database = await testDatabase();
  desk = await interviewDesk(database.db);
});
afterAll(() => database.close());

test('whether leaders came is known of entries that were heard, and of nobody else', async () => {
  await desk.made();
  const interviews = await desk.interviews();
  const noted = [
    ['Sepeda Bagus', 'late', 'Sekda'],
    ['Kelas Malam', 'came', ''],
    ['Perahu Sehat', 'absent', ''],
  ] as const;
  for (const [title, presence, leaders] of noted)
    await database.db.pool.query(
      `update interview set presence = $2, leaders = $3, presence_note = 'Dicatat.' where id = $1`,
      [interviews.find((it) => it.title === title)?.id, presence, leaders],
    );
  const ids = interviews.map((it) => it.entryId as string);
  const known = await heardReading.aspectsOf?.(database.db.conn, ids);
  const told = interviews.map((it) => [it.title, known?.get(it.entryId)?.leader]);
  expect(told.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual([
    ['Antrean Ramah', null],
    ['Kelas Malam', false],
    ['Perahu Sehat', null],
    ['Sepeda Bagus', true],
  ]);
});
