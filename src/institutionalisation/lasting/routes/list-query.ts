import { dimensionOfSlug } from '../model/dimensions.ts';
import type { ListFilter } from '../queries/list.ts';

export function filterIn(query: URLSearchParams): ListFilter {
  return {
    without: dimensionOfSlug(query.get('tanpa') ?? ''),
    words: (query.get('q') ?? '').trim().slice(0, 200),
    region: /^\d{2}(?:\.\d{2})?$/.test(query.get('wilayah') ?? '') ? query.get('wilayah') : null,
  };
}
