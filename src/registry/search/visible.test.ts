import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type InstitutionId, nobody, type PersonId, roles, type UnitId, type Viewer } from '#identity/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import type { InnovationId } from '../model/ids.ts';
import { innovationStates } from '../model/states.ts';
import { tables as registryTables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';
import { tables } from './schema.ts';
import { searchAll } from './search-all.ts';
import { visibleDocs } from './visible.ts';

let base: TestDatabase;
let plant: Planter;
const institutions: InstitutionId[] = [];
const units: { id: UnitId; institutionId: InstitutionId }[] = [];
const people: PersonId[] = [];

beforeAll(async () => {
  base = await testDatabase();
  plant = new Planter(base.db);
  for (const name of ['Satu', 'Dua']) {
    const institutionId = await plant.institution(`Instansi ${name}`, '12.07', 'other');
    institutions.push(institutionId);
    for (const unit of ['A', 'B']) units.push({ id: await plant.unit(institutionId, `Unit ${unit}`), institutionId });
  }
  for (const name of ['Ani', 'Budi']) people.push(await plant.person(name));
  const record = fc.record({
    state: fc.constantFrom(...innovationStates),
    working: fc.boolean(),
    unit: fc.constantFrom(null, 0, 1, 2, 3),
    institution: fc.constantFrom(0, 1),
    keepers: fc.subarray([0, 1]),
  });
  for (const it of fc.sample(record, { numRuns: 50, seed: 11 })) {
    const unit = it.unit === null ? undefined : units[it.unit];
    await plant.innovation({
      institutionId: unit?.institutionId ?? (institutions[it.institution] as InstitutionId),
      unitId: unit?.id ?? null,
      state: it.state,
      content: { title: 'Inovasi bersama' },
      working: it.state === 'published' && it.working ? { title: 'Inovasi bersama baru' } : null,
      keepers: it.keepers.map((at) => people[at] as PersonId),
    });
  }
});
afterAll(() => base.close());

function everyViewer(): Viewer[] {
  const some = people.flatMap((person) =>
    roles.flatMap((role) =>
      units.map((unit) => plant.viewer(person, role, unit.institutionId, role === 'innovator' ? unit.id : null)),
    ),
  );
  const idle = plant.viewer(people[0] as PersonId, 'innovator', institutions[0] as InstitutionId);
  return [nobody, { ...idle, acting: null, memberships: [] }, ...some];
}

const visibleRecords = async (viewer: Viewer) => {
  const found = await registryTables(base.db.conn)
    .selectFrom('innovation')
    .select('innovation.id')
    .where(visibleTo(viewer))
    .execute();
  return new Set<string>(found.map((row) => row.id));
};

test('the index shows exactly the records that visibleTo shows, to every role', async () => {
  for (const viewer of everyViewer()) {
    const found = await sql<{ id: InnovationId }>`
      select d.innovation_id as id from search_doc d where d.kind = 'innovation' and ${visibleDocs(viewer)}`.execute(
      tables(base.db.conn),
    );
    expect(new Set<string>(found.rows.map((row) => row.id))).toEqual(await visibleRecords(viewer));
  }
});

test('the version in work of a published record is for those alone who could see a draft of it', async () => {
  const title = 'Inovasi bersama baru';
  const seen = await sql<{ title: string }>`
    select d.title from search_doc d where ${visibleDocs(nobody)} and d.title = ${title}`.execute(tables(base.db.conn));
  expect(seen.rows).toEqual([]);
  const hub = plant.viewer(people[0] as PersonId, 'hub_admin', institutions[0] as InstitutionId);
  const all = await searchAll(base.db.conn, hub, { typed: 'bersama', kind: null, page: 1 });
  expect(all.totals).toEqual({ innovation: 50, problem: 0 });
  expect(new Set(all.hits.map((hit) => hit.id)).size).toBe(20);
});

test('a dropped problem is for its raiser and for those who run its institution', async () => {
  const [ani, budi] = people as [PersonId, PersonId];
  const institutionId = institutions[0] as InstitutionId;
  const dropped = {
    title: 'Antre sejak subuh',
    regionCode: '12.07',
    state: 'dropped',
    institutionId,
    raisedBy: ani,
  } as const;
  await plant.problem(dropped);
  const count = async (viewer: Viewer) =>
    (await searchAll(base.db.conn, viewer, { typed: 'subuh', kind: 'problem', page: 1 })).totals.problem;
  const [unit, other] = [units[0] as { id: UnitId }, institutions[1] as InstitutionId];
  expect([
    await count(nobody),
    await count(plant.viewer(ani, 'innovator', other, unit.id)),
    await count(plant.viewer(budi, 'innovator', institutionId, unit.id)),
    await count(plant.viewer(budi, 'local_admin', institutionId)),
    await count(plant.viewer(budi, 'local_admin', other)),
    await count(plant.viewer(budi, 'hub_admin', other)),
  ]).toEqual([0, 1, 0, 1, 0, 1]);
});
