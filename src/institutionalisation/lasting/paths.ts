import { listFile } from '#platform/export/address.ts';
import type { InnovationId } from '#registry/index.ts';
import { type Dimension, dimensionSlugs } from './model/dimensions.ts';
import type { LastingRecordId } from './model/record.ts';

export type Query = Readonly<Record<string, string | undefined>>;

export function withQuery(path: string, query: Query = {}): string {
  const filled = Object.entries(query).filter((it): it is [string, string] => Boolean(it[1]));
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
}

const ofRecord = (last: string) => ({
  pattern: `/kelola/pelembagaan/:id${last}`,
  to: (id: LastingRecordId) => `/kelola/pelembagaan/${id}${last}`,
});

const LIST = '/kelola/pelembagaan';
const CLAIMS = '/kelola/pelembagaan-diperiksa';

/** Addresses of records of lasting and of the page of the eight dimensions. */
export const paths = {
  list: { pattern: LIST, to: (query?: Query) => withQuery(LIST, query) },
  listFile: listFile(LIST),
  claims: { pattern: CLAIMS, to: (query?: Query) => withQuery(CLAIMS, query) },
  claimsFile: listFile(CLAIMS),
  verifyMany: { pattern: `${CLAIMS}/sahkan`, to: () => `${CLAIMS}/sahkan` },
  page: {
    pattern: '/kelola/inovasi/:id/pelembagaan',
    to: (id: InnovationId, year?: number) =>
      withQuery(`/kelola/inovasi/${id}/pelembagaan`, { tahun: year === undefined ? undefined : String(year) }),
  },
  add: {
    pattern: '/kelola/inovasi/:id/pelembagaan/:dimensi',
    to: (id: InnovationId, dimension: Dimension) => `/kelola/inovasi/${id}/pelembagaan/${dimensionSlugs[dimension]}`,
  },
  record: ofRecord(''),
  edit: ofRecord('/ubah'),
  withdraw: ofRecord('/cabut'),
  decide: ofRecord('/periksa'),
  documents: ofRecord('/dokumen'),
  attach: ofRecord('/dokumen/pakai'),
  upload: ofRecord('/dokumen/baru'),
  detach: ofRecord('/dokumen/lepas'),
} as const;
