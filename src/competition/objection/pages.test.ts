import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyFor } from '../../../tests/support/objection-key.ts';
import { type ObjectionSite, objectionSite, pdf, typed, withFiles } from '../../../tests/support/objection-site.ts';
import { type Field, longText, objectionDocument, plantObjection, textOf } from '../../../tests/support/objections.ts';
import { newId } from '../../platform/ids.ts';
import { newPublicCode } from '../../platform/public-code.ts';
import { paths as editionPaths } from '../edition/paths.ts';
import { paths as stagePaths } from '../stage/paths.ts';
import { paths } from './paths.ts';

let site: ObjectionSite;
let field: Field;
beforeAll(async () => {
  site = await objectionSite();
  field = site.desk.field;
});
afterAll(() => site.close());

const get: ObjectionSite['get'] = (...given) => site.get(...given);
const post: ObjectionSite['post'] = (...given) => site.post(...given);
const raisePath = () => paths.raise.to(field.editionId, field.finalist);

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
    // The help beside the page tells of objecting for all entries.
    const main = other.html.slice(other.html.indexOf('<main'));
    expect([other.status, main.includes('sanggah')]).toEqual([200, false]);
  });

  test('finds nothing where there is no window, nothing is announced, or the entry was not chosen', async () => {
    const whole = objectionDocument();
    const without = await site.desk.plant({ ...whole, stages: whole.stages.filter((it) => it.kind !== 'objection') });
    const embargoed = await site.desk.plant(objectionDocument({ announced: '2098-01-01T00:00:00Z' }));
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
    expect((await site.server.ask(raisePath(), { form: 'alasan=untrue', headers })).status).toBe(413);
  });

  test('that fills in the box that nobody sees is thanked, and nothing is kept', async () => {
    const page = await post('nobody', raisePath(), typed({ situs: 'x', surel: 'mesin@contoh.example' }));
    expect([page.status, page.to]).toEqual([303, paths.sent.to(field.editionId, field.finalist)]);
    const found = await site.db.pool.query(`select from objection where email = 'mesin@contoh.example'`);
    expect(found.rowCount).toBe(0);
  });

  test('who comes late is told the time of the database, and keeps what was typed', async () => {
    const late = await site.desk.plant(objectionDocument({ closes: '2026-03-05T00:00:00Z' }));
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
    const key = await keyFor(site.db, email);
    const asked = await get('nobody', paths.confirm.to(key));
    expect([asked.status, asked.html.includes('Ya, ini sanggahan saya')]).toEqual([200, true]);
    const before = await site.db.pool.query('select state from objection where email = $1', [email]);
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
    const told = await site.desk.plant(objectionDocument({ counts: 'finalists' }));
    const text = textOf({ name: 'Nama Rahasia', email: 'angka@contoh.example' });
    await plantObjection(site.db, told, { text });
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
