import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId, Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import type { InnovationId } from '#registry/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { agreeForAnybody, type Crowd, type Home, oneOf, plantCrowd, viewersOf } from '../../../tests/support/draws.ts';
import { plantEdition } from '../../../tests/support/entries.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import type { EntryId, EntryOwnership } from './model/entry.ts';
import { type EntryState, entryStates } from './model/states.ts';
import { tables } from './schema.ts';
import { visibleTo, whyNotRead } from './visibility.ts';

// The rule of reading is stated twice, as a function and as a condition in SQL: random people and rows must agree.

type Row = {
  readonly home: Home;
  readonly organiser: Home;
  readonly state: EntryState;
  readonly keeperIds: readonly PersonId[];
  readonly isOpenAgain: boolean;
};
type Kept = EntryOwnership & { readonly id: EntryId };

let database: TestDatabase;
let plant: Planter;
let crowd: Crowd;
const entries: Kept[] = [];

beforeAll(async () => {
  database = await testDatabase();
  plant = new Planter(database.db);
  crowd = await plantCrowd(plant);
  for (const row of fc.sample(rows(), { numRuns: 100, seed: 4 })) entries.push(await plantRow(row));
}, 120_000);
afterAll(() => database.close());

function rows(): fc.Arbitrary<Row> {
  const keeperIds = fc.uniqueArray(oneOf(crowd.people), { maxLength: 2 });
  return fc.record({
    home: oneOf(crowd.homes),
    organiser: oneOf(crowd.homes),
    state: oneOf(entryStates),
    keeperIds,
    isOpenAgain: fc.boolean(),
  });
}

/** A row as it may stand, put there without the deeds that would lead to it. */
async function plantRow({ home, organiser, state, keeperIds, isOpenAgain }: Row): Promise<Kept> {
  const [id, snapshotId] = [newId<'EntryId'>(), newId<'SnapshotId'>()];
  const content = { title: 'Usulan acak' };
  const innovationId: InnovationId = await plant.innovation({ ...home, content, keepers: keeperIds });
  const editionId = await plantEdition(database.db, organiser.institutionId);
  const at = new Date();
  // Opened again by the check: its organiser reads it there as it was submitted, and not here.
  const openUntil = state === 'returned' && isOpenAgain ? at : null;
  const isFrozen = state === 'submitted' || openUntil !== null;
  await database.db.transact(async (tx) => {
    await tables(tx)
      .insertInto('entry')
      .values({
        id,
        edition_id: editionId,
        group_code: 'umum',
        category_code: null,
        innovation_id: innovationId,
        version_id: null,
        version_no: 1,
        institution_id: home.institutionId,
        unit_id: home.unitId,
        organiser_id: organiser.institutionId,
        state,
        withdrawn_from: state === 'withdrawn' ? 'submitted' : null,
        title: 'Usulan acak',
        title_key: 'usulan acak',
        revision: 1,
        snapshot_id: isFrozen ? snapshotId : null,
        open_until: openUntil,
        reopened_for: openUntil ? 'correction' : null,
        created_by: null,
        created_at: at,
        updated_at: at,
        handed_at: at,
        returned_at: at,
        submitted_at: at,
        withdrawn_at: state === 'withdrawn' ? at : null,
      })
      .execute();
    if (isFrozen)
      await tables(tx)
        .insertInto('entry_snapshot')
        .values({
          id: snapshotId,
          entry_id: id,
          edition_id: editionId,
          no: 1,
          code: id.replaceAll('-', '').slice(-16) as never,
          receipt: id,
          content: {} as never,
          sha256: '0'.repeat(64),
          submitted_at: at,
          submitted_by: null,
        })
        .execute();
  });
  const { institutionId: organiserId } = organiser;
  return { id, state, withdrawnFrom: null, ...home, keeperIds, organiserId, openUntil };
}

test('both statements of the rule agree for anybody', { timeout: 60_000 }, async () => {
  const found = async (viewer: Viewer) => {
    const query = tables(database.db.conn).selectFrom('entry').select('entry.id').where(visibleTo(viewer));
    return (await query.execute()).map((it) => it.id);
  };
  await agreeForAnybody(viewersOf(plant, crowd), entries, { found, whyNot: whyNotRead });
});

test('and the draw holds what it must: every state, hidden and seen', () => {
  expect(new Set(entries.map((it) => it.state))).toEqual(new Set(entryStates));
  const admin = plant.viewer(crowd.people[0]!, 'local_admin', crowd.homes[0]!.institutionId, null);
  const seen = entries.filter((it) => whyNotRead(it, admin) === null);
  expect([seen.length > 20, seen.length < 90]).toEqual([true, true]);
});
