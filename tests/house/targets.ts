import type { Viewer } from '../../src/identity/index.ts';
import { shippedEditions } from '../../src/instrument/government/shipped.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { newId } from '../../src/platform/ids.ts';
import { plantCertificateTarget, plantCode } from '../support/certificates.ts';
import { plantCourse } from '../support/course.ts';
import { plantOrganised } from '../support/editions.ts';
import { plantEntryRun } from '../support/entry-runs.ts';
import { entryFor, entryStates, typedEntry } from '../support/entry-targets.ts';
import { plantEvidence } from '../support/evidence.ts';
import { formIn } from '../support/form.ts';
import { plantImport } from '../support/imports.ts';
import { plantPasskey } from '../support/passkeys.ts';
import { testPassword } from '../support/people.ts';
import { plantSavedView } from '../support/saved-views.ts';
import type { Part, Stage } from '../support/stage.ts';
import { plantToken } from '../support/tokens.ts';
import { typedPlainly } from '../support/typed.ts';
import { hookTarget, typedHook } from '../support/webhooks.ts';
import { pathOf } from './addresses.ts';
import { editionFillers, editionTarget, partOfEdition } from './competition.ts';
import { courseFillers, isOfCourse, partOfCourse } from './course.ts';
import { jurorBeside, plantScoreSheet, plantScoring, scoringForms } from './evaluation.ts';
import { fresh } from './fresh.ts';
import { instrumentFillers, instrumentTarget, partOfInstrument, sheetTarget } from './instruments.ts';
import { objectedEdition, objectionFillers, objectionTarget, partOfObjection, plantObjected } from './objections.ts';
import { departedFrom, plantDeparture, plantOffer, plantRelocation, plantRun, wholeContent } from './planted.ts';
import { plantInterview, plantVisit } from './planted-interviews.ts';
import { lastingFillers, plantItem, plantLasting, plantRound } from './planted-lasting.ts';
import { isOfRating, partOfRating, plantRating, ratingFillers } from './planted-rating.ts';
import { type Filler, problemFillers } from './problem-forms.ts';
import { readerCode } from './reader-code.ts';
import { partOfReplication, replicationFillers, replicationTarget } from './replications.ts';
import { partOfSpread, plantKit, plantQuestion, plantReadiness, spreadFillers } from './spread.ts';
import { importStates, problemStates, recordStates } from './target-states.ts';

const lastOf = (path: string): string => path.split('/').at(-1) ?? '';

async function recordFor(stage: Stage, last: string): Promise<string> {
  const keepers = [stage.people.innovator.person.id];
  if (last === 'lepas') keepers.push((await stage.newcomer()).personId);
  return stage.record({ state: recordStates[last] ?? 'draft', content: wholeContent, keepers });
}

/** What stands in the place of `:id`, by how the path begins; the first that fits. */
const ids: readonly (readonly [begins: string, id: (stage: Stage, path: string) => string | Promise<string>])[] = [
  ['/profil/kunci-sandi/', ({ database, people }) => plantPasskey(database.db, people.innovator)],
  ['/profil/token/', async ({ database, people }) => (await plantToken(database.db, people.innovator)).id],
  ['/kelola/webhook/', hookTarget],
  ['/kelola/instrumen/', instrumentTarget],
  ['/instrumen/', instrumentTarget],
  ['/kelola/lembar/', sheetTarget],
  ['/kelola/pelembagaan/', plantLasting],
  ['/kelola/pemantauan/', plantRound],
  ['/kelola/pemantauan-jawaban/', plantItem],
  ['/kelola/inovasi/:id/penanggung-jawab/:orang', plantDeparture],
  ['/kelola/inovasi/', (stage, path) => recordFor(stage, lastOf(path))],
  ['/api/v1/innovations/', (stage, path) => recordFor(stage, lastOf(path))],
  ['/kelola/kompetisi/:id/sanggahan', plantObjected],
  ['/kelola/sanggahan/', objectionTarget],
  ['/kompetisi/:id/sanggah', objectedEdition],
  ['/kompetisi/:id/usulan/:usulan/sanggah', objectedEdition],
  ['/kelola/kompetisi/:id/wawancara', async (stage) => (await plantInterview(stage)).editionId],
  ['/kelola/kompetisi/:id/kunjungan', async (stage) => (await plantInterview(stage)).editionId],
  ['/kelola/kompetisi/:id/penilaian-publik', plantRating],
  ['/kompetisi/:id/penilaian-publik', plantRating],
  ['/kelola/kompetisi/', (stage, path) => (isOfCourse(path) ? plantCourse(stage, path) : editionTarget(stage, path))],
  ['/kompetisi/', (stage) => plantOrganised(stage, 'open')],
  ['/kelola/usulan-massal/', plantEntryRun],
  ['/tampilan/', plantSavedView],
  ['/kelola/usulan/', (stage, path) => entryFor(stage, lastOf(path))],
  ['/kelola/sertifikat/', plantCertificateTarget],
  ['/kelola/replikasi/', replicationTarget],
  ['/kelola/serah-terima/', plantOffer],
  ['/kelola/massal/', plantRun],
  ['/kelola/pindah/', plantRelocation],
  ['/kelola/penilaian/lembar/', plantScoreSheet],
  ['/penilaian/lembar/', plantScoreSheet],
  ['/kelola/penilaian/', plantScoring],
  ['/penilaian/', plantScoring],
  ['/inovasi/:id/replikasi/kit', plantKit],
  ['/inovasi/:id/replikasi/kesiapan', async (stage) => (await plantReadiness(stage)).id],
  ['/tanya-jawab/', plantQuestion],
  ['/inovasi/', (stage) => stage.record({ state: 'published', content: wholeContent })],
  ['/kisah/', (stage) => stage.problem('solved')],
  ['/masalah/', (stage, path) => stage.problem(problemStates[lastOf(path)])],
  ['/api/v1/problems/', (stage, path) => stage.problem(problemStates[lastOf(path)])],
  ['/orang/', async (stage) => (await stage.newcomer()).personId],
  ['/keanggotaan/', async (stage) => (await stage.newcomer()).membershipId],
  ['/undangan/', (stage) => stage.invitation()],
  ['/instansi/', ({ places }) => places.toba],
  ['/unit/', (stage) => stage.emptyUnit()],
  ['/berkas/', (stage, path) => plantEvidence(stage, { archived: lastOf(path) === 'pulihkan' })],
  ['/kelola/indeks/', ({ places }) => places.toba],
  ['/kunjungan/', plantVisit],
  ['/wawancara/', async (stage) => (await plantInterview(stage)).interviewId],
  ['/impor/', (stage, path) => plantImport(stage, importStates[lastOf(path)] ?? 'staged')],
];

