import type { Impossible, Plan, Problem } from '../model/problem.ts';
import { connectivityOf, islandsOf, readingsOf } from './connectivity.ts';
import { extraRoomOf, type Flow, sumOf } from './flow.ts';

export type Result = {
  readonly flow: Flow;
  readonly solves: number;
  readonly columns: number;
  readonly pairs: readonly number[];
  /** How far the value may be from the best. */
  readonly short: number;
  readonly floorBound: number | null;
  readonly drawn: Plan['drawn'];
};

/** A plan with everything that is told of it. */
export function planOf(problem: Problem, result: Result): Plan {
  const { jurors, entries, worth, kept } = problem;
  const { pairs } = result;
  const loads = new Int32Array(jurors);
  const perEntry = new Map<number, number>();
  for (const at of pairs) {
    const [entry, juror] = [Math.floor(at / jurors), at % jurors];
    loads[juror] = (loads[juror] as number) + 1;
    perEntry.set(entry, (perEntry.get(entry) ?? 0) + (worth[at] as number));
  }
  const value = pairs.reduce((sum, at) => sum + (worth[at] as number), 0);
  const isHeld = new Set(pairs);
  const keeps = kept ? [...kept.keys()].filter((at) => kept[at]) : [];
  const readings = readingsOf(jurors, entries, pairs);
  const short = Math.max(0, result.short);
  return {
    pairs: Int32Array.from(pairs),
    value,
    bound: value + short,
    gap: short < 1e-9 ? 0 : short / Math.max(Math.abs(value + short), 1e-9),
    floor: perEntry.size === 0 ? 0 : [...perEntry.values()].reduce((least, it) => Math.min(least, it)),
    floorBound: result.floorBound,
    loads,
    connectivity: connectivityOf(readings).value,
    impossible: impossibleOf(problem, result, loads),
    changed: keeps.filter((at) => !isHeld.has(at)).length,
    drawn: result.drawn,
    solves: result.solves,
    columns: result.columns,
  };
}

function impossibleOf(problem: Problem, { flow, pairs }: Result, loads: Int32Array): Impossible {
  const { jurors, entries } = problem;
  const { readersOf } = readingsOf(jurors, entries, pairs);
  const islands = islandsOf({ jurors, entries, readersOf });
  const underloaded = [...flow.under].flatMap((missing, juror) => (missing > 0 ? [{ juror, missing }] : []));
  const everyEntry = [...readersOf.keys()];
  return {
    obstacles: flow.obstacles,
    extraRoom: sumOf(flow.missing) > 0 ? extraRoomOf(problem) : 0,
    underloaded,
    withoutExpert: withoutExpert(problem, readersOf),
    sameInstitution: everyEntry.filter((entry) => isCrowded(problem, readersOf[entry] as readonly number[])),
    islands: islands.length > 1 ? islands : [],
    idle: [...loads.keys()].filter((juror) => loads[juror] === 0),
    underCap: everyEntry.filter((entry) => {
      const possible = (problem.wanted[entry] as number) - (flow.missing[entry] as number);
      return (readersOf[entry] as readonly number[]).length < possible;
    }),
  };
}

function withoutExpert({ expert, barred, jurors }: Problem, readersOf: readonly (readonly number[])[]) {
  if (!expert) return [];
  return readersOf.flatMap((readers, entry) => {
    if (readers.length === 0 || readers.some((juror) => expert[entry * jurors + juror])) return [];
    const places = Array.from({ length: jurors }, (_, juror) => entry * jurors + juror);
    return [{ entry, any: places.some((at) => expert[at] && !barred[at]) }];
  });
}

function isCrowded({ institution }: Problem, readers: readonly number[]): boolean {
  const own = readers.map((juror) => institution?.[juror] ?? -1).filter((it) => it >= 0);
  return new Set(own).size < own.length;
}
