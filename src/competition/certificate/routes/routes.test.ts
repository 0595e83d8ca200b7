import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificateDesk } from '../../../../tests/support/certificate-desk.ts';
import { plantCertificates, plantEdition, recipient } from '../../../../tests/support/certificates.ts';
import { formIn } from '../../../../tests/support/form.ts';
import { workOff } from '../../../../tests/support/imports.ts';
import { readPdf } from '../../../../tests/support/pdf.ts';
import { raiseStage, type Stage } from '../../../../tests/support/stage.ts';
import { openArchive, readEntry } from '../../../../tests/support/zip.ts';
import { type PublicCode, shownPublicCode } from '../../../platform/public-code.ts';
import { readTable, writeTable } from '../../../platform/sheet/index.ts';
import type { EditionId } from '../../edition/model/edition.ts';

let stage: Stage;
let editionId: EditionId;
beforeAll(async () => {
  stage = await raiseStage();
  editionId = await plantEdition(stage.database.db, stage.people.hub_admin);
});
afterAll(() => stage.database.close());

const { ask, certificatesOf, csv, handIn, issued, textOf } = certificateDesk(() => ({ stage, editionId }));

describe('a list', () => {
  test('is read, looked at and given out; a second click gives nothing twice', async () => {
    const answer = await handIn(csv('Nama;Instansi;Surel\nSari Ginting;Toba;orang.innovator@contoh.example\nBudi;;\n'));
    const batch = answer.headers.get('location') ?? '';
    const page = await textOf(await ask(batch));
    expect(page).toContain('2 penerima terbaca dari daftar.csv');
    expect(page).toContain('Sari Ginting Punya akun Toba');
    expect(await certificatesOf(batch)).toEqual([]);
    const file = async () => ask(`${batch}/unduh.json`);
    const { rows } = (await (await file()).json()) as { rows: unknown };
    const nothing = { unit: null, entry_title: null, role: 'Juri' };
    expect(rows).toEqual([
      { no: 1, name: 'Sari Ginting', institution: 'Toba', ...nothing, has_account: true },
      { no: 2, name: 'Budi', institution: null, ...nothing, has_account: false },
    ]);
    expect((await ask(`${batch}/unduh.json`, 'local_admin')).status).toBe(404);
    const clicks = await Promise.all([1, 2, 3].map(() => ask(`${batch}/terbitkan`, 'hub_admin', {})));
    expect(clicks.map((it) => [it.status, it.headers.get('location')])).toEqual(Array(3).fill([303, batch]));
    expect((await certificatesOf(batch)).map(({ name }) => name)).toEqual(['Sari Ginting', 'Budi']);
    expect((await file()).status).toBe(404);
    expect(await textOf(await ask(batch))).toContain('2 sertifikat');
  });

  test('with bad rows keeps nothing and says each at its row, with what was typed still there', async () => {
    const before = await stage.database.db.pool.query('select count(*) as n from certificate_batch');
    const answer = await handIn('Nama\tSurel\nAni\t\n\tx@contoh.example\nani\tsalah\n', { jabatan: 'Kepala Biro' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    const text = page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('2 baris perlu diperbaiki; belum ada yang disimpan.');
    for (const line of ['3 Nama kosong.', '4 Alamat surel tidak benar.', '4 Sama dengan baris 2.'])
      expect(text).toContain(line);
    expect(page).toContain('value="Kepala Biro"');
    const after = await stage.database.db.pool.query('select count(*) as n from certificate_batch');
    expect(after.rows).toEqual(before.rows);
  });

  test.each([
    ['nothing', '', {}, 'Pilih berkas daftar atau ketik nama penerima.'],
    ['no kind', 'Ani', { jenis: '' }, 'Pilih jenis sertifikat.'],
    ['no signer', 'Ani', { penandatangan: ' ' }, 'Isi nama penanda tangan.'],
    ['a day that is none', 'Ani', { tanggal: '2026-02-31' }, 'Isi tanggal sertifikat dengan tanggal yang ada.'],
    [
      'an hour that is none',
      'Ani',
      { tampil: '2026-04-01', jam: '25.00' },
      'Isi tanggal yang ada, dengan jam seperti 10.00.',
    ],
    ['an award without level', 'Ani', { jenis: 'award' }, '1 baris perlu diperbaiki'],
    ['a file that is no table', new File(['%PDF-1.7 x'], 'a.pdf'), {}, 'bukan tabel (berkas PDF)'],
    ['a sheet without names', csv('Judul;Kota\nA;B\n'), {}, 'Kolom nama tidak ditemukan.'],
  ])('with %s is told at its field', async (_what, list, more, message) => {
    const answer = await handIn(list as string | File, more as Record<string, string>);
    expect(answer.status).toBe(422);
    expect(await textOf(answer)).toContain(message);
  });

  test('of winners before their announcement is told at its field, on the form and on what was given', async () => {
    const { db } = stage.database;
    const early = 'Hasil ini belum diumumkan.';
    const kept = editionId;
    editionId = await plantEdition(db, stage.people.hub_admin, 'Kompetisi dengan embargo', true);
    const winner = csv('Nama;Penghargaan\nAni;Top 10\n');
    const answer = await handIn(winner, { jenis: 'award', tampil: '2026-07-06', jam: '09.59' });
    expect([answer.status, (await textOf(answer)).includes(early)]).toEqual([422, true]);
    const batch = await issued(winner, { jenis: 'award', tampil: '2026-07-06', jam: '10.00' });
    const moved = await ask(`${batch}/tampil`, 'hub_admin', { tampil: '2026-07-05', jam: '' });
    expect([moved.status, (await textOf(moved)).includes(early)]).toEqual([422, true]);
    editionId = kept;
  });

  test('may be a workbook, and is thrown away when it is not wanted', async () => {
    const book = await writeTable({
      sheets: [{ name: 'Daftar', columns: [{ header: 'Nama' }, { header: 'Unit' }], rows: [['Ani', 'SMP 2']] }],
    });
    const answer = await handIn(new File([Buffer.from(book)], 'daftar.xlsx'));
    const batch = answer.headers.get('location') ?? '';
    expect(await textOf(await ask(batch))).toContain('Ani SMP 2');
    expect((await ask(`${batch}/buang`, 'hub_admin', {})).status).toBe(303);
    expect((await ask(batch)).status).toBe(404);
  });
});

describe('the PDF of a certificate', () => {
  const long = 'Perkumpulan Penyelenggara Pendidikan Kesetaraan '.repeat(5).slice(0, 200).trim();

  test('says what is frozen, is tagged, and leads to its page', async () => {
    const { ids } = await plantCertificates(stage.database.db, stage.people.hub_admin, {
      editionId,
      kind: 'award',
      recipients: [
        recipient('Dra. Sari Ulina Ginting', {
          unit: 'SMP Negeri 2',
          institution: 'Kabupaten Toba',
          award: 'Top 10',
          entryTitle: 'Isi #read("/etc/passwd") $x^2$ *tebal* <label>',
        }),
      ],
    });
    const [{ code, number }] = (
      await stage.database.db.pool.query('select code, number from certificate where id = $1', [...ids])
    ).rows;
    const answer = await ask(`/kelola/sertifikat/${ids[0]}/unduh.pdf`);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="\d{4}-Dra-Sari-Ulina-Ginting\.pdf"$/,
    );
    const pdf = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(pdf).toMatchObject({
      pages: 1,
      title: 'Piagam penghargaan: Dra. Sari Ulina Ginting',
      author: 'Pemerintah Provinsi Sumatera Utara',
      language: 'id',
      isTagged: true,
      size: [841.8898, 595.2756],
    });
    expect(pdf.text.split('\n')).toEqual([
      'Pemerintah Provinsi Sumatera Utara',
      'PIAGAM PENGHARGAAN',
      `Nomor: ${number}`,
      'diberikan kepada',
      'Dra. Sari Ulina Ginting',
      'SMP Negeri 2',
      'Kabupaten Toba',
      'sebagai',
      'Top 10',
      'dengan inovasi',
      '“Isi #read("/etc/passwd") $x^2$ *tebal* <label>”',
      'pada',
      'Kompetisi Inovasi Pelayanan Publik Sumatera Utara',
      'Periksa keasliannya: pindai kode ini, atau ketik kodenya di',
      'localhost:3000/sertifikat',
      shownPublicCode(code),
      'Medan, 2 Maret 2026',
      'Sekretaris Daerah Provinsi Sumatera Utara',
      'Arief Sudarto Trinugroho',
    ]);
    expect(pdf.links).toEqual([`http://localhost:3000/sertifikat/${shownPublicCode(code)}`]);
    expect(pdf.tags.map((it) => it.role)).toEqual(expect.arrayContaining(['H1', 'Figure', 'Link']));
    expect(pdf.tags.filter((it) => it.role === 'Figure').map((it) => it.alt)).toEqual([
      'Kode QR ke halaman pemeriksaan sertifikat ini',
    ]);
  });

  test.each([
    ['200 letters everywhere', recipient(long, { unit: long, institution: long, award: long, entryTitle: long })],
    ['one word of 200 letters', recipient('w'.repeat(200), { entryTitle: 'x'.repeat(300) })],
    ['letters that the font has not', recipient('محمد 王小明 සිංහල 🚲', { institution: 'Ō ū ñ' })],
  ])('stays on one page with %s', async (_what, who) => {
    const { ids } = await plantCertificates(stage.database.db, stage.people.hub_admin, {
      editionId,
      recipients: [who],
    });
    const answer = await ask(`/kelola/sertifikat/${ids[0]}/unduh.pdf`);
    const pdf = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(pdf).toMatchObject({ pages: 1, isTagged: true });
    const words = (text: string) => text.replaceAll(/[\s\u200b]+/g, '');
    for (const said of [who.unit, who.award, who.entryTitle]) expect(words(pdf.text)).toContain(words(said));
  });

  test('as a sample bears no code and says that it is one', async () => {
    const batch = (await handIn('Ani\nBudi')).headers.get('location') ?? '';
    const answer = await ask(`${batch}/contoh.pdf?no=2`);
    expect(answer.headers.get('content-disposition')).toMatch(/^inline/);
    const { text } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(text).toContain('CONTOH');
    expect(text).toContain('\nBudi\n');
    expect(text).toContain('····-····-····-····');
    expect((await ask(`${batch}/contoh.pdf?no=3`)).status).toBe(404);
  });

  test('in English says so in English', async () => {
    const batch = await issued('Jane Doe', { bahasa: 'en', jenis: 'speaker' });
    const [one] = await certificatesOf(batch);
    const answer = await ask(`/kelola/sertifikat/${one?.id}/unduh.pdf`);
    const { text, language } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(language).toBe('en');
    for (const line of ['CERTIFICATE', 'is presented to', 'Jane Doe', 'Speaker', 'Medan, 2 March 2026'])
      expect(text).toContain(line);
  });
});

describe('the organiser’s list', () => {
  test('is narrowed, sorted and taken as a file, in which a formula stays a text', async () => {
    const other = await plantEdition(stage.database.db, stage.people.hub_admin, 'Klinik Inovasi Medan');
    const names = ['=cmd|calc', '+62 x', '-1+1', '@a', 'Zainal_', 'Ani%'];
    await plantCertificates(stage.database.db, stage.people.hub_admin, {
      editionId: other,
      recipients: names.map((name) => recipient(name)),
    });
    const list = `/kelola/sertifikat/edisi/${other}`;
    const rowsOf = async (query: string) => {
      const file = (await (await ask(`${list}/unduh.json${query}`)).json()) as { rows: { name: string }[] };
      return file.rows.map(({ name }) => name);
    };
    expect(await rowsOf('')).toEqual(names);
    expect(await rowsOf('?urut=name')).toEqual(['+62 x', '-1+1', '=cmd|calc', '@a', 'Ani%', 'Zainal_']);
    expect(await rowsOf('?urut=-number')).toEqual([...names].reverse());
    expect(await rowsOf('?cari=%25')).toEqual(['Ani%']);
    expect(await rowsOf('?cari=_')).toEqual(['Zainal_']);
    expect(await rowsOf('?keadaan=revoked')).toEqual([]);
    expect(await rowsOf('?jenis=juror')).toEqual([]);
    const sheet = await (await ask(`${list}/unduh.csv`)).text();
    for (const name of names.slice(0, 4)) expect(sheet).toContain(`;'${name};`);
    const book = await readTable(new Uint8Array(await (await ask(`${list}/unduh.xlsx`)).arrayBuffer()));
    expect(book.ok && book.value.rows.map((row) => row.cells[1])).toEqual(names);
  });
});

describe('the files of a batch', () => {
  test('are made in the background, shown with their progress, and taken as one archive', async () => {
    const names = Array.from({ length: 45 }, (_none, at) => `Peserta ${at + 1}`);
    const batch = await issued(names.join('\n'));
    const page = await (await ask(batch)).text();
    const form = formIn(page, `${batch}/berkas`) ?? {};
    expect(form.bentuk).toBe('single');
    const [first, second] = await Promise.all([1, 2].map(() => ask(`${batch}/berkas`, 'hub_admin', form)));
    const file = first?.headers.get('location') ?? '';
    expect(second?.headers.get('location')).toBe(file);
    expect(await textOf(await ask(file))).toContain('Menunggu giliran');
    expect((await ask(`${file}/unduh.zip`)).status).toBe(404);
    await workOff(stage.database.db);
    expect(await textOf(await ask(file))).toContain('45 sertifikat siap');
    expect(await (await ask(`${file}/kemajuan`)).text()).toContain(`data-done="${file}"`);
    const archive = openArchive(new Uint8Array(await (await ask(`${file}/unduh.zip`)).arrayBuffer()));
    const certificates = await certificatesOf(batch);
    expect(archive.names.map((name) => name.replace(/^\d+-/, ''))).toEqual(
      names.map((name) => `${name.replace(' ', '-')}.pdf`),
    );
    for (const at of [0, 44]) {
      const { text } = await readPdf(await readEntry(archive, archive.names[at] ?? ''));
      expect(text).toContain(`\n${names[at]}\n`);
      expect(text).toContain(shownPublicCode(certificates[at]?.code as PublicCode));
    }
    for (const part of ['other_admin', 'innovator', 'system_admin'] as const)
      expect((await ask(`${file}/unduh.zip`, part)).status).toBe(404);
  });

  test('for the printer hold many pages each, without the revoked', async () => {
    const batch = await issued(Array.from({ length: 55 }, (_none, at) => `Cetak ${at + 1}`).join('\n'));
    const all = await certificatesOf(batch);
    await ask(`/kelola/sertifikat/${all[1]?.id}/cabut`, 'hub_admin', { alasan: 'Salah.' });
    const order = { id: stage.places.toba as string, bentuk: 'print' };
    const file = (await ask(`${batch}/berkas`, 'hub_admin', order)).headers.get('location') ?? '';
    await workOff(stage.database.db);
    const archive = openArchive(new Uint8Array(await (await ask(`${file}/unduh.zip`)).arrayBuffer()));
    const pages = [];
    for (const name of archive.names) pages.push((await readPdf(await readEntry(archive, name))).pages);
    expect(pages).toEqual([50, 4]);
  });

  test('that are called off leave nothing', async () => {
    const batch = await issued('Batal');
    const id = stage.places.unit as string;
    const file = (await ask(`${batch}/berkas`, 'hub_admin', { id, bentuk: 'single' })).headers.get('location') ?? '';
    expect((await ask(`${file}/batalkan`, 'hub_admin', {})).headers.get('location')).toBe(batch);
    await workOff(stage.database.db);
    expect(await textOf(await ask(file))).toContain('Pembuatannya dibatalkan');
    const left = await stage.database.db.pool.query('select 1 from certificate_file_part where file_id = $1', [id]);
    expect(left.rows).toEqual([]);
    expect((await ask(`${file}/batalkan`, 'hub_admin', {})).status).toBe(409);
  });
});
