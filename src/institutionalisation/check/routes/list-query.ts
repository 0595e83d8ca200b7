import { sustainabilityStatuses } from '#registry/index.ts';
import type { ItemsFilter } from '../queries/items.ts';
import { isItemState } from '../rules/progress.ts';

export function filterIn(query: URLSearchParams): ItemsFilter {
  const state = query.get('keadaan');
  const region = query.get('wilayah') ?? '';
  return {
    state: isItemState(state) ? state : null,
    status: sustainabilityStatuses.find((it) => it === query.get('status')) ?? null,
    region: /^\d{2}(?:\.\d{2})?$/.test(region) ? region : null,
    words: (query.get('q') ?? '').trim().slice(0, 200),
  };
}
