import { listFile } from '#platform/export/address.ts';
import type { InstrumentEditionId } from '../catalogue/model/edition.ts';
import type { SheetId } from './model/sheet.ts';

type Query = Readonly<Record<string, string | undefined>>;

const withQuery = (path: string, fields: Query = {}) => {
  const filled = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
};

const ofSheet = (last: string) => ({
  pattern: `/kelola/lembar/:id${last}`,
  to: (id: SheetId) => `/kelola/lembar/${id}${last}`,
});

const ofItem = (last: string) => ({
  pattern: `/kelola/lembar/:id/butir/:butir${last}`,
  to: (id: SheetId, item: string) => `/kelola/lembar/${id}/butir/${item}${last}`,
});

/** Addresses of sheets. */
export const paths = {
  list: { pattern: '/kelola/lembar', to: (query?: Query) => withQuery('/kelola/lembar', query) },
  listFile: listFile('/kelola/lembar'),
  begin: {
    pattern: '/kelola/instrumen/:id/mulai',
    to: (id: InstrumentEditionId, query?: Query) => withQuery(`/kelola/instrumen/${id}/mulai`, query),
  },
  sheet: ofSheet(''),
  sheetFile: listFile(ofSheet('').pattern),
  how: ofSheet('/hitungan'),
  facts: ofSheet('/data-hub'),
  handIn: ofSheet('/serahkan'),
  withdraw: ofSheet('/tarik'),
  returnIt: ofSheet('/kembalikan'),
  verifyAll: ofSheet('/terima-semua'),
  finish: ofSheet('/selesai'),
  item: ofItem(''),
  confirm: ofItem('/benar'),
  fromFact: ofItem('/dari-data'),
  verify: ofItem('/verifikasi'),
  evidence: ofItem('/bukti'),
  attach: ofItem('/bukti/pasang'),
  upload: ofItem('/bukti/unggah'),
  detach: ofItem('/bukti/lepas'),
} as const;
