import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '#identity/index.ts';
import type { Database } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { type Place, place, viewerIn } from '../../../../tests/support/registry.ts';
import { createInnovation, saveSection } from '../../actions/innovation.ts';
import { setAwards, setExternalIds } from '../../actions/register.ts';
import { publishVersion, returnVersion, startVersion, submitVersion } from '../../actions/version.ts';
import { contentSchema, type InnovationContent } from '../../model/content.ts';
import type { InnovationId, VersionId } from '../../model/ids.ts';
import type { SaidAward } from '../model.ts';
import { standingRecords } from '../queries/standing.ts';
import { createRecords } from './write-new.ts';
import { changeRecords } from './write-next.ts';

let test_: TestDatabase;
let db: Database;
let deli: Place;
let hub: Viewer;
const now = new Date('2026-11-24T09:00:00Z');
const later = new Date('2026-11-25T09:00:00Z');

beforeAll(async () => {
  test_ = await testDatabase();
  db = test_.db;
  deli = await place(db, 'Kabupaten Deli Serdang', '12.07');
  hub = await viewerIn(db, deli, 'hub_admin');
});
afterAll(() => test_.close());

const content: InnovationContent = contentSchema.parse({
  title: ' Demi Sepeda Bagus ',
  summary: 'Layanan belajar keliling.',
  mainAffair: 'pendidikan',
  sdgs: [4, 10],
  startYear: 2021,
  latitude: 3.5,
  longitude: 98.7,
});
const award = (given: Partial<SaidAward> = {}): SaidAward => ({
  titleUsed: 'Demi Sepeda Bagus',
  competition: 'KIPP',
  awardGroup: 'umum',
  levelText: 'Top 45',
  levelTop: 45,
  year: 2022,
  yearCertain: false,
  sourceUrl: 'https://a.example/',
  note: 'dua sumber',
  ...given,
});
const externalIds = [{ system: 'iga', value: '77' }];

/** Tables that a record's facts stand in, with the columns that may differ between two equal records. */
const tablesOfRecord = [
  ['innovation', 'id', ['id', 'published_version_id', 'working_version_id']],
  ['innovation_version', 'innovation_id', ['id', 'innovation_id']],
  ['innovation_award', 'innovation_id', ['id', 'innovation_id']],
  ['innovation_external_id', 'innovation_id', ['innovation_id']],
  ['innovation_keeper', 'innovation_id', ['innovation_id']],
  ['innovation_lineage', 'innovation_id', ['innovation_id']],
  ['search_doc', 'innovation_id', ['id', 'innovation_id', 'digest', 'written_xid']],
] as const;

const raw = () => db.conn as unknown as Kysely<unknown>;

/** Everything that the database knows of one record, ids apart. */
async function allOf(id: InnovationId) {
  const found: Record<string, unknown> = {};
  for (const [table, column, apart] of tablesOfRecord) {
    const rows = await sql<Record<string, unknown>>`select to_jsonb(r) as row from ${sql.table(table)} r
      where ${sql.ref(column)} = ${id} order by to_jsonb(r) - 'id'`.execute(raw());
    found[table] = rows.rows.map(({ row }) => without(row as object, apart));
  }
  const audit = await sql<object>`select event, person_id, person_name, role, ip, at, changes from audit_event
    where subject_kind = 'innovation' and subject_id = ${id} order by id`.execute(raw());
  const facts =
    await sql<object>`select name, at from outbox_fact where payload ->> 'innovationId' = ${id} order by name`.execute(
      raw(),
    );
  const waiting = await sql<object>`select count(*)::int as jobs from graphile_worker._private_jobs j
    join outbox_fact f on j.payload ->> 'factId' = f.id::text where f.payload ->> 'innovationId' = ${id}`.execute(
    raw(),
  );
  return { ...found, audit: audit.rows, facts: facts.rows, waiting: waiting.rows };
}

const without = (row: object, names: readonly string[]) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

type Given = { readonly awards: readonly SaidAward[]; readonly publish: boolean };

async function byActions({ awards, publish }: Given): Promise<InnovationId> {
  const id = newId<'InnovationId'>();
  const at = { institutionId: deli.institutionId, unitId: deli.unitId };
  await db.transact(async (tx) => {
    const { versionId } = must(await createInnovation(tx, hub, { id, ...at, content, origin: 'import' }, now));
    if (awards.length > 0) must(await setAwards(tx, hub, { id, awards }, now));
    must(await setExternalIds(tx, hub, { id, externalIds }, now));
    if (publish) must(await publishVersion(tx, hub, { id, versionId }, now));
    else must(await submitVersion(tx, hub, { id, revision: 1, whatChanged: '' }, now));
  });
  return id;
}

async function byImport({ awards, publish }: Given): Promise<InnovationId> {
  const id = newId<'InnovationId'>();
  const at = { institutionId: deli.institutionId, unitId: deli.unitId };
  const names = { institution: `Pemerintah ${deli.name}`, unit: `Dinas Pendidikan ${deli.name}` };
  const record = { id, versionId: newId<'VersionId'>(), ...at, ...names, content, awards, externalIds };
  await db.transact((tx) => createRecords(tx, hub, { records: [record], publish }, now));
  return id;
}

