import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityManifest } from '#identity/manifest.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { readPdf } from '../../../tests/support/pdf.ts';
import { testConfig, testNow } from '../../../tests/support/people.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { seedRecords } from '../seed.ts';

const PASSWORD = 'selesai-sampai-tuntas';
let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await testDatabase();
  const context = {
    db: database.db,
    config: testConfig,
    now: testNow,
    baseUrl: 'http://localhost',
    progress: () => {},
  };
  const identity = identityManifest({});
  await identity.seed?.(context);
  await identity.seedDemo?.(context);
  await seedRecords(context);
  server = testServer(database.db);
});
afterAll(() => database.close());

const as = async (person: string) => {
  const cookies = await server.cookiesOf(`${person}@contoh.example`, PASSWORD);
  return (path: string) => server.ask(path, { cookies });
};

describe('evidence of the demonstration', () => {
  test('stands in its writers’ lockers, used by the examples', async () => {
    const rows = await database.db.pool.query<{ title: string; kind: string; places: number }>(
      `select e.title, e.kind, count(u.place)::int as places from evidence e
       join evidence_use u on u.evidence_id = e.id group by e.id order by e.title`,
    );
    expect(rows.rows).toEqual([
      { title: 'Contoh: Berita kunjungan di laman dinas (tautan yang sengaja mati)', kind: 'link', places: 1 },
      { title: 'Contoh: Gambar papan baca kelas', kind: 'file', places: 2 },
      { title: 'Contoh: Keputusan kepala puskesmas tentang antrean bernomor', kind: 'file', places: 2 },
      { title: 'Contoh: Rekap buku yang dibaca murid', kind: 'file', places: 2 },
      { title: 'Contoh: Surat tugas tim kunjungan rumah', kind: 'file', places: 2 },
    ]);
    const ask = await as('inovator.pendidikan');
    expect(await (await ask('/berkas?tanda=expiring')).text()).toContain('Surat tugas tim kunjungan rumah');
    expect(await (await ask('/beranda')).text()).toContain('/berkas?tanda=expiring');
  });

  test('goes where the copy sheet wants it', async () => {
    const ask = await as('inovator.sekolah');
    const found = await database.db.pool.query<{ id: string }>(
      `select innovation_id as id from innovation_version where content ->> 'title' like 'Contoh: Pojok baca%'`,
    );
    const sheet = await (await ask(`/kelola/inovasi/${found.rows[0]?.id}/salin/iga-2026`)).text();
    for (const name of ['contoh-rekap-buku-dibaca.pdf', 'contoh-papan-baca.png']) expect(sheet).toContain(name);
  });

  test('is papers and pictures that say of themselves that they are examples', async () => {
    const files = await database.db.pool.query<{ id: string; name: string }>(
      'select e.id, f.original_name as name from evidence e join stored_file f on f.id = e.file_id',
    );
    const ask = await as('admin.hub');
    const bytesOf = async (name: string) => {
      const id = files.rows.find((it) => it.name === name)?.id;
      return new Uint8Array(await (await ask(`/berkas/${id}/isi`)).arrayBuffer());
    };
    const paper = await readPdf(await bytesOf('contoh-keputusan-antrean-bernomor.pdf'));
    expect([paper.pages, paper.language, paper.isTagged]).toEqual([1, 'id', true]);
    for (const text of ['CONTOH', 'Bukan dokumen resmi', 'CONTOH/SK/017']) expect(paper.text).toContain(text);
    const { width, height, format } = await sharp(await bytesOf('contoh-papan-baca.png')).metadata();
    expect({ width, height, format }).toEqual({ width: 640, height: 420, format: 'png' });
    const waiting = await database.db.pool.query('select count(*)::int as n from waiting_bytes');
    expect(waiting.rows).toEqual([{ n: 0 }]);
  });
});
