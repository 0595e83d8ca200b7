import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#platform/outcome.ts';
import { packed, workbookParts } from '#platform/sheet/fixture.ts';
import { readTable, writeTable } from '#platform/sheet/index.ts';
import { formIn } from '../../../../tests/support/form.ts';
import { workOff } from '../../../../tests/support/imports.ts';
import { type Part, raiseStage, type Stage } from '../../../../tests/support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

const encode = (text: string) => new TextEncoder().encode(text);
const plainText = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll(/\s+/g, ' ');

async function upload(bytes: Uint8Array | string, name = 'lembar.csv', part: Part = 'hub_admin') {
  const form = new FormData();
  const content = typeof bytes === 'string' ? encode(bytes) : bytes;
  form.set('berkas', new File([new Uint8Array(content)], name));
  const answer = await stage.server.ask('/impor/baru', { cookies: stage.cookiesOf(part), form });
  const path = answer.headers.get('location') ?? '';
  return { answer, status: answer.status, text: plainText(await answer.text()), id: path.split('/')[2] ?? '' };
}

async function page(path: string, part: Part = 'hub_admin') {
  const answer = await stage.server.ask(path, { cookies: stage.cookiesOf(part) });
  const html = await answer.text();
  return { status: answer.status, html, text: plainText(html), location: answer.headers.get('location') };
}

async function send(path: string, form: Readonly<Record<string, string>>, part: Part = 'hub_admin') {
  const answer = await stage.server.ask(path, { cookies: stage.cookiesOf(part), form });
  const html = await answer.text();
  return { status: answer.status, html, text: plainText(html), location: answer.headers.get('location') };
}

/** Hands the form of a page in as it stands, with some fields filled in otherwise. */
async function handIn(
  path: string,
  action: string,
  fields: Readonly<Record<string, string>>,
  part: Part = 'hub_admin',
) {
  const form = formIn((await page(path, part)).html, action);
  if (!form) throw new Error(`${path} has no form for ${action}`);
  return send(action, { ...form, ...fields }, part);
}

/** From a file to its preview, the columns as they are proposed. */
async function toPreview(
  bytes: Uint8Array | string,
  fields: Readonly<Record<string, string>> = {},
  part: Part = 'hub_admin',
) {
  const { id } = await upload(bytes, 'lembar.csv', part);
  const path = `/impor/${id}/kolom`;
  const answer = await handIn(path, path, fields, part);
  if (answer.status !== 303) throw new Error(answer.text);
  await workOff(stage.database.db);
  return id;
}

const confirm = (id: string, fields: Readonly<Record<string, string>> = {}, part: Part = 'hub_admin') =>
  handIn(`/impor/${id}/pratinjau`, `/impor/${id}/jalankan`, { cara: 'terbit', ganda: 'perbarui', ...fields }, part);

const rows = async <Row>(statement: ReturnType<typeof sql>): Promise<readonly Row[]> =>
  (await statement.execute(stage.database.db.conn as unknown as Kysely<unknown>)).rows as Row[];
const titled = async (title: string) => {
  const found = await rows<{ n: number }>(sql`select count(*)::int as n from innovation i join innovation_version v
    on v.innovation_id = i.id where v.content ->> 'title' = ${title}`);
  return found[0]?.n;
};

const head = 'Judul;Instansi;Ringkasan\n';
const row = (title: string, summary = 'ringkas') => `${title};Pemerintah Kabupaten Toba;${summary}\n`;

