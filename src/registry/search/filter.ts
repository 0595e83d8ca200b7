import { stages, sustainabilityStatuses } from '../model/choices.ts';

/** The facets of the catalogue in the order in which they are shown. */
export const facetNames = [
  'region',
  'affair',
  'sdg',
  'stage',
  'digital',
  'award',
  'awardYear',
  'year',
  'sustainability',
] as const;
export type CatalogueFacet = (typeof facetNames)[number];

/** Those of any index; `hub` is told apart only where records of several hubs stand together. */
export const allFacetNames = [...facetNames, 'hub'] as const;
export type FacetName = (typeof allFacetNames)[number];

/**
 * What a list is narrowed to: for each facet the chosen values, any of which will do. Region: `12.07` a regency or
 * city, `12.00` the provincial offices themselves, `35` a whole province, `pusat` what belongs to no region.
 * Award: `ada` any at all, `top-45` a place among the 45.
 */
export type Filter = Readonly<Record<FacetName, readonly string[]>>;

const MOST_VALUES = 40;
const shapes: Readonly<Record<FacetName, RegExp>> = {
  region: /^(\d{2}(\.\d{2})?|pusat)$/,
  affair: /^[a-z-]{2,60}$/,
  sdg: /^([1-9]|1[0-7])$/,
  stage: new RegExp(`^(${stages.join('|')})$`),
  digital: /^(digital|non-digital)$/,
  award: /^(ada|top-[1-9]\d{0,3})$/,
  awardYear: /^(19|20)\d\d$/,
  year: /^(19|20)\d\d$/,
  sustainability: new RegExp(`^(${sustainabilityStatuses.join('|')})$`),
  hub: /^[\w.:-]{1,200}$/,
};

export const noFilter: Filter = filterOf(() => []);

/** The filter out of whatever an address says; values of a wrong shape are left out. */
export function filterOf(valuesOf: (name: CatalogueFacet) => readonly string[], hubs: readonly string[] = []): Filter {
  const kept = allFacetNames.map((name) => {
    const given = name === 'hub' ? hubs : valuesOf(name);
    const values = given.filter((value) => shapes[name].test(value));
    return [name, [...new Set(values)].sort().slice(0, MOST_VALUES)];
  });
  return Object.fromEntries(kept) as Filter;
}

export function isFiltered(filter: Filter): boolean {
  return allFacetNames.some((name) => filter[name].length > 0);
}
