import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { keyFor } from '../../../tests/support/objection-key.ts';
import {
  type Field,
  longText,
  type ObjectionDesk,
  objectionDesk,
  objectionDocument,
  plantObjection,
  textOf,
} from '../../../tests/support/objections.ts';
import { type Seen, seen } from '../../../tests/support/records-stage.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { newId } from '../../platform/ids.ts';
import { newPublicCode } from '../../platform/public-code.ts';
import { paths as editionPaths } from '../edition/paths.ts';
import { paths as entryPaths } from '../entry/paths.ts';
import { paths as stagePaths } from '../stage/paths.ts';
import type { ObjectionFileId } from './model/objection.ts';
import { paths } from './paths.ts';

let database: TestDatabase;
let desk: ObjectionDesk;
let server: TestServer;
let field: Field;
const cookies = new Map<string, string>();

beforeAll(async () => {
  database = await testDatabase();
  desk = await objectionDesk(database.db);
  server = testServer(database.db);
  for (const [name, who] of Object.entries(desk.people)) cookies.set(name, await server.cookiesOf(who.person.email));
  field = desk.field;
});
afterAll(() => database.close());

type Who = keyof ObjectionDesk['people'] | 'nobody';
const get = (who: Who, path: string, headers: Record<string, string> = {}): Promise<Seen> =>
  seen(server.ask(path, { cookies: cookies.get(who) ?? '', headers }));
const post = (who: Who, path: string, form: Record<string, string> | FormData): Promise<Seen> =>
  seen(server.ask(path, { cookies: cookies.get(who) ?? '', form }));

const typed = (given: Record<string, string> = {}) => ({
  id: newId(),
  alasan: 'untrue',
  uraian: longText,
  nama: 'Rahmat Siregar',
  surel: 'rahmat.halaman@contoh.example',
  ...given,
});
const withFiles = (files: readonly File[], given: Record<string, string> = {}): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed(given))) form.set(name, value);
  for (const [at, file] of files.entries()) form.set(`berkas_${at + 1}`, file);
  return form;
};
const raisePath = () => paths.raise.to(field.editionId, field.finalist);
const pdf = (name = 'Rahmat Siregar - laporan.pdf') =>
  new File([`%PDF-1.4\n%${name}\n%%EOF\n`], name, { type: 'application/pdf' });

