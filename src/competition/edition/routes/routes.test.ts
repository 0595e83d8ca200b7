import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { datedPreset, plantOrganised } from '../../../../tests/support/editions.ts';
import { formIn } from '../../../../tests/support/form.ts';
import { type Part, raiseStage, type Stage } from '../../../../tests/support/stage.ts';
import { newId } from '../../../platform/ids.ts';
import type { EditionId } from '../model/edition.ts';
import { editionById } from '../queries/editions.ts';
import { shiftedTo } from '../rules/shift.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

const ask = (part: Part, path: string) => stage.server.ask(path, { cookies: stage.cookiesOf(part) });
const send = (part: Part, path: string, form: Record<string, string> | FormData) =>
  stage.server.ask(path, { cookies: stage.cookiesOf(part), form });
const page = async (part: Part, path: string) => (await ask(part, path)).text();
const known = async (id: string) => (await editionById(stage.database.db.conn, id as EditionId))!;
const work = (id: string) => `/kelola/kompetisi/${id}`;

/** The form of a part as it is shown, with changes. */
async function filled(id: string, part: string, changes: Record<string, string> = {}) {
  const path = `${work(id)}/ubah/${part}`;
  return { path, form: { ...formIn(await page('local_admin', path), path), ...changes } };
}

describe('a part of a draft', () => {
  test('is saved as a revision', async () => {
    const id = await plantOrganised(stage, 'draft');
    const { path, form } = await filled(id, 'dasar', { theme: 'Masalah yang tuntas' });
    const answer = await send('local_admin', path, form);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, work(id)]);
    expect(await known(id)).toMatchObject({ revision: 2, document: { theme: 'Masalah yang tuntas' } });
  });

  test('that was typed wrong comes back at 422 with all that was typed', async () => {
    const id = await plantOrganised(stage, 'draft');
    const { path, form } = await filled(id, 'dasar', { theme: 'Tetap ada', year: 'tahun depan' });
    const answer = await send('local_admin', path, form);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('<a href="#f-year">Tulis angka, misalnya 12,5.</a>');
    expect(html).toContain('value="tahun depan"');
    expect(html).toContain('value="Tetap ada"');
    expect((await known(id)).revision).toBe(1);
  });

  test('gets a row without being saved, and keeps what was typed', async () => {
    const id = await plantOrganised(stage, 'draft');
    const { path, form } = await filled(id, 'dasar', { theme: 'Belum disimpan', aksi: 'tambah:papers' });
    const html = await (await send('local_admin', path, form)).text();
    expect(html).toContain('name="papers.0.url"');
    expect(html).toContain('value="Belum disimpan"');
    expect((await known(id)).revision).toBe(1);
  });

  test('may be wrong, and says so with the way to the field', async () => {
    const id = await plantOrganised(stage, 'draft');
    const { path, form } = await filled(id, 'formulir/2', { 'sections.1.weight': '30' });
    expect((await send('local_admin', path, form)).status).toBe(303);
    const html = await page('local_admin', work(id));
    expect(html).toContain('Bobot bagian untuk Kelompok umum berjumlah 110, seharusnya 100.');
    expect(html).toContain('aria-disabled="true" aria-describedby="terbitkan-reason"');
    expect((await send('local_admin', `${work(id)}/terbitkan`, { revisi: '2' })).status).toBe(409);
    expect((await known(id)).state).toBe('draft');
  });

  test('is checked while one types, and nothing is written', async () => {
    const id = await plantOrganised(stage, 'draft');
    const { path, form } = await filled(id, 'formulir/2', { 'sections.1.words': '0' });
    const html = await (await send('local_admin', `${path}/periksa`, form)).text();
    expect(html).toContain('<a href="#f-sections-1-words">');
    expect(html).toContain('Batas kata paling sedikit 1, atau dikosongkan.');
    expect(html).not.toContain('<html');
    expect((await known(id)).revision).toBe(1);
  });
});

describe('two tabs', () => {
  test('on different parts are both saved', async () => {
    const id = await plantOrganised(stage, 'draft');
    const [one, two] = [
      await filled(id, 'dasar', { theme: 'Satu' }),
      await filled(id, 'privasi', { reminders: '24, 6' }),
    ];
    expect((await send('local_admin', one.path, one.form)).status).toBe(303);
    expect((await send('local_admin', two.path, two.form)).status).toBe(303);
    expect((await known(id)).document).toMatchObject({ theme: 'Satu', reminders: [24, 6] });
  });

  test('on one part do not overwrite each other, and what was typed is kept', async () => {
    const id = await plantOrganised(stage, 'draft');
    const [one, two] = [await filled(id, 'dasar', { theme: 'Satu' }), await filled(id, 'dasar', { theme: 'Dua' })];
    await send('local_admin', one.path, one.form);
    const answer = await send('local_admin', two.path, two.form);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('Orang lain sudah mengubah bagian ini.');
    expect(html).toContain('value="Dua"');
    expect((await known(id)).document.theme).toBe('Satu');
  });
});

