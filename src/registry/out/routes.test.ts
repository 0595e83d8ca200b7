import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stage as Records, readyContent, recordsStage } from '../../../tests/support/records-stage.ts';
import { historyOf } from '../../audit/index.ts';
import { readTable } from '../../platform/sheet/index.ts';
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
  expect(read.value.header.cells).toEqual(['Isian', 'Teks', 'Kata', 'Keterangan']);
  expect(rows[0]).toEqual(['Nama inovasi', '=HYPERLINK("http://jahat.example")', '', 'Ada']);
  expect(rows).toHaveLength(26);
  const [last] = await historyOf(stage.db.conn, { kind: 'innovation', id });
  expect(last).toMatchObject({ event: 'registry.export.copy_sheet', personId: stage.who.writer.person?.id });
  const taken = Object.fromEntries((last?.changes ?? []).map((it) => [it.field, it.after]));
  expect(taken).toMatchObject({ sheet: 'iga-2026', format: 'xlsx', rows: 26 });
});

test('the plain text has every field under its label', async () => {
  const answer = await stage.server.ask(paths.sheetText.to(id, 'kipp-2022-umum'), cookiesOf('writer'));
  const text = await answer.text();
  expect(text).toContain('Unit pelayanan publik (UPP)\r\n[Ada]\r\n\r\nDinas Pendidikan\r\n');
  expect(text).toContain('Kolaborasi\r\n[Belum ada · 0 dari paling banyak 200 kata · ');
});

test('neither the admin of another institution nor an unknown form finds anything', async () => {
  for (const path of [paths.sheets, paths.sheet, paths.sheetBook, paths.sheetText]) {
    expect((await stage.get('toba', path.to(id, 'jippnas'))).status).toBe(404);
  }
  expect((await stage.get('writer', paths.sheet.to(id, 'formulir-lain'))).status).toBe(404);
  expect(stage.server.faults).toEqual([]);
});