describe('a new record out of a sheet', () => {
  test('equals one made by createInnovation and publishVersion, in every table', async () => {
    const given = { awards: [award(), award({ year: 2023, levelText: 'Top 99', levelTop: 99 })], publish: true };
    const [single, bulk] = [await byActions(given), await byImport(given)];
    const all = await allOf(bulk);
    expect(all).toEqual(await allOf(single));
    expect([all.audit.length, all.facts.length, all.waiting]).toEqual([4, 1, [{ jobs: 1 }]]);
  });

  test('equals one made by createInnovation and submitVersion, but that its admin need not be told of it', async () => {
    const given = { awards: [], publish: false };
    const [single, bulk] = [await allOf(await byActions(given)), await allOf(await byImport(given))];
    expect({ ...bulk, facts: [], waiting: [] }).toEqual({ ...single, facts: [], waiting: [] });
    expect([single.facts, bulk.facts]).toEqual([[{ name: 'registry.innovation_submitted', at: now }], []]);
  });
});

const better = { ...content, summary: 'Layanan belajar keliling di 22 kecamatan.', benefit: '1.200 anak' };
const whatChanged = 'Impor «data.xlsx», baris 7';

async function changedByImport(
  id: InnovationId,
  given: Given & { readonly content: InnovationContent },
): Promise<void> {
  const standing = (await standingRecords(db.conn, [id], false)).get(id);
  if (!standing) throw new Error('the record does not stand');
  const record = { ...given, standing, versionId: newId<'VersionId'>(), whatChanged };
  await db.transact((tx) => changeRecords(tx, hub, { records: [record], publish: given.publish }, later));
}

describe('a record that a sheet changes', () => {
  const awards = [award({ year: 2024 })];
  let ids: readonly [InnovationId, InnovationId];
  beforeEach(async () => {
    const given = { awards: [award()], publish: true };
    ids = [await byActions(given), await byActions(given)];
  });

  test.each([true, false])('equals one changed by the single actions (published at once: %s)', async (publish) => {
    const [single, bulk] = ids;
    await db.transact(async (tx) => {
      const { versionId } = must(await startVersion(tx, hub, { id: single }, later));
      must(await saveSection(tx, hub, { id: single, revision: 1, content: better }, later));
      must(await setAwards(tx, hub, { id: single, awards }, later));
      must(await submitVersion(tx, hub, { id: single, revision: 2, whatChanged }, later));
      if (publish) must(await publishVersion(tx, hub, { id: single, versionId }, later));
    });
    await changedByImport(bulk, { content: better, awards, publish });
    const [one, other] = [await allOf(single), await allOf(bulk)];
    const facts = one.facts.filter((fact) => (fact as { name: string }).name !== 'registry.innovation_submitted');
    expect({ ...other, waiting: [] }).toEqual({ ...one, facts, waiting: [] });
  });

  test('keeps its version when only an award comes to it', async () => {
    const [single, bulk] = ids;
    await db.transact(async (tx) => must(await setAwards(tx, hub, { id: single, awards }, later)));
    await changedByImport(bulk, { content, awards, publish: true });
    const [one, other] = [await allOf(single), await allOf(bulk)];
    expect(other).toEqual(one);
  });

  test('is written in place while it waits for the admin, and a note on what changed is answered', async () => {
    const given = { awards: [], publish: false };
    const [single, bulk] = [await byActions(given), await byActions(given)];
    for (const id of [single, bulk]) await returnedAndBack(id);
    const revision = 1;
    await db.transact(async (tx) => {
      must(await saveSection(tx, hub, { id: single, revision, content: better }, later));
      must(await publishVersion(tx, hub, { id: single, versionId: await openVersion(single) }, later));
    });
    await changedByImport(bulk, { content: better, awards: [], publish: true });
    const [one, other] = [await allOf(single), await allOf(bulk)];
    expect(other).toEqual(one);
    const notes = await sql<{ answered: boolean }>`select n.resolved_at is not null as answered from innovation_note n
      join innovation_version v on v.id = n.version_id where v.innovation_id = ${bulk} order by n.section`.execute(
      raw(),
    );
    expect(notes.rows).toEqual([{ answered: false }, { answered: true }]);
  });
});

async function openVersion(id: InnovationId): Promise<VersionId> {
  const found = await sql<{ id: VersionId }>`select working_version_id as id from innovation where id = ${id}`.execute(
    raw(),
  );
  return found.rows[0]?.id as VersionId;
}

async function returnedAndBack(id: InnovationId): Promise<void> {
  const versionId = await openVersion(id);
  const notes = [
    { section: 'summary' as const, body: 'terlalu pendek' },
    { section: 'novelty' as const, body: 'belum ada' },
  ];
  await db.transact(async (tx) => {
    must(await returnVersion(tx, hub, { id, versionId, notes }, now));
    must(await submitVersion(tx, hub, { id, revision: 1, whatChanged: '' }, now));
  });
}
