import { affairsIn, readCell, sdgsIn } from './facet-codes.ts';
import { allFacetNames, type FacetName } from './filter.ts';

export type FacetValue = readonly [FacetName, string];

/** The values of a code of `facet-codes.ts`. */
export function cellValues(code: number): readonly FacetValue[] {
  const { stage, digital, sustainability, year } = readCell(code);
  const values: (readonly [FacetName, string | null])[] = [
    ['stage', stage],
    ['digital', digital === null ? null : digital ? 'digital' : 'non-digital'],
    ['sustainability', sustainability],
    ['year', year === null ? null : String(year)],
  ];
  return values.filter((pair): pair is FacetValue => pair[1] !== null);
}

export function regionValues(code: string | null): readonly FacetValue[] {
  if (code === null) return [['region', 'pusat']];
  const own = code.includes('.') ? code : `${code}.00`;
  return [
    ['region', own],
    ['region', code.slice(0, 2)],
  ];
}

/** Of a place and the hub that tells of it; null for the own index, which has one hub. */
export const placeValues = ({ region, hub }: Place): readonly FacetValue[] =>
  hub === null ? regionValues(region) : [...regionValues(region), ['hub', hub]];
export type Place = { readonly region: string | null; readonly hub: string | null };

export const affairValues = (bits: number): readonly FacetValue[] =>
  affairsIn(bits).map((code) => ['affair', code] as const);

export const sdgValues = (bits: number): readonly FacetValue[] =>
  sdgsIn(bits).map((number) => ['sdg', String(number)] as const);

export type Awards = { readonly tops: readonly number[]; readonly years: readonly number[] };

/** Null: no award. */
export function awardValues(awards: Awards | null): readonly FacetValue[] {
  if (awards === null) return [];
  return [
    ['award', 'ada'],
    ...awards.tops.map((top) => ['award', `top-${top}`] as const),
    ...awards.years.map((year) => ['awardYear', String(year)] as const),
  ];
}

/** A count for each value of each facet, to begin with. */
export function noCounts(): Record<FacetName, Map<string, number>> {
  return Object.fromEntries(allFacetNames.map((name) => [name, new Map<string, number>()])) as Record<
    FacetName,
    Map<string, number>
  >;
}
