import { regionByCode } from '#identity/index.ts';
import { affairOfCode } from '#registry/index.ts';
import { type Grouping, groupings, type SurvivalFilter } from './model.ts';

/** What the address asks for; what it says wrongly is no filter. */
export function filterOf(query: URLSearchParams): SurvivalFilter {
  const all = (name: string) => [...new Set(query.getAll(name))];
  return {
    grouping: groupings.find((it): it is Grouping => it === query.get('menurut')) ?? 'all',
    regions: all('wilayah').filter((code) => regionByCode(code) !== null),
    affairs: all('urusan').filter((code) => affairOfCode(code) !== null),
    dormantStops: query.get('vakum') === 'berhenti',
    sinceStart: query.get('sejak') === 'mulai',
  };
}
