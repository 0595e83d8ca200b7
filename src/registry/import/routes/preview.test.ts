import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#platform/outcome.ts';
import { packed, workbookParts } from '#platform/sheet/fixture.ts';
import { readTable } from '#platform/sheet/index.ts';
import { type ImportPages, importPages, sheetHead, sheetRow } from '../../../../tests/support/import-pages.ts';

let it: ImportPages;
beforeAll(async () => {
  it = await importPages();
});
afterAll(() => it.close());

describe('the preview', () => {
  test('writes nothing, and tells counts, cells and what will stand', async () => {
    const id = await it.toPreview(
      `${sheetHead}${sheetRow('Pratinjau Satu')};Pemkab Toba;x\nPratinjau Dua;Pemkab Toba;${'y'.repeat(6000)}\n`,
    );
    const { text } = await it.page(`/impor/${id}/pratinjau`);
    expect(text).toContain('3 baris dibaca menjadi 1 inovasi.');
    expect(text).toContain('A3 Kesalahan Judul kosong atau tidak berisi huruf.');
    expect(text).toContain('C4 Kesalahan Terlalu panjang: paling banyak 5.000 huruf.');
    expect(text).toContain('Pratinjau Satu Pemerintah Kabupaten Toba Ringkasan: ringkas Dibuat baru');
    expect(await it.titled('Pratinjau Satu')).toBe(0);
  });

  test('gives the rows that stay out as a sheet with the reasons, which may be mended and sent again', async () => {
    const id = await it.toPreview(`${sheetHead};Pemkab Toba;tanpa judul\n`);
    const answer = await it.stage.server.ask(`/impor/${id}/kesalahan.xlsx`, {
      cookies: it.stage.cookiesOf('hub_admin'),
    });
    const table = must(await readTable(new Uint8Array(await answer.arrayBuffer())));
    expect(table.header.cells).toEqual(['Judul', 'Instansi', 'Ringkasan', 'Alasan dari Tuntas']);
    expect(table.rows.map((it) => it.cells)).toEqual([
      ['', 'Pemkab Toba', 'tanpa judul', 'A2: Judul kosong atau tidak berisi huruf.'],
    ]);
    const again = await it.upload('Judul;Instansi;Ringkasan;Alasan dari Tuntas\nDiperbaiki;Pemkab Toba;x;y\n');
    expect((await it.page(`/impor/${again.id}/kolom`)).text).toContain(
      'pernah diimpor; pilihan waktu itu dipakai lagi',
    );
  });

  test('takes a formula by its value, refuses one never computed, and holds text that looks like one for text', async () => {
    const cell = (address: string, inside: string) => `<c r="${address}"${inside}</c>`;
    const text = (address: string, value: string) => cell(address, ` t="inlineStr"><is><t>${value}</t></is>`);
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
      <row r="1">${text('A1', 'Judul')}${text('B1', 'Instansi')}${text('C1', 'Ringkasan')}</row>
      <row r="2">${cell('A2', ' t="str"><f>"Rumus "&amp;"Satu"</f><v>Rumus Satu</v>')}${text('B2', 'Pemkab Toba')}</row>
      <row r="3">${text('A3', 'Rumus Dua')}${text('B3', 'Pemkab Toba')}${cell('C3', '><f>SUM(1,2)</f>')}</row>
      <row r="4">${text('A4', 'Rumus Tiga')}${text('B4', 'Pemkab Toba')}${cell('C4', ' t="e"><f>1/0</f><v>#DIV/0!</v>')}</row>
      <row r="5">${text('A5', '=cmd()')}${text('B5', 'Pemkab Toba')}</row></sheetData></worksheet>`;
    const id = await it.toPreview(packed(workbookParts(sheet)));
    const { text: shown } = await it.page(`/impor/${id}/pratinjau`);
    expect(shown).toContain('C3 Kesalahan Sel ini berisi rumus yang belum dihitung.');
    expect(shown).toContain('C4 Kesalahan Sel ini berisi kesalahan rumus (#DIV/0!).');
    expect(shown).toContain('Rumus Satu Pemerintah Kabupaten Toba');
    expect(shown).toContain('=cmd() Pemerintah Kabupaten Toba');
  });

  test('lets unclear institutions be chosen for all their rows at once', async () => {
    const text =
      'Judul;Instansi\nJelas Satu;Pemerintah Malang\nJelas Dua;Pemerintah Malang\nJelas Tiga;Rumah Singgah Cahaya\n';
    const id = await it.toPreview(text);
    const path = `/impor/${id}/pratinjau`;
    expect((await it.page(path)).text).toContain('Pemerintah Malang 2 baris, mulai baris 2');
    const answer = await it.handIn(path, `/impor/${id}/instansi`, {
      'pilihan.0': 'wilayah:35.73',
      'pilihan.1': 'lewati',
    });
    expect([answer.status, answer.location]).toEqual([303, `/impor/${id}`]);
    const { text: shown } = await it.page(path);
    expect(shown).toContain('Jelas Satu Pemerintah Kota Malang');
    expect(shown).toContain('B4 Kesalahan Baris instansi “Rumah Singgah Cahaya” tidak diambil, sesuai pilihan Anda.');
    const forged = await it.send(`/impor/${id}/instansi`, {
      revisi: '1',
      'kunci.0': 'x',
      'pilihan.0': 'wilayah:99.99',
    });
    expect(forged.status).toBe(409);
  });

  test('asks about twenty unclear institutions at a time, and waits on the home page meanwhile', async () => {
    const rows = Array.from({ length: 23 }, (_, at) => `Banyak ${at};Rumah Singgah ${at}\n`).join('');
    const id = await it.toPreview(`Judul;Instansi\n${rows}`);
    const { html, text } = await it.page(`/impor/${id}/pratinjau`);
    expect(html.split('name="pilihan.').length - 1).toBe(20);
    expect(text).toContain('3 instansi lain yang belum jelas ditampilkan setelah pilihan ini dipakai.');
    expect((await it.page('/beranda')).text).toContain('lembar.csv: periksa pratinjau dan setujui');
    expect((await it.page('/beranda', 'local_admin')).text).not.toContain('lembar.csv');
  });
});
