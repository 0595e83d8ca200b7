import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyFor } from '../../../tests/support/objection-key.ts';
import { type ObjectionSite, objectionSite, pdf, withFiles } from '../../../tests/support/objection-site.ts';
import { plantObjection } from '../../../tests/support/objections.ts';
import { paths as entryPaths } from '../entry/paths.ts';
import { paths as stagePaths } from '../stage/paths.ts';
import type { ObjectionFileId } from './model/objection.ts';
import { paths } from './paths.ts';

let site: ObjectionSite;
beforeAll(async () => {
  site = await objectionSite();
});
afterAll(() => site.close());

const get: ObjectionSite['get'] = (...given) => site.get(...given);
const post: ObjectionSite['post'] = (...given) => site.post(...given);

describe('the organiser', () => {
  test('is led from the course to the list and each objection; nobody else finds them', async () => {
    const own = await site.desk.plant();
    const { id, code } = await plantObjection(site.db, own);
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
    const own = await site.desk.plant();
    const email = 'bukti.halaman@contoh.example';
    const sent = await post(
      'nobody',
      paths.raise.to(own.editionId, own.finalist),
      withFiles([pdf()], { surel: email }),
    );
    expect(sent.status).toBe(303);
    const { to } = await post('nobody', paths.confirm.to(await keyFor(site.db, email)), {});
    const found = await site.db.pool.query<{ id: string; file: string }>(
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
    await site.db.pool.query("update objection set asked_until = '2098-01-01' where id = $1", [id]);
    const due = await get('secretary', paths.one.to(id));
    expect(due.html).toContain('Pengusul masih punya waktu');
    const asked = await get('writer', paths.one.to(id));
    expect(asked.html).toContain('Tidak diberitahukan atas permintaan penyanggah');
    for (const word of ['Rahmat', email, 'Kirim jawaban']) expect(asked.html).not.toContain(word);
    for (const who of ['writer', 'secretary'] as const) {
      const answer = await site.server.ask(file, { cookies: site.cookiesOf(who) });
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
    const own = await site.desk.plant();
    await plantObjection(site.db, own);
    const minutes = await get('secretary', stagePaths.minutes.to(own.editionId, 'tpi_plenary'));
    expect(minutes.html).toContain('Masih ada sanggahan yang belum dijawab');
    expect(minutes.html).toContain(paths.list.to(own.editionId));
  });
});
