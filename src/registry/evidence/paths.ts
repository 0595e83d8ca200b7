import type { InnovationId } from '../model/ids.ts';

const ofRecord = (last: string) => ({
  pattern: `/kelola/inovasi/:id/berkas${last}`,
  to: (id: InnovationId) => `/kelola/inovasi/${id}/berkas${last}`,
});

/** Addresses of the evidence of a record. */
export const paths = {
  add: ofRecord(''),
  attach: ofRecord('/pasang'),
  upload: ofRecord('/unggah'),
  detach: ofRecord('/lepas'),
} as const;
