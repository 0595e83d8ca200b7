import type { Highs } from 'highs';
import type { Manner, Plan, Problem } from '../model/problem.ts';
import { drawnOf } from '../rules/draw.ts';
import { planOf } from '../rules/report.ts';
import { type Limits, type Telling, usualLimits } from './limits.ts';
import { Search } from './search.ts';

type How = { readonly manner: Manner; readonly tell: Telling; readonly limits?: Limits };

/**
 * The best plan under the rules of the problem, how far from the best it may be, and what is impossible. See `Search` for how it is
 * found. Throws only when the solver itself fails.
 */
export function optimise(highs: Highs, problem: Problem, { manner, tell, limits = usualLimits }: How): Plan {
  const search = new Search(highs, problem, { tell, limits });
  if (manner.kind === 'drawn') return draw(problem, search, manner);
  return manner.kind === 'fair' ? fair(problem, search) : sum(problem, search);
}

function sum(problem: Problem, search: Search): Plan {
  const found = search.best(null);
  return planOf(problem, { ...search.facts(), ...found, floorBound: null, drawn: null });
}

/** No probability above the cap, a plan thrown by it; beside the value stands what the best plan without a cap is worth. */
function draw(problem: Problem, search: Search, { cap, seed }: { readonly cap: number; readonly seed: number }): Plan {
  const shares = search.shares(cap);
  const open = [...shares].filter(([at]) => !problem.pinned[at]);
  const expected = [...shares].reduce((total, [at, share]) => total + share * (problem.worth[at] as number), 0);
  const likeliest = open.reduce((most, [, share]) => Math.max(most, share), 0);
  const pairs = drawnOf(problem.jurors, shares, seed);
  const best = [...search.shares(1)].reduce((total, [at, share]) => total + share * (problem.worth[at] as number), 0);
  const short = best - pairs.reduce((total, at) => total + (problem.worth[at] as number), 0);
  return planOf(problem, { ...search.facts(), pairs, short, floorBound: null, drawn: { expected, likeliest } });
}

/** Questions between a floor that was reached and one that was not. */
const HALVINGS = 8;
const NEAR = 1e-6;

/**
 * The highest floor, then the highest total above it. No entry can be worth more than its best readers, so the worst of these is tried
 * first; where it cannot be, the highest floor of parts of sheets bounds it, and the interval below is halved.
 */
function fair(problem: Problem, search: Search): Plan {
  const top = search.highestFloor();
  let best = search.best(top);
  let low = search.floorOf(best.pairs);
  const high = low < top - NEAR ? search.linearFloor(low, top) : top;
  let missed = high;
  for (let n = 0; n < HALVINGS && missed - low > NEAR; n += 1) {
    const asked = n === 0 ? high : (low + missed) / 2;
    const found = search.best(asked);
    const reached = search.floorOf(found.pairs);
    if (reached > low) [low, best] = [reached, found];
    if (reached < asked - NEAR) missed = asked;
  }
  return planOf(problem, { ...search.facts(), ...best, floorBound: high, drawn: null });
}
