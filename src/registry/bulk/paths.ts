import type { BulkRunId } from './model.ts';

/** Addresses of what was done to many records at once; doing it starts on the list of records. */
export const paths = {
  list: { pattern: '/kelola/massal', to: () => '/kelola/massal' },
  one: { pattern: '/kelola/massal/:id', to: (id: BulkRunId) => `/kelola/massal/${id}` },
  undo: { pattern: '/kelola/massal/:id/urungkan', to: (id: BulkRunId) => `/kelola/massal/${id}/urungkan` },
} as const;
