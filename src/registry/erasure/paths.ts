import type { InnovationId } from '../model/ids.ts';

const ofRecord = (last: string) => ({
  pattern: `/kelola/inovasi/:id/hapus-permanen${last}`,
  to: (id: InnovationId) => `/kelola/inovasi/${id}/hapus-permanen${last}`,
});

/** Addresses of erasing for good. */
export const paths = {
  list: { pattern: '/kelola/penghapusan', to: () => '/kelola/penghapusan' },
  erase: ofRecord(''),
  confirm: ofRecord('/jalankan'),
  cancel: ofRecord('/batal'),
} as const;
