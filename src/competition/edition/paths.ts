import { listFile } from '#platform/export/address.ts';
import type { EditionId } from './model/edition.ts';
import { type PartName, partSlugs } from './model/layout.ts';

type Query = Readonly<Record<string, string | undefined>>;

const withQuery = (path: string, fields: Query = {}) => {
  const filled = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
};

const ofEdition = (last: string) => ({
  pattern: `/kelola/kompetisi/:id/${last}`,
  to: (id: EditionId) => `/kelola/kompetisi/${id}/${last}`,
});

/** Addresses of editions: what everyone reads under `/kompetisi`, what organisers do under `/kelola/kompetisi`. */
export const paths = {
  list: { pattern: '/kompetisi', to: (query?: Query) => withQuery('/kompetisi', query) },
  listFile: listFile('/kompetisi'),
  edition: { pattern: '/kompetisi/:id', to: (id: EditionId) => `/kompetisi/${id}` },
  json: { pattern: '/kompetisi/:id/edisi.json', to: (id: EditionId) => `/kompetisi/${id}/edisi.json` },
  calendar: { pattern: '/kompetisi/:id/jadwal.ics', to: (id: EditionId) => `/kompetisi/${id}/jadwal.ics` },
  form: {
    pattern: '/kompetisi/:id/formulir',
    to: (id: EditionId, group?: string) => withQuery(`/kompetisi/${id}/formulir`, { kelompok: group }),
  },

  organised: { pattern: '/kelola/kompetisi', to: (query?: Query) => withQuery('/kelola/kompetisi', query) },
  organisedFile: listFile('/kelola/kompetisi'),
  new: { pattern: '/kelola/kompetisi/baru', to: () => '/kelola/kompetisi/baru' },
  work: { pattern: '/kelola/kompetisi/:id', to: (id: EditionId) => `/kelola/kompetisi/${id}` },
  part: {
    pattern: '/kelola/kompetisi/:id/ubah/:bagian',
    to: (id: EditionId, part: PartName) => `/kelola/kompetisi/${id}/ubah/${partSlugs[part]}`,
  },
  checkPart: {
    pattern: '/kelola/kompetisi/:id/ubah/:bagian/periksa',
    to: (id: EditionId, part: PartName) => `/kelola/kompetisi/${id}/ubah/${partSlugs[part]}/periksa`,
  },
  item: {
    pattern: '/kelola/kompetisi/:id/ubah/:bagian/:nomor',
    to: (id: EditionId, part: PartName, index: number) =>
      `/kelola/kompetisi/${id}/ubah/${partSlugs[part]}/${index + 1}`,
  },
  checkItem: {
    pattern: '/kelola/kompetisi/:id/ubah/:bagian/:nomor/periksa',
    to: (id: EditionId, part: PartName, index: number) =>
      `/kelola/kompetisi/${id}/ubah/${partSlugs[part]}/${index + 1}/periksa`,
  },
  publish: ofEdition('terbitkan'),
  extend: ofEdition('perpanjang'),
  move: ofEdition('keadaan'),
  history: ofEdition('riwayat'),
  historyFile: listFile(ofEdition('riwayat').pattern),
  undo: ofEdition('riwayat/kembalikan'),
} as const;
