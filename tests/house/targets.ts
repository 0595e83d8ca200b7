import type { Viewer } from '../../src/identity/index.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { plantCertificateTarget, plantCode } from '../support/certificates.ts';
import { plantCourse } from '../support/course.ts';
import { plantOrganised } from '../support/editions.ts';
import { plantEntryRun } from '../support/entry-runs.ts';
import { entryFor, entryStates } from '../support/entry-targets.ts';
import { plantEvidence } from '../support/evidence.ts';
import { plantImport } from '../support/imports.ts';
import { plantAcross, plantHarvest, plantNetworkRecord, plantPair, plantPeer } from '../support/network-peers.ts';
import { plantPasskey } from '../support/passkeys.ts';
import { plantSavedView } from '../support/saved-views.ts';
import type { Stage } from '../support/stage.ts';
import { plantToken } from '../support/tokens.ts';
import { hookTarget } from '../support/webhooks.ts';
import { pathOf } from './addresses.ts';
import { actionTarget, caseTarget, noteTarget } from './casework.ts';
import { clinicTarget, partOfClinic } from './clinics.ts';
import { editionTarget, partOfEdition } from './competition.ts';
import { isOfCourse, partOfCourse } from './course.ts';
import { jurorBeside, planBeside, plantScoreSheet, plantScoring } from './evaluation.ts';
import { memberToba, plantActivity, plantReminder, plantWaiting } from './hub.ts';
import { partOfInsight } from './insight.ts';
import { instrumentTarget, partOfInstrument, sheetTarget } from './instruments.ts';
import { labTarget, partOfLab } from './labs.ts';
import { modelCaseTarget } from './model-cases.ts';
import { objectedEdition, objectionTarget, partOfObjection, plantObjected } from './objections.ts';
import { departedFrom, plantDeparture, plantOffer, plantRelocation, plantRun, wholeContent } from './planted.ts';
import { plantInterview, plantVisit } from './planted-interviews.ts';
import { plantItem, plantLasting, plantLeftAgreement, plantRound } from './planted-lasting.ts';
import { isOfRating, partOfRating, plantRating } from './planted-rating.ts';
import { readerCode } from './reader-code.ts';
import { lastOf, recordFor } from './records.ts';
import { partOfReplication, replicationTarget } from './replications.ts';
import { requestTarget } from './requests.ts';
import { partOfSpread, plantKit, plantQuestion, plantReadiness } from './spread.ts';
import { importStates, problemStates, recordStates } from './target-states.ts';

/** What stands in the place of `:id`, by how the path begins; the first that fits. */
const ids: readonly (readonly [begins: string, id: (stage: Stage, path: string) => string | Promise<string>])[] = [
  ['/profil/kunci-sandi/', ({ database, people }) => plantPasskey(database.db, people.innovator)],
  ['/profil/token/', async ({ database, people }) => (await plantToken(database.db, people.innovator)).id],
  ['/kelola/webhook/', hookTarget],
  ['/kelola/hub-lain/', plantPeer],
  ['/kelola/replikasi-antarhub/', (stage) => plantAcross(stage)],
  ['/kelola/ganda-antarhub/', (stage) => plantPair(stage)],
  ['/jaringan/', (stage) => plantNetworkRecord(stage)],
  ['/kelola/panen/', (stage) => plantHarvest(stage)],
  ['/kelola/instrumen/', instrumentTarget],
  ['/instrumen/', instrumentTarget],
  ['/kelola/lembar/', sheetTarget],
  ['/kelola/pelembagaan/:id/berakhir', plantLeftAgreement],
  ['/kelola/pelembagaan/', plantLasting],
  ['/kelola/pemantauan/', plantRound],
  ['/kelola/anggota/', memberToba],
  ['/kelola/komitmen/', plantWaiting],
  ['/kelola/kegiatan/', plantActivity],
  ['/kelola/pengingat/', plantReminder],
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
  ['/klinik/', clinicTarget],
  ['/kasus-model/', modelCaseTarget],
  ['/kelola/pendampingan/', caseTarget],
  ['/kelola/labinov/', labTarget],
  ['/kelola/permintaan-pendampingan/', requestTarget],
  ['/kelola/pendamping/', ({ people }) => people.coach.person.id],
  ['/kelola/catatan-pendampingan/', noteTarget],
  ['/kelola/tindak-lanjut/', actionTarget],
  ['/kunjungan/', plantVisit],
  ['/wawancara/', async (stage) => (await plantInterview(stage)).interviewId],
  ['/impor/', (stage, path) => plantImport(stage, importStates[lastOf(path)] ?? 'staged')],
];

/** A process of its own works out what sheets mean: whoever only reads of it reads of one round. */
const readOnly = new WeakMap<Stage, Map<string, string>>();

async function idFor(stage: Stage, { path, method }: Asked): Promise<string> {
  const [begins, id] = ids.find(([start]) => path.startsWith(start)) ?? [];
  if (!id) return pathOf(':id');
  const [about] = (method === 'get' && /kepastian|kebiasaan/.exec(path)) || [];
  if (!about) return id(stage, path);
  const known = readOnly.get(stage) ?? new Map<string, string>();
  readOnly.set(stage, known);
  const key = `${begins} ${about}`;
  const found = known.get(key) ?? (await id(stage, path));
  known.set(key, found);
  return found;
}

const toldKind = 'registry.notice.published';

type Asked = Pick<Route<Viewer>, 'path'> & Partial<Pick<Route<Viewer>, 'method'>>;

/** A path of the route with a target of its own that has something to do, all of a unit in Toba. */
export async function targetOf(stage: Stage, route: Asked): Promise<string> {
  if (!route.path.includes(':')) return route.path;
  const id = await idFor(stage, route);
  const mailed: Record<string, string> = route.path.includes(':kind')
    ? { kind: toldKind, code: await readerCode(stage) }
    : {};
  return pathOf(route.path, {
    id,
    ...mailed,
    bagian: 'ringkasan',
    dimensi: 'anggaran',
    ...partOfInsight(route.path),
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
    rencana: planBeside(id) ?? pathOf(':id'),
    no: '1',
    tahun: '2026',
    wilayah: '12.12',
    ...(await partOfObjection(stage, route.path)),
    ...(await partOfReplication(stage, route.path, id)),
    ...(await partOfSpread(stage, route.path, id)),
    ...(await partOfClinic(stage, route.path, id)),
    ...(await partOfLab(stage, route.path, id)),
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
  if (
    path.startsWith('/kelola/sertifikat/') ||
    isOfCourse(path) ||
    isOfRating(path) ||
    path.includes('/sanggah') ||
    path.startsWith('/klinik/')
  )
    return 'of the hub';
  if (path.startsWith('/inovasi/')) return 'published';
  if (/^\/(?:masalah|kisah)\//.test(path)) return problemState(path);
  if (path.startsWith('/impor/')) return importStates[lastOf(path)] ?? 'staged';
  return 'of Toba';
}
