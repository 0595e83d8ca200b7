import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityManifest } from '#identity/manifest.ts';
import { registryManifest } from '#registry/manifest.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { testConfig } from '../../../tests/support/people.ts';
import { manifest } from '../manifest.ts';

let database: TestDatabase;
const context = () => ({
  db: database.db,
  config: testConfig,
  now: new Date(),
  baseUrl: 'http://localhost:3000',
  progress: () => {},
});
const rows = async (text: string) => (await database.db.pool.query({ text, rowMode: 'array' })).rows;

beforeAll(async () => {
  database = await testDatabase();
  for (const it of [identityManifest({}), registryManifest({}), manifest]) {
    await it.seed?.(context());
    await it.seedDemo?.(context());
  }
});
afterAll(() => database.close());

test('the demonstration shows what comes after entries were taken, each with some of it open', async () => {
  expect(await rows('select state, count(*) from objection group by 1 order by 1')).toEqual([
    ['asked', 1],
    ['dismissed', 1],
  ]);
  expect(await rows('select state, count(*) from interview group by 1 order by 1')).toEqual([
    ['confirmed', 1],
    ['told', 2],
  ]);
  expect(
    await rows(`select v.state, count(distinct v.id), count(p.id) from visit v left join visit_photo p on p.visit_id = v.id
      group by 1 order by 1`),
  ).toEqual([
    ['draft', 1, 0],
    ['finished', 1, 1],
  ]);
  expect(await rows('select state, count(*) from rating_mark group by 1')).toEqual([['counts', 9]]);
  expect(await rows('select state, count(*) from plenary group by 1')).toEqual([['signed', 2]]);
});

test('each thing happened at its time, and nothing is made up about a record that everyone reads', async () => {
  expect(
    await rows(`select count(*), bool_and(e.submitted_at < now() - interval '24 days'), bool_or(i.state = 'published')
      from entry e join innovation i on i.id = e.innovation_id
      where e.edition_id in (select edition_id from plenary)`),
  ).toEqual([[6, true, false]]);
  expect(await rows(`select count(*) from pg_proc where proname = 'clock_timestamp'`)).toEqual([[1]]);
});

test('breaks no invariant, and is there once however often it is filled', async () => {
  expect(await manifest.invariants?.(database.db.conn)).toEqual([]);
  const before = await rows('select count(*) from entry');
  await manifest.seedDemo?.(context());
  expect(await rows('select count(*) from entry')).toEqual(before);
});