async function idFor(stage: Stage, path: string): Promise<string> {
  const [, id] = ids.find(([begins]) => path.startsWith(begins)) ?? [];
  return id ? id(stage, path) : pathOf(':id');
}

const toldKind = 'registry.notice.published';

/** A path of the route with a target of its own that has something to do, all of a unit in Toba. */
export async function targetOf(stage: Stage, route: Pick<Route<Viewer>, 'path'>): Promise<string> {
  if (!route.path.includes(':')) return route.path;
  const id = await idFor(stage, route.path);
  const mailed: Record<string, string> = route.path.includes(':kind')
    ? { kind: toldKind, code: await readerCode(stage) }
    : {};
  return pathOf(route.path, {
    id,
    ...mailed,
    bagian: 'ringkasan',
    dimensi: 'anggaran',
    ...partOfEdition(route.path),
    ...partOfInstrument(route.path),
    ...(isOfCourse(route.path) ? partOfCourse(route.path, id) : {}),
    ...(isOfRating(route.path) ? partOfRating(id) : {}),
    slug: 'catatan-yang-diuji',
    formulir: 'iga-2026',
    berkas: 'unduh.json',
    kode: route.path.startsWith('/sertifikat/') ? await plantCode(stage) : pathOf(':id'),
    orang: departedFrom(id) ?? pathOf(':id'),
    juri: jurorBeside(id) ?? pathOf(':id'),
    no: '1',
    tahun: '2026',
    ...(await partOfObjection(stage, route.path)),
    ...(await partOfReplication(stage, route.path, id)),
    ...(await partOfSpread(stage, route.path, id)),
  });
}

/** Stories are told of solved problems. */
const problemState = (path: string) =>
  path.startsWith('/kisah/') ? 'solved' : (problemStates[lastOf(path)] ?? 'open');

/** What the target is, for the table. */
export function targetName(path: string): string {
  if (!path.includes(':id') && !path.includes(':jenis') && !path.includes(':unggahan')) return '';
  if (/^\/(?:kelola\/inovasi|api\/v1\/innovations)\//.test(path)) return recordStates[lastOf(path)] ?? 'draft';
  if (/^\/(?:kelola\/)?penilaian\//.test(path)) return 'of the hub';
  if (path.startsWith('/kelola/usulan/')) return entryStates[lastOf(path)] ?? 'draft';
  if (path.includes('/instrumen/')) return 'of the hub';
  if (path.startsWith('/kelola/sertifikat/') || isOfCourse(path) || isOfRating(path) || path.includes('/sanggah'))
    return 'of the hub';
  if (path.startsWith('/inovasi/')) return 'published';
  if (/^\/(?:masalah|kisah)\//.test(path)) return problemState(path);
  if (path.startsWith('/impor/')) return importStates[lastOf(path)] ?? 'staged';
  return 'of Toba';
}

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
  ...replicationFillers,
  '/kelola/aturan-indeks/:tahun/ubah': typedRules,
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
