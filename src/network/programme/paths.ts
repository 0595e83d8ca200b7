import { listFile } from '#platform/export/address.ts';
import type { ActivityId } from './model.ts';

const PLAN = '/kelola/program';
const ofYear = (last: string) => ({
  pattern: `${PLAN}/:tahun${last}`,
  to: (year: number) => `${PLAN}/${year}${last}`,
});

/** Addresses of the programme of the year. */
export const paths = {
  now: { pattern: PLAN, to: () => PLAN },
  plan: ofYear(''),
  planFile: listFile(`${PLAN}/:tahun`),
  add: ofYear('/kegiatan'),
  publish: ofYear('/terbitkan'),
  copy: ofYear('/salin'),
  activity: { pattern: '/kelola/kegiatan/:id', to: (id: ActivityId) => `/kelola/kegiatan/${id}` },
  page: { pattern: '/hub/program/:tahun', to: (year: number) => `/hub/program/${year}` },
  pageFile: listFile('/hub/program/:tahun'),
  calendar: { pattern: '/hub/program/:tahun/kalender.ics', to: (year: number) => `/hub/program/${year}/kalender.ics` },
} as const;
