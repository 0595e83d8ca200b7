import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Viewer } from '#identity/index.ts';
import type { Database } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, must, refused } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { deactivate, oneRow, type Place, place, viewerIn } from '../../../tests/support/registry.ts';
import { emptyContent, type InnovationContent } from '../model/content.ts';
import type { InnovationId } from '../model/ids.ts';
import { keeperCandidates } from '../queries/keeper.ts';
import { discardWorking } from './discard.ts';
import { archiveInnovation, createInnovation, restoreInnovation, saveSection } from './innovation.ts';
import { addKeeper, handOver, removeKeeper } from './keeper.ts';
import { setAwards, setExternalIds, setLineage } from './register.ts';
import { publishVersion, returnVersion, startVersion, submitVersion, withdrawVersion } from './version.ts';

let test_: TestDatabase;
let db: Database;
let deli: Place;
let toba: Place;
let writer: Viewer;
let colleague: Viewer;
let admin: Viewer;
let stranger: Viewer;
let hub: Viewer;
const now = new Date('2026-11-24T09:00:00Z');

beforeAll(async () => {
  test_ = await testDatabase();
  db = test_.db;
  deli = await place(db, 'Kabupaten Deli Serdang', '12.07');
  toba = await place(db, 'Kabupaten Toba', '12.12');
  writer = await viewerIn(db, deli, 'innovator');
  colleague = await viewerIn(db, deli, 'leader');
  admin = await viewerIn(db, deli, 'local_admin');
  stranger = await viewerIn(db, toba, 'local_admin');
  hub = await viewerIn(db, toba, 'hub_admin');
});
afterAll(() => test_.close());

let id: InnovationId;
const ready: InnovationContent = {
  ...emptyContent('Sepeda Bagus'),
  stage: 'implementation',
  digital: false,
  startYear: 2021,
  summary: 'Layanan belajar keliling.',
  background: 'Anak tidak terlayani.',
  mainAffair: 'pendidikan',
};

beforeEach(() => {
  id = newId<'InnovationId'>();
});

const create = (content: InnovationContent = ready, who: Viewer = writer) =>
  db.transact((tx) =>
    createInnovation(
      tx,
      who,
      { id, institutionId: deli.institutionId, unitId: deli.unitId, content, origin: 'form' },
      now,
    ),
  );
const submit = (who = writer, revision = 1, whatChanged = '') =>
  db.transact((tx) => submitVersion(tx, who, { id, revision, whatChanged }, now));
const openVersion = async () =>
  (await oneRow<{ working_version_id: never }>(db, sql`select working_version_id from innovation where id = ${id}`))
    .working_version_id;
const publish = async (who = admin) => {
  const versionId = await openVersion();
  return db.transact((tx) => publishVersion(tx, who, { id, versionId }, now));
};
const published = async () => {
  must(await create());
  must(await submit());
  must(await publish());
};
const stateOf = () =>
  oneRow<{ state: string; versions: string[] }>(
    db,
    sql`select state, array(select no || ':' || v.state from innovation_version v where v.innovation_id = i.id order by no) as versions
      from innovation i where id = ${id}`,
  );
const eventsOf = () =>
  oneRow<{ events: string[] }>(
    db,
    sql`select array_agg(event order by id) as events from audit_event where subject_id = ${id}`,
  );

test('a draft is made once, its writer keeps it, and the log tells of it', async () => {
  const first = await create();
  expect(await create()).toEqual(first);
  expect(await stateOf()).toEqual({ state: 'draft', versions: ['1:draft'] });
  expect(await eventsOf()).toEqual({ events: ['registry.innovation.create'] });
  expect(await oneRow(db, sql`select person_id from innovation_keeper where innovation_id = ${id}`)).toEqual({
    person_id: writer.person?.id,
  });
});

test('the id of another person’s record is refused', async () => {
  must(await create());
  expect(await create(ready, admin)).toEqual(refused('id_taken'));
});

test('nobody makes a record for a place that is not theirs or does not exist', async () => {
  expect(await create(ready, stranger)).toEqual(refused('not_yours'));
  expect(await create(ready, colleague)).toEqual(refused('not_yours'));
  const lost = { id, institutionId: deli.institutionId, unitId: toba.unitId, content: ready, origin: 'form' as const };
  expect(await db.transact((tx) => createInnovation(tx, admin, lost, now))).toEqual(refused('unknown_place'));
});

