import { stages, sustainabilityStatuses } from '../../model/content.ts';
import type { CatalogueFacet } from '../../search/filter.ts';

export type CountedValue = { readonly value: string; readonly count: number; readonly checked: boolean };

/**
 * The values of a facet that are worth showing: those that would find something, and those that are chosen. Of regions,
 * the hub's own one by one, other provinces as a whole.
 */
export function choicesOf(
  name: CatalogueFacet,
  counts: ReadonlyMap<string, number>,
  chosen: readonly string[],
  hubRegion: string,
): readonly CountedValue[] {
  const wanted = new Set(chosen);
  const missing = [...wanted].filter((value) => !counts.has(value));
  const choices = missing.map((value) => ({ value, count: 0, checked: true }));
  counts.forEach((count, value) => {
    const checked = wanted.has(value);
    if (checked || name !== 'region' || isOffered(value, hubRegion)) choices.push({ value, count, checked });
  });
  return choices.sort(orderOf(name, hubRegion));
}

function isOffered(code: string, hubRegion: string): boolean {
  return code === 'pusat' || (code.length === 2 ? code !== hubRegion : code.startsWith(hubRegion));
}

/** One for all comparisons: making it anew for each costs more than the whole list. */
const byName = new Intl.Collator('en', { numeric: true });

type Order = (a: CountedValue, b: CountedValue) => number;

const inTheirOrder: Partial<Record<CatalogueFacet, readonly string[]>> = {
  stage: stages,
  sustainability: sustainabilityStatuses,
};

function orderOf(name: CatalogueFacet, hubRegion: string): Order {
  const own = inTheirOrder[name];
  if (own) return (a, b) => own.indexOf(a.value) - own.indexOf(b.value);
  if (name === 'region') return (a, b) => nearness(a.value, hubRegion) - nearness(b.value, hubRegion) || byCount(a, b);
  if (name === 'awardYear' || name === 'year') return (a, b) => byName.compare(b.value, a.value);
  if (name === 'affair') return byCount;
  return (a, b) => byName.compare(a.value, b.value);
}

const byCount: Order = (a, b) => b.count - a.count || byName.compare(a.value, b.value);

/** The hub's own regions first, then other provinces, then what belongs to none. */
function nearness(value: string, hubRegion: string): number {
  if (value === 'pusat') return 3;
  return value.startsWith(hubRegion) ? 1 : 2;
}
