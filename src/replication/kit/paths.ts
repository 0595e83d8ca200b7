import { listFile } from '#platform/export/address.ts';
import type { InnovationId } from '#registry/index.ts';

const of = (last: string) => ({
  pattern: `/inovasi/:id/replikasi/kit${last}`,
  to: (id: InnovationId) => `/inovasi/${id}/replikasi/kit${last}`,
});

/** Addresses of the kit of a record: what it holds, the archive, its setting, who took it. */
export const paths = {
  kit: of(''),
  edit: of('/ubah'),
  archive: of('/unduh.zip'),
  takings: {
    pattern: '/inovasi/:id/replikasi/kit/pengambilan',
    to: (id: InnovationId, page = 1) => `/inovasi/${id}/replikasi/kit/pengambilan${page > 1 ? `?hal=${page}` : ''}`,
  },
  takingsFile: listFile('/inovasi/:id/replikasi/kit/pengambilan'),
} as const;
