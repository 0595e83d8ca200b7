import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { type Database, openDatabase } from '#platform/db.ts';
import { silentLog } from '#platform/log.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { NOON, Planter } from '../../../../tests/support/registry-records.ts';
import { aroundRecord, foundRecord } from '../../catalogue/record/queries.ts';
import { type Stage, stages } from '../../model/content.ts';
import type { InnovationId } from '../../model/ids.ts';
import { searchCatalogue } from '../catalogue-search.ts';
import { facetNames, filterOf, noFilter } from '../filter.ts';
import { forgetMany, reindexInnovation } from '../index-record.ts';
import { type CatalogueQuestion, sorts } from '../page.ts';
import { refreshVocabulary } from '../vocabulary.ts';
import { keepMirror, mirrorOf } from './mirror.ts';

/** The same database twice: with what is held in memory, and without. */
let base: TestDatabase;
let plain: Database;
let plant: Planter;
let places: InstitutionId[];
const ending = new AbortController();
let kept: Promise<void>;

const regions = ['12', '12.07', '12.71', '35.78', null];
const text = ['sepeda', 'loket', 'melayani', 'pelayanan', 'warga', 'air', 'sekolah'];
const drawn = fc.record({
  place: fc.integer({ min: 0, max: regions.length - 1 }),
  // No word more often than the byte of its weight tells exactly: beyond, two texts may change places.
  title: fc.uniqueArray(fc.constantFrom(...text), { minLength: 1, maxLength: 4 }),
  summary: fc.uniqueArray(fc.constantFrom(...text), { maxLength: 4 }),
  background: fc.array(fc.constantFrom(...text), { maxLength: 8 }),
  affairs: fc.uniqueArray(fc.constantFrom('pendidikan', 'kesehatan', 'sosial'), { maxLength: 3 }),
  sdgs: fc.uniqueArray(fc.constantFrom(1, 3, 17), { maxLength: 3 }),
  stage: fc.constantFrom<Stage | null>(null, ...stages),
  digital: fc.constantFrom(null, true, false),
  year: fc.constantFrom(null, 2019, 2024),
  awards: fc.array(fc.record({ top: fc.constantFrom(null, 9, 45), year: fc.constantFrom(null, 2019, 2022) }), {
    maxLength: 2,
  }),
  day: fc.integer({ min: 0, max: 9 }),
  state: fc.constantFrom('published' as const, 'published' as const, 'published' as const, 'draft' as const),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Row> ? Row : never;

const planted = (row: Drawn) =>
  plant.innovation({
    institutionId: places[row.place] as InstitutionId,
    state: row.state,
    movedAt: new Date(NOON.getTime() + row.day * 86_400_000),
    content: {
      title: row.title.join(' '),
      summary: row.summary.join(' '),
      background: row.background.join(' '),
      mainAffair: row.affairs[0] ?? null,
      otherAffairs: row.affairs.slice(1),
      sdgs: row.sdgs,
      stage: row.stage,
      digital: row.digital,
      startYear: row.year,
    },
    awards: row.awards.map((it) => ({ level_top: it.top, year: it.year })),
  });

beforeAll(async () => {
  base = await testDatabase();
  plain = openDatabase(base.url, { size: 2, onError: () => {} });
  plant = new Planter(base.db);
  places = [];
  for (const region of regions) places.push(await plant.institution(`Instansi ${region}`, region, 'other'));
  for (const row of fc.sample(drawn, { numRuns: 80, seed: 5 })) await planted(row);
  await base.db.transact((tx) => refreshVocabulary(tx));
  kept = keepMirror({ db: base.db, log: silentLog, signal: ending.signal, leastRows: 1, mostChanges: 30 });
  await isHeld();
});
afterAll(async () => {
  ending.abort();
  await kept;
  await plain.close();
  await base.close();
});

const isHeld = () => vi.waitFor(() => expect(mirrorOf(base.db.conn)?.now).not.toBeNull(), { timeout: 20_000 });
const held = () => mirrorOf(base.db.conn)?.now?.size.living;

const chosen: Record<string, readonly string[]> = {
  region: ['12', '12.00', '12.07', '35', 'pusat', '99.99'],
  affair: ['pendidikan', 'sosial', 'litbang'],
  sdg: ['1', '17'],
  stage: [...stages],
  digital: ['digital', 'non-digital'],
  award: ['ada', 'top-9'],
  awardYear: ['2019'],
  year: ['2019', '2024'],
};
const filters = fc
  .record(Object.fromEntries(Object.entries(chosen).map(([name, values]) => [name, fc.subarray([...values])])))
  .chain((all) =>
    fc
      .subarray(facetNames.slice(0, -1), { maxLength: 3 })
      .map((used) => filterOf((name) => (used.includes(name) ? (all[name] ?? []) : []))),
  );
const questions: fc.Arbitrary<CatalogueQuestion> = fc.record({
  typed: fc.constantFrom(
    '',
    'sepeda',
    'dilayani',
    'loket air',
    'sekolah loket warga air',
    'sepda',
    'tiada',
    '"loket air"',
  ),
  filter: fc.oneof(fc.constant(noFilter), filters),
  sort: fc.constantFrom(...sorts),
  page: fc.integer({ min: 1, max: 3 }),
});

/** Page and counts, as both must tell them; marks and snippets are each side's own. */
async function answerOf(db: Database, question: CatalogueQuestion) {
  const answer = await searchCatalogue(db.conn, question);
  const { hits, facets, taken, shown, maybe, pages } = answer;
  const counts = facetNames.map((name) => [name, [...facets.counts[name]].sort()]);
  const rows = hits.map(({ title: _title, snippet: _snippet, ...hit }) => hit);
  return { rows, total: facets.total, counts, taken, shown, maybe, pages };
}
async function agree(question: CatalogueQuestion): Promise<void> {
  const wanted = await answerOf(plain, question);
  // What was picked is remembered from the second time on: asked again, it is the same.
  for (const _ of ['made', 'made again', 'remembered']) expect(await answerOf(base.db, question)).toEqual(wanted);
}

test('every question is answered as PostgreSQL alone answers it', async () => {
  await fc.assert(fc.asyncProperty(questions, agree), { numRuns: 150, seed: 9 });
}, 60_000);

const bySepeda = { typed: 'sepeda', filter: noFilter, sort: 'relevance', page: 1 } as const;
const everything = { typed: '', filter: noFilter, sort: 'newest', page: 1 } as const;
const idsOf = async (question: CatalogueQuestion) => (await answerOf(base.db, question)).rows.map((it) => it.id);

test('hits are marked in title and text', async () => {
  const id = await plant.innovation({
    institutionId: places[0] as InstitutionId,
    content: { title: 'Zebra Pelayanan', summary: 'Petugas melayani zebra.' },
  });
  await base.db.transact((tx) => refreshVocabulary(tx));
  const { hits } = await searchCatalogue(base.db.conn, { ...bySepeda, typed: 'zebra dilayani' });
  expect(hits.map((it) => [it.id, it.title, it.snippet])).toEqual([
    [id, '\u0002Zebra\u0003 \u0002Pelayanan\u0003', 'Petugas \u0002melayani\u0003 \u0002zebra\u0003.'],
  ]);
});

test('a change is there with its commit: new, changed, taken back and deleted', async () => {
  const before = held() ?? 0;
  const id = await plant.innovation({
    institutionId: places[1] as InstitutionId,
    content: { title: 'sepeda xilofon', summary: '' },
  });
  expect((await idsOf({ ...bySepeda, typed: 'xilofon' }))[0]).toBe(id);
  expect(held()).toBe(before + 1);
  await base.db.pool.query(
    `update innovation_version set content = jsonb_set(content, '{title}', '"gerobak"') where innovation_id = $1`,
    [id],
  );
  await base.db.transact((tx) => reindexInnovation(tx, id));
  expect(await idsOf({ ...bySepeda, typed: 'gerobak' })).toEqual([id]);
  expect(await idsOf({ ...bySepeda, typed: 'xilofon' })).toEqual([]);
  await base.db.transact((tx) => forgetMany(tx, [id]));
  expect(await idsOf({ ...bySepeda, typed: 'gerobak' })).toEqual([]);
  expect(held()).toBe(before);
  await agree(everything);
});

test('a new name of an institution or a unit is there with its commit', async () => {
  const institutionId = await plant.institution('Kota Lama', '12.71', 'other');
  const unitId = await plant.unit(institutionId, 'Bagian Lama');
  const id = await plant.innovation({ institutionId, unitId, content: { title: 'Vuvuzela', summary: '' } });
  const names = async () => {
    const { hits } = await searchCatalogue(base.db.conn, { ...bySepeda, typed: 'vuvuzela' });
    return hits.map((it) => [it.id, it.institutionName, it.unitName]);
  };
  expect(await names()).toEqual([[id, 'Kota Lama', 'Bagian Lama']]);
  await base.db.pool.query('update unit set name = $2 where id = $1', [unitId, 'Bagian Baru']);
  expect(await names()).toEqual([[id, 'Kota Lama', 'Bagian Baru']]);
  await base.db.pool.query('update institution set name = $2 where id = $1', [institutionId, 'Kota Baru']);
  expect(await names()).toEqual([[id, 'Kota Baru', 'Bagian Baru']]);
  await agree(everything);
});

test('records about the same thing are those that PostgreSQL finds', async () => {
  const title = 'Kompos Kandang Kelinci';
  const record = (over: string) =>
    plant.innovation({
      institutionId: places[1] as InstitutionId,
      content: { title: over, summary: 'Biogas untuk dapur.' },
    });
  const own = await record(title);
  const near = await record('Kandang Kelinci Bersih');
  await record('Kompos dari Pasar');
  await plant.innovation({ institutionId: places[1] as InstitutionId, content: { title: 'Kelinci Saja' } });
  await base.db.transact((tx) => refreshVocabulary(tx));
  const found = async (db: Database) => {
    const record = await foundRecord(db.conn, own);
    return record ? (await aroundRecord(db.conn, record)).alike : null;
  };
  await idsOf(everything);
  expect((await found(base.db))?.map((it) => it.id)[0]).toBe(near);
  expect(await found(base.db)).toEqual(await found(plain));
  expect(await found(base.db)).toHaveLength(2);
});

test('a word of a new text mends typed ones once the words were read anew', async () => {
  await plant.innovation({ institutionId: places[1] as InstitutionId, content: { title: 'Kaleidoskop', summary: '' } });
  await base.db.transact((tx) => refreshVocabulary(tx));
  const typo = { ...everything, typed: 'kaledoskop' };
  expect((await answerOf(base.db, typo)).taken).toBe('all');
  await mirrorOf(base.db.conn)?.followWords(base.url);
  expect(await answerOf(base.db, typo)).toMatchObject({ taken: 'mended', shown: 'kaleidoskop', total: 1 });
  await agree(typo);
});

test('what is committed later than what was begun after it is not missed', async () => {
  const [early, late] = await Promise.all([base.db.pool.connect(), base.db.pool.connect()]);
  const found = await base.db.pool.query<{ id: InnovationId }>(
    'select innovation_id as id from search_doc where is_public order by id limit 2',
  );
  const [first, second] = found.rows.map((row) => row.id);
  const touch = (client: typeof early, id: InnovationId | undefined, title: string) =>
    client.query(
      `update search_doc set title_key = $2, written_xid = pg_current_xact_id() where innovation_id = $1 and is_public`,
      [id, title],
    );
  const slot = 'update search_change set changes = changes + 1 where slot = $1';
  await early.query('begin');
  await touch(early, first, 'aaa pertama');
  await late.query('begin');
  await touch(late, second, 'aab kedua');
  await late.query(slot, [1]);
  await late.query('commit');
  expect((await idsOf({ ...everything, sort: 'title' }))[0]).toBe(second);
  await early.query(slot, [2]);
  await early.query('commit');
  expect((await idsOf({ ...everything, sort: 'title' })).slice(0, 2)).toEqual([first, second]);
  for (const client of [early, late]) client.release();
});

test('after many changes at once PostgreSQL answers, until everything is read anew', async () => {
  const before = held() ?? 0;
  for (const row of fc.sample(drawn, { numRuns: 40, seed: 11 })) await planted({ ...row, state: 'published' });
  await agree(everything);
  await isHeld();
  expect(held()).toBe(before + 40);
  await fc.assert(fc.asyncProperty(questions, agree), { numRuns: 30, seed: 2 });
}, 60_000);

test('when the thread that keeps it ends, PostgreSQL answers until another has read everything', async () => {
  const before = held();
  const asked = answerOf(base.db, bySepeda);
  const keeper = mirrorOf(base.db.conn)?.now?.keeper;
  await keeper?.stop();
  expect(await keeper?.ask('any', { lexemes: ['air'], all: true })).toBeNull();
  expect(await asked).toEqual(await answerOf(plain, bySepeda));
  expect(mirrorOf(base.db.conn)?.now).toBeNull();
  await agree(everything);
  await isHeld();
  expect(held()).toBe(before);
});

test('a thread that fails ends itself alone', async () => {
  const before = held();
  expect(await mirrorOf(base.db.conn)?.now?.keeper.ask('any', null as never)).toBeNull();
  await agree(bySepeda);
  await isHeld();
  expect(held()).toBe(before);
});

test('a reading that failed is tried again soon, not when it is next looked', async () => {
  const other = await testDatabase();
  await new Planter(other.db).innovation({ institutionId: await new Planter(other.db).institution('Dinas', '12') });
  await other.db.pool.query('alter table search_doc rename to search_doc_away');
  const ended = new AbortController();
  const warned = Promise.withResolvers<void>();
  const log = { ...silentLog, warn: () => warned.resolve() };
  const keeping = keepMirror({ db: other.db, log, signal: ended.signal, leastRows: 1, retryMs: 10 });
  await warned.promise;
  await other.db.pool.query('alter table search_doc_away rename to search_doc');
  await vi.waitFor(() => expect(mirrorOf(other.db.conn)?.now?.size.living).toBe(1), { timeout: 20_000 });
  ended.abort();
  await keeping;
  await other.close();
});
