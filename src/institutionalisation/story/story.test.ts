import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import { countQueries, type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { governmentOf, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { storyOf } from './queries.ts';

let database: TestDatabase;
let server: TestServer;
let planter: Planter;
let solved: ProblemId;
let innovation: InnovationId;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  planter = new Planter(db);
  const institutionId = await governmentOf(db, '12.07');
  innovation = await planter.innovation({ institutionId, content: { title: 'Sepeda Bagus', summary: 'Keliling.' } });
  solved = await planter.problem({
    title: 'Anak jauh dari sekolah',
    regionCode: '12.07',
    state: 'solved',
    institutionId,
  });
  for (const state of ['open', 'being_solved', 'reported', 'dropped'] as const)
    await planter.problem({ title: `Masalah yang ${state}`, regionCode: '12.07', state });
  await db.pool.query(
    `insert into problem_innovation (problem_id, innovation_id, linked_at) values ($1, $2, '2026-01-01')`,
    [solved, innovation],
  );
  server = testServer(db);
});
afterAll(() => database.close());

const textOf = async (path: string) => (await server.ask(path)).text();
const idsOf = (html: string) => [...new Set([...html.matchAll(/href="\/kisah\/([0-9a-f-]{36})"/g)].map((it) => it[1]))];

describe('the list', () => {
  test('holds what was verified, and nothing that is merely reported', async () => {
    expect(idsOf(await textOf('/kisah'))).toEqual([solved]);
    expect(await textOf('/kisah')).toContain('Dijawab oleh Sepeda Bagus');
  });

  test('is narrowed by words, region and affair; what the address says wrongly is no filter', async () => {
    expect(idsOf(await textOf('/kisah?q=sekolah'))).toEqual([solved]);
    expect(idsOf(await textOf('/kisah?q=jembatan'))).toEqual([]);
    expect(idsOf(await textOf('/kisah?q=%25'))).toEqual([]);
    expect(idsOf(await textOf('/kisah?wilayah=12.07'))).toEqual([solved]);
    expect(idsOf(await textOf('/kisah?wilayah=12.12'))).toEqual([]);
    expect(idsOf(await textOf('/kisah?wilayah=zz&urusan=sihir&hal=abc&q=%00'))).toEqual([solved]);
    expect((await server.ask('/kisah?hal=99')).headers.get('location')).toBe('/kisah');
    expect(await textOf('/kisah/unduh.csv')).toContain('Anak jauh dari sekolah');
  });

  test('is a feed of its latest, narrowed as the list is', async () => {
    const feed = await server.ask('/kisah/umpan.atom?wilayah=12.07');
    expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const text = await feed.text();
    expect(text).toContain(`<id>urn:uuid:${solved}</id>`);
    expect(text).toContain('<title>Anak jauh dari sekolah</title>');
    expect(text.match(/<entry>/g)).toHaveLength(1);
    expect(await textOf('/kisah/umpan.atom?wilayah=12.12')).not.toContain('<entry>');
    const known = { 'if-none-match': feed.headers.get('etag') ?? '' };
    expect((await server.ask('/kisah/umpan.atom?wilayah=12.07', { headers: known })).status).toBe(304);
    expect(await textOf('/kisah?wilayah=12.07')).toContain('href="/kisah/umpan.atom?wilayah=12.07"');
  });

  test('asks the same of the database for one and for three', async () => {
    const one = await countQueries(database.db, () => server.ask('/kisah'));
    const more = [1, 2].map((n) =>
      planter.problem({ title: `Masalah tuntas ${n}`, regionCode: '12.07', state: 'solved' }),
    );
    await Promise.all(more);
    const three = await countQueries(database.db, () => server.ask('/kisah'));
    expect(three.queries).toBe(one.queries);
    expect(idsOf(await three.value.text())).toHaveLength(3);
  });
});

describe('a story', () => {
  test('tells problem, innovation, numbers with their sources and who verified, to anybody', async () => {
    const answer = await server.ask(`/kisah/${solved}`);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    for (const told of [
      'lama sekali',
      'Sepeda Bagus',
      'turun 8 (88,9 %)',
      'laporan',
      'https://contoh.go.id',
      'Admin hub',
    ])
      expect(page).toContain(told);
    expect(page).toContain('<meta property="og:title" content="Anak jauh dari sekolah');
    expect(page).toContain('<meta property="og:description" content="lama sekali"');
    expect(page).not.toContain('Pemverifikasi');
  });

  test('is told of no other problem', async () => {
    const others = await database.db.pool.query(`select id from problem where state <> 'solved'`);
    expect(others.rows).toHaveLength(4);
    for (const { id } of others.rows) expect((await server.ask(`/kisah/${id}`)).status).toBe(404);
    expect((await server.ask('/kisah/bukan-nomor')).status).toBe(404);
  });

  test('says who copied from whom, by the records or better by the room that runs replications', async () => {
    const institutionId = await governmentOf(database.db, '12.12');
    const replica = await planter.innovation({ institutionId, content: { title: 'Sepeda Toba' } });
    await database.db.pool.query(
      `insert into innovation_lineage (innovation_id, origin_innovation_id, origin_text, adaptation) values ($1, $2, '', '')`,
      [replica, innovation],
    );
    const bare = await storyOf(database.db.conn, solved, []);
    const line = {
      originId: innovation,
      originTitle: 'Sepeda Bagus',
      originInstitution: 'Pemerintah Kabupaten Deli Serdang',
      replicaId: replica,
      replicaTitle: 'Sepeda Toba',
      replicaInstitution: 'Pemerintah Kabupaten Toba',
    };
    expect(bare?.replications).toEqual([{ ...line, since: null }]);
    const told = await storyOf(database.db.conn, solved, [async () => [{ ...line, since: '2026-02-02' }]]);
    expect(told?.replications).toEqual([{ ...line, since: '2026-02-02' }]);
    expect(await textOf(`/kisah/${solved}`)).toContain(
      'Sepeda Toba (Pemerintah Kabupaten Toba) mengadaptasi Sepeda Bagus',
    );
  });

  test('is offered on the page of its problem and of its innovation', async () => {
    expect(await textOf(`/masalah/${solved}`)).toContain(`href="/kisah/${solved}"`);
    const record = (await server.ask(`/inovasi/${innovation}`)).headers.get('location') ?? '';
    expect(await textOf(record)).toContain(`href="/kisah/${solved}"`);
  });
});