test('saving raises the revision once; the same content again changes nothing, another tab is stale', async () => {
  must(await create());
  const save = (revision: number, novelty: string) =>
    db.transact((tx) => saveSection(tx, writer, { id, revision, content: { novelty } }, now));
  expect(await save(1, 'Baru')).toEqual(done({ revision: 2, theirs: [] }));
  expect(await save(1, 'Baru')).toEqual(done({ revision: 2, theirs: [] }));
  expect(await save(1, 'Lain')).toEqual(refused('stale'));
  expect(await eventsOf()).toEqual({ events: ['registry.innovation.create', 'registry.innovation.edit'] });
});

test('content that the schema refuses is refused and not written', async () => {
  must(await create());
  const content = { latitude: 91 };
  expect(await db.transact((tx) => saveSection(tx, writer, { id, revision: 1, content }, now))).toEqual(
    refused('invalid'),
  );
});

test('a record with gaps is not submitted, an imported one is published with them', async () => {
  must(await create(emptyContent('Hanya judul')));
  expect(await submit()).toEqual(refused('incomplete'));
  id = newId<'InnovationId'>();
  const input = {
    id,
    institutionId: deli.institutionId,
    unitId: null,
    content: emptyContent('Impor'),
    origin: 'import' as const,
  };
  must(await db.transact((tx) => createInnovation(tx, hub, input, now)));
  expect(await publish(hub)).toEqual(done(null));
  expect(await stateOf()).toEqual({ state: 'published', versions: ['1:published'] });
});

test('a version goes to the admin, comes back with notes, and its writer answers them', async () => {
  must(await create());
  must(await submit());
  expect(await stateOf()).toEqual({ state: 'with_admin', versions: ['1:with_admin'] });
  const versionId = await openVersion();
  const giveBack = (notes: { section: 'novelty'; body: string }[]) =>
    db.transact((tx) => returnVersion(tx, admin, { id, versionId, notes }, now));
  expect(await giveBack([{ section: 'novelty', body: '  ' }])).toEqual(refused('notes_missing'));
  must(await giveBack([{ section: 'novelty', body: 'Apa bedanya?' }]));
  expect(await stateOf()).toEqual({ state: 'returned', versions: ['1:returned'] });
  must(await db.transact((tx) => saveSection(tx, writer, { id, revision: 1, content: { novelty: 'Bedanya …' } }, now)));
  expect(await oneRow(db, sql`select body, resolved_at from innovation_note where version_id = ${versionId}`)).toEqual({
    body: 'Apa bedanya?',
    resolved_at: now,
  });
});

test('the writer waits while the admin decides, and may take the version back', async () => {
  must(await create());
  must(await submit());
  const edit = (who: Viewer) =>
    db.transact((tx) => saveSection(tx, who, { id, revision: 1, content: { novelty: 'x' } }, now));
  expect(await edit(writer)).toEqual(refused('waiting_for_admin'));
  expect(await edit(stranger)).toEqual(refused('not_yours'));
  expect(await edit(admin)).toEqual(done({ revision: 2, theirs: [] }));
  expect(await db.transact((tx) => withdrawVersion(tx, writer, { id }, now))).toEqual(done(null));
  expect(await stateOf()).toEqual({ state: 'draft', versions: ['1:draft'] });
});

test('an admin of another institution, and the writer, cannot publish; the hub can', async () => {
  must(await create());
  must(await submit());
  expect(await publish(stranger)).toEqual(refused('not_yours'));
  expect(await publish(writer)).toEqual(refused('admin_only'));
  expect(await publish(hub)).toEqual(done(null));
  expect(await publish(hub)).toEqual(refused('nothing_open'));
});

test('publishing another version than the one looked at is stale', async () => {
  must(await create());
  must(await submit());
  const other = newId<'VersionId'>();
  expect(await db.transact((tx) => publishVersion(tx, admin, { id, versionId: other }, now))).toEqual(refused('stale'));
});

test('a next version says what changed and replaces the published one, which stays in the chain', async () => {
  await published();
  expect(must(await db.transact((tx) => startVersion(tx, writer, { id }, now))).no).toBe(2);
  expect(await db.transact((tx) => startVersion(tx, writer, { id }, now))).toEqual(refused('already_open'));
  expect(await submit()).toEqual(refused('what_changed_missing'));
  must(await submit(writer, 1, 'Angka dampak 2025'));
  expect(await stateOf()).toEqual({ state: 'published', versions: ['1:published', '2:with_admin'] });
  must(await publish());
  expect(await stateOf()).toEqual({ state: 'published', versions: ['1:superseded', '2:published'] });
});

