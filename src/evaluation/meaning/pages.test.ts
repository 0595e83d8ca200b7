import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { plantRound, type Somebody } from '../../../tests/support/evaluation.ts';
import { governmentOf, personWith, withRegions } from '../../../tests/support/people.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { paths } from './paths.ts';

let database: TestDatabase;
let server: TestServer;
let secretary: Somebody;
let cookies: string;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  secretary = await personWith(db, 'Rudi', [{ role: 'secretariat', institutionId: await governmentOf(db, '12') }]);
  server = testServer(db);
  cookies = await server.cookiesOf(secretary.person.email);
});
afterAll(() => database.close());

describe('what if', () => {
  test('keeps what was typed wrongly in its box, with the fault beside it', async () => {
    const roundId = await plantRound(database.db, secretary);
    const path = paths.whatIf.to(roundId, { batas: 'sepuluh', bobot_novelty: '12,5', bobot_impact: '2000' });
    const answer = await server.ask(path, { cookies });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    for (const typed of ['value="sepuluh"', 'value="12,5"', 'value="2000"']) expect(page).toContain(typed);
    expect(page).toContain('<a href="#f-batas">');
    expect(page).toContain('Isi angka 0 sampai 1.000, misalnya 12,5.');
  });
});
