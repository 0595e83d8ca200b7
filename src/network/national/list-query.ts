import { filterOf, type Sort } from '#registry/index.ts';
import type { ListQuery } from './model.ts';
import { type Fields, paths } from './paths.ts';

/** The facets of this list in their order, with their names in addresses. */
export const facets = { hub: 'hub', region: 'provinsi', affair: 'urusan', year: 'tahun' } as const;
export type NetworkFacet = keyof typeof facets;
export const facetOrder = Object.keys(facets) as readonly NetworkFacet[];

const sortWords = { relevan: 'relevance', terbaru: 'newest', judul: 'title' } as const satisfies Record<string, Sort>;
export const offeredSorts = Object.values(sortWords);
const LONGEST_QUERY = 200;
const MOST_PAGES = 500;

/** The list that an address asks for; what makes no sense is left out. */
export function readList(query: URLSearchParams): ListQuery {
  const given = (name: string) => (name in facets ? query.getAll(facets[name as NetworkFacet]) : []);
  const page = Number.parseInt(query.get('hal') ?? '1', 10);
  return {
    text: (query.get('q') ?? '').slice(0, LONGEST_QUERY).trim(),
    filter: filterOf(given, query.getAll(facets.hub)),
    sort: sortWords[(query.get('urut') ?? '') as keyof typeof sortWords] ?? null,
    page: page >= 1 && page <= MOST_PAGES ? page : 1,
  };
}

/** The same list where there is one hub alone, so that none is chosen. */
export const ofOneHub = (query: ListQuery): ListQuery => ({ ...query, filter: { ...query.filter, hub: [] } });

/** The order in which the list is shown. */
export function sortOf({ sort, text }: ListQuery): Sort {
  if (sort === null) return text === '' ? 'newest' : 'relevance';
  return sort === 'relevance' && text === '' ? 'newest' : sort;
}

export function fieldsOf(query: ListQuery): Fields {
  const chosen = facetOrder.flatMap((name) => query.filter[name].map((value) => [facets[name], value] as const));
  const word = Object.entries(sortWords).find(([, sort]) => sort === query.sort)?.[0] ?? '';
  return [['q', query.text], ...chosen, ['urut', word], ['hal', query.page > 1 ? String(query.page) : '']];
}

export const listAddress = (query: ListQuery): string => paths.list.to(fieldsOf(query));

/** The same list without this value, from its first page. */
export function without(query: ListQuery, name: NetworkFacet, value: string): ListQuery {
  const values = query.filter[name].filter((it) => it !== value);
  return { ...query, filter: { ...query.filter, [name]: values }, page: 1 };
}
