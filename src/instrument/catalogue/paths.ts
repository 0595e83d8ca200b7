import { listFile } from '#platform/export/address.ts';
import type { InstrumentEditionId } from './model/edition.ts';
import { type PartName, partSlugs } from './model/layout.ts';

type Query = Readonly<Record<string, string | undefined>>;

const withQuery = (path: string, fields: Query = {}) => {
  const filled = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
};

const ofEdition = (last: string) => ({
  pattern: `/kelola/instrumen/:id${last}`,
  to: (id: InstrumentEditionId) => `/kelola/instrumen/${id}${last}`,
});

const ofPart = (last: string) => ({
  pattern: `/kelola/instrumen/:id/ubah/:bagian${last}`,
  to: (id: InstrumentEditionId, part: PartName) => `/kelola/instrumen/${id}/ubah/${partSlugs[part]}${last}`,
});

const ofPiece = (last: string) => ({
  pattern: `/kelola/instrumen/:id/ubah/:bagian/:nomor${last}`,
  to: (id: InstrumentEditionId, part: PartName, index: number) =>
    `/kelola/instrumen/${id}/ubah/${partSlugs[part]}/${index + 1}${last}`,
});

const ofItem = (last: string) => ({
  pattern: `/kelola/instrumen/:id/ubah/:bagian/:nomor/butir/:butir${last}`,
  to: (id: InstrumentEditionId, index: number, item: number) =>
    `/kelola/instrumen/${id}/ubah/${partSlugs.aspects}/${index + 1}/butir/${item + 1}${last}`,
});

/** Addresses of instruments: what everybody reads under `/instrumen`, what their office writes under `/kelola/instrumen`. */
export const paths = {
  list: { pattern: '/instrumen', to: (query?: Query) => withQuery('/instrumen', query) },
  listFile: listFile('/instrumen'),
  edition: { pattern: '/instrumen/:id', to: (id: InstrumentEditionId) => `/instrumen/${id}` },
  json: {
    pattern: '/instrumen/:id/instrumen.json',
    to: (id: InstrumentEditionId) => `/instrumen/${id}/instrumen.json`,
  },
  new: { pattern: '/kelola/instrumen/baru', to: () => '/kelola/instrumen/baru' },
  work: ofEdition(''),
  publish: ofEdition('/terbitkan'),
  extend: ofEdition('/perpanjang'),
  move: ofEdition('/keadaan'),
  history: ofEdition('/riwayat'),
  undo: ofEdition('/riwayat/kembalikan'),
  part: ofPart(''),
  checkPart: ofPart('/periksa'),
  piece: ofPiece(''),
  checkPiece: ofPiece('/periksa'),
  items: ofPiece('/butir'),
  item: ofItem(''),
  checkItem: ofItem('/periksa'),
} as const;
