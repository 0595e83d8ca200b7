import { listFile } from '#platform/export/address.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EntryId, PhotoId, VisitId } from './model/visit.ts';

const ofVisit = (last: string) => ({
  pattern: `/kunjungan/:id${last}`,
  to: (id: VisitId) => `/kunjungan/${id}${last}`,
});

/** Addresses of field visits. */
export const paths = {
  own: { pattern: '/kunjungan', to: () => '/kunjungan' },
  ofEdition: {
    pattern: '/kelola/kompetisi/:id/kunjungan',
    to: (id: EditionId) => `/kelola/kompetisi/${id}/kunjungan`,
  },
  file: {
    pattern: listFile('/kelola/kompetisi/:id/kunjungan').pattern,
    to: (id: EditionId, format: string) => `/kelola/kompetisi/${id}/kunjungan/unduh.${format}`,
  },
  plan: {
    pattern: '/kelola/kompetisi/:id/kunjungan/baru',
    to: (id: EditionId, entry?: EntryId) =>
      `/kelola/kompetisi/${id}/kunjungan/baru${entry ? `?${new URLSearchParams({ usulan: entry })}` : ''}`,
  },
  one: ofVisit(''),
  keep: ofVisit('/isian'),
  discard: ofVisit('/buang'),
  reopen: ofVisit('/buka-lagi'),
  addPhoto: ofVisit('/foto'),
  photo: {
    pattern: '/kunjungan/:id/foto/:foto',
    to: (id: VisitId, photo: PhotoId) => `/kunjungan/${id}/foto/${photo}`,
  },
  removePhoto: {
    pattern: '/kunjungan/:id/foto/:foto/hapus',
    to: (id: VisitId, photo: PhotoId) => `/kunjungan/${id}/foto/${photo}/hapus`,
  },
} as const;
