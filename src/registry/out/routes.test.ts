import { afterAll, beforeAll, expect, test } from 'vitest';
import { paperBytes } from '../../../tests/support/evidence.ts';
import { type Stage as Records, readyContent, recordsStage } from '../../../tests/support/records-stage.ts';
import { historyOf } from '../../audit/index.ts';
import { readTable } from '../../platform/sheet/index.ts';
import { paths as evidencePaths } from '../evidence/paths.ts';
import type { InnovationId } from '../model/ids.ts';
import { paths } from './paths.ts';

let stage: Records;
let id: InnovationId;
beforeAll(async () => {
  stage = await recordsStage();
  const summary = Array.from({ length: 203 }, () => 'kata').join(' ');
  const links = [{ title: 'SK tim', url: 'https://contoh.example/sk', date: null }];
  const content = { ...readyContent, title: '=HYPERLINK("http://jahat.example")', summary, links };
  id = (await stage.plant(content)).id;
});
afterAll(() => stage.close());

const cookiesOf = (part: 'writer' | 'toba') => ({ cookies: stage.cookies[part] });

test('a sheet tells what is there, too long and missing, and leads to where it is mended', async () => {
  const { status, html } = await stage.get('writer', paths.sheet.to(id, 'kipp-2023-umum'));
  expect(status).toBe(200);
  expect(html).toContain('Terlalu panjang 3 kata');
  expect(html).toContain('203 dari paling banyak 200 kata');
  expect(html).toContain('Kebaruan belum ada.');
  expect(html).toContain(`href="/kelola/inovasi/${id}/bagian/ringkasan"`);
  expect(html).toContain('SK tim: https://contoh.example/sk');
  expect(html).toMatch(/<textarea[^>]*id="isian-ringkasan"[^>]*readonly/);
});

test('the six forms are listed with how ready the record is for each', async () => {
  const { html } = await stage.get('writer', paths.sheets.to(id));
  expect([...html.matchAll(/\/salin\/([\w-]+)"/g)].map((it) => it[1])).toEqual([
    'kipp-2023-umum',
    'kipp-2022-umum',
    'kipp-2022-khusus',
    'replikasi-2021',
    'jippnas',
    'iga-2026',
  ]);
});

test('the workbook is read back as it was shown, a formula as text, and the taking is recorded', async () => {
  const answer = await stage.server.ask(paths.sheetBook.to(id, 'iga-2026'), cookiesOf('writer'));
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="iga-2026-\d{4}-\d\d-\d\d\.xlsx"$/);
  const read = await readTable(new Uint8Array(await answer.arrayBuffer()), {});
  if (!read.ok) throw new Error(JSON.stringify(read));
  const rows = read.value.rows.map((row) => row.cells);
  expect(read.value.header.cells).toEqual(['Isian', 'Teks', 'Kata', 'Keterangan', 'Berkas bukti']);
  expect(rows[0]).toEqual(['Nama inovasi', '=HYPERLINK("http://jahat.example")', '', 'Ada']);
  expect(rows).toHaveLength(46);
  const [last] = await historyOf(stage.db.conn, { kind: 'innovation', id });
  expect(last).toMatchObject({ event: 'registry.export.copy_sheet', personId: stage.who.writer.person?.id });
  const taken = Object.fromEntries((last?.changes ?? []).map((it) => [it.field, it.after]));
  expect(taken).toMatchObject({ sheet: 'iga-2026', format: 'xlsx', rows: 46 });
});

test('the plain text has every field under its label', async () => {
  const answer = await stage.server.ask(paths.sheetText.to(id, 'kipp-2022-umum'), cookiesOf('writer'));
  const text = await answer.text();
  expect(text).toContain('Unit pelayanan publik (UPP)\r\n[Ada]\r\n\r\nDinas Pendidikan\r\n');
  expect(text).toContain('Kolaborasi\r\n[Belum ada · 0 dari paling banyak 200 kata · ');
});

test('the sheet says which evidence goes where, on the page, in the workbook and in the text', async () => {
  const bytes = Buffer.from(paperBytes).toString('latin1');
  const form = new FormData();
  const boxes = { judul: 'SK Bupati', nomor: '7 Tahun 2026', tanggal: '2026-01-15', penerbit: 'Bupati', halaman: '4' };
  for (const [name, value] of Object.entries({ ...boxes, tempat: 'form:iga-2026:indikator-16' })) form.set(name, value);
  form.set('berkas', new File([bytes], 'sk-bupati.pdf'));
  const saved = await stage.server.ask(evidencePaths.upload.to(id), { form, ...cookiesOf('writer') });
  expect(saved.status).toBe(303);
  const { html } = await stage.get('writer', paths.sheet.to(id, 'iga-2026'));
  const field = html.slice(html.indexOf('isian-indikator-16-judul'), html.indexOf('isian-indikator-17-judul'));
  expect(field).toContain('7 Tahun 2026 · 15 Januari 2026 · Bupati · hlm. 4 · sk-bupati.pdf (PDF, 69 bita)');
  expect(field).toMatch(/href="\/berkas\/[\w-]+\/isi"/);
  expect(field).toContain('Sesuai');
  const other = html.slice(html.indexOf('isian-indikator-17-judul'), html.indexOf('isian-indikator-18-judul'));
  expect(other).toContain('Belum ada bukti untuk isian ini.');
  expect(other).toContain(`href="/kelola/inovasi/${id}/berkas?tempat=form%3Aiga-2026%3Aindikator-17"`);
  const line = '- SK Bupati · 7 Tahun 2026 · 15 Januari 2026 · Bupati · hlm. 4 · sk-bupati.pdf (PDF, 69 bita) · Sesuai';
  const text = await (await stage.server.ask(paths.sheetText.to(id, 'iga-2026'), cookiesOf('writer'))).text();
  expect(text).toContain(`Bukti untuk isian ini:\r\n${line}\r\n`);
  const book = await stage.server.ask(paths.sheetBook.to(id, 'iga-2026'), cookiesOf('writer'));
  const read = await readTable(new Uint8Array(await book.arrayBuffer()), {});
  if (!read.ok) throw new Error(JSON.stringify(read));
  const row = read.value.rows.map((it) => it.cells).find((cells) => cells[0]?.startsWith('16.'));
  expect(row?.[4]).toBe(`Bukti untuk isian ini:\n${line}`);
  expect((await stage.get('writer', evidencePaths.add.to(id, 'form:iga-2026:indikator-17'))).html).toMatch(
    /<option value="form:iga-2026:indikator-17" selected/,
  );
});

test('neither the admin of another institution nor an unknown form finds anything', async () => {
  for (const path of [paths.sheets, paths.sheet, paths.sheetBook, paths.sheetText]) {
    expect((await stage.get('toba', path.to(id, 'jippnas'))).status).toBe(404);
  }
  expect((await stage.get('writer', paths.sheet.to(id, 'formulir-lain'))).status).toBe(404);
  expect(stage.server.faults).toEqual([]);
});
