import { WHOLE_FIELD } from '#platform/ui/facet-group.tsx';
import { type CatalogueFacet, type Filter, facetNames, filterOf, noFilter } from '../search/filter.ts';
import { type Sort, sorts } from '../search/page.ts';
import { LONGEST_QUERY } from '../search/query-text.ts';
import { type Fields, paths } from './paths.ts';

/** Names of the facets in addresses. */
export const fieldNames = {
  region: 'wilayah',
  affair: 'urusan',
  sdg: 'tpb',
  stage: 'tahapan',
  digital: 'jenis',
  award: 'penghargaan',
  awardYear: 'tahun-penghargaan',
  year: 'tahun',
  sustainability: 'keberlanjutan',
} as const satisfies Record<CatalogueFacet, string>;

const stageWords = { inisiatif: 'initiative', 'uji-coba': 'trial', penerapan: 'implementation' } as const;
const sustainabilityWords = {
  berkembang: 'developing',
  berlanjut: 'continuing',
  vakum: 'dormant',
  berhenti: 'stopped',
} as const;
const sortWords = { relevan: 'relevance', terbaru: 'newest', judul: 'title', penghargaan: 'award' } as const;

/** Values that stand in addresses as Indonesian words; all others stand as they are. */
const words: Partial<Record<CatalogueFacet, Readonly<Record<string, string>>>> = {
  stage: stageWords,
  sustainability: sustainabilityWords,
};

export type ListQuery = {
  readonly text: string;
  readonly filter: Filter;
  /** As asked for; null leaves it to whether there are words. */
  readonly sort: Sort | null;
  readonly page: number;
  /** Parts that are sent whole because they were asked for; addresses of other lists leave them out. */
  readonly whole: readonly ListPart[];
};

/** What a list holds back until it is asked for: the rare values of a facet, the map. */
export type ListPart = CatalogueFacet | 'map';
const MAP_WORD = 'peta';

const MOST_PAGES = 500;

/** The list that an address asks for; what makes no sense is left out. */
export function readList(query: URLSearchParams): ListQuery {
  const read = (name: CatalogueFacet) => {
    const given = query.getAll(fieldNames[name]);
    const known = words[name];
    return known ? given.map((word) => known[word] ?? '') : given;
  };
  const sort = sortWords[(query.get('urut') ?? '') as keyof typeof sortWords] ?? null;
  const page = Number.parseInt(query.get('hal') ?? '1', 10);
  return {
    text: (query.get('q') ?? '').slice(0, LONGEST_QUERY).trim(),
    filter: filterOf(read),
    sort: sorts.includes(sort) ? sort : null,
    page: page >= 1 && page <= MOST_PAGES ? page : 1,
    whole: partsIn(query.getAll(WHOLE_FIELD)),
  };
}

function partsIn(asked: readonly string[]): readonly ListPart[] {
  const facets = facetNames.filter((name) => asked.includes(fieldNames[name]));
  return asked.includes(MAP_WORD) ? [...facets, 'map'] : facets;
}

/** The same list with its map. */
export function withMap(query: ListQuery): string {
  return paths.list.to([...fieldsOf(query), [WHOLE_FIELD, MAP_WORD]]);
}

/** The field of a form that keeps the map open; '' while it is not. */
export function keptMap({ whole }: ListQuery): string {
  return whole.includes('map') ? MAP_WORD : '';
}

/** The order in which the list is shown. */
export function sortOf(query: ListQuery): Sort {
  if (query.sort === null) return query.text === '' ? 'newest' : 'relevance';
  return query.sort === 'relevance' && query.text === '' ? 'newest' : query.sort;
}

function wordOf(known: Readonly<Record<string, string>> | undefined, value: string): string {
  return Object.entries(known ?? {}).find(([, code]) => code === value)?.[0] ?? value;
}

/** The value of a facet as it stands in addresses and forms. */
export function fieldValue(name: CatalogueFacet, value: string): string {
  return wordOf(words[name], value);
}

/** The fields of the address of a list; the page only when it is not the first. */
export function fieldsOf(query: ListQuery): Fields {
  const facets = facetNames.flatMap((name) =>
    query.filter[name].map((value) => [fieldNames[name], fieldValue(name, value)] as const),
  );
  return [
    ['q', query.text],
    ...facets,
    ['urut', query.sort === null ? '' : wordOf(sortWords, query.sort)],
    ['hal', query.page > 1 ? String(query.page) : ''],
  ];
}

export function listAddress(query: ListQuery): string {
  return paths.list.to(fieldsOf(query));
}

export const everything: ListQuery = { text: '', filter: noFilter, sort: null, page: 1, whole: [] };

/** The same list without this value, from its first page. */
export function without(query: ListQuery, name: CatalogueFacet, value: string): ListQuery {
  const values = query.filter[name].filter((it) => it !== value);
  return { ...query, filter: { ...query.filter, [name]: values }, page: 1 };
}

/** The same list narrowed to this value of a facet alone, or without it when it is chosen already. */
export function toggled(query: ListQuery, name: CatalogueFacet, value: string): ListQuery {
  const chosen = query.filter[name].includes(value);
  return { ...query, filter: { ...query.filter, [name]: chosen ? [] : [value] }, page: 1 };
}

/** A code that no region has. */
const ANY_REGION = '99.99';

/** Where the tile of each region leads: to the list of that region, or back from it. The address is written once for all tiles. */
export function regionToggle(query: ListQuery): (code: string) => string {
  const [before, after, ...more] = listAddress(toggled(query, 'region', ANY_REGION)).split(ANY_REGION);
  const isPattern = after !== undefined && more.length === 0;
  return (code) =>
    isPattern && !query.filter.region.includes(code)
      ? `${before}${code}${after}`
      : listAddress(toggled(query, 'region', code));
}
