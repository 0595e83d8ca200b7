import type { Problem } from '../model/problem.ts';
import { connectivityOf, islandsOf, type Readings } from './connectivity.ts';

/**
 * A rule beside the sheets of entries and the loads of jurors: lower ≤ Σ coefficient × pair ≤ upper, softly (it is broken only where
 * nothing else is left) at the price of one unit. Rows are added where a plan breaks them, not before.
 */
export type Side = {
  readonly key: string;
  readonly kind: 'expert' | 'institution' | 'floor' | 'island' | 'overlap';
  /** The entry it is about; null when it is about all. */
  readonly entry: number | null;
  readonly lower: number;
  readonly upper: number;
  readonly coefficientOf: (at: number) => number;
};

/** How much of each pair stands in a plan, whole or in part. */
export type Shares = ReadonlyMap<number, number>;

const NEAR = 1e-6;
const FREE = Number.POSITIVE_INFINITY;

/** What the shares break: experts, jurors of one institution, the floor. */
export function brokenBy(problem: Problem, shares: Shares, floor: number | null): readonly Side[] {
  const perEntry = sumsOf(problem, shares, floor);
  return Array.from({ length: problem.entries }, (_, entry) => entry).flatMap((entry) => [
    ...expertSide(problem, entry, perEntry),
    ...institutionSides(problem, entry, perEntry),
    ...floorSide(problem, entry, perEntry, floor),
  ]);
}

type Sums = {
  readonly sheets: Float64Array;
  readonly experts: Float64Array;
  readonly worth: Float64Array;
  /** By entry and institution, as `entry institution`. */
  readonly institutions: ReadonlyMap<string, number>;
};

function sumsOf(problem: Problem, shares: Shares, floor: number | null): Sums {
  const zero = () => new Float64Array(problem.entries);
  const [sheets, experts, worth] = [zero(), zero(), zero()];
  const institutions = new Map<string, number>();
  for (const [at, share] of shares) {
    const [entry, juror] = [Math.floor(at / problem.jurors), at % problem.jurors];
    sheets[entry] = (sheets[entry] as number) + share;
    if (problem.expert?.[at]) experts[entry] = (experts[entry] as number) + share;
    if (floor !== null) worth[entry] = (worth[entry] as number) + share * (problem.worth[at] as number);
    const institution = problem.institution?.[juror] ?? -1;
    if (institution < 0) continue;
    const key = `${entry} ${institution}`;
    institutions.set(key, (institutions.get(key) ?? 0) + share);
  }
  return { sheets, experts, worth, institutions };
}

function expertSide({ expert }: Problem, entry: number, sums: Sums): readonly Side[] {
  if (!expert || (sums.sheets[entry] as number) < NEAR || (sums.experts[entry] as number) > 1 - NEAR) return [];
  const key = `expert ${entry}`;
  return [{ key, kind: 'expert', entry, lower: 1, upper: FREE, coefficientOf: (at) => (expert[at] ? 1 : 0) }];
}

function institutionSides({ institution, jurors }: Problem, entry: number, sums: Sums): readonly Side[] {
  if (!institution) return [];
  const own = new Set(institution);
  return [...own].flatMap((which) => {
    if (which < 0 || (sums.institutions.get(`${entry} ${which}`) ?? 0) < 1 + NEAR) return [];
    const coefficientOf = (at: number) => (institution[at % jurors] === which ? 1 : 0);
    return [
      { key: `institution ${entry} ${which}`, kind: 'institution', entry, lower: -FREE, upper: 1, coefficientOf },
    ];
  });
}

function floorSide({ worth }: Problem, entry: number, sums: Sums, floor: number | null): readonly Side[] {
  if (floor === null || (sums.sheets[entry] as number) < NEAR || (sums.worth[entry] as number) > floor - NEAR)
    return [];
  const coefficientOf = (at: number) => worth[at] as number;
  return [{ key: `floor ${entry}`, kind: 'floor', entry, lower: floor, upper: FREE, coefficientOf }];
}

/** What a whole plan breaks: each island wants a way out, and a thin graph more across its weakest seam. */
export function disconnectedBy(problem: Problem, readings: Readings): readonly Side[] {
  if (!problem.connected && problem.overlap <= 0) return [];
  const islands = islandsOf(readings);
  if (islands.length > 1) return islands.slice(1).map((it) => islandSide(problem, it.jurors, it.entries));
  return problem.overlap > 0 ? overlapSide(problem, readings) : [];
}

/** One sheet at least across the shore of the island. */
function islandSide({ jurors }: Problem, inside: readonly number[], entries: readonly number[]): Side {
  const [ofJurors, ofEntries] = [new Set(inside), new Set(entries)];
  const coefficientOf = (at: number) => (ofJurors.has(at % jurors) === ofEntries.has(Math.floor(at / jurors)) ? 0 : 1);
  const key = `island ${inside.join(',')} ${entries.join(',')}`;
  return { key, kind: 'island', entry: null, lower: 1, upper: FREE, coefficientOf };
}

/**
 * The eigenvector of the connectivity parts jurors and entries at the weakest seam. With c sheets across a seam between parts of a and b the
 * connectivity is at most c × (a + b) ÷ (a × b) (Fiedler 1973); so many more are asked for as it falls short, at most twice as many.
 */
function overlapSide({ jurors, overlap }: Problem, readings: Readings): readonly Side[] {
  const { value, jurors: ofJurors, entries: ofEntries } = connectivityOf(readings);
  if (value >= overlap - NEAR) return [];
  const isAcross = (at: number) =>
    (ofJurors[at % jurors] as number) > 0 !== (ofEntries[Math.floor(at / jurors)] as number) > 0;
  const across = readings.readersOf.flatMap((readers, entry) => readers.filter((it) => isAcross(entry * jurors + it)));
  const lower = Math.max(across.length + 1, Math.ceil(across.length * Math.min(2, overlap / Math.max(value, NEAR))));
  const sides = [...ofJurors, ...ofEntries].map((it) => (it > 0 ? 1 : 0)).join('');
  const coefficientOf = (at: number) => (isAcross(at) ? 1 : 0);
  return [{ key: `overlap ${lower} ${sides}`, kind: 'overlap', entry: null, lower, upper: FREE, coefficientOf }];
}
