import { listFile } from '#platform/export/address.ts';
import type { SurvivalFilter } from './model.ts';

const ROOT = '/ketahanan';

/** The filter as it stands in the address of the page. */
export function queryOf(filter: SurvivalFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (filter.grouping !== 'all') query.set('menurut', filter.grouping);
  for (const code of filter.regions) query.append('wilayah', code);
  for (const code of filter.affairs) query.append('urusan', code);
  if (filter.dormantStops) query.set('vakum', 'berhenti');
  if (filter.sinceStart) query.set('sejak', 'mulai');
  return query;
}

export const paths = {
  page: {
    pattern: ROOT,
    to: (filter?: SurvivalFilter) => {
      const query = filter ? queryOf(filter) : new URLSearchParams();
      return query.size > 0 ? `${ROOT}?${query}` : ROOT;
    },
  },
  file: listFile(ROOT),
} as const;
