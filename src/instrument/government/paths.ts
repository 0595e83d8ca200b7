import type { InstitutionId } from '#identity/index.ts';
import { listFile } from '#platform/export/address.ts';

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const withQuery = (path: string, fields: Query = {}) => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const text of typeof value === 'string' ? [value] : (value ?? [])) if (text) query.append(name, text);
  return query.size > 0 ? `${path}?${query}` : path;
};

const ofGovernment = (last: string) => ({
  pattern: `/kelola/indeks/:id${last}`,
  to: (id: InstitutionId, query?: Query) => withQuery(`/kelola/indeks/${id}${last}`, query),
});

const ofEdition = (last: string) => ({
  pattern: `/kelola/aturan-indeks/:tahun${last}`,
  to: (year: number) => `/kelola/aturan-indeks/${year}${last}`,
});

/** Addresses of the innovation index. */
export const paths = {
  list: { pattern: '/kelola/indeks', to: (query?: Query) => withQuery('/kelola/indeks', query) },
  listFile: listFile('/kelola/indeks'),
  one: ofGovernment(''),
  moves: ofGovernment('/dokumen'),
  movesFile: listFile(ofGovernment('/dokumen').pattern),
  how: ofGovernment('/hitungan'),
  howFile: listFile(ofGovernment('/hitungan').pattern),
  edition: ofEdition(''),
  change: ofEdition('/ubah'),
} as const;
