import fc from 'fast-check';
import type { PlanInput } from '../../src/evaluation/meaning/model/judging.ts';
import type { Problem } from '../../src/evaluation/sharing/model/problem.ts';
import type { KeptPlan, Settings } from '../../src/evaluation/sharing/model/sharing.ts';

type Given = Partial<Omit<Problem, 'worth' | 'barred' | 'pinned' | 'wanted' | 'least' | 'most' | 'expert'>> & {
  /** A line for each entry with the worth of each juror; null: may not. */
  readonly worth: readonly (readonly (number | null)[])[];
  readonly wanted?: number | readonly number[];
  readonly least?: number | readonly number[];
  readonly most?: number | readonly number[];
  /** Pairs as [entry, juror]. */
  readonly pinned?: readonly (readonly [number, number])[];
  readonly expert?: readonly (readonly [number, number])[];
  readonly kept?: Uint8Array | null;
};

const each = (value: number | readonly number[] | undefined, size: number, usual: number) =>
  Int32Array.from({ length: size }, (_, n) => (typeof value === 'object' ? (value[n] ?? usual) : (value ?? usual)));

/** A problem written as people would: lines of worths, one sheet an entry, any load, unless said. */
export function problemOf(given: Given): Problem {
  const entries = given.worth.length;
  const jurors = given.worth[0]?.length ?? 0;
  const flat = given.worth.flat();
  const maskOf = (pairs: readonly (readonly [number, number])[]) => {
    const mask = new Uint8Array(entries * jurors);
    for (const [entry, juror] of pairs) mask[entry * jurors + juror] = 1;
    return mask;
  };
  return {
    jurors,
    entries,
    worth: Float64Array.from(flat, (it) => it ?? 0),
    barred: Uint8Array.from(flat, (it) => (it === null ? 1 : 0)),
    pinned: maskOf(given.pinned ?? []),
    wanted: each(given.wanted, entries, 1),
    least: each(given.least, jurors, 0),
    most: each(given.most, jurors, entries),
    expert: given.expert ? maskOf(given.expert) : null,
    institution: given.institution ?? null,
    connected: given.connected ?? false,
    overlap: given.overlap ?? 0,
    kept: given.kept ?? null,
  };
}

/** Small problems with conflicts, any load bounds and worths of hundredths. */
export const smallProblems: fc.Arbitrary<Problem> = fc
  .record({ jurors: fc.integer({ min: 1, max: 4 }), entries: fc.integer({ min: 1, max: 3 }) })
  .chain(({ jurors, entries }) => {
    const cell = fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 0, max: 100 }).map((it) => it / 100) },
      fc.constant(null),
    );
    return fc.record({
      worth: fc.array(fc.array(cell, { minLength: jurors, maxLength: jurors }), {
        minLength: entries,
        maxLength: entries,
      }),
      wanted: fc.integer({ min: 0, max: 3 }),
      most: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: jurors, maxLength: jurors }),
      least: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: jurors, maxLength: jurors }),
    });
  })
  .map((it) => problemOf({ ...it, least: it.least.map((least, n) => Math.min(least, it.most[n] as number)) }));

/** All plans of a small problem within its loads: as many sheets as can be, what is missing spread, jurors as near to their least as can be. */
export function everyPlan(problem: Problem): readonly (readonly number[])[] {
  const { jurors, entries, barred, wanted, least, most } = problem;
  const open = Array.from({ length: jurors * entries }, (_, at) => at).filter((at) => !barred[at]);
  const plans: number[][] = [];
  for (let bits = 0; bits < 2 ** open.length; bits += 1) {
    const pairs = open.filter((_, n) => (bits >> n) & 1);
    const ofEntry = (entry: number) => pairs.filter((at) => Math.floor(at / jurors) === entry).length;
    const ofJuror = (juror: number) => pairs.filter((at) => at % jurors === juror).length;
    const fits =
      wanted.every((many, entry) => ofEntry(entry) <= many) && most.every((many, juror) => ofJuror(juror) <= many);
    if (fits) plans.push(pairs);
  }
  const highest = Math.max(...plans.map((it) => it.length));
  const worst = (pairs: readonly number[]) =>
    wanted.reduce(
      (most, many, entry) => Math.max(most, many - pairs.filter((at) => Math.floor(at / jurors) === entry).length),
      0,
    );
  const widest = plans.filter((it) => it.length === highest);
  const spread = Math.min(...widest.map(worst));
  const full = widest.filter((it) => worst(it) === spread);
  const lack = (pairs: readonly number[]) =>
    least.reduce((sum, many, juror) => sum + Math.max(0, many - pairs.filter((at) => at % jurors === juror).length), 0);
  const lowest = Math.min(...full.map(lack));
  return full.filter((it) => lack(it) === lowest);
}

export const worthOf = ({ worth }: Problem, pairs: Iterable<number>): number =>
  [...pairs].reduce((sum, at) => sum + (worth[at] as number), 0);

/** What a form asks where nothing else is said: one sheet each, as even as can be. */
export const testSettings: Settings = {
  manner: 'sum',
  cap: 50,
  sheets: 1,
  least: null,
  most: null,
  experts: true,
  institutions: true,
  connected: false,
  overlap: 0,
};

/** A plan of these pairs that nothing stands in the way of. */
export function testPlan(pairs: KeptPlan['pairs']): KeptPlan {
  const nothing = { obstacles: [], underloaded: [], withoutExpert: [], sameInstitution: [], islands: [], idle: [] };
  const figures = { value: 1, bound: 1, gap: 0, floor: 1, floorBound: null, connectivity: 1, changed: 0, drawn: null };
  return { pairs, ...figures, ...nothing, loads: [], most: 1, extraRoom: 0, underCap: [] };
}

/** The problem of such a plan: one entry, one juror, one sheet. */
export const testProblem = ([row, jurorId]: KeptPlan['pairs'][number]): PlanInput => ({
  ...{ method: 'plan', manner: { kind: 'sum' }, entries: [row], jurors: [jurorId], worth: [1] },
  ...{ barred: [], pinned: [], wanted: [1], least: [0], most: [1], expert: null, institution: null },
  ...{ connected: false, overlap: 0, kept: null },
});
