import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packed, workbookParts } from '#platform/sheet/fixture.ts';
import { writeTable } from '#platform/sheet/index.ts';
import { encode, type ImportPages, importPages, sheetHead, sheetRow } from '../../../../tests/support/import-pages.ts';

let it: ImportPages;
beforeAll(async () => {
  it = await importPages();
});
afterAll(() => it.close());

describe('a file that cannot be taken in is told why, at the field, and nothing is kept', () => {
  test.each<[string, () => Promise<Uint8Array | string> | Uint8Array | string, string]>([
    ['no file', () => '', 'Pilih berkas lembar kerja terlebih dahulu.'],
    ['a broken workbook', async () => (await sound()).slice(0, 700), 'Berkas ini rusak atau terpotong'],
    ['an empty sheet', () => '\n\n  \n', 'Berkas ini kosong.'],
    ['a page of the web', () => '<!doctype html><html><body>x</body></html>', 'bukan tabel (halaman web)'],
    ['a PDF', () => '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'bukan tabel (berkas PDF)'],
    [
      'a huge cell',
      () => `${sheetHead}${'x'.repeat(40_000)};Pemkab Toba;y\n`,
      'Sel A2 terlalu panjang: paling banyak 32.767 huruf.',
    ],
    ['a ZIP bomb', bomb, 'mengembang terlalu besar ketika dibuka'],
    ['60,000 rows', () => sheetHead + sheetRow('Judul').repeat(60_000), 'paling banyak 50.000 baris dalam satu berkas'],
    [
      'an open quotation mark',
      () => `${sheetHead}"Judul;Pemkab Toba;x\n`,
      'Tanda kutip yang dibuka pada baris 2 tidak pernah ditutup.',
    ],
  ])('%s', async (_, make, message) => {
    const before = await it.rows(sql`select id from import_run`);
    const { status, text } = await it.upload(await make());
    expect(status).toBe(422);
    expect(text).toContain(message);
    expect(text).toContain('Ada yang perlu diperbaiki');
    expect(await it.rows(sql`select id from import_run`)).toEqual(before);
  });

  test('a file past every limit is not even read', async () => {
    const { status } = await it.upload(new Uint8Array(26 * 1024 * 1024));
    expect(status).toBe(413);
  });
});

const sound = () =>
  writeTable({
    sheets: [{ name: 'Data', columns: [{ header: 'Judul' }, { header: 'Instansi' }], rows: [['A', 'B']] }],
  });
const bomb = () =>
  packed({ ...workbookParts('<worksheet/>'), 'xl/bomb.xml': new Uint8Array(50 * 1024 * 1024).fill(32) });

describe('encodings', () => {
  test('of an old office file are read as they were meant', async () => {
    const windows = Buffer.concat([
      encode(sheetHead),
      Buffer.from([0x93]),
      encode('Tuntas'),
      Buffer.from([0x94]),
      encode(';Pemkab Toba;caf'),
      Buffer.from([0xe9]),
      encode('\n'),
    ]);
    const id = await it.toPreview(windows);
    expect((await it.page(`/impor/${id}/pratinjau`)).text).toContain('“Tuntas”');
  });

  test('that hold damaged characters have each such cell refused by its address', async () => {
    const good = Array.from({ length: 30 }, (_, at) => sheetRow(`Inovasi é ${at}`)).join('');
    const damaged = Buffer.concat([
      encode(sheetHead + good),
      encode('Rusak '),
      Buffer.from([0xff]),
      encode(';Pemkab Toba;x\n'),
    ]);
    const id = await it.toPreview(damaged);
    const { text } = await it.page(`/impor/${id}/pratinjau?lihat=kesalahan`);
    expect(text).toContain('A32 Kesalahan Ada tanda yang tidak terbaca');
  });
});
