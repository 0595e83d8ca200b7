import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeTable } from '#platform/sheet/index.ts';
import { formIn } from '../../../../tests/support/form.ts';
import { type ImportPages, importPages } from '../../../../tests/support/import-pages.ts';

let it: ImportPages;
beforeAll(async () => {
  it = await importPages();
});
afterAll(() => it.close());

describe('what the columns mean', () => {
  test('a sheet without titles is told so at the field, and what was chosen stays', async () => {
    const { id } = await it.upload('Kegiatan;Instansi;Uraian\nA;Pemkab Toba;x\n');
    const path = `/impor/${id}/kolom`;
    const answer = await it.handIn(path, path, { 'kolom.2': 'summary', kompetisi: 'KIPP Sumut' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Pilih kolom yang berisi judul inovasi.');
    expect(formIn(answer.html, path)).toMatchObject({ 'kolom.2': 'summary', kompetisi: 'KIPP Sumut' });
  });

  test('of two equal headings one is taken; both at once are refused at the second', async () => {
    const { id } = await it.upload('Judul;Instansi;Judul\nA;Pemkab Toba;B\n');
    const path = `/impor/${id}/kolom`;
    const proposed = formIn((await it.page(path)).html, path);
    expect(proposed).toMatchObject({ 'kolom.0': 'title', 'kolom.2': 'ignore' });
    const answer = await it.handIn(path, path, { 'kolom.2': 'title' });
    expect([answer.status, answer.text.includes('“Judul” sudah diisi dari kolom A.')]).toEqual([422, true]);
  });

  test('are remembered for the next sheet of the same headings', async () => {
    const text = 'Apa;Siapa;Judul\nSatu;Pemerintah Kabupaten Toba;z\n';
    const first = await it.upload(text);
    const decided = { 'kolom.0': 'title', 'kolom.1': 'institution', 'kolom.2': 'note' };
    await it.handIn(`/impor/${first.id}/kolom`, `/impor/${first.id}/kolom`, decided);
    const { id } = await it.upload(text);
    const { html, text: shown } = await it.page(`/impor/${id}/kolom`);
    expect(formIn(html, `/impor/${id}/kolom`)).toMatchObject({
      'kolom.0': 'title',
      'kolom.1': 'institution',
      'kolom.2': 'note',
    });
    expect(shown).toContain('pernah diimpor; pilihan waktu itu dipakai lagi');
  });

  test('are chosen for another sheet of the workbook and another header row', async () => {
    const cells = (...texts: string[]) => ({ columns: texts.map((header) => ({ header })) });
    const book = await writeTable({
      sheets: [
        { name: 'Sampul', ...cells('Daftar'), rows: [['2026']] },
        {
          name: 'Data',
          ...cells('Daftar inovasi', ''),
          rows: [
            ['Judul', 'Instansi'],
            ['Satu', 'Pemkab Toba'],
          ],
        },
      ],
    });
    const { id } = await it.upload(book, 'buku.xlsx');
    const path = `/impor/${id}/lembar`;
    const answer = await it.handIn(path, path, { lembar: 'Data' });
    expect([answer.status, answer.location]).toEqual([303, `/impor/${id}/kolom`]);
    const columns = await it.page(`/impor/${id}/kolom`);
    expect(columns.text).toContain('XLSX, lembar “Data” · 1 baris data, judul kolom pada baris 2');
    const other = await it.handIn(path, path, { judul: '1' });
    expect([other.status, (await it.page(`/impor/${id}/kolom`)).text.includes('judul kolom pada baris 1')]).toEqual([
      303,
      true,
    ]);
    expect((await it.handIn(path, path, { judul: '77' })).text).toContain('Baris itu tidak dapat menjadi judul kolom.');
  });
});

describe('the template', () => {
  test('comes back as a sheet whose every column is known and whose example has no fault', async () => {
    const answer = await it.stage.server.ask('/impor/templat.xlsx', { cookies: it.stage.cookiesOf('hub_admin') });
    const { id } = await it.upload(new Uint8Array(await answer.arrayBuffer()), 'templat.xlsx');
    const path = `/impor/${id}/kolom`;
    const proposed = Object.entries(formIn((await it.page(path)).html, path) ?? {}).filter(([name]) =>
      name.startsWith('kolom.'),
    );
    expect(proposed).toHaveLength(49);
    expect(proposed.filter(([, use]) => use === 'ignore')).toEqual([]);
    await it.handIn(path, path, {});
    const { text } = await it.page(`/impor/${id}/pratinjau`);
    expect(text).toContain('Tidak ada kesalahan dan tidak ada peringatan.');
  });
});