describe('everybody', () => {
  test('finds the window, the finalists and the numbers, and the way from the edition and the entry', async () => {
    const page = await get('nobody', paths.window.to(field.editionId));
    expect(page.status).toBe(200);
    for (const word of ['Sanggahan diterima sampai', 'data-until', 'Sepeda Bagus', 'Jumlah sanggahan'])
      expect(page.html).toContain(word);
    expect(page.html).not.toContain('Kelas Malam');
    const ways = [editionPaths.edition.to(field.editionId), stagePaths.journey.to(field.editionId, field.finalist)];
    for (const path of ways) expect((await get('nobody', path)).html).toContain(paths.window.to(field.editionId));
    expect((await get('nobody', ways[1] ?? '')).html).toContain(raisePath());
    const other = await get('nobody', stagePaths.journey.to(field.editionId, field.other));
    expect([other.status, other.html.includes('sanggah')]).toEqual([200, false]);
  });

  test('finds nothing where there is no window, nothing is announced, or the entry was not chosen', async () => {
    const whole = objectionDocument();
    const without = await desk.plant({ ...whole, stages: whole.stages.filter((it) => it.kind !== 'objection') });
    const embargoed = await desk.plant(objectionDocument({ announced: '2098-01-01T00:00:00Z' }));
    const missing = [
      paths.window.to(without.editionId),
      paths.raise.to(without.editionId, without.finalist),
      paths.raise.to(embargoed.editionId, embargoed.finalist),
      paths.sent.to(embargoed.editionId, embargoed.finalist),
      paths.raise.to(field.editionId, field.other),
      paths.raise.to(field.editionId, newId<'EntryId'>()),
      paths.window.to(newId<'EditionId'>()),
    ];
    for (const path of missing) expect([path, (await get('nobody', path)).status]).toEqual([path, 404]);
    expect((await post('nobody', missing[2] ?? '', typed())).status).toBe(404);
    expect((await get('secretary', paths.list.to(without.editionId))).status).toBe(404);
    expect((await get('nobody', editionPaths.edition.to(without.editionId))).html).not.toContain('sanggah');
    const announced = await get('nobody', paths.window.to(embargoed.editionId));
    expect([announced.status, announced.html.includes('Sepeda Bagus')]).toEqual([200, false]);
  });

  test('sends a form that is told at its fields when it is wrong, and keeps what was typed', async () => {
    const page = await post('nobody', raisePath(), withFiles([pdf()], { uraian: 'Terlalu pendek.', surel: 'rahmat' }));
    expect(page.status).toBe(422);
    for (const word of [
      'Uraikan paling sedikit 50 huruf.',
      'Alamat surel itu tidak lengkap',
      'Terlalu pendek.',
      'Pilih berkas ini lagi',
    ])
      expect(page.html).toContain(word);
  });

  test.each([
    ['an SVG', new File(['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'], 'a.pdf')],
    ['a page', new File(['<!doctype html><script>alert(1)</script>'], 'laporan.pdf', { type: 'application/pdf' })],
  ])('may not bring %s, whatever its name says', async (_name, file) => {
    const page = await post('nobody', raisePath(), withFiles([file]));
    expect([page.status, page.html.includes('Isi berkas bukan jenis yang diterima')]).toEqual([422, true]);
  });

  test('may not bring a file past its limit', async () => {
    const large = new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'besar.pdf');
    expect((await post('nobody', raisePath(), withFiles([large]))).html).toContain('Paling besar 5 MB');
    // Promised to be larger than three files: it is not even read.
    const headers = { 'content-length': String(16 * 1024 * 1024), 'content-type': 'application/x-www-form-urlencoded' };
    expect((await server.ask(raisePath(), { form: 'alasan=untrue', headers })).status).toBe(413);
  });

  test('that fills in the box that nobody sees is thanked, and nothing is kept', async () => {
    const page = await post('nobody', raisePath(), typed({ situs: 'x', surel: 'mesin@contoh.example' }));
    expect([page.status, page.to]).toEqual([303, paths.sent.to(field.editionId, field.finalist)]);
    const found = await database.db.pool.query(`select from objection where email = 'mesin@contoh.example'`);
    expect(found.rowCount).toBe(0);
  });

  test('who comes late is told the time of the database, and keeps what was typed', async () => {
    const late = await desk.plant(objectionDocument({ closes: '2026-03-05T00:00:00Z' }));
    const page = await post('nobody', paths.raise.to(late.editionId, late.finalist), typed());
    expect(page.status).toBe(409);
    for (const word of ['Masa sanggah sudah ditutup', 'Salin uraian Anda', longText]) expect(page.html).toContain(word);
    expect(page.html).not.toContain('<button type="submit" class="btn btn-primary">Kirim sanggahan');
  });

  test('sends, confirms by the mail, and sees state and answer by the number alone', async () => {
    const email = 'rahmat.penuh@contoh.example';
    const sent = await post(
      'nobody',
      raisePath(),
      withFiles([pdf()], { surel: email, tautan: 'https://contoh.example/a' }),
    );
    expect([sent.status, sent.to]).toEqual([303, paths.sent.to(field.editionId, field.finalist)]);
    expect((await get('nobody', sent.to ?? '')).html).toContain('Periksa surel Anda');
    const key = await keyFor(database.db, email);
    const asked = await get('nobody', paths.confirm.to(key));
    expect([asked.status, asked.html.includes('Ya, ini sanggahan saya')]).toEqual([200, true]);
    const before = await database.db.pool.query('select state from objection where email = $1', [email]);
    expect(before.rows[0].state).toBe('unconfirmed');
    const confirmed = await post('nobody', paths.confirm.to(key), {});
    expect(confirmed.status).toBe(303);
    const receipt = await get('nobody', confirmed.to ?? '');
    expect([receipt.status, receipt.html.includes('Sanggahan diterima dan akan diperiksa')]).toEqual([200, true]);
    for (const word of ['Rahmat', email, 'penerima manfaat', 'laporan.pdf']) expect(receipt.html).not.toContain(word);
    expect((await get('nobody', paths.confirm.to(key))).to).toBe(confirmed.to);
  });

  test('finds nothing by a wrong number or key, each alike, and not by trying', async () => {
    expect((await get('nobody', paths.confirm.to('tebakan'))).status).toBe(404);
    expect((await post('nobody', paths.confirm.to('tebakan'), {})).status).toBe(404);
    expect((await get('nobody', paths.receipt.to(newPublicCode()))).status).toBe(404);
    expect((await get('nobody', '/sanggahan/AAAA')).status).toBe(404);
    expect((await get('nobody', `${paths.find.to()}?kode=AAAA`)).status).toBe(422);
    const here = { 'x-real-ip': '192.0.2.99' };
    const tries = [];
    for (let n = 0; n < 61; n += 1) tries.push((await get('nobody', paths.receipt.to(newPublicCode()), here)).status);
    expect([tries[59], tries[60]]).toEqual([404, 429]);
  });
});

