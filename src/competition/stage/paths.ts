import { listFile } from '#platform/export/address.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EntryId } from '../entry/model/entry.ts';
import type { PlenaryStage } from './model/plenary.ts';

const ofEdition = (last: string) => ({
  pattern: `/kelola/kompetisi/:id/${last}`,
  to: (id: EditionId) => `/kelola/kompetisi/${id}/${last}`,
});

const ofCheck = (last: string) => ({
  pattern: `/kelola/kompetisi/:id/pemeriksaan/:usulan${last}`,
  to: (id: EditionId, entry: EntryId) => `/kelola/kompetisi/${id}/pemeriksaan/${entry}${last}`,
});

export type ChecksQuery = {
  readonly status?: string;
  readonly alasan?: string;
  readonly kelompok?: string;
  readonly kategori?: string;
  readonly instansi?: string;
  /** A person, `saya` (the reader) or `belum` (nobody yet). */
  readonly pemeriksa?: string;
  readonly q?: string;
  readonly urut?: string;
  readonly hal?: string;
};

const asked = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const filled = Object.entries(query).filter((it): it is [string, string] => Boolean(it[1]));
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
};

export const plenarySlugs = {
  te_plenary: 'tim-evaluasi',
  finalists_plenary: 'finalis',
  tpi_plenary: 'panel-independen',
} as const satisfies Record<PlenaryStage, string>;

const ofPlenary = (last: string) => ({
  pattern: `/kelola/kompetisi/:id/pleno/:tahap${last}`,
  to: (id: EditionId, stage: PlenaryStage) => `/kelola/kompetisi/${id}/pleno/${plenarySlugs[stage]}${last}`,
});

export type PlenaryQuery = {
  readonly kelompok?: string;
  readonly kategori?: string;
  readonly pilihan?: string;
  readonly q?: string;
  readonly urut?: string;
  readonly hal?: string;
};

/** Addresses of the course of an edition after its entries came in. */
export const paths = {
  course: ofEdition('jalannya'),
  courseFile: listFile(ofEdition('jalannya').pattern),
  checks: {
    pattern: '/kelola/kompetisi/:id/pemeriksaan',
    to: (id: EditionId, query: ChecksQuery = {}) => asked(`/kelola/kompetisi/${id}/pemeriksaan`, query),
  },
  checksFile: listFile('/kelola/kompetisi/:id/pemeriksaan'),
  check: ofCheck(''),
  answer: ofCheck('/jawab'),
  reopen: ofCheck('/buka-lagi'),
  plenary: {
    pattern: ofPlenary('').pattern,
    to: (id: EditionId, stage: PlenaryStage, query: PlenaryQuery = {}) => asked(ofPlenary('').to(id, stage), query),
  },
  plenaryFile: listFile('/kelola/kompetisi/:id/pleno/:tahap'),
  best: ofPlenary('/terbaik'),
  meeting: ofPlenary('/rapat'),
  meetingFile: listFile(ofPlenary('/rapat').pattern),
  minutes: ofPlenary('/berita-acara'),
  minutesPdf: ofPlenary('/berita-acara.pdf'),
  reopenPlenary: ofPlenary('/buka-lagi'),
  results: {
    pattern: '/kompetisi/:id/hasil',
    to: (id: EditionId) => `/kompetisi/${id}/hasil`,
  },
  resultsFile: listFile('/kompetisi/:id/hasil'),
  journey: {
    pattern: '/kompetisi/:id/usulan/:usulan',
    to: (id: EditionId, entry: EntryId) => `/kompetisi/${id}/usulan/${entry}`,
  },
} as const;
