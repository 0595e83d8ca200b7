import { afterAll, beforeAll, expect, test } from 'vitest';
import { done, refused } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { testConfig, testNow, withRegions } from '../../../tests/support/people.ts';
import { HERE, testServer } from '../../../tests/support/server.ts';
import { readHubDocument } from '../wire/rules/read-hub.ts';
import { type ListedKey, listKeys, rotateKey } from './console.ts';

const day = (no: number) => new Date(testNow.getTime() + no * 24 * 60 * 60 * 1000);
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
});
afterAll(() => database.close());

const house = () => ({ db: database.db, config: testConfig });
const rotate = (days: number | null) => rotateKey(house(), { baseUrl: HERE, days, now: testNow });

test('the keys are listed and followed by the next one, by nobody but whoever sits at the machine', async () => {
  const [first] = await listKeys(house(), testNow);
  expect(first).toEqual({ id: first?.id, state: 'signing', fromAt: testNow, untilAt: null });
  for (const days of [91, 0]) expect(await rotate(days)).toEqual(refused('days_wrong'));
  const outcome = await rotate(null);
  const next = outcome.ok ? outcome.value : '';
  expect(await rotate(null)).toEqual(refused('next_waits'));
  const both: readonly Partial<ListedKey>[] = [
    { id: first?.id, state: 'signing', fromAt: testNow, untilAt: day(14) },
    { id: next, state: 'next', fromAt: day(14), untilAt: null },
  ];
  expect([outcome, await listKeys(house(), testNow)]).toEqual([done(next), both]);
  const told = await database.db.pool.query(
    "select person_name, role from audit_event where event = 'network.keys.announced'",
  );
  expect(told.rows).toEqual([{ person_name: 'Tuntas', role: 'system' }]);
  const answer = await testServer(database.db, { clock: () => testNow }).ask('/.well-known/tuntas');
  const met = { hub: HERE, known: null, now: testNow };
  const read = readHubDocument(new Uint8Array(await answer.arrayBuffer()), met);
  expect(read.ok && read.value.keys.map((it) => [it.id, it.announcedBy?.key])).toEqual([
    [first?.id, undefined],
    [next, first?.id],
  ]);
});
