import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formIn } from '../../../../tests/support/form.ts';
import { type ImportPages, importPages, sheetHead, sheetRow } from '../../../../tests/support/import-pages.ts';

let it: ImportPages;
beforeAll(async () => {
  it = await importPages();
});
afterAll(() => it.close());

describe('saying yes', () => {
  test('asks how, and keeps what was chosen', async () => {
    const id = await it.toPreview(sheetHead + sheetRow('Pilih Dulu'));
    const path = `/impor/${id}/pratinjau`;
    const answer = await it.handIn(path, `/impor/${id}/jalankan`, { ganda: 'biarkan' });
    expect([answer.status, answer.text.includes('Pilih salah satu.')]).toEqual([422, true]);
    expect(formIn(answer.html, `/impor/${id}/jalankan`)).toMatchObject({ ganda: 'biarkan' });
    expect(await it.titled('Pilih Dulu')).toBe(0);
  });

  test('twice at once writes once', async () => {
    const id = await it.toPreview(sheetHead + sheetRow('Klik Ganda'));
    const action = `/impor/${id}/jalankan`;
    const form = { ...formIn((await it.page(`/impor/${id}/pratinjau`)).html, action), cara: 'terbit' };
    const answers = await Promise.all([it.send(action, form), it.send(action, form), it.send(action, form)]);
    expect(answers.map((it) => [it.status, it.location])).toEqual(Array(3).fill([303, `/impor/${id}`]));
    await it.workOff();
    expect(await it.titled('Klik Ganda')).toBe(1);
    const events = await it.rows(
      sql`select event from audit_event where subject_id = ${id} and event = 'registry.import.confirm'`,
    );
    expect(events).toHaveLength(1);
  });

  test('in a tab that shows an older preview is refused, and the new one is shown', async () => {
    const { id } = await it.upload('Judul;Instansi;Ringkasan;Tujuan\nTab Basi;Pemerintah Kabupaten Toba;x;y\n');
    const columns = `/impor/${id}/kolom`;
    await it.handIn(columns, columns, {});
    const old = formIn((await it.page(`/impor/${id}/pratinjau`)).html, `/impor/${id}/jalankan`) ?? {};
    await it.handIn(columns, columns, { 'kolom.3': 'ignore' });
    const answer = await it.send(`/impor/${id}/jalankan`, { ...old, cara: 'terbit', ganda: 'perbarui' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Impor ini diubah di tab lain sejak halaman ini dibuka.');
    expect(formIn(answer.html, `/impor/${id}/jalankan`)?.revisi).toBe('3');
    expect(await it.titled('Tab Basi')).toBe(0);
  });

  test('in a tab whose columns were changed in another is refused', async () => {
    const { id } = await it.upload(sheetHead + sheetRow('Kolom Basi'));
    const columns = `/impor/${id}/kolom`;
    const old = formIn((await it.page(columns)).html, columns) ?? {};
    await it.handIn(columns, columns, {});
    const same = await it.send(columns, old);
    expect([same.status, same.location]).toEqual([303, `/impor/${id}`]);
    const other = await it.send(columns, { ...old, 'kolom.2': 'background' });
    expect([other.status, other.text.includes('diubah di tab lain')]).toEqual([409, true]);
  });

  test('publishes, or leaves drafts with the admin', async () => {
    const published = await it.toPreview(sheetHead + sheetRow('Terbit Langsung'));
    await it.confirm(published);
    const waiting = await it.toPreview(sheetHead + sheetRow('Menunggu Admin'));
    await it.confirm(waiting, { cara: 'konsep' });
    await it.workOff();
    const states = await it.rows(sql`select v.content ->> 'title' as title, i.state from innovation i
      join innovation_version v on v.innovation_id = i.id
      where v.content ->> 'title' in ('Terbit Langsung', 'Menunggu Admin') order by title`);
    expect(states).toEqual([
      { title: 'Menunggu Admin', state: 'with_admin' },
      { title: 'Terbit Langsung', state: 'published' },
    ]);
    const { text } = await it.page(`/impor/${published}`);
    expect(text).toContain('Impor selesai.');
    expect(text).toContain('Terbit Langsung 2 Dibuat');
  });
});

describe('a local admin', () => {
  test('brings in rows of the own institution alone; another’s are refused by their cell', async () => {
    const text = `${sheetHead}Milik Toba;Pemerintah Kabupaten Toba;x\nMilik Deli;Pemkab Deli Serdang;x\nTanpa Nama;;x\n`;
    const id = await it.toPreview(text, 'local_admin');
    const { text: shown } = await it.page(`/impor/${id}/pratinjau`, 'local_admin');
    expect(shown).toContain(
      'B3 Kesalahan “Pemkab Deli Serdang” bukan instansi Anda; hanya baris instansi sendiri yang diambil.',
    );
    await it.confirm(id, {}, 'local_admin');
    await it.workOff();
    const owners = await it.rows(sql`select v.content ->> 'title' as title, n.name from innovation i
      join innovation_version v on v.innovation_id = i.id join institution n on n.id = i.institution_id
      where v.content ->> 'title' in ('Milik Toba', 'Milik Deli', 'Tanpa Nama') order by title`);
    expect(owners).toEqual([
      { title: 'Milik Toba', name: 'Pemerintah Kabupaten Toba' },
      { title: 'Tanpa Nama', name: 'Pemerintah Kabupaten Toba' },
    ]);
  });

  test('cannot claim another institution by a forged field', async () => {
    const { id } = await it.upload('Judul\nDirebut\n', 'x.csv', 'local_admin');
    const path = `/impor/${id}/kolom`;
    await it.handIn(path, path, { instansi: it.stage.places.deliSerdang }, 'local_admin');
    await it.workOff();
    await it.confirm(id, {}, 'local_admin');
    await it.workOff();
    const owner = await it.rows(sql`select i.institution_id from innovation i join innovation_version v
      on v.innovation_id = i.id where v.content ->> 'title' = 'Direbut'`);
    expect(owner).toEqual([{ institution_id: it.stage.places.toba }]);
  });

  test('sees the imports of the own institution, and none of the hub or of others', async () => {
    const own = (await it.upload(sheetHead + sheetRow('x'), 'punya-toba.csv', 'local_admin')).id;
    const hub = (await it.upload(sheetHead + sheetRow('x'), 'punya-hub.csv', 'hub_admin')).id;
    const { text } = await it.page('/impor', 'local_admin');
    expect([text.includes('punya-toba.csv'), text.includes('punya-hub.csv')]).toEqual([true, false]);
    expect((await it.page('/impor', 'other_admin')).text).not.toContain('punya-toba.csv');
    expect((await it.page('/impor', 'hub_admin')).text).toContain('punya-toba.csv');
    for (const [id, part, status] of [
      [hub, 'local_admin', 404],
      [own, 'other_admin', 404],
      [own, 'hub_admin', 200],
    ] as const)
      expect((await it.page(`/impor/${id}/kolom`, part)).status).toBe(status);
  });
});

describe('undoing by the page', () => {
  test('says beforehand what goes and what stays, and does just that', async () => {
    const id = await it.toPreview(sheetHead + sheetRow('Batal Satu') + sheetRow('Batal Dua'));
    await it.confirm(id);
    await it.workOff();
    const path = `/impor/${id}/batalkan`;
    expect((await it.page(path)).text).toContain(
      '2 inovasi yang dibuat impor ini dan belum disentuh siapa pun dihapus seluruhnya.',
    );
    const answer = await it.handIn(path, path, {});
    expect([answer.status, answer.location]).toEqual([303, `/impor/${id}`]);
    await it.workOff();
    expect((await it.page(`/impor/${id}`)).text).toContain('Impor ini sudah dibatalkan.');
    expect([await it.titled('Batal Satu'), await it.titled('Batal Dua')]).toEqual([0, 0]);
  });

  test('is not offered for an import that wrote nothing, which is thrown away instead', async () => {
    const id = await it.toPreview(sheetHead + sheetRow('Dibuang'));
    expect((await it.page(`/impor/${id}/batalkan`)).status).toBe(409);
    const path = `/impor/${id}/buang`;
    const answer = await it.handIn(path, path, {});
    expect([answer.status, answer.location]).toEqual([303, '/impor']);
    expect((await it.page(`/impor/${id}`)).status).toBe(404);
    expect(await it.rows(sql`select no from import_row where import_id = ${id}`)).toEqual([]);
  });
});
