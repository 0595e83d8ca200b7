import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Planted, readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { oneRow } from '../../../tests/support/registry.ts';
import { registryInvariants } from '../invariants.ts';
import { completenessOf } from '../rules/completeness.ts';
import { tables } from '../schema.ts';
import { refreshCompleteness } from './completeness.ts';
import { startVersion } from './version.ts';

let stage: Stage;
let planted: Planted;
const { percent } = completenessOf(readyContent);
const stored = () => oneRow(stage.db, sql`select completeness from innovation_version where id = ${planted.versionId}`);

beforeAll(async () => {
  stage = await recordsStage();
  planted = await stage.plant();
});
afterAll(() => stage.close());

test('a version carries its percentage from the first write', async () => {
  expect(await stored()).toEqual({ completeness: percent });
  expect(percent).toBe(24);
});

test('percentages of an older rule are counted anew, once', async () => {
  await sql`update innovation_version set completeness = 99`.execute(tables(stage.db.conn));
  expect((await registryInvariants(stage.db.conn)).map((it) => it.name)).toEqual(['registry.completeness_agrees']);
  expect(await refreshCompleteness(stage.db)).toBe(1);
  expect(await stored()).toEqual({ completeness: percent });
  expect(await refreshCompleteness(stage.db)).toBe(0);
});

test('nothing is out of order while a published record has its next version in work', async () => {
  const { id } = await stage.published();
  await stage.db.transact((tx) => startVersion(tx, stage.who.writer, { id }, new Date()));
  expect(await registryInvariants(stage.db.conn)).toEqual([]);
});

test('a published record that the search lost is told', async () => {
  const { id } = await stage.published();
  await sql`delete from search_doc where innovation_id = ${id}`.execute(tables(stage.db.conn));
  const told = await registryInvariants(stage.db.conn);
  expect(told.map((it) => [it.name, it.subject])).toEqual([['registry.search_knows_every_record', id]]);
});
