import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { plantRound, plantSheet, plantSubjects, type Somebody, seatJuror } from '../../../tests/support/evaluation.ts';
import { governmentOf, personWith, unitIn, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import type { SheetId } from '../model/ids.ts';
import { paths } from '../paths.ts';
import { marksOf } from '../queries/sheet.ts';

let database: TestDatabase;
let server: TestServer;
let toba: InstitutionId;
let secretary: Somebody;
let juror: Somebody;
let cookies = '';
let versionId = '';

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const province = await governmentOf(db, '12');
  toba = await governmentOf(db, '12.12');
  secretary = await personWith(db, 'Rudi', [{ role: 'secretariat', institutionId: province }]);
  juror = await personWith(db, 'Tiur', [{ role: 'evaluator', institutionId: province }]);
  server = testServer(db);
  cookies = await server.cookiesOf(juror.person.email);
  versionId = await plantVersion();
});
afterAll(() => database.close());

/** A published innovation of Toba that says who it is in its own text. */
async function plantVersion(): Promise<string> {
  const { db } = database;
  const content = {
    title: 'Perahu Sehat Toba',
    summary: 'Dinas Kesehatan di Kabupaten Toba berlayar. Digagas Melati Sinaga.',
    innovators: [{ name: 'Melati Sinaga', role: 'Bidan' }],
    impact: [
      {
        indicator: 'Pulau terlayani',
        unit: 'pulau',
        before: 2,
        after: 12,
        better: 'higher' as const,
        source: '',
        date: null,
        story: '',
      },
    ],
  };
  const unitId = await unitIn(db, toba, 'Dinas Kesehatan');
  const planted = { institutionId: toba, unitId, state: 'published' as const, content };
  const id = await new Planter(db).innovation(planted as never);
  const found = await db.pool.query<{ v: string }>('select published_version_id as v from innovation where id = $1', [
    id,
  ]);
  return found.rows[0]?.v ?? '';
}

async function fresh(blind = false): Promise<SheetId> {
  const { db } = database;
  const roundId = await plantRound(db, secretary, { blind });
  const names = ['Kabupaten Toba', 'Toba'];
  const [subject] = await plantSubjects(db, secretary, roundId, [
    { title: 'Perahu Sehat Toba', subjectId: versionId, names },
  ]);
  const jurorId = await seatJuror(db, secretary, roundId, juror);
  return plantSheet(db, secretary, { roundId, jurorId, row: subject!.row });
}

