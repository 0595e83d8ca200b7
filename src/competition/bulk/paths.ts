import { listFile } from '#platform/export/address.ts';
import type { EntryRunId } from './model.ts';

const ofRun = (last: string) => ({
  pattern: `/kelola/usulan-massal/:id${last}`,
  to: (id: EntryRunId) => `/kelola/usulan-massal/${id}${last}`,
});

/** Addresses of what is done to many entries at once. */
export const paths = {
  confirm: { pattern: '/kelola/usulan-massal', to: () => '/kelola/usulan-massal' },
  run: { pattern: '/kelola/usulan-massal/jalankan', to: () => '/kelola/usulan-massal/jalankan' },
  one: ofRun(''),
  oneFile: listFile(ofRun('').pattern),
  undo: ofRun('/urungkan'),
} as const;
