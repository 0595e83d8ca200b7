import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { actingAs, governmentOf, personWith, withRegions } from '../../../tests/support/people.ts';
import { type InstitutionId, nobody, roles, type Viewer } from '../../identity/index.ts';
import { newId } from '../../platform/ids.ts';
import { editionPresetOf } from './model/presets.ts';
import { type EditionState, editionStates } from './model/states.ts';
import { countEditions, type EditionFilter, listEditions } from './queries/editions.ts';
import { tables } from './schema.ts';
import { visibleTo, whyNotRead } from './visibility.ts';

// The rule of reading is stated twice, as a function and as a condition in SQL: for every role, place and state they agree.

let database: TestDatabase;
const homes: InstitutionId[] = [];
const rows: { readonly state: EditionState; readonly organiserId: InstitutionId; readonly id: string }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  homes.push(await governmentOf(db, '12'), await governmentOf(db, '12.12'));
  const { person } = await personWith(db, 'Penulis', [{ role: 'hub_admin', institutionId: homes[0]! }]);
  const document = JSON.stringify(editionPresetOf('regency-starter')?.document);
  for (const organiserId of homes)
    for (const state of editionStates) {
      const id = newId<'EditionId'>();
      const at = state === 'draft' ? null : new Date();
      await db.pool.query(
        `with made as (insert into edition (id, organiser_id, state, revision, published_at, created_by, created_at, updated_at)
           values ($1, $2, $3, 1, $4, $5, now(), now()))
         insert into edition_revision (edition_id, no, kind, document, saved_by, saved_at) values ($1, 1, 'begun', $6, $5, now())`,
        [id, organiserId, state, at, person.id, document],
      );
      rows.push({ id, organiserId, state });
    }
});
afterAll(() => database.close());

async function agreeFor(viewer: Viewer): Promise<readonly string[]> {
  const query = tables(database.db.conn).selectFrom('edition').select('edition.id').where(visibleTo(viewer));
  const found = (await query.execute()).map((it) => it.id as string).sort();
  const readable = rows.filter((it) => whyNotRead(it, viewer) === null).map((it) => it.id);
  expect(found).toEqual(readable.toSorted());
  return found;
}

test('everyone reads what is public, and nobody more without a role in it', async () => {
  const isPublic = rows.filter((it) => it.state === 'open' || it.state === 'closed').map((it) => it.id);
  expect([...(await agreeFor(nobody))].sort()).toEqual(isPublic.toSorted());
});

test.each(roles)('a %s reads by both statements alike', async (role) => {
  const isInside = ['secretariat', 'hub_admin', 'local_admin', 'national', 'leader'].includes(role);
  for (const home of homes) {
    const found = await agreeFor(actingAs(role, home));
    expect(found).toHaveLength(role === 'system_admin' ? 8 : isInside ? 6 : 4);
  }
});

test('lists hold what one may read, and what is asked for', async () => {
  const [province = null, toba = null] = homes;
  const count = (viewer: Viewer, filter: EditionFilter) => countEditions(database.db.conn, viewer, filter);
  const admin = actingAs('local_admin', toba!);
  expect(await count(admin, { organiserId: toba, isPublic: false })).toBe(4);
  expect(await count(admin, { organiserId: province, isPublic: false })).toBe(2);
  expect(await count(admin, { organiserId: null, isPublic: true })).toBe(4);
  const page = { size: 3, offset: 2 };
  const found = await listEditions(database.db.conn, admin, { organiserId: toba, isPublic: false }, page);
  expect(found.map((it) => it.organiserId)).toEqual([toba, toba]);
});
