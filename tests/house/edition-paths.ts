import { capabilities } from '../../src/app/capabilities.ts';
import { scoringSlugs } from '../../src/competition/scoring/paths.ts';
import { plenarySlugs } from '../../src/competition/stage/paths.ts';
import type { Viewer } from '../../src/identity/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { pathOf } from './addresses.ts';
import type { Decided, Running } from './edition-cast.ts';

type Whole = Running & Decided;

/** An id that nothing has. */
export const NOBODY = newId<'Nobody'>();

/** Where the ids of a running edition stand in addresses; the first that fits. */
const places: readonly (readonly [begins: RegExp, ids: (it: Whole) => readonly string[]])[] = [
  [/^\/(?:kelola\/)?penilaian\/lembar\//, (it) => it.sheets],
  [/^\/(?:kelola\/)?penilaian\//, (it) => [it.roundId]],
  [/^\/kelola\/sertifikat\/edisi\//, (it) => [it.editionId]],
  [/^\/kelola\/sertifikat\/daftar\//, (it) => [it.batchId]],
  [/^\/kelola\/sertifikat\/berkas\//, (it) => [it.fileId]],
  [/^\/kelola\/sertifikat\//, (it) => [it.certificateId]],
  [/^\/(?:kelola\/)?kompetisi\//, (it) => [it.editionId]],
  // Entries that were not chosen are told of on few pages.
  [/^\/kelola\/usulan\/:id(?:\/riwayat|\/umpan-balik)?$/, (it) => it.entries],
  [/^\/kelola\/usulan\//, (it) => it.entries.slice(0, 1)],
  [/^\/wawancara\//, (it) => it.interviews.slice(0, 1)],
  [/^\/kunjungan\//, (it) => [it.visitId]],
  [/^\/kelola\/sanggahan\//, (it) => [it.editionId]],
  [/^\/(?:kelola\/|api\/v1\/)?(?:inovasi|innovations)\//, (it) => it.records.slice(0, 1)],
  [/^\/berkas\//, (it) => [it.evidence]],
  [/^\/orang\//, (it) => [it.sides.hidden.person.id]],
];
/** Rooms in whose addresses no id of an edition stands. */
const elsewhere =
  /^\/(?:profil|kelola\/(?:webhook|hub-lain|ganda-antarhub|labinov|panen|replikasi-antarhub|massal|serah-terima|pindah)|instansi|unit|keanggotaan|undangan|unggah|pemberitahuan|masalah|impor|peta-situs|api\/v1\/problems)\//;

const everything = (it: Whole): readonly string[] => [...new Set(places.flatMap(([, ids]) => ids(it)))];

/** Rooms that this file does not know: no id of an edition leads anywhere in them, which `unknownPaths` is there to show. */
const isUnknown = (path: string): boolean => !elsewhere.test(path) && !places.some(([begins]) => begins.test(path));

function pathsOf(path: string, it: Whole): readonly string[] {
  const known = places.find(([begins]) => begins.test(path));
  return filled(path, it, elsewhere.test(path) ? [it.editionId] : (known?.[1](it) ?? [it.editionId]));
}

function filled(path: string, it: Whole, ids: readonly string[]): readonly string[] {
  const stages = path.includes(':tahap') ? [...Object.values(plenarySlugs), ...Object.values(scoringSlugs)] : [''];
  const entries = path.includes(':usulan') ? it.entries : [''];
  const codes = path.includes(':kode') ? [it.code, ...it.receipts] : [''];
  const bagian = path.startsWith('/kelola/kompetisi/') ? 'dasar' : 'ringkasan';
  const others = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map((it) => [it[1], NOBODY]));
  const named = {
    ...others,
    bagian,
    nomor: '1',
    formulir: 'jippnas',
    judul: 'x',
    slug: 'x',
    no: '1',
    juri: it.jurorId,
  };
  const fixed = { ...named, berkas: 'unduh.json' };
  return ids.flatMap((id) =>
    stages.flatMap((tahap) =>
      entries.flatMap((usulan) => codes.map((kode) => pathOf(path, { ...fixed, id, tahap, usulan, kode }))),
    ),
  );
}

/** What the lower floors show cannot come out of an edition: they do not know one (ARCHITECTURE). */
const lower: readonly string[] = ['identity', 'files', 'integration', 'registry'];
/** Of these only people and papers are planted with what a running edition hides. */
const unplanted: readonly string[] = ['integration', 'registry'];

/**
 * Every address that the viewer could read, out of the manifests, with the ids of these editions where they fit. Where the guard already
 * sends this viewer away, one address is enough; `upper`: only of those who know editions; `near`: and of people and papers.
 */
export function pathsFor(
  viewer: Viewer,
  running: readonly Whole[],
  { upper = false, near = false } = {},
): readonly string[] {
  const left = upper ? lower : near ? unplanted : [];
  const known = capabilities.filter((it) => !left.includes(it.name));
  const all = known
    .flatMap((it) => it.routes)
    .filter((it) => it.method === 'get')
    .flatMap(({ path, guard, forPrograms }) => {
      const of = isUnknown(path) ? running.slice(0, 1) : running;
      const paths = path.includes(':') ? of.flatMap((it) => pathsOf(path, it)) : [path];
      return forPrograms || guard.admits(viewer) === 'yes' ? paths : upper ? [] : paths.slice(0, 1);
    });
  return [...new Set(all)];
}

/** What this viewer is let in to ask for in rooms that know no edition, with every id that belongs to one. */
export function unknownPaths(viewer: Viewer, it: Whole): readonly string[] {
  return capabilities
    .flatMap((capability) => capability.routes)
    .filter(({ method, path }) => method === 'get' && path.includes(':id') && isUnknown(path))
    .filter(({ guard }) => guard.admits(viewer) === 'yes')
    .flatMap(({ path }) => filled(path, it, everything(it)));
}

/** Where one would look for an outcome before its hour, by the way that it could come out. */
export const channels: Readonly<Record<string, (it: Whole) => readonly string[]>> = {
  search: ({ sides }) =>
    ['/cari', '/inovasi', '/kompetisi', '/kelola/usulan'].map((it) => `${it}?q=ramah+${sides.name}`),
  feed: ({ editionId }) => ['/umpan.atom', '/peta-situs.xml', `/kompetisi/${editionId}/jadwal.ics`],
  API: ({ records }) => ['/api/v1/innovations?q=antrean', ...records.map((id) => `/api/v1/innovations/${id}`)],
  PDF: ({ editionId, entries: [winner], certificateId }) => [
    `/kompetisi/${editionId}/hasil/unduh.pdf`,
    `/kelola/usulan/${winner}/usulan.pdf`,
    `/kelola/usulan/${winner}/tanda-terima.pdf`,
    `/kelola/sertifikat/${certificateId}/unduh.pdf`,
  ],
  'certificate page': ({ code, certificateId }) => [
    `/sertifikat/${code}`,
    `/sertifikat?kode=${code}`,
    `/kelola/sertifikat/${certificateId}`,
    '/kelola/sertifikat',
  ],
};
