import type { Viewer } from '../../src/identity/index.ts';
import { shippedEditions } from '../../src/instrument/government/shipped.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { newId } from '../../src/platform/ids.ts';
import { typedEntry } from '../support/entry-targets.ts';
import { plantEvidence } from '../support/evidence.ts';
import { formIn } from '../support/form.ts';
import { plantPair, typedPeer } from '../support/network-peers.ts';
import { testPassword } from '../support/people.ts';
import type { Part, Stage } from '../support/stage.ts';
import { typedPlainly } from '../support/typed.ts';
import { typedHook } from '../support/webhooks.ts';
import { pathOf } from './addresses.ts';
import { caseFillers } from './casework.ts';
import { clinicFillers } from './clinics.ts';
import { editionFillers } from './competition.ts';
import { courseFillers } from './course.ts';
import { scoringForms } from './evaluation.ts';
import { fresh } from './fresh.ts';
import { hubFillers } from './hub.ts';
import { instrumentFillers } from './instruments.ts';
import { labFillers } from './labs.ts';
import { modelCaseFillers } from './model-cases.ts';
import { objectionFillers } from './objections.ts';
import { lastingFillers } from './planted-lasting.ts';
import { ratingFillers } from './planted-rating.ts';
import { type Filler, problemFillers } from './problem-forms.ts';
import { recordFor } from './records.ts';
import { replicationFillers } from './replications.ts';
import { requestFillers } from './requests.ts';
import { spreadFillers } from './spread.ts';

type Form = Readonly<Record<string, string>>;

const inToba: Filler = ({ places }) => ({ instansi: places.toba, unit: places.unit });
const newcomer =
  (name: string): Filler =>
  async (stage) => ({ [name]: (await stage.newcomer()).personId });
const keeper: Filler = ({ people }) => ({ orang: people.innovator.person.id });
/** The record of the offer that was planted last. */
async function offeredLast({ database }: Stage): Promise<string> {
  const found = await database.db.pool.query<{ id: string }>(
    'select innovation_id as id from keeper_offer_record order by offer_id desc limit 1',
  );
  return found.rows[0]?.id ?? '';
}

async function manyToPublish(stage: Stage): Promise<Form> {
  return { tindakan: 'publish', inovasi: await recordFor(stage, 'terbitkan') };
}

/** The rules of the index as they stand; a sign > in a formula ends the box for who reads forms out of pages. */
async function typedRules(stage: Stage): Promise<Form> {
  const path = '/kelola/aturan-indeks/2026/ubah';
  const page = await (await stage.server.ask(path, { cookies: stage.cookiesOf('hub_admin') })).text();
  const formulas = Object.entries(shippedEditions.find((it) => it.year === 2026)?.formulas ?? {});
  const typed = Object.fromEntries(formulas.map(([name, text]) => [`rumus.${name}`, text]));
  return { ...formIn(page, path), ...typed, alasan: 'Surat baru.' };
}