describe('items', () => {
  test('are added, moved and taken out, each as a revision that can be taken back', async () => {
    const id = await plantOrganised(stage, 'draft');
    const path = `${work(id)}/ubah/formulir`;
    const added = await send('local_admin', path, { revisi: '1', aksi: 'tambah:sections' });
    expect(added.headers.get('location')).toBe(`${path}/8`);
    await send('local_admin', path, { revisi: '2', aksi: 'naik:sections.7' });
    await send('local_admin', path, { revisi: '3', aksi: 'hapus:sections.0' });
    const codes = (await known(id)).document.sections.map((it) => it.code);
    expect(codes).toEqual(['masalah', 'kebaruan', 'dampak', 'adaptabilitas', 'keberlanjutan', 'bagian-8', 'lampiran']);
    const undone = await send('local_admin', `${work(id)}/riwayat/kembalikan`, { no: '1', revisi: '4' });
    expect(undone.status).toBe(303);
    const { document, revision } = await known(id);
    expect([revision, document.sections.length]).toEqual([5, 7]);
    expect(await page('local_admin', `${work(id)}/riwayat`)).toContain('Kembali ke revisi 1.');
  });
});

describe('a file', () => {
  const begin = async (text: string, changes: Record<string, string> = {}) => {
    const form = new FormData();
    const id = newId<'EditionId'>();
    const fields = { id, sumber: 'berkas', tahun: '2030', judul: '', ...changes };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('berkas', new File([text], 'edisi.json', { type: 'application/json' }));
    return { id, answer: await send('local_admin', '/kelola/kompetisi/baru', form) };
  };

  test('that was downloaded makes the same document', async () => {
    const from = await plantOrganised(stage, 'open');
    const download = await ask('anonymous', `/kompetisi/${from}/edisi.json`);
    expect(download.headers.get('content-disposition')).toMatch(
      /^attachment; filename="edisi-2030-[0-9a-f]{8}\.json"$/,
    );
    const { id, answer } = await begin(await download.text());
    expect(answer.headers.get('location')).toBe(work(id));
    expect((await known(id)).document).toEqual(shiftedTo(datedPreset('regency-starter'), 2030));
  });

  test.each([
    ['{"format":1', 'Berkas ini bukan JSON.'],
    ['[]', 'Berkas ini bukan dokumen edisi.'],
    ['{"format":2,"title":"A","year":2026}', 'format: Pilihan ini tidak dikenal.'],
    ['{"format":1,"year":2026,"rahasia":1}', 'Ada isian yang tidak dikenal.'],
  ])('%s is refused with what is wrong', async (text, told) => {
    const { id, answer } = await begin(text);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(told);
    expect(await editionById(stage.database.db.conn, id)).toBeNull();
  });

  test('is not needed for a copy of last year’s edition, whose days move to the new year', async () => {
    const from = await plantOrganised(stage, 'open');
    const { id } = await begin('', { sumber: `salin:${from}`, tahun: '2031' });
    const { document, state } = await known(id);
    expect([state, document.year, document.stages[0]?.closes]).toEqual(['draft', 2031, '2031-04-30T23:59:00+07:00']);
  });

  test.each(['salin:abc', 'contoh:kipp-1999', '', 'lain'])('«%s» is no source', async (sumber) => {
    expect((await begin('{}', { sumber })).answer.status).toBe(422);
  });

  test('of a year that is none is refused', async () => {
    const { answer } = await begin('{}', { sumber: 'contoh:regency-starter', tahun: '20x' });
    expect([answer.status, (await answer.text()).includes('Tulis tahun antara 2000 dan 2100.')]).toEqual([422, true]);
  });
});

describe('a public edition', () => {
  test('is read by everyone, a draft by its organiser alone', async () => {
    const [open, draft] = [await plantOrganised(stage, 'open'), await plantOrganised(stage, 'draft')];
    for (const last of ['', '/formulir', '/edisi.json', '/jadwal.ics']) {
      expect((await ask('anonymous', `/kompetisi/${open}${last}`)).status).toBe(200);
      expect((await ask('hub_admin', `/kompetisi/${draft}${last}`)).status).toBe(404);
      expect((await ask('leader', `/kompetisi/${draft}${last}`)).status).toBe(200);
    }
    expect(await page('anonymous', '/kompetisi')).not.toContain(draft);
    expect((await ask('other_admin', work(open))).status).toBe(404);
  });

  test('tells its closing in the time of the hub, and the extension with its reason', async () => {
    const id = await plantOrganised(stage, 'open');
    const path = `${work(id)}/perpanjang`;
    const form = { revisi: '2', penutupan: '2030-05-03T12:00', alasan: 'Banjir di tiga kabupaten.', ikut: 'ya' };
    expect((await send('local_admin', path, { ...form, alasan: '' })).status).toBe(422);
    expect((await send('local_admin', path, { ...form, penutupan: '2030-04-01T00:00' })).status).toBe(422);
    expect((await send('local_admin', path, { ...form, penutupan: '2030-05-20T00:00', ikut: '' })).status).toBe(303);
    const html = await page('anonymous', `/kompetisi/${id}`);
    expect(html).toContain('20 Mei 2030, 00.00 WIB');
    expect(html).toContain('batas waktu diperpanjang');
    expect(html).toContain('Banjir di tiga kabupaten.');
  });

  test('has its calendar as a file', async () => {
    const id = await plantOrganised(stage, 'open');
    const answer = await ask('anonymous', `/kompetisi/${id}/jadwal.ics`);
    const lines = (await answer.text()).split('\r\n');
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Tuntas//Competition//ID']);
    expect(lines).toContain('DTSTART:20300228T170000Z');
    expect(lines.filter((it) => it === 'BEGIN:VEVENT')).toHaveLength(9);
    expect(lines.every((it) => new TextEncoder().encode(it).length <= 75)).toBe(true);
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
  });
});
