import type { PersonId } from '#identity/index.ts';
import type { InnovationId, ProblemId } from './model/ids.ts';
import { type SectionName, sectionNames } from './model/sections.ts';

/** The section's name as it stands in addresses. */
export const sectionSlugs = {
  identity: 'identitas',
  summary: 'ringkasan',
  background: 'latar-belakang',
  novelty: 'kebaruan',
  implementation: 'implementasi',
  impact: 'dampak',
  adaptability: 'adaptabilitas',
  resources: 'sumber-daya',
  sustainability: 'keberlanjutan',
  classification: 'klasifikasi',
  design: 'rancang-bangun',
  people: 'inovator',
  evidence: 'bukti',
} as const satisfies Record<SectionName, string>;

export function sectionOfSlug(slug: string): SectionName | null {
  return sectionNames.find((name) => sectionSlugs[name] === slug) ?? null;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const withQuery = (path: string, fields: Query = {}) => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const text of typeof value === 'string' ? [value] : (value ?? [])) if (text) query.append(name, text);
  }
  return query.size > 0 ? `${path}?${query}` : path;
};

/** An address under one record's work page: `/kelola/inovasi/:id/<last>`. */
const ofRecord = (last: string) => ({
  pattern: `/kelola/inovasi/:id/${last}`,
  to: (id: InnovationId) => `/kelola/inovasi/${id}/${last}`,
});
const ofProblem = (last: string) => ({
  pattern: `/masalah/:id/${last}`,
  to: (id: ProblemId) => `/masalah/${id}/${last}`,
});

