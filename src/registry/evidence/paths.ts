import type { InnovationId } from '../model/ids.ts';

const ofRecord = (last: string) => ({
  pattern: `/kelola/inovasi/:id/berkas${last}`,
  to: (id: InnovationId) => `/kelola/inovasi/${id}/berkas${last}`,
});

/** Addresses of the evidence of a record. */
export const paths = {
  add: {
    pattern: '/kelola/inovasi/:id/berkas',
    /** `place`: the code of the place that is chosen already. */
    to: (id: InnovationId, place = '') =>
      `/kelola/inovasi/${id}/berkas${place === '' ? '' : `?${new URLSearchParams({ tempat: place })}`}`,
  },
  attach: ofRecord('/pasang'),
  upload: ofRecord('/unggah'),
  detach: ofRecord('/lepas'),
} as const;
