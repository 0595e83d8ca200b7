import { facetNames } from '../../search/filter.ts';
import { facetLabel } from '../facet-labels.ts';
import type { ListQuery } from '../list-query.ts';

/** What a list is narrowed to, in one line: «sepeda» · Kota Medan · Kesehatan. */
export function filterText({ text, filter }: ListQuery): string {
  const values = facetNames.flatMap((name) => filter[name].map((value) => facetLabel(name, value)));
  return [...(text === '' ? [] : [`“${text}”`]), ...values].join(' · ');
}