/** What a person would type so that the form has what it asks for, by the route's path. */
const fillers: Readonly<Record<string, Filler>> = {
  '/profil/token/baru': ({ people }, part) => ({
    nama: fresh('Program'),
    keanggotaan: part === 'anonymous' ? '' : (people[part].memberships[0]?.id ?? ''),
    hak: 'read',
    hari: '30',
    id: pathOf(':id'),
  }),
  '/profil/kunci-sandi': () => ({ nama: fresh('Ponsel') }),
  '/profil/kunci-sandi/:id': () => ({ nama: fresh('Ponsel') }),
  ...editionFillers,
  ...lastingFillers,
  ...objectionFillers,
  ...instrumentFillers,
  ...hubFillers,
  ...replicationFillers,
  ...clinicFillers,
  ...caseFillers,
  ...requestFillers,
  ...modelCaseFillers,
  ...labFillers,
  '/kelola/aturan-indeks/:tahun/ubah': typedRules,
  '/kelola/hub-lain/baru': () => ({ ...typedPeer, id: pathOf(':id') }),
  '/kelola/hub-lain/:id/percaya': () => ({ cocok: 'ya' }),
  '/kelola/hub-lain/:id/jadwal': () => ({ jadwal: '15', revisi: '1' }),
  '/kelola/ganda-antarhub/:id/putuskan': () => ({ putusan: 'link' }),
  '/kelola/ganda-antarhub/putuskan': async (stage: Stage) => ({ putusan: 'link', pilih: await plantPair(stage) }),
  '/jaringan/:id/minat': () => ({ alasan: 'Kami perlu.', nama: 'Admin', surel: 'a@contoh.example' }),
  '/kelola/replikasi-antarhub/:id/langkah': () => ({ langkah: 'verify', revisi: '1' }),
  '/kelola/webhook/baru': () => ({ ...typedHook, id: pathOf(':id') }),
  '/kelola/webhook/:id/ubah': () => typedHook,
  '/profil/nama': () => ({ nama: 'Nama Baru', bahasa: 'id' }),
  '/bertindak': ({ people }, part) => ({
    keanggotaan: part === 'anonymous' ? '' : (people[part].memberships[0]?.id ?? ''),
  }),
  '/instansi/baru': () => ({ nama: fresh('BUMD Uji'), jenis: 'regional_enterprise', wilayah: '12.12' }),
  '/instansi/:id/ubah': () => ({ nama: 'Pemerintah Kabupaten Toba' }),
  '/instansi/:id/unit-baru': () => ({ nama: fresh('Unit baru') }),
  '/unit/:id': () => ({ nama: fresh('Unit ganti nama') }),
  '/undangan/baru': (stage) => ({
    instansi: stage.places.toba,
    unit: stage.places.unit,
    peran: 'innovator',
    surel: `${fresh('surel').replace(' ', '')}@contoh.example`,
  }),
  '/profil/surel': () => ({ surel: `${fresh('baru').replace(' ', '')}@contoh.example`, sandi: testPassword }),
  '/ganti-surel': () => ({ token: 'tidak-ada', jawab: 'setuju' }),
  '/orang/:id/lihat-sebagai': () => ({ alasan: '' }),
  '/orang/:id/surel': () => ({ alasan: 'Kotak surat lama ditutup.' }),
  '/orang/:id/dua-langkah': () => ({ alasan: 'Ponsel hilang.' }),
  '/kelola/inovasi/massal': (stage) => manyToPublish(stage),
  '/kelola/inovasi/massal/jalankan': async (stage) => {
    const asked = { form: await manyToPublish(stage), cookies: stage.cookiesOf('hub_admin') };
    const page = await (await stage.server.ask('/kelola/inovasi/massal', asked)).text();
    return formIn(page, '/kelola/inovasi/massal/jalankan') ?? {};
  },
  '/kelola/inovasi/baru': (stage, part) => ({
    judul: fresh('Catatan baru'),
    id: pathOf(':id'),
    ...inToba(stage, part),
  }),
  '/inovasi/:id/replikasi': (stage, part) => ({
    judul: fresh('Replikasi'),
    adaptasi: 'Disesuaikan.',
    id: pathOf(':id'),
    ...inToba(stage, part),
  }),
  '/berkas/tautan-baru': () => ({ judul: fresh('Tautan'), tautan: 'https://contoh.example/sk' }),
  '/berkas/baru': () => ({ judul: fresh('Berkas') }),
  '/berkas/:id/ubah': () => ({ judul: fresh('Bukti') }),
  ...typedEntry,
  ...typedPlainly,
  '/kelola/inovasi/:id/berkas/pasang': async (stage) => ({
    bukti: await plantEvidence(stage),
    bagian: 'section:summary',
  }),
  '/kelola/inovasi/:id/berkas/unggah': () => ({ judul: fresh('Berkas'), tempat: 'section:summary' }),
  '/kelola/inovasi/:id/berkas/lepas': async (stage) => ({
    bukti: await plantEvidence(stage),
    tempat: 'section:summary',
  }),
  '/kelola/inovasi/:id/kembalikan': () => ({ 'catatan.identity': 'Lengkapi.' }),
  '/kelola/inovasi/:id/penanggung-jawab/:orang/biarkan': () => ({ alasan: 'Program selesai.' }),
  '/kelola/inovasi/:id/arsipkan': () => ({ alasan: 'Sudah berhenti.' }),
  '/kelola/inovasi/:id/hapus-permanen': () => ({
    dasar: 'court',
    nomor: '12',
    tanggal: '2026-02-01',
    pemohon: 'Pengadilan',
  }),
  '/kelola/serah-terima/baru': async (stage, part) => ({
    id: newId<'OfferId'>(),
    dari: part === 'anonymous' ? '' : stage.people[part].person.id,
    inovasi: await stage.record({ keepers: part === 'anonymous' ? [] : [stage.people[part].person.id] }),
    ...(await newcomer('kepada')(stage, part)),
  }),
  '/kelola/inovasi/:id/pindah': () => ({ alasan: 'Unit digabung.', unit: '' }),
  '/kelola/pindah/:id/jawab': () => ({ jawaban: 'tolak', alasan: 'Bukan unit kami.' }),
  '/kelola/serah-terima/:id/jawab': async (stage) => ({
    jawaban: 'terima',
    inovasi: await offeredLast(stage),
  }),
  '/kelola/inovasi/:id/penanggung-jawab/tambah': newcomer('orang'),
  '/kelola/inovasi/:id/penanggung-jawab/lepas': keeper,
  '/kelola/inovasi/:id/penanggung-jawab/serah-terima': async (stage, part) => ({
    dari: stage.people.innovator.person.id,
    ...(await newcomer('kepada')(stage, part)),
  }),
  '/impor/:id/jalankan': () => ({ cara: 'konsep', ganda: 'perbarui' }),
  '/inovasi/:id/hubungi': () => ({ perihal: 'ask', nama: 'Pengirim', surel: 'a@contoh.example', pesan: 'Halo.' }),
  ...problemFillers,
  ...spreadFillers,
  '/inovasi/:id/replikasi/isian': () => ({ judul: fresh('Replika'), adaptasi: 'Disesuaikan.', id: pathOf(':id') }),
  '/kelola/sertifikat/edisi/:id/baru': () => ({
    jenis: 'juror',
    penandatangan: 'Penanda tangan',
    jabatan: 'Sekretaris Daerah',
    nama: fresh('Penerima'),
  }),
  '/kelola/sertifikat/daftar/:id/tampil': () => ({ tampil: '2026-04-01', jam: '10.00' }),
  '/kelola/sertifikat/daftar/:id/berkas': () => ({ id: pathOf(':id'), bentuk: 'single' }),
  '/kelola/sertifikat/:id/cabut': () => ({ alasan: 'Keliru.' }),
  '/kelola/sertifikat/:id/perbaiki': () => ({ name: fresh('Penerima') }),
};

