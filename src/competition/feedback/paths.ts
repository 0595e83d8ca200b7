import type { EntryId } from '../entry/model/entry.ts';

/** What an entrant is told in the end. */
export const paths = {
  feedback: { pattern: '/kelola/usulan/:id/umpan-balik', to: (id: EntryId) => `/kelola/usulan/${id}/umpan-balik` },
} as const;
