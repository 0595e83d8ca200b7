import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdf } from '../../../tests/support/pdf.ts';
import { raiseStage, type Stage } from '../../../tests/support/stage.ts';
import { openArchive, readEntry } from '../../../tests/support/zip.ts';
import { newId } from '../../platform/ids.ts';
import { whyNotFreeze } from './rules/rules.ts';

let stage: Stage;
const year = new Date().getUTCFullYear();
beforeAll(async () => {
  stage = await raiseStage();
  await stage.record({ state: 'published', content: { title: 'Catatan dalam laporan' } });
});
afterAll(() => stage.database.close());

type Who = 'hub_admin' | 'leader' | 'local_admin' | 'planner';
const ask = (part: Who, path: string, form?: Record<string, string>) =>
  stage.server.ask(path, { cookies: stage.cookiesOf(part), ...(form ? { form, method: 'POST' } : {}) });
const bytesOf = async (path: string, part: Who = 'planner') =>
  new Uint8Array(await (await ask(part, path)).arrayBuffer());
const section = `/laporan-tahunan/${year}/bagian/pengantar`;

test('the hub writes a section, and an older form changes nothing and shows both texts', async () => {
  expect((await ask('hub_admin', section, { isi: 'Sambutan kami.\n\n- satu\n- dua', revisi: '0' })).status).toBe(303);
  const stale = await ask('hub_admin', section, { isi: 'Sambutan lain.', revisi: '0' });
  expect(stale.status).toBe(409);
  const page = await stale.text();
  expect(page).toContain('Sambutan lain.');
  expect(page).toContain('Sambutan kami.');
  const long = await ask('hub_admin', section, { isi: 'a'.repeat(20_001), revisi: '1' });
  expect([long.status, (await long.text()).includes('Terlalu panjang')]).toEqual([422, true]);
});

test('nobody else writes it or sees its draft, and no other year is there', async () => {
  for (const part of ['leader', 'local_admin', 'planner'] as const) {
    expect((await ask(part, section, { isi: 'x', revisi: '0' })).status).toBe(404);
    expect((await ask(part, `/laporan-tahunan/${year}/laporan.docx`)).status).toBe(404);
  }
  expect((await ask('hub_admin', `/laporan-tahunan/${year + 1}`)).status).toBe(404);
  expect((await ask('hub_admin', '/laporan-tahunan/20x6')).status).toBe(404);
  expect((await ask('hub_admin', `/laporan-tahunan/${year}/bagian/rahasia`)).status).toBe(404);
});

test('frozen, it keeps its bytes and numbers whatever comes after; another revision says why', {
  timeout: 90_000,
}, async () => {
  const freeze = (form: Record<string, string>) => ask('hub_admin', `/laporan-tahunan/${year}/bekukan`, form);
  const first = newId();
  expect((await freeze({ id: first })).status).toBe(303);
  // The button pressed twice.
  expect((await freeze({ id: first })).status).toBe(303);
  const [pdf, docx] = [`/laporan-tahunan/${year}/1/laporan.pdf`, `/laporan-tahunan/${year}/1/laporan.docx`];
  const kept = await bytesOf(pdf);
  const read = await readPdf(kept);
  expect(read).toMatchObject({ isTagged: true, language: 'id', title: `Laporan Tahunan ${year}` });
  expect(read.text).toContain('Sambutan kami.');
  expect(read.text).not.toContain('KONSEP');
  await stage.record({ state: 'published', content: { title: 'Catatan sesudahnya' } });
  expect(Buffer.from(await bytesOf(pdf)).equals(Buffer.from(kept))).toBe(true);
  const word = openArchive(await bytesOf(docx));
  const text = new TextDecoder().decode(await readEntry(word, 'word/document.xml'));
  expect(text).toContain('Sambutan kami.');
  expect(text).toContain('<w:pStyle w:val="Heading1"/>');
  expect((await freeze({ id: newId() })).status).toBe(422);
  expect((await freeze({ id: newId(), alasan: 'Angka diperbaiki.' })).status).toBe(303);
  expect((await ask('planner', `/laporan-tahunan/${year}/3/laporan.pdf`)).status).toBe(404);
  const list = await (await ask('leader', '/laporan-tahunan')).text();
  expect(list).toContain(`Laporan ${year}, revisi 2`);
  expect(list).toContain('Alasan: Angka diperbaiki.');
  const change = stage.database.db.pool.query("update report_frozen set reason = 'x'");
  await expect(change).rejects.toThrow('a frozen report stays as it was');
});

test('a second freezing says why, and no year ahead is frozen', () => {
  expect(whyNotFreeze({ year: 2026, frozen: 0, reason: '' }, 2026)).toBe(null);
  expect(whyNotFreeze({ year: 2026, frozen: 1, reason: ' ' }, 2026)).toBe('reason_missing');
  expect(whyNotFreeze({ year: 2027, frozen: 0, reason: '' }, 2026)).toBe('year_ahead');
  expect(whyNotFreeze({ year: 2026, frozen: 1, reason: 'a'.repeat(2001) }, 2026)).toBe('too_long');
});
