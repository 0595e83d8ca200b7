import { listFile } from '#platform/export/address.ts';
import type { InnovationId } from '#registry/index.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** Addresses of descent: the tree of a record, and who gives and who takes. */
export const paths = {
  tree: {
    pattern: '/inovasi/:id/replikasi/silsilah',
    to: (id: InnovationId) => `/inovasi/${id}/replikasi/silsilah`,
  },
  treeFile: listFile('/inovasi/:id/replikasi/silsilah'),
  exchange: {
    pattern: '/saling-belajar',
    to: (query: Query = {}) => {
      const filled = Object.entries(query).filter((it): it is [string, string] => Boolean(it[1]));
      return filled.length > 0 ? `/saling-belajar?${new URLSearchParams(filled)}` : '/saling-belajar';
    },
  },
  exchangeFile: listFile('/saling-belajar'),
} as const;