describe('the numbers', () => {
  test('of each finalist are told only where the organiser publishes them, and never a text or a name', async () => {
    const told = await desk.plant(objectionDocument({ counts: 'finalists' }));
    const text = textOf({ name: 'Nama Rahasia', email: 'angka@contoh.example' });
    await plantObjection(database.db, told, { text });
    const journey = await get('nobody', stagePaths.journey.to(told.editionId, told.finalist));
    expect(journey.html).toMatch(/Diterima<\/dt><dd><span class="stat-value">1</);
    const quiet = await get('nobody', stagePaths.journey.to(field.editionId, field.finalist));
    expect(quiet.html).not.toContain('stat-value');
    const pages = [
      journey,
      await get('nobody', paths.window.to(told.editionId)),
      await get('nobody', editionPaths.edition.to(told.editionId)),
      await get('juror', paths.window.to(told.editionId)),
    ];
    for (const page of pages)
      for (const word of ['Nama Rahasia', 'angka@contoh.example', 'penerima manfaat'])
        expect(page.html).not.toContain(word);
  });
});

describe('the organiser', () => {
  test('is led from the course to the list and each objection; nobody else finds them', async () => {
    const own = await desk.plant();
    const { id, code } = await plantObjection(database.db, own);
    const course = await get('secretary', stagePaths.course.to(own.editionId));
    expect(course.html).toContain(paths.list.to(own.editionId));
    expect(course.html).toContain('1 sanggahan, 1 belum dijawab');
    const list = await get('secretary', paths.list.to(own.editionId));
    expect(list.html).toContain(code.slice(0, 4));
    expect((await get('secretary', paths.list.to(own.editionId, { status: 'dismissed' }))).html).toContain(
      'Tidak ada sanggahan di sini',
    );
    const one = await get('secretary', paths.one.to(id));
    for (const word of ['Rahmat Siregar', 'penerima manfaat', 'Minta pernyataan']) expect(one.html).toContain(word);
    const closed = [
      paths.list.to(own.editionId),
      paths.one.to(id),
      `/kelola/kompetisi/${own.editionId}/sanggahan/unduh.json`,
    ];
    for (const path of closed)
      for (const who of ['juror', 'writer', 'admin', 'elsewhere'] as const)
        expect([path, who, (await get(who, path)).status]).toEqual([path, who, 404]);
    const file = await get('secretary', `/kelola/kompetisi/${own.editionId}/sanggahan/unduh.json`);
    expect(file.html).toContain('Sepeda Bagus');
    expect(file.html).not.toContain('Rahmat');
    expect((await get('secretary', '/beranda')).html).toContain('Sanggahan yang belum dijawab');
  });

  test('asks, hears and answers; the other side sees no name and no name of a file', async () => {
    const own = await desk.plant();
    const email = 'bukti.halaman@contoh.example';
    const sent = await post(
      'nobody',
      paths.raise.to(own.editionId, own.finalist),
      withFiles([pdf()], { surel: email }),
    );
    expect(sent.status).toBe(303);
    const { to } = await post('nobody', paths.confirm.to(await keyFor(database.db, email)), {});
    const found = await database.db.pool.query<{ id: string; file: string }>(
      `select o.id, f.id as file from objection o join objection_file f on f.objection_id = o.id where o.email = $1`,
      [email],
    );
    const id = found.rows[0]?.id as Parameters<typeof paths.one.to>[0];
    const file = paths.file.to(id, found.rows[0]?.file as ObjectionFileId);
    const wrong = await post('secretary', paths.ask.to(id), {
      revisi: '2',
      pertanyaan: 'Jelaskan.',
      sampai: '2026-02-30',
    });
    expect([wrong.status, wrong.html.includes('Jelaskan.')]).toEqual([422, true]);
    const asking = { revisi: '2', pertanyaan: 'Jelaskan data penerima.', sampai: '2026-04-01' };
    expect((await post('secretary', paths.ask.to(id), asking)).status).toBe(303);
    await database.db.pool.query("update objection set asked_until = '2098-01-01' where id = $1", [id]);
    const due = await get('secretary', paths.one.to(id));
    expect(due.html).toContain('Pengusul masih punya waktu');
    const asked = await get('writer', paths.one.to(id));
    expect(asked.html).toContain('Tidak diberitahukan atas permintaan penyanggah');
    for (const word of ['Rahmat', email, 'Kirim jawaban']) expect(asked.html).not.toContain(word);
    for (const who of ['writer', 'secretary'] as const) {
      const answer = await server.ask(file, { cookies: cookies.get(who) ?? '' });
      const said = answer.headers.get('content-disposition') ?? '';
      expect([answer.status, said.startsWith('attachment'), said.includes('Rahmat')]).toEqual([
        200,
        true,
        who === 'secretary',
      ]);
      expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    }
    expect((await get('elsewhere', file)).status).toBe(404);
    expect((await get('admin', entryPaths.entry.to(own.finalist))).html).toContain(paths.one.to(id));
    expect((await get('writer', '/beranda')).html).toContain('Beri pernyataan atas sanggahan');
    const stating = new FormData();
    stating.set('pernyataan', 'Datanya sesuai laporan.');
    stating.set('berkas_1', pdf('Laporan dinas.pdf'));
    expect((await post('juror', paths.state.to(id), stating)).status).toBe(404);
    expect((await post('writer', paths.state.to(id), stating)).status).toBe(303);
    const heard = await get('secretary', paths.one.to(id));
    for (const word of ['Datanya sesuai laporan.', 'Laporan dinas.pdf']) expect(heard.html).toContain(word);
    const none = await post('secretary', paths.answer.to(id), { revisi: '4', jawaban: 'Alasan saya' });
    expect([none.status, none.html.includes('Pilih putusan.'), none.html.includes('Alasan saya')]).toEqual([
      422,
      true,
      true,
    ]);
    const stale = await post('secretary', paths.answer.to(id), {
      revisi: '2',
      hasil: 'upheld',
      jawaban: 'Alasan saya',
    });
    expect([stale.status, stale.html.includes('Alasan saya')]).toEqual([409, true]);
    const said = { revisi: '4', hasil: 'upheld', jawaban: 'Data terbukti keliru.' };
    expect((await post('writer', paths.answer.to(id), said)).status).toBe(404);
    expect((await post('secretary', paths.answer.to(id), said)).status).toBe(303);
    for (const [who, path] of [
      ['writer', paths.one.to(id)],
      ['nobody', to ?? ''],
    ] as const)
      expect((await get(who, path)).html).toContain('Data terbukti keliru.');
    const window = await get('nobody', paths.window.to(own.editionId));
    expect([window.html.includes('Sepeda Bagus'), window.html.includes('Data terbukti')]).toEqual([false, false]);
    expect((await post('secretary', paths.reopen.to(id), { revisi: '5', alasan: '' })).status).toBe(422);
    expect((await post('secretary', paths.reopen.to(id), { revisi: '5', alasan: 'Salah baca.' })).status).toBe(303);
    expect((await get('nobody', to ?? '')).html).not.toContain('Data terbukti keliru.');
  });

  test('signs no later plenary while an objection is open', async () => {
    const own = await desk.plant();
    await plantObjection(database.db, own);
    const minutes = await get('secretary', stagePaths.minutes.to(own.editionId, 'tpi_plenary'));
    expect(minutes.html).toContain('Masih ada sanggahan yang belum dijawab');
    expect(minutes.html).toContain(paths.list.to(own.editionId));
  });
});
