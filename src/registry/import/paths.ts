import type { ImportId } from './model.ts';

const ofImport = (last: string) => ({
  pattern: `/impor/:id/${last}`,
  to: (id: ImportId) => `/impor/${id}/${last}`,
});

type FaultQuery = { readonly lihat?: string; readonly halaman?: string };

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return said.length > 0 ? `${path}?${new URLSearchParams(said)}` : path;
}

/** Every address of the import; fixed words stand before `:id`. */
export const paths = {
  list: { pattern: '/impor', to: (page?: number) => withQuery('/impor', { halaman: page ? String(page) : undefined }) },
  upload: { pattern: '/impor/baru', to: () => '/impor/baru' },
  template: { pattern: '/impor/templat.xlsx', to: () => '/impor/templat.xlsx' },

  import: {
    pattern: '/impor/:id',
    to: (id: ImportId, page?: number) => withQuery(`/impor/${id}`, { halaman: page ? String(page) : undefined }),
  },
  table: ofImport('lembar'),
  columns: ofImport('kolom'),
  preview: {
    pattern: '/impor/:id/pratinjau',
    to: (id: ImportId, query: FaultQuery = {}) => withQuery(`/impor/${id}/pratinjau`, query),
  },
  places: ofImport('instansi'),
  faultSheet: ofImport('kesalahan.xlsx'),
  confirm: ofImport('jalankan'),
  progress: ofImport('kemajuan'),
  stop: ofImport('hentikan'),
  resume: ofImport('lanjutkan'),
  undo: ofImport('batalkan'),
  discard: ofImport('buang'),
} as const;
