/** Fields of an address in their order; empty ones are left out. */
export type Fields = readonly (readonly [name: string, value: string])[];

const withFields = (path: string, fields: Fields = []) => {
  const query = new URLSearchParams(fields.filter(([, value]) => value !== '').map(([name, value]) => [name, value]));
  return query.size > 0 ? `${path}?${query}` : path;
};

/** Addresses of the catalogue: the front door, the list, and the search over all that one may see. */
export const paths = {
  start: { pattern: '/', to: () => '/' },
  list: { pattern: '/inovasi', to: (fields?: Fields) => withFields('/inovasi', fields) },
  search: { pattern: '/cari', to: (fields?: Fields) => withFields('/cari', fields) },
} as const;