/** Every address of the registry's core: work on records and problems; the public record is the catalogue's page. */
export const paths = {
  catalogue: { pattern: '/inovasi', to: (query?: Query) => withQuery('/inovasi', query) },
  record: { pattern: '/inovasi/:id', to: (id: InnovationId) => `/inovasi/${id}` },

  records: { pattern: '/kelola/inovasi', to: (query?: Query) => withQuery('/kelola/inovasi', query) },
  newRecord: { pattern: '/kelola/inovasi/baru', to: (query?: Query) => withQuery('/kelola/inovasi/baru', query) },
  newRecordSimilar: {
    pattern: '/kelola/inovasi/baru/serupa',
    to: (query?: Query) => withQuery('/kelola/inovasi/baru/serupa', query),
  },
  newRecordPlace: {
    pattern: '/kelola/inovasi/baru/tempat',
    to: (query?: Query) => withQuery('/kelola/inovasi/baru/tempat', query),
  },
  replicate: {
    pattern: '/inovasi/:id/replikasi',
    to: (id: InnovationId, query?: Query) => withQuery(`/inovasi/${id}/replikasi`, query),
  },
  keepReplica: { pattern: '/inovasi/:id/replikasi/isian', to: (id: InnovationId) => `/inovasi/${id}/replikasi/isian` },
  discardReplica: {
    pattern: '/inovasi/:id/replikasi/isian/buang',
    to: (id: InnovationId) => `/inovasi/${id}/replikasi/isian/buang`,
  },
  bulk: { pattern: '/kelola/inovasi/massal', to: () => '/kelola/inovasi/massal' },
  bulkRun: { pattern: '/kelola/inovasi/massal/jalankan', to: () => '/kelola/inovasi/massal/jalankan' },

  work: { pattern: '/kelola/inovasi/:id', to: (id: InnovationId) => `/kelola/inovasi/${id}` },
  section: {
    pattern: '/kelola/inovasi/:id/bagian/:bagian',
    to: (id: InnovationId, name: SectionName) => `/kelola/inovasi/${id}/bagian/${sectionSlugs[name]}`,
  },
  keepSection: {
    pattern: '/kelola/inovasi/:id/bagian/:bagian/isian',
    to: (id: InnovationId, name: SectionName) => `/kelola/inovasi/${id}/bagian/${sectionSlugs[name]}/isian`,
  },
  discardSection: {
    pattern: '/kelola/inovasi/:id/bagian/:bagian/isian/buang',
    to: (id: InnovationId, name: SectionName) => `/kelola/inovasi/${id}/bagian/${sectionSlugs[name]}/isian/buang`,
  },
  /** The section after a save that joined one's own changes with others' since the revision. */
  sectionJoined: {
    pattern: '/kelola/inovasi/:id/bagian/:bagian',
    to: (id: InnovationId, name: SectionName, since: number) =>
      `/kelola/inovasi/${id}/bagian/${sectionSlugs[name]}?digabung=${since}`,
  },
  check: ofRecord('periksa'),
  submit: ofRecord('kirim'),
  withdraw: ofRecord('tarik'),
  decide: ofRecord('putuskan'),
  publish: ofRecord('terbitkan'),
  return: ofRecord('kembalikan'),
  startVersion: ofRecord('versi-baru'),
  discard: ofRecord('buang'),
  archive: ofRecord('arsipkan'),
  restore: ofRecord('pulihkan'),
  keepers: ofRecord('penanggung-jawab'),
  addKeeper: ofRecord('penanggung-jawab/tambah'),
  removeKeeper: ofRecord('penanggung-jawab/lepas'),
  handOver: ofRecord('penanggung-jawab/serah-terima'),
  leaveDeparted: {
    pattern: '/kelola/inovasi/:id/penanggung-jawab/:orang/biarkan',
    to: (id: InnovationId, personId: PersonId) => `/kelola/inovasi/${id}/penanggung-jawab/${personId}/biarkan`,
  },
  awards: ofRecord('penghargaan'),
  lineage: ofRecord('asal'),
  externalIds: ofRecord('nomor-luar'),
  versions: ofRecord('versi'),
  compare: {
    pattern: '/kelola/inovasi/:id/banding',
    path: (id: InnovationId) => `/kelola/inovasi/${id}/banding`,
    to: (id: InnovationId, from: number, to: number) => `/kelola/inovasi/${id}/banding?dari=${from}&ke=${to}`,
  },
  history: ofRecord('riwayat'),

  problems: { pattern: '/masalah', to: (query?: Query) => withQuery('/masalah', query) },
  newProblem: { pattern: '/masalah/baru', to: (query?: Query) => withQuery('/masalah/baru', query) },
  newProblemSimilar: {
    pattern: '/masalah/baru/serupa',
    to: (query?: Query) => withQuery('/masalah/baru/serupa', query),
  },
  newProblemForm: { pattern: '/masalah/baru/isi', to: (query?: Query) => withQuery('/masalah/baru/isi', query) },
  keepNewProblem: { pattern: '/masalah/baru/isi/isian', to: () => '/masalah/baru/isi/isian' },
  discardNewProblem: {
    pattern: '/masalah/baru/isian/:id/buang',
    to: (id: ProblemId) => `/masalah/baru/isian/${id}/buang`,
  },
  problem: { pattern: '/masalah/:id', to: (id: ProblemId) => `/masalah/${id}` },
  editProblem: ofProblem('ubah'),
  keepProblem: ofProblem('ubah/isian'),
  discardProblem: ofProblem('ubah/isian/buang'),
  linkInnovation: ofProblem('kaitkan'),
  unlinkInnovation: ofProblem('lepaskan'),
  beginSolving: ofProblem('tangani'),
  measureProblem: ofProblem('ukur'),
  strikeMeasure: ofProblem('coret'),
  reportSolved: ofProblem('tuntas'),
  withdrawReport: ofProblem('tarik-laporan'),
  verifySolved: ofProblem('verifikasi'),
  returnReport: ofProblem('kembalikan'),
  dropProblem: ofProblem('hentikan'),
  reopenProblem: ofProblem('buka-lagi'),
  problemHistory: ofProblem('riwayat'),
} as const;