/** Where the page stands whose form posts to the route, when it is another page than the route's own. */
const pagesOfForms: Readonly<Record<string, string>> = {
  '/kelola/inovasi/:id/terbitkan': 'putuskan',
  '/kelola/inovasi/:id/kembalikan': 'putuskan',
  '/kelola/inovasi/:id/kirim': 'periksa',
  '/masalah/:id/kembalikan': 'verifikasi',
  '/impor/:id/jalankan': 'pratinjau',
  '/impor/:id/instansi': 'pratinjau',
};

/** The form as the hub's admin would find it, filled in as said above: what it hides (revision, version, mark) is right. */
export async function formFor(
  stage: Stage,
  part: Part,
  route: Pick<Route<Viewer>, 'path'>,
  path: string,
): Promise<Form> {
  const other = pagesOfForms[route.path];
  const page = other ? path.replace(/[^/]+$/, other) : path;
  const answer = await stage.server.ask(page, { cookies: stage.cookiesOf('hub_admin') });
  const found = answer.status === 200 ? formIn(await answer.text(), path) : null;
  return {
    ...found,
    ...(await fillers[route.path]?.(stage, part)),
    ...scoringForms[route.path]?.(path),
    ...courseFillers[route.path]?.(path),
    ...ratingFillers[route.path]?.(path),
  };
}
