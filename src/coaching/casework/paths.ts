import { listFile } from '#platform/export/address.ts';
import type { ActionId, CaseId, NoteId } from './model.ts';

type Query = Readonly<Record<string, string | undefined>>;

const withQuery = (path: string, fields: Query = {}) => {
  const filled = Object.entries(fields).filter((it): it is [string, string] => Boolean(it[1]));
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
};

const ofCase = (last: string) => ({
  pattern: `/kelola/pendampingan/:id${last}`,
  to: (id: CaseId) => `/kelola/pendampingan/${id}${last}`,
});
const ofNote = (last: string) => ({
  pattern: `/kelola/catatan-pendampingan/:id${last}`,
  to: (id: NoteId) => `/kelola/catatan-pendampingan/${id}${last}`,
});
const ofAction = (last: string) => ({
  pattern: `/kelola/tindak-lanjut/:id${last}`,
  to: (id: ActionId) => `/kelola/tindak-lanjut/${id}${last}`,
});

/** Addresses of cases, their notes and the actions agreed in them. */
export const paths = {
  list: { pattern: '/kelola/pendampingan', to: (query?: Query) => withQuery('/kelola/pendampingan', query) },
  listFile: listFile('/kelola/pendampingan'),
  open: {
    pattern: '/kelola/pendampingan/baru',
    to: (query?: Query) => withQuery('/kelola/pendampingan/baru', query),
  },
  one: ofCase(''),
  note: ofCase('/catatan'),
  agree: ofCase('/tindak-lanjut'),
  coaches: ofCase('/pendamping'),
  close: ofCase('/tutup'),
  reopen: ofCase('/buka'),
  compare: ofCase('/banding'),
  mendNote: ofNote(''),
  strikeNote: ofNote('/coret'),
  restoreNote: ofNote('/pulihkan'),
  actions: { pattern: '/kelola/tindak-lanjut', to: (query?: Query) => withQuery('/kelola/tindak-lanjut', query) },
  actionsFile: listFile('/kelola/tindak-lanjut'),
  settleMany: { pattern: '/kelola/tindak-lanjut/selesai', to: () => '/kelola/tindak-lanjut/selesai' },
  action: ofAction(''),
  doneAction: ofAction('/selesai'),
  dropAction: ofAction('/hentikan'),
  reopenAction: ofAction('/buka'),
} as const;