describe('a file that cannot be taken in is told why, at the field, and nothing is kept', () => {
  test.each<[string, () => Promise<Uint8Array | string> | Uint8Array | string, string]>([
    ['no file', () => '', 'Pilih berkas lembar kerja terlebih dahulu.'],
    ['a broken workbook', async () => (await sound()).slice(0, 700), 'Berkas ini rusak atau terpotong'],
    ['an empty sheet', () => '\n\n  \n', 'Berkas ini kosong.'],
    ['a page of the web', () => '<!doctype html><html><body>x</body></html>', 'bukan tabel (halaman web)'],
    ['a PDF', () => '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'bukan tabel (berkas PDF)'],
    [
      'a huge cell',
      () => `${head}${'x'.repeat(40_000)};Pemkab Toba;y\n`,
      'Sel A2 terlalu panjang: paling banyak 32.767 huruf.',
    ],
    ['a ZIP bomb', bomb, 'mengembang terlalu besar ketika dibuka'],
    ['60,000 rows', () => head + row('Judul').repeat(60_000), 'paling banyak 50.000 baris dalam satu impor'],
    [
      'an open quotation mark',
      () => `${head}"Judul;Pemkab Toba;x\n`,
      'Tanda kutip yang dibuka pada baris 2 tidak pernah ditutup.',
    ],
  ])('%s', async (_, make, message) => {
    const before = await rows(sql`select id from import_run`);
    const { status, text } = await upload(await make());
    expect(status).toBe(422);
    expect(text).toContain(message);
    expect(text).toContain('Ada yang perlu diperbaiki');
    expect(await rows(sql`select id from import_run`)).toEqual(before);
  });

  test('a file past every limit is not even read', async () => {
    const { status } = await upload(new Uint8Array(26 * 1024 * 1024));
    expect(status).toBe(413);
  });
});

const sound = () =>
  writeTable({
    sheets: [{ name: 'Data', columns: [{ header: 'Judul' }, { header: 'Instansi' }], rows: [['A', 'B']] }],
  });
const bomb = () =>
  packed({ ...workbookParts('<worksheet/>'), 'xl/bomb.xml': new Uint8Array(50 * 1024 * 1024).fill(32) });

describe('encodings', () => {
  test('of an old office file are read as they were meant', async () => {
    const windows = Buffer.concat([
      encode(head),
      Buffer.from([0x93]),
      encode('Tuntas'),
      Buffer.from([0x94]),
      encode(';Pemkab Toba;caf'),
      Buffer.from([0xe9]),
      encode('\n'),
    ]);
    const id = await toPreview(windows);
    expect((await page(`/impor/${id}/pratinjau`)).text).toContain('“Tuntas”');
  });

  test('that hold damaged characters have each such cell refused by its address', async () => {
    const good = Array.from({ length: 30 }, (_, at) => row(`Inovasi é ${at}`)).join('');
    const damaged = Buffer.concat([
      encode(head + good),
      encode('Rusak '),
      Buffer.from([0xff]),
      encode(';Pemkab Toba;x\n'),
    ]);
    const id = await toPreview(damaged);
    const { text } = await page(`/impor/${id}/pratinjau?lihat=kesalahan`);
    expect(text).toContain('A32 Kesalahan Ada tanda yang tidak terbaca');
  });
});

describe('what the columns mean', () => {
  test('a sheet without titles is told so at the field, and what was chosen stays', async () => {
    const { id } = await upload('Kegiatan;Instansi;Uraian\nA;Pemkab Toba;x\n');
    const path = `/impor/${id}/kolom`;
    const answer = await handIn(path, path, { 'kolom.2': 'summary', kompetisi: 'KIPP Sumut' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Pilih kolom yang berisi judul inovasi.');
    expect(formIn(answer.html, path)).toMatchObject({ 'kolom.2': 'summary', kompetisi: 'KIPP Sumut' });
  });

  test('of two equal headings one is taken; both at once are refused at the second', async () => {
    const { id } = await upload('Judul;Instansi;Judul\nA;Pemkab Toba;B\n');
    const path = `/impor/${id}/kolom`;
    const proposed = formIn((await page(path)).html, path);
    expect(proposed).toMatchObject({ 'kolom.0': 'title', 'kolom.2': 'ignore' });
    const answer = await handIn(path, path, { 'kolom.2': 'title' });
    expect([answer.status, answer.text.includes('“Judul” sudah diisi dari kolom A.')]).toEqual([422, true]);
  });

  test('are remembered for the next sheet of the same headings', async () => {
    const text = 'Apa;Siapa;Judul\nSatu;Pemerintah Kabupaten Toba;z\n';
    await toPreview(text, { 'kolom.0': 'title', 'kolom.1': 'institution', 'kolom.2': 'note' });
    const { id } = await upload(text);
    const { html, text: shown } = await page(`/impor/${id}/kolom`);
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
    const { id } = await upload(book, 'buku.xlsx');
    const path = `/impor/${id}/lembar`;
    const answer = await handIn(path, path, { lembar: 'Data' });
    expect([answer.status, answer.location]).toEqual([303, `/impor/${id}/kolom`]);
    const columns = await page(`/impor/${id}/kolom`);
    expect(columns.text).toContain('XLSX, lembar “Data” · 1 baris data, judul kolom pada baris 2');
    const other = await handIn(path, path, { judul: '1' });
    expect([other.status, (await page(`/impor/${id}/kolom`)).text.includes('judul kolom pada baris 1')]).toEqual([
      303,
      true,
    ]);
    expect((await handIn(path, path, { judul: '77' })).text).toContain('Baris itu tidak dapat menjadi judul kolom.');
  });
});

describe('the preview', () => {
  test('writes nothing, and tells counts, cells and what will stand', async () => {
    const id = await toPreview(
      `${head}${row('Pratinjau Satu')};Pemkab Toba;x\nPratinjau Dua;Pemkab Toba;${'y'.repeat(6000)}\n`,
    );
    const { text } = await page(`/impor/${id}/pratinjau`);
    expect(text).toContain('3 baris dibaca menjadi 1 inovasi.');
    expect(text).toContain('A3 Kesalahan Judul kosong atau tidak berisi huruf.');
    expect(text).toContain('C4 Kesalahan Terlalu panjang: paling banyak 5.000 huruf.');
    expect(text).toContain('Pratinjau Satu Pemerintah Kabupaten Toba Ringkasan: ringkas Dibuat baru');
    expect(await titled('Pratinjau Satu')).toBe(0);
  });

  test('gives the rows that stay out as a sheet with the reasons, which may be mended and sent again', async () => {
    const id = await toPreview(`${head};Pemkab Toba;tanpa judul\n`);
    const answer = await stage.server.ask(`/impor/${id}/kesalahan.xlsx`, { cookies: stage.cookiesOf('hub_admin') });
    const table = must(await readTable(new Uint8Array(await answer.arrayBuffer())));
    expect(table.header.cells).toEqual(['Judul', 'Instansi', 'Ringkasan', 'Alasan dari Tuntas']);
    expect(table.rows.map((it) => it.cells)).toEqual([
      ['', 'Pemkab Toba', 'tanpa judul', 'A2: Judul kosong atau tidak berisi huruf.'],
    ]);
    const again = await upload('Judul;Instansi;Ringkasan;Alasan dari Tuntas\nDiperbaiki;Pemkab Toba;x;y\n');
    expect((await page(`/impor/${again.id}/kolom`)).text).toContain('pernah diimpor; pilihan waktu itu dipakai lagi');
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
    const id = await toPreview(packed(workbookParts(sheet)));
    const { text: shown } = await page(`/impor/${id}/pratinjau`);
    expect(shown).toContain('C3 Kesalahan Sel ini berisi rumus yang belum dihitung.');
    expect(shown).toContain('C4 Kesalahan Sel ini berisi kesalahan rumus (#DIV/0!).');
    expect(shown).toContain('Rumus Satu Pemerintah Kabupaten Toba');
    expect(shown).toContain('=cmd() Pemerintah Kabupaten Toba');
  });

  test('lets unclear institutions be chosen for all their rows at once', async () => {
    const text =
      'Judul;Instansi\nJelas Satu;Pemerintah Malang\nJelas Dua;Pemerintah Malang\nJelas Tiga;Rumah Singgah Cahaya\n';
    const id = await toPreview(text);
    const path = `/impor/${id}/pratinjau`;
    expect((await page(path)).text).toContain('Pemerintah Malang 2 baris, mulai baris 2');
    const answer = await handIn(path, `/impor/${id}/instansi`, { 'pilihan.0': 'wilayah:35.73', 'pilihan.1': 'lewati' });
    expect([answer.status, answer.location]).toEqual([303, `/impor/${id}`]);
    const { text: shown } = await page(path);
    expect(shown).toContain('Jelas Satu Pemerintah Kota Malang');
    expect(shown).toContain('B4 Kesalahan Baris instansi “Rumah Singgah Cahaya” tidak diambil, sesuai pilihan Anda.');
    const forged = await send(`/impor/${id}/instansi`, { revisi: '1', 'kunci.0': 'x', 'pilihan.0': 'wilayah:99.99' });
    expect(forged.status).toBe(409);
  });
});

describe('saying yes', () => {
  test('asks how, and keeps what was chosen', async () => {
    const id = await toPreview(head + row('Pilih Dulu'));
    const path = `/impor/${id}/pratinjau`;
    const answer = await handIn(path, `/impor/${id}/jalankan`, { ganda: 'biarkan' });
    expect([answer.status, answer.text.includes('Pilih salah satu.')]).toEqual([422, true]);
    expect(formIn(answer.html, `/impor/${id}/jalankan`)).toMatchObject({ ganda: 'biarkan' });
    expect(await titled('Pilih Dulu')).toBe(0);
  });

  test('twice at once writes once', async () => {
    const id = await toPreview(head + row('Klik Ganda'));
    const action = `/impor/${id}/jalankan`;
    const form = { ...formIn((await page(`/impor/${id}/pratinjau`)).html, action), cara: 'terbit' };
    const answers = await Promise.all([send(action, form), send(action, form), send(action, form)]);
    expect(answers.map((it) => [it.status, it.location])).toEqual(Array(3).fill([303, `/impor/${id}`]));
    await workOff(stage.database.db);
    expect(await titled('Klik Ganda')).toBe(1);
    const events = await rows(
      sql`select event from audit_event where subject_id = ${id} and event = 'registry.import.confirm'`,
    );
    expect(events).toHaveLength(1);
  });

  test('in a tab that shows an older preview is refused, and the new one is shown', async () => {
    const { id } = await upload('Judul;Instansi;Ringkasan;Tujuan\nTab Basi;Pemerintah Kabupaten Toba;x;y\n');
    const columns = `/impor/${id}/kolom`;
    await handIn(columns, columns, {});
    const old = formIn((await page(`/impor/${id}/pratinjau`)).html, `/impor/${id}/jalankan`) ?? {};
    await handIn(columns, columns, { 'kolom.3': 'ignore' });
    const answer = await send(`/impor/${id}/jalankan`, { ...old, cara: 'terbit', ganda: 'perbarui' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Impor ini diubah di tab lain sejak halaman ini dibuka.');
    expect(formIn(answer.html, `/impor/${id}/jalankan`)?.revisi).toBe('3');
    expect(await titled('Tab Basi')).toBe(0);
  });

  test('in a tab whose columns were changed in another is refused', async () => {
    const { id } = await upload(head + row('Kolom Basi'));
    const columns = `/impor/${id}/kolom`;
    const old = formIn((await page(columns)).html, columns) ?? {};
    await handIn(columns, columns, {});
    const same = await send(columns, old);
    expect([same.status, same.location]).toEqual([303, `/impor/${id}`]);
    const other = await send(columns, { ...old, 'kolom.2': 'background' });
    expect([other.status, other.text.includes('diubah di tab lain')]).toEqual([409, true]);
  });

  test('publishes, or leaves drafts with the admin', async () => {
    const published = await toPreview(head + row('Terbit Langsung'));
    await confirm(published);
    const waiting = await toPreview(head + row('Menunggu Admin'));
    await confirm(waiting, { cara: 'konsep' });
    await workOff(stage.database.db);
    const states = await rows(sql`select v.content ->> 'title' as title, i.state from innovation i
      join innovation_version v on v.innovation_id = i.id
      where v.content ->> 'title' in ('Terbit Langsung', 'Menunggu Admin') order by title`);
    expect(states).toEqual([
      { title: 'Menunggu Admin', state: 'with_admin' },
      { title: 'Terbit Langsung', state: 'published' },
    ]);
    const { text } = await page(`/impor/${published}`);
    expect(text).toContain('Impor selesai.');
    expect(text).toContain('Terbit Langsung 2 Dibuat');
  });
});

describe('a local admin', () => {
  test('brings in rows of the own institution alone; another’s are refused by their cell', async () => {
    const text = `${head}Milik Toba;Pemerintah Kabupaten Toba;x\nMilik Deli;Pemkab Deli Serdang;x\nTanpa Nama;;x\n`;
    const id = await toPreview(text, {}, 'local_admin');
    const { text: shown } = await page(`/impor/${id}/pratinjau`, 'local_admin');
    expect(shown).toContain(
      'B3 Kesalahan “Pemkab Deli Serdang” bukan instansi Anda; hanya baris instansi sendiri yang diambil.',
    );
    await confirm(id, {}, 'local_admin');
    await workOff(stage.database.db);
    const owners = await rows(sql`select v.content ->> 'title' as title, n.name from innovation i
      join innovation_version v on v.innovation_id = i.id join institution n on n.id = i.institution_id
      where v.content ->> 'title' in ('Milik Toba', 'Milik Deli', 'Tanpa Nama') order by title`);
    expect(owners).toEqual([
      { title: 'Milik Toba', name: 'Pemerintah Kabupaten Toba' },
      { title: 'Tanpa Nama', name: 'Pemerintah Kabupaten Toba' },
    ]);
  });

  test('cannot claim another institution by a forged field', async () => {
    const { id } = await upload('Judul\nDirebut\n', 'x.csv', 'local_admin');
    const path = `/impor/${id}/kolom`;
    await handIn(path, path, { instansi: stage.places.deliSerdang }, 'local_admin');
    await workOff(stage.database.db);
    await confirm(id, {}, 'local_admin');
    await workOff(stage.database.db);
    const owner = await rows(sql`select i.institution_id from innovation i join innovation_version v
      on v.innovation_id = i.id where v.content ->> 'title' = 'Direbut'`);
    expect(owner).toEqual([{ institution_id: stage.places.toba }]);
  });

  test('sees the imports of the own institution, and none of the hub or of others', async () => {
    const own = (await upload(head + row('x'), 'punya-toba.csv', 'local_admin')).id;
    const hub = (await upload(head + row('x'), 'punya-hub.csv', 'hub_admin')).id;
    const { text } = await page('/impor', 'local_admin');
    expect([text.includes('punya-toba.csv'), text.includes('punya-hub.csv')]).toEqual([true, false]);
    expect((await page('/impor', 'other_admin')).text).not.toContain('punya-toba.csv');
    expect((await page('/impor', 'hub_admin')).text).toContain('punya-toba.csv');
    for (const [id, part, status] of [
      [hub, 'local_admin', 404],
      [own, 'other_admin', 404],
      [own, 'hub_admin', 200],
    ] as const)
      expect((await page(`/impor/${id}/kolom`, part)).status).toBe(status);
  });
});

describe('the template', () => {
  test('comes back as a sheet whose every column is known and whose example has no fault', async () => {
    const answer = await stage.server.ask('/impor/templat.xlsx', { cookies: stage.cookiesOf('hub_admin') });
    const { id } = await upload(new Uint8Array(await answer.arrayBuffer()), 'templat.xlsx');
    const path = `/impor/${id}/kolom`;
    const proposed = Object.entries(formIn((await page(path)).html, path) ?? {}).filter(([name]) =>
      name.startsWith('kolom.'),
    );
    expect(proposed).toHaveLength(49);
    expect(proposed.filter(([, use]) => use === 'ignore')).toEqual([]);
    await handIn(path, path, {});
    const { text } = await page(`/impor/${id}/pratinjau`);
    expect(text).toContain('Tidak ada kesalahan dan tidak ada peringatan.');
  });
});

describe('undoing by the page', () => {
  test('says beforehand what goes and what stays, and does just that', async () => {
    const id = await toPreview(head + row('Batal Satu') + row('Batal Dua'));
    await confirm(id);
    await workOff(stage.database.db);
    const path = `/impor/${id}/batalkan`;
    expect((await page(path)).text).toContain(
      '2 inovasi yang dibuat impor ini dan belum disentuh siapa pun dihapus seluruhnya.',
    );
    const answer = await handIn(path, path, {});
    expect([answer.status, answer.location]).toEqual([303, `/impor/${id}`]);
    await workOff(stage.database.db);
    expect((await page(`/impor/${id}`)).text).toContain('Impor ini sudah dibatalkan.');
    expect([await titled('Batal Satu'), await titled('Batal Dua')]).toEqual([0, 0]);
  });

  test('is not offered for an import that wrote nothing, which is thrown away instead', async () => {
    const id = await toPreview(head + row('Dibuang'));
    expect((await page(`/impor/${id}/batalkan`)).status).toBe(409);
    const path = `/impor/${id}/buang`;
    const answer = await handIn(path, path, {});
    expect([answer.status, answer.location]).toEqual([303, '/impor']);
    expect((await page(`/impor/${id}`)).status).toBe(404);
    expect(await rows(sql`select no from import_row where import_id = ${id}`)).toEqual([]);
  });
});