const page = async (id: SheetId) => (await server.ask(paths.sheet.to(id), { cookies })).text();
const post = (id: SheetId, form: Record<string, string>) => server.ask(paths.sheet.to(id), { cookies, form });
const send = async (id: SheetId, form: Record<string, string>) => {
  const answer = await server.ask(paths.saveMark.to(id), { cookies, form });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const written = async (id: SheetId) =>
  (await marksOf(database.db.conn, id)).map((it) => [it.criterion, it.mark, it.comment]);

describe('reading', () => {
  test('shows the published version with its figures', async () => {
    const text = await page(await fresh());
    expect(text).toContain('Perahu Sehat Toba');
    expect(text).toContain('Digagas Melati Sinaga');
    expect(text).toContain('Pulau terlayani (pulau): 2 → 12');
    expect(text).toContain('Pemerintah Kabupaten Toba');
  });

  test('blind hides institution, unit, region and people wherever they stand', async () => {
    const text = await page(await fresh(true));
    expect(text).toContain('Perahu Sehat […]');
    expect(text).toContain('[…] di […] berlayar. Digagas […].');
    expect(text).not.toMatch(/Toba|Melati|Sinaga|Dinas Kesehatan/);
  });
});

describe('the form', () => {
  test('saves one criterion and leaves the others alone', async () => {
    const id = await fresh();
    const answer = await post(id, { simpan: 'novelty', 'nilai-novelty': '85', 'nilai-impact': 'banyak' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${paths.sheet.to(id)}#f-nilai-novelty`]);
    expect(await written(id)).toEqual([['novelty', 85, '']]);
  });

  test.each([
    ['105', 'Kebaruan: isi nilai 0 sampai 100 dengan langkah 5.'],
    ['62', 'Kebaruan: isi nilai 0 sampai 100 dengan langkah 5.'],
    ['bagus', 'Kebaruan: isi nilai 0 sampai 100 dengan langkah 5.'],
  ])('answers %s at the field with 422, keeps it, and writes nothing beside it', async (typed, said) => {
    const id = await fresh();
    const answer = await post(id, { simpan: 'semua', 'nilai-novelty': typed, 'nilai-impact': '7,5' });
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toContain(`<a href="#f-nilai-novelty">${said}</a>`);
    expect(text).toMatch(new RegExp(`name="nilai-novelty"[^>]*value="${typed}"`));
    expect(await written(id)).toEqual([]);
  });

  test('will not be finished without an owed comment, and says so at its box', async () => {
    const id = await fresh();
    const boxes = { selesai: 'ya', 'nilai-novelty': '55', 'nilai-impact': '7,5' };
    const answer = await post(id, boxes);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('<a href="#f-catatan-novelty">Kebaruan: tulis komentar');
    expect(await written(id)).toEqual([
      ['novelty', 55, ''],
      ['impact', 7.5, ''],
    ]);
  });

  test('of a stale tab takes what it did not touch from the other, and asks where both changed', async () => {
    const id = await fresh();
    const stale = (await page(id)).matchAll(/name="(revisi-\w+|asal-\w+)" value="([^"]*)"/g);
    const hidden = Object.fromEntries([...stale].map((it) => [it[1] ?? '', it[2] ?? '']));
    await post(id, { simpan: 'semua', 'nilai-novelty': '80', 'catatan-novelty': 'Baik.', ...hidden });
    const other = await post(id, { simpan: 'semua', 'nilai-impact': '5', ...hidden });
    expect(other.status).toBe(303);
    expect(await written(id)).toEqual([
      ['novelty', 80, 'Baik.'],
      ['impact', 5, ''],
    ]);
    const clash = await post(id, { simpan: 'semua', 'nilai-novelty': '70', ...hidden });
    const text = await clash.text();
    expect(clash.status).toBe(409);
    expect(text).toContain('Komentar: Baik.');
    expect(text).toMatch(/name="nilai-novelty"[^>]*value="70"/);
    expect(await written(id)).toContainEqual(['novelty', 80, 'Baik.']);
    const again = [...text.matchAll(/name="(revisi-\w+|asal-\w+)" value="([^"]*)"/g)];
    const seen = Object.fromEntries(again.map((it) => [it[1] ?? '', it[2] ?? '']));
    expect((await post(id, { simpan: 'novelty', 'nilai-novelty': '70', ...seen })).status).toBe(303);
    expect(await written(id)).toContainEqual(['novelty', 70, '']);
  });
});

describe('the script of the sheet', () => {
  const mark = (nilai: string, revisi = '0') => ({ kriteria: 'novelty', nilai, catatan: '', revisi, asal: '' });

  test('saves one mark and hears revision and total', async () => {
    const id = await fresh();
    expect(await send(id, mark('85'))).toMatchObject({
      status: 200,
      body: { state: 'saved', mark: '85', revision: 1, total: '34,00' },
    });
  });

  test('hears what stands there instead of overwriting it', async () => {
    const id = await fresh();
    await send(id, mark('85'));
    expect(await send(id, mark('70'))).toMatchObject({
      status: 409,
      body: { state: 'clash', mark: '85', revision: 1 },
    });
    expect(await send(id, mark('70', '1'))).toMatchObject({ status: 200, body: { state: 'saved', revision: 2 } });
  });

  test('hears what is wrong with a mark, and writes nothing', async () => {
    const id = await fresh();
    expect(await send(id, mark('101'))).toEqual({
      status: 422,
      body: { state: 'refused', text: 'Kebaruan: isi nilai 0 sampai 100 dengan langkah 5.' },
    });
    expect((await send(id, { ...mark('50'), kriteria: 'lain' })).status).toBe(422);
    expect(await written(id)).toEqual([]);
  });
});
