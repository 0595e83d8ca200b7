import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nobody, type Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { countQueries } from '../../../tests/support/database.ts';
import { testNow } from '../../../tests/support/people.ts';
import {
  boxOf,
  type Planted,
  readyContent,
  recordsStage,
  type Seen,
  type Stage,
} from '../../../tests/support/records-stage.ts';
import { deactivate, oneRow } from '../../../tests/support/registry.ts';
import { createInnovation } from '../actions/innovation.ts';
import { removeKeeper } from '../actions/keeper.ts';
import { noFilter, type RecordFilter } from '../model/list.ts';
import { paths } from '../paths.ts';
import { listRecords, placesOfRecords } from '../queries/list.ts';

let stage: Stage;
let draft: Planted;
let waiting: Planted;
let twin: Planted;
let atToba: Planted;

beforeAll(async () => {
  stage = await recordsStage();
  draft = await stage.plant({ ...readyContent, title: 'Draf sendiri', background: '' });
  waiting = await stage.submitted({ ...readyContent, title: 'Menunggu putusan' });
  twin = await stage.published({ ...readyContent, title: 'Antrean Ramah!' });
  await stage.published({ ...readyContent, title: 'antrean  ramah' });
  atToba = await tobaRecord();
});
afterAll(() => stage.close());

async function tobaRecord(): Promise<Planted> {
  const { toba } = stage.who;
  const place = { institutionId: toba.acting!.institutionId, unitId: null };
  const input = {
    id: newId<'InnovationId'>(),
    ...place,
    content: { ...readyContent, title: 'Punya Toba' },
    origin: 'form' as const,
  };
  return must(await stage.db.transact((tx) => createInnovation(tx, toba, input, testNow)));
}

const titles = async (who: Viewer, filter: Partial<RecordFilter> = {}) => {
  const page = { size: 50, offset: 0 };
  const { items, total } = await listRecords(stage.db.conn, who, { ...noFilter, ...filter }, page);
  expect(total).toBe(items.length);
  return items.map((it) => it.title).sort();
};
const ofDeli = ['Antrean Ramah!', 'Draf sendiri', 'Menunggu putusan', 'antrean  ramah'];

test('each sees the work of the own unit, institution or hub, and nobody else’s', async () => {
  const { writer, admin, hub, toba } = stage.who;
  expect(await titles(writer)).toEqual(ofDeli);
  expect(await titles(admin)).toEqual(ofDeli);
  expect(await titles(toba)).toEqual(['Punya Toba']);
  expect(await titles(hub)).toEqual([
    'Antrean Ramah!',
    'Draf sendiri',
    'Menunggu putusan',
    'Punya Toba',
    'antrean  ramah',
  ]);
  expect(await titles(nobody)).toEqual([]);
  expect((await placesOfRecords(stage.db.conn, toba)).map((it) => it.unitId)).toEqual([null]);
});

test('the list is narrowed by words, state, place and marks', async () => {
  const { hub, writer } = stage.who;
  expect(await titles(hub, { text: 'SENDIRI draf' })).toEqual(['Draf sendiri']);
  expect(await titles(hub, { text: '100%' })).toEqual([]);
  expect(await titles(hub, { state: 'with_admin' })).toEqual(['Menunggu putusan']);
  expect(await titles(hub, { state: 'published' })).toEqual(['Antrean Ramah!', 'antrean  ramah']);
  expect(await titles(hub, { institutionId: stage.who.toba.acting!.institutionId })).toEqual(['Punya Toba']);
  expect(await titles(hub, { unitId: writer.acting!.unitId })).toEqual(ofDeli);
  expect(await titles(hub, { mark: 'duplicate' })).toEqual(['Antrean Ramah!', 'antrean  ramah']);
  expect(await titles(hub, { mark: 'mine' })).toEqual([]);
  expect(await titles(writer, { mark: 'mine' })).toEqual(ofDeli);
});

test('a record is orphaned when its last keeper is taken off or leaves', async () => {
  const { hub, toba, writer } = stage.who;
  expect(await titles(hub, { mark: 'orphan' })).toEqual([]);
  const input = { id: draft.id, personId: writer.person!.id };
  must(await stage.db.transact((tx) => removeKeeper(tx, stage.who.admin, input, testNow)));
  expect(await titles(hub, { mark: 'orphan' })).toEqual(['Draf sendiri']);
  await deactivate(stage.db, toba.person!.id);
  expect(await titles(hub, { mark: 'orphan' })).toEqual(['Draf sendiri', 'Punya Toba']);
});

