import { listFile } from '#platform/export/address.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EntryId } from '../entry/model/entry.ts';
import type { VoidId } from './model.ts';

const ofPublic = (last: string) => ({
  pattern: `/kompetisi/:id/penilaian-publik${last}`,
  to: (id: EditionId) => `/kompetisi/${id}/penilaian-publik${last}`,
});

const organised = '/kelola/kompetisi/:id/penilaian-publik';
const ofOrganised = (id: EditionId) => `/kelola/kompetisi/${id}/penilaian-publik`;

/** What was taken out of the count: a part of the organiser's page that has files of its own. */
export const voidsOfEdition = (id: EditionId) => `${ofOrganised(id)}/batal`;

/** Addresses of the public rating. */
export const paths = {
  rate: {
    pattern: ofPublic('').pattern,
    /** All finalists, or one alone. */
    to: (id: EditionId, entry?: EntryId) =>
      ofPublic('').to(id) + (entry ? `?${new URLSearchParams({ usulan: entry })}` : ''),
  },
  sent: ofPublic('/terkirim'),
  confirm: {
    pattern: ofPublic('/konfirmasi').pattern,
    to: (id: EditionId, token?: string) =>
      ofPublic('/konfirmasi').to(id) + (token ? `?${new URLSearchParams({ token })}` : ''),
  },
  organised: { pattern: organised, to: ofOrganised },
  file: {
    pattern: listFile(organised).pattern,
    to: (id: EditionId, format: string) => listFile(ofOrganised(id)).to(format),
  },
  commentsFile: listFile(`${organised}/catatan`),
  voidsFile: listFile(`${organised}/batal`),
  comments: {
    pattern: `${organised}/catatan`,
    to: (id: EditionId) => `${ofOrganised(id)}/catatan`,
  },
  /** `batch` is the name of a burst. */
  voiding: {
    pattern: `${organised}/batal/:kumpulan`,
    to: (id: EditionId, batch: string) => `${ofOrganised(id)}/batal/${batch}`,
  },
  lifting: {
    pattern: `${organised}/pulihkan/:pembatalan`,
    to: (id: EditionId, voided: VoidId) => `${ofOrganised(id)}/pulihkan/${voided}`,
  },
} as const;
