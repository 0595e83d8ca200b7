import { listFile } from '#platform/export/address.ts';
import type { InnovationId } from '#registry/index.ts';
import type { ReadinessId } from './model.ts';

const of = (last: string) => ({
  pattern: `/inovasi/:id/replikasi/${last}`,
  to: (id: InnovationId) => `/inovasi/${id}/replikasi/${last}`,
});

/** Addresses of what copying needs, and of how ready places are for it. */
export const paths = {
  needs: of('kebutuhan'),
  needsFile: listFile('/inovasi/:id/replikasi/kebutuhan'),
  edit: of('kebutuhan/ubah'),
  own: of('kesiapan'),
  all: of('kesiapan/semua'),
  allFile: listFile('/inovasi/:id/replikasi/kesiapan/semua'),
  one: {
    pattern: '/inovasi/:id/replikasi/kesiapan/hasil/:kesiapan',
    to: (id: InnovationId, readiness: ReadinessId) => `/inovasi/${id}/replikasi/kesiapan/hasil/${readiness}`,
  },
} as const;