test('the page costs the same number of queries at one row and at more', async () => {
  const cost = async (query: Record<string, string>) => {
    const counted = await countQueries(stage.db, () => stage.get('hub', paths.records.to(query)));
    return { queries: counted.queries, rows: counted.value.html.match(/name="inovasi"/g)?.length };
  };
  // The first visit fills what is kept in memory.
  await cost({});
  const [one, many] = [await cost({ q: 'sendiri' }), await cost({})];
  expect([one.rows, many.rows]).toEqual([1, 5]);
  expect(one.queries).toBeGreaterThan(3);
  expect(many.queries).toBe(one.queries);
});

type Pairs = readonly (readonly [string, string])[];
const bulk = (fields: Pairs): Promise<Seen> => stage.post('hub', paths.bulk.to(), fields);

/** Runs the move and answers the page of its result, or the form again when something is missing. */
async function ran(fields: Pairs, part: 'hub' | 'admin' = 'hub'): Promise<Seen> {
  const answer = await stage.post(part, paths.bulkRun.to(), [['jalan', newId()], ...fields]);
  return answer.to === null ? answer : stage.get(part, answer.to);
}

test('a move for many names what goes and what is skipped with its reason, then does it', async () => {
  const chosen = [draft, waiting, twin].map(({ id }) => ['inovasi', id] as const);
  const asked = await bulk([['tindakan', 'publish'], ...chosen]);
  expect(asked.html).toContain('Terbitkan 1 inovasi?');
  expect(asked.html).toContain('Dilewati (2)');
  expect(asked.html).toContain('Belum dikirim oleh penulisnya.');
  const done = await ran([
    ['tindakan', 'publish'],
    ['inovasi', boxOf(asked, 'inovasi') ?? ''],
  ]);
  expect(done.html).toContain('1 inovasi terbit.');
  expect((await stage.stored(waiting.id)).state).toBe('published');
  expect(
    await oneRow(
      stage.db,
      sql`select count(*) as n from audit_event
    where event = 'registry.innovation.publish' and subject_id = ${waiting.id}`,
    ),
  ).toEqual({ n: 1 });
});

test('a move for many asks for what it needs', async () => {
  const bare = await ran([
    ['tindakan', 'archive'],
    ['inovasi', `${twin.id}:`],
  ]);
  expect([bare.status, bare.html.includes('Tulis alasannya')]).toEqual([422, true]);
  const done = await ran([
    ['tindakan', 'archive'],
    ['inovasi', `${twin.id}:`],
    ['alasan', 'Ganda'],
  ]);
  expect(done.html).toContain('1 inovasi diarsipkan.');
});

test('a version that changed since the page was shown is skipped', async () => {
  const fresh = await stage.submitted({ ...readyContent, title: 'Berubah' });
  const other = newId<'VersionId'>();
  const done = await ran([
    ['tindakan', 'publish'],
    ['inovasi', `${fresh.id}:${other}`],
  ]);
  expect(done.html).toContain('Orang lain sudah mengubahnya.');
  expect((await stage.stored(fresh.id)).state).toBe('with_admin');
});

test('an admin moves nothing of another institution, and learns nothing of it', async () => {
  const fields = [
    ['tindakan', 'archive'],
    ['inovasi', `${atToba.id}:`],
    ['alasan', 'x'],
  ] as const;
  const done = await ran(fields, 'admin');
  expect(done.html).not.toContain('Punya Toba');
  expect(done.html).toContain('0 inovasi diarsipkan.');
  expect((await stage.post('writer', paths.bulk.to(), fields)).status).toBe(404);
});

test('all that the filter finds can be chosen at once', async () => {
  const asked = await stage.post('admin', paths.bulk.to(), { tindakan: 'assign_keeper', semua: 'ya', q: 'draf' });
  expect(asked.html).toContain('Tunjuk penanggung jawab untuk 1 inovasi?');
  expect(asked.html).toContain('Draf sendiri');
});
