const withQuery = (path: string, query: Readonly<Record<string, string>>) => {
  const fields = new URLSearchParams(query);
  return fields.size > 0 ? `${path}?${fields}` : path;
};

/** What other hubs and harvesters ask for. */
export const paths = {
  hub: { pattern: '/.well-known/tuntas', to: () => '/.well-known/tuntas' },
  feed: {
    pattern: '/federasi/umpan',
    to: (query: { readonly sejak?: string; readonly jumlah?: string } = {}) => withQuery('/federasi/umpan', query),
  },
  oai: { pattern: '/oai', to: () => '/oai' },
  /** The schema of the rich format; a later format has another address. */
  oaiSchema: { pattern: '/oai/tuntas-record-1.xsd', to: () => '/oai/tuntas-record-1.xsd' },
  open: { pattern: '/data-terbuka', to: () => '/data-terbuka' },
  openCatalogue: { pattern: '/data-terbuka/katalog.jsonld', to: () => '/data-terbuka/katalog.jsonld' },
  keys: { pattern: '/kelola/kunci-hub', to: () => '/kelola/kunci-hub' },
  announceKey: { pattern: '/kelola/kunci-hub/berikutnya', to: () => '/kelola/kunci-hub/berikutnya' },
  revokeKey: { pattern: '/kelola/kunci-hub/cabut', to: () => '/kelola/kunci-hub/cabut' },
} as const;
