import { listFile } from '#platform/export/address.ts';
import type { PublicCode } from '#platform/public-code.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EntryId } from '../entry/model/entry.ts';
import type { ObjectionFileId, ObjectionId } from './model/objection.ts';

const ofEntry = (last: string) => ({
  pattern: `/kompetisi/:id/usulan/:usulan/sanggah${last}`,
  to: (id: EditionId, entry: EntryId) => `/kompetisi/${id}/usulan/${entry}/sanggah${last}`,
});

const ofObjection = (last: string) => ({
  pattern: `/kelola/sanggahan/:id${last}`,
  to: (id: ObjectionId) => `/kelola/sanggahan/${id}${last}`,
});

export type ObjectionsQuery = {
  readonly status?: string;
  readonly alasan?: string;
  readonly q?: string;
  readonly hal?: string;
};

/** Addresses of objections; the receipt number and the key of the mail stand in those of the objector. */
export const paths = {
  window: {
    pattern: '/kompetisi/:id/sanggah',
    to: (id: EditionId) => `/kompetisi/${id}/sanggah`,
  },
  raise: ofEntry(''),
  sent: ofEntry('/terkirim'),
  find: { pattern: '/sanggahan', to: () => '/sanggahan' },
  confirm: {
    pattern: '/sanggahan/konfirmasi/:kunci',
    to: (key: string) => `/sanggahan/konfirmasi/${key}`,
  },
  receipt: {
    pattern: '/sanggahan/:kode',
    to: (code: PublicCode) => `/sanggahan/${code}`,
  },
  list: {
    pattern: '/kelola/kompetisi/:id/sanggahan',
    to: (id: EditionId, query: ObjectionsQuery = {}) => {
      const filled = Object.entries(query).filter((it): it is [string, string] => Boolean(it[1]));
      const search = filled.length > 0 ? `?${new URLSearchParams(filled)}` : '';
      return `/kelola/kompetisi/${id}/sanggahan${search}`;
    },
  },
  listFile: listFile('/kelola/kompetisi/:id/sanggahan'),
  one: ofObjection(''),
  ask: ofObjection('/minta-pernyataan'),
  state: ofObjection('/pernyataan'),
  answer: ofObjection('/jawab'),
  second: ofObjection('/sahkan'),
  reopen: ofObjection('/buka-lagi'),
  file: {
    pattern: '/kelola/sanggahan/:id/lampiran/:lampiran',
    to: (id: ObjectionId, file: ObjectionFileId) => `/kelola/sanggahan/${id}/lampiran/${file}`,
  },
} as const;
