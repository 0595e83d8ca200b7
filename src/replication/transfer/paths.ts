import { listFile } from '#platform/export/address.ts';
import { type PublicCode, shownPublicCode } from '#platform/public-code.ts';
import { type InnovationId, type ProblemId, type SectionName, sectionSlugs } from '#registry/index.ts';
import type { TaskId } from './model/plan.ts';
import type { ReplicationId } from './model/replication.ts';

const ROOT = '/kelola/replikasi';

const of = (last: string) => ({
  pattern: `${ROOT}/:id${last}`,
  to: (id: ReplicationId) => `${ROOT}/${id}${last}`,
});
const ofTask = (last: string) => ({
  pattern: `${ROOT}/:id/rencana/tugas/:tugas${last}`,
  to: (id: ReplicationId, task: TaskId) => `${ROOT}/${id}/rencana/tugas/${task}${last}`,
});

/** How the directions of the list stand in its address. */
export const directionSlugs = { given: 'diberikan', taken: 'diambil' } as const;

/** What the list of replications is narrowed to, as its address says it. */
export type ListQuery = {
  readonly arah?: string;
  readonly status?: string;
  readonly wilayah?: string;
  readonly menunggu?: string;
  readonly q?: string;
  readonly hal?: string;
};

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(query).filter((it): it is [string, string] => Boolean(it[1]));
  return said.length > 0 ? `${path}?${new URLSearchParams(said)}` : path;
}

/** Addresses of replications; who may read one is asked of the replication itself. */
export const paths = {
  begin: {
    pattern: '/replikasi/baru',
    /** With the problem that it is to answer, when one comes from there. */
    to: (origin: InnovationId, problem?: ProblemId) => withQuery('/replikasi/baru', { asal: origin, masalah: problem }),
  },
  check: { pattern: '/replikasi/sertifikat', to: (kode?: string) => withQuery('/replikasi/sertifikat', { kode }) },
  verified: {
    pattern: '/replikasi/sertifikat/:kode',
    to: (code: PublicCode) => `/replikasi/sertifikat/${shownPublicCode(code)}`,
  },
  list: { pattern: ROOT, to: (query: ListQuery = {}) => withQuery(ROOT, query) },
  listFile: listFile(ROOT),
  one: of(''),
  verify: of('/verifikasi'),
  refuse: of('/tolak'),
  withdraw: of('/tarik'),
  appoint: of('/fasilitator'),
  letter: {
    pattern: `${ROOT}/:id/surat.pdf`,
    to: (id: ReplicationId, jenis: string) => withQuery(`${ROOT}/${id}/surat.pdf`, { jenis }),
  },
  sign: of('/kesepakatan'),
  commit: of('/komitmen'),
  settle: of('/tetapkan-rencana'),
  start: of('/mulai'),
  prove: of('/bukti'),
  record: of('/catatan'),
  link: of('/kaitkan-catatan'),
  evaluate: of('/evaluasi'),
  sendBack: of('/kembalikan'),
  certify: of('/terbitkan-sertifikat'),
  certificate: of('/sertifikat.pdf'),
  pause: of('/tunda'),
  resume: of('/lanjutkan'),
  stop: of('/hentikan'),
  history: of('/riwayat'),
  plan: of('/rencana'),
  planFile: listFile(`${ROOT}/:id/rencana`),
  addTask: of('/rencana/tugas'),
  template: of('/rencana/awal'),
  task: ofTask(''),
  moveTask: ofTask('/geser'),
  adaptation: of('/adaptasi'),
  adaptationFile: listFile(`${ROOT}/:id/adaptasi`),
  section: {
    pattern: `${ROOT}/:id/adaptasi/:bagian`,
    to: (id: ReplicationId, section: SectionName) => `${ROOT}/${id}/adaptasi/${sectionSlugs[section]}`,
  },
} as const;
