import { replicationStates } from '../model/states.ts';
import { directionSlugs } from '../paths.ts';
import { awaitedParties } from '../rules/awaited.ts';
import { directions, type ReplicationsFilter } from '../rules/list.ts';

export function filterIn(query: URLSearchParams): ReplicationsFilter {
  const region = query.get('wilayah') ?? '';
  return {
    direction: directions.find((it) => directionSlugs[it] === query.get('arah')) ?? null,
    state: replicationStates.find((it) => it === query.get('status')) ?? null,
    regionCode: /^\d{2}(\.\d{2})?$/.test(region) ? region : null,
    awaited: awaitedParties.find((it) => it === query.get('menunggu')) ?? null,
    words: (query.get('q') ?? '').trim().slice(0, 200),
  };
}
