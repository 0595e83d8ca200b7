import { createHash } from 'node:crypto';
import { type RegionFacts, regionFactNames } from '../model/region-fact.ts';

/** Tells one state of a region's facts from another, so that a form knows whether it is stale. */
export function factsMark(facts: RegionFacts): string {
  const told = regionFactNames.map((name) => {
    const fact = facts[name];
    return fact ? [name, fact.value, fact.year, fact.source] : [name];
  });
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 16);
}