test('a version thrown away leaves the published one; a draft thrown away is gone with all that hung on it', async () => {
  await published();
  must(await db.transact((tx) => startVersion(tx, writer, { id }, now)));
  expect(await db.transact((tx) => discardWorking(tx, writer, { id }, now))).toEqual(done('version'));
  expect(await stateOf()).toEqual({ state: 'published', versions: ['1:published'] });
  id = newId<'InnovationId'>();
  must(await create());
  expect(await db.transact((tx) => discardWorking(tx, writer, { id }, now))).toEqual(done('record'));
  expect(await stateOf()).toBeUndefined();
  expect(await eventsOf()).toEqual({ events: ['registry.innovation.create', 'registry.innovation.discard'] });
});

test('archiving wants a reason, and what is archived comes back as it was', async () => {
  await published();
  const archive = (who: Viewer, reason: string) => db.transact((tx) => archiveInnovation(tx, who, { id, reason }, now));
  expect(await archive(writer, 'x')).toEqual(refused('admin_only'));
  expect(await archive(admin, ' ')).toEqual(refused('reason_missing'));
  must(await archive(admin, 'Ganda'));
  expect(await db.transact((tx) => startVersion(tx, writer, { id }, now))).toEqual(refused('archived'));
  must(await db.transact((tx) => restoreInnovation(tx, admin, { id }, now)));
  expect(await stateOf()).toEqual({ state: 'published', versions: ['1:published'] });
});

test('keepers come from the institution, are appointed by the admin, and a lone keeper hands over instead of leaving', async () => {
  must(await create());
  const [first, second] = [writer.person!.id, colleague.person!.id];
  const keep = (who: Viewer, personId = second) => db.transact((tx) => addKeeper(tx, who, { id, personId }, now));
  expect(await keep(writer)).toEqual(refused('admin_only'));
  expect(await keep(admin, stranger.person!.id)).toEqual(refused('unknown_person'));
  expect(await db.transact((tx) => removeKeeper(tx, writer, { id, personId: first }, now))).toEqual(
    refused('last_keeper'),
  );
  const pass = (who: Viewer) => db.transact((tx) => handOver(tx, who, { id, from: first, to: second }, now));
  expect(await pass(writer)).toEqual(refused('admin_only'));
  expect(await pass(admin)).toEqual(done(null));
  expect(await db.transact((tx) => removeKeeper(tx, admin, { id, personId: second }, now))).toEqual(done(null));
  // Whoever is called into a jury there is no colleague, and is not named as one.
  const juror = await viewerIn(db, deli, 'evaluator');
  expect(await keep(admin, juror.person!.id)).toEqual(refused('unknown_person'));
  const offered = (await keeperCandidates(db.conn, [deli.institutionId])).map((it) => it.personId);
  expect([offered.includes(second), offered.includes(juror.person!.id)]).toEqual([true, false]);
  const gone = await viewerIn(db, deli, 'planner');
  await deactivate(db, gone.person!.id);
  expect(await keep(admin, gone.person!.id)).toEqual(refused('unknown_person'));
});

test('the winners register, origin and outside numbers are replaced as a whole', async () => {
  must(await create());
  const award = {
    titleUsed: 'Demi Sepeda Bagus',
    competition: 'KIPP',
    awardGroup: 'umum',
    levelText: 'Top 45',
    levelTop: 45,
    year: 2022,
    yearCertain: false,
    sourceUrl: null,
    note: '',
  };
  must(await db.transact((tx) => setAwards(tx, writer, { id, awards: [award, award] }, now)));
  must(await db.transact((tx) => setAwards(tx, writer, { id, awards: [award] }, now)));
  expect(await oneRow(db, sql`select count(*) as n from innovation_award where innovation_id = ${id}`)).toEqual({
    n: 1,
  });
  const own = { originId: id, originText: '', adaptation: '' };
  expect(await db.transact((tx) => setLineage(tx, writer, { id, lineage: own }, now))).toEqual(refused('own_origin'));
  const words = { originId: null, originText: 'KM 0 Pro Poor, Jawa Barat', adaptation: '' };
  expect(await db.transact((tx) => setLineage(tx, writer, { id, lineage: words }, now))).toEqual(done(null));
  const ids = [{ system: 'JIPPNas', value: 'NRI-1' }];
  expect(await db.transact((tx) => setExternalIds(tx, writer, { id, externalIds: ids }, now))).toEqual(done(null));
});

test('what stands before the public changes its register only through an admin', async () => {
  await published();
  const set = (who: Viewer) => db.transact((tx) => setAwards(tx, who, { id, awards: [] }, now));
  expect(await set(writer)).toEqual(refused('in_public'));
  expect(await set(admin)).toEqual(done(null));
});
