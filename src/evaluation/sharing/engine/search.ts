import type { Highs } from 'highs';
import type { Problem } from '../model/problem.ts';
import { readingsOf } from '../rules/connectivity.ts';
import { type Flow, flowOf, sumOf } from '../rules/flow.ts';
import { brokenBy, disconnectedBy, type Shares, type Side } from '../rules/side.ts';
import type { Limits, Telling } from './limits.ts';
import { type Programme, type Solved, solveLinear, solveWhole } from './programme.ts';
import { extended, type Warm, warmOf } from './warm.ts';

/** Pairs an entry begins with, and gets at most in a round. */
const FIRST = 12;
const MORE = 6;
const NEAR = 1e-7;
/** Rounds in which rules that a plan broke are added. */
const ROUNDS = 30;
/** Reduced costs, of the span of worths, up to which pairs are looked at in whole sheets. */
const CLOSE = 0.05;
/** A floor is missed by parts of a unit, which shall not be cheap. */
const FINE = 100;

export type Found = {
  /** Pinned pairs among them; ascending. */
  readonly pairs: readonly number[];
  /** Its value falls short of the best by so much at most. */
  readonly short: number;
};

/** What is asked in one round: the floor that each entry shall have, the most of each pair, whether worth counts. */
type Asked = { readonly floor: number | null; readonly cap: number; readonly isFeasibilityOnly?: boolean };

/**
 * The linear programme of sheets and loads is a transport problem, whose optimum is whole by itself. It begins with the likeliest pairs and
 * takes in every other that would bring something, until none would (column generation), so that its value bounds every plan. Rules
 * beside it (experts, institutions, floor, islands, overlap) are added as rows where a plan breaks them; where that leaves parts of
 * sheets, a search in whole ones follows. Pairs and rows that were found are kept for the next question.
 */
export class Search {
  readonly #highs: Highs;
  readonly #problem: Problem;
  readonly #tell: Telling;
  readonly #limits: Limits;
  readonly #flow: Flow;
  readonly #gain: Float64Array;
  /** Between the lowest and the highest worth, staying included. */
  readonly #span: number;
  readonly #pairs: number[];
  readonly #isIn: Uint8Array;
  #sides: Side[] = [];
  #warm: Warm | null = null;
  #solves = 0;
  readonly #began = performance.now();

  constructor(highs: Highs, problem: Problem, { tell, limits }: { readonly tell: Telling; readonly limits: Limits }) {
    [this.#highs, this.#tell, this.#limits] = [highs, tell, limits];
    tell('room', 0);
    this.#flow = flowOf(problem);
    const least = problem.least.map((it, juror) => it - (this.#flow.under[juror] as number));
    this.#problem = { ...problem, least };
    const span = spanOf(problem);
    const stay = problem.kept ? span * (problem.jurors + 1) : 0;
    this.#span = span + stay;
    this.#gain = problem.worth.map((worth, at) => worth + (problem.kept?.[at] ? stay : 0));
    this.#isIn = new Uint8Array(problem.worth.length);
    this.#pairs = this.#firstPairs();
  }

  /** What is known beside the plan. */
  facts(): { readonly flow: Flow; readonly solves: number; readonly columns: number } {
    return { flow: this.#flow, solves: this.#solves, columns: this.#pairs.length };
  }

  /** The best plan above the floor, in whole sheets. */
  best(floor: number | null): Found {
    this.#sides = this.#sides.filter((it) => it.kind !== 'floor');
    this.#warm = floor === null ? this.#warm : null;
    let best: Found | null = null;
    let bound = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round += 1) {
      const linear = this.#linear({ floor, cap: 1 });
      // Rows that ask for overlap leave out plans that might do: what they cost is told as distance from the best.
      if (!this.#sides.some((it) => it.kind === 'overlap')) bound = linear.objective;
      const plan = linear.isWhole ? linear : this.#whole(linear);
      const pairs = plan ? this.#withPinned(plan.shares) : this.#flowPairs();
      best = { pairs, short: bound - (plan ? plan.objective : this.#gainOf(pairs)) };
      if (!plan || this.#isLate() || !this.#learn(this.#brokenIn(pairs, floor))) break;
      this.#tell('rules', this.#solves);
    }
    return best ?? { pairs: this.#flowPairs(), short: Number.POSITIVE_INFINITY };
  }

  /** The best probabilities with no pair above the cap; rules beside sheets and loads are not asked for. */
  shares(cap: number): Shares {
    this.#sides = [];
    this.#warm = null;
    const solved = this.#linear({ floor: null, cap });
    return new Map([...this.#pinned().map((at) => [at, 1] as const), ...solved.shares]);
  }

  /** The worst entry's best readers: no floor can be higher. */
  highestFloor(): number {
    const { entries, jurors, worth, barred, pinned } = this.#problem;
    let lowest = Number.POSITIVE_INFINITY;
    for (let entry = 0; entry < entries; entry += 1) {
      const places = Array.from({ length: jurors }, (_, juror) => entry * jurors + juror);
      const sheets = this.#sheetsOf(entry);
      if (sheets <= 0) continue;
      const sure = places.filter((at) => pinned[at]).map((at) => worth[at] as number);
      const open = places.filter((at) => !pinned[at] && !barred[at]).map((at) => worth[at] as number);
      const chosen = [...sure, ...open.sort((a, b) => b - a).slice(0, Math.max(0, sheets - sure.length))];
      lowest = Math.min(
        lowest,
        chosen.reduce((sum, it) => sum + it, 0),
      );
    }
    return Number.isFinite(lowest) ? lowest : 0;
  }

  /** A floor that parts of sheets may reach, within a ten thousandth, and that no plan exceeds. */
  linearFloor(reached: number, top: number): number {
    let [low, high] = [reached, top];
    while (high - low > 1e-4 * Math.max(1, Math.abs(top))) {
      const middle = (low + high) / 2;
      this.#tell('floor', this.#solves);
      this.#sides = this.#sides.filter((it) => it.kind !== 'floor');
      this.#warm = null;
      if (this.#linear({ floor: middle, cap: 1, isFeasibilityOnly: true }).objective < -NEAR) high = middle;
      else low = middle;
    }
    return high;
  }

  /** The worth of the worst entry that has sheets. */
  floorOf(pairs: readonly number[]): number {
    const { jurors, worth } = this.#problem;
    const perEntry = new Map<number, number>();
    for (const at of pairs) {
      const entry = Math.floor(at / jurors);
      perEntry.set(entry, (perEntry.get(entry) ?? 0) + (worth[at] as number));
    }
    return perEntry.size === 0 ? 0 : Math.min(...perEntry.values());
  }

  #sheetsOf(entry: number): number {
    return (this.#problem.wanted[entry] as number) - (this.#flow.missing[entry] as number);
  }

  #isLate(): boolean {
    return performance.now() - this.#began > this.#limits.total * 1000;
  }

  #isOpen(at: number): boolean {
    return !this.#problem.barred[at] && !this.#problem.pinned[at];
  }

  #pinned(): readonly number[] {
    return [...this.#problem.pinned.keys()].filter((at) => this.#problem.pinned[at]);
  }

  #withPinned(shares: Shares): readonly number[] {
    const whole = [...shares].flatMap(([at, share]) => (share > 0.5 ? [at] : []));
    return [...whole, ...this.#pinned()].sort((a, b) => a - b);
  }

  #flowPairs(): readonly number[] {
    return [...this.#flow.has.keys()].filter((at) => this.#flow.has[at]);
  }

  #gainOf(pairs: readonly number[]): number {
    return pairs.filter((at) => this.#isOpen(at)).reduce((sum, at) => sum + (this.#gain[at] as number), 0);
  }

  /** The best pairs of each entry, and those of a plan that is possible. */
  #firstPairs(): number[] {
    const { entries, jurors } = this.#problem;
    for (let entry = 0; entry < entries; entry += 1) {
      const places = Array.from({ length: jurors }, (_, juror) => entry * jurors + juror).filter((at) =>
        this.#isOpen(at),
      );
      places.sort((a, b) => (this.#gain[b] as number) - (this.#gain[a] as number) || a - b);
      for (const [n, at] of places.entries()) if (n < FIRST || this.#flow.has[at]) this.#isIn[at] = 1;
    }
    return [...this.#isIn.keys()].filter((at) => this.#isIn[at]);
  }

  #brokenIn(pairs: readonly number[], floor: number | null): readonly Side[] {
    const { jurors, entries } = this.#problem;
    const shares = new Map(pairs.map((at) => [at, 1]));
    const broken = brokenBy(this.#problem, shares, floor);
    return broken.length > 0 ? broken : disconnectedBy(this.#problem, readingsOf(jurors, entries, pairs));
  }

  /** False when there was nothing new among them. */
  #learn(sides: readonly Side[]): boolean {
    const known = new Set(this.#sides.map((it) => it.key));
    const fresh = sides.filter((it) => !known.has(it.key));
    this.#sides.push(...fresh);
    return fresh.length > 0;
  }

  #programme(asked: Asked, pairs: readonly number[]): Programme {
    const total = sumOf(this.#flow.missing);
    const most = this.#flow.missing.reduce((highest, it) => Math.max(highest, it), 0);
    const dear = this.#span * (this.#problem.jurors + 1);
    // Under a cap nobody knows beforehand how many sheets can be given: what is missing then has a price instead of a number.
    const capped = { least: 0, most: sumOf(this.#problem.wanted), each: MANY, price: dear };
    const plain = { least: total, most: total, each: most, price: 0 };
    const priceOf = (side: Side) => (side.kind === 'floor' ? dear * FINE : dear);
    const isBare = asked.isFeasibilityOnly === true;
    return {
      problem: asked.cap < 1 ? { ...this.#problem, least: this.#problem.least.map(() => 0) } : this.#problem,
      gain: isBare ? this.#gain.map(() => 0) : this.#gain,
      cap: asked.cap,
      shortage: asked.cap < 1 ? capped : plain,
      pairs,
      sides: isBare ? this.#sides.filter((it) => it.kind === 'floor') : this.#sides,
      priceOf: isBare ? () => 1 : priceOf,
    };
  }

  /** The linear programme with all pairs that bring something and all rules that it breaks. */
  #linear(asked: Asked): Solved {
    for (;;) {
      const programme = this.#programme(asked, this.#pairs);
      this.#tell('linear', this.#solves);
      const solved = solveLinear(this.#highs, programme, extended(this.#warm, programme));
      this.#solves += 1;
      this.#warm = warmOf(programme, solved);
      if (this.#takeIn(solved)) continue;
      if (asked.cap < 1) return solved;
      const all = new Map([...this.#pinned().map((at) => [at, 1] as const), ...solved.shares]);
      if (!this.#learn(brokenBy(this.#problem, all, asked.floor))) return solved;
    }
  }

  /** Takes in the pairs that would bring the most; false when none would bring anything. */
  #takeIn(solved: Solved): boolean {
    const { entries, jurors } = this.#problem;
    const before = this.#pairs.length;
    for (let entry = 0; entry < entries; entry += 1) {
      const better: { readonly at: number; readonly loss: number }[] = [];
      for (let at = entry * jurors; at < (entry + 1) * jurors; at += 1) {
        if (this.#isIn[at] || !this.#isOpen(at)) continue;
        const loss = solved.lossOf(at);
        if (loss < -NEAR) better.push({ at, loss });
      }
      for (const { at } of better.sort((a, b) => a.loss - b.loss).slice(0, MORE)) {
        this.#isIn[at] = 1;
        this.#pairs.push(at);
      }
    }
    return this.#pairs.length > before;
  }

  /**
   * In whole sheets: first among the pairs that the linear programme uses (few of them are parted, for it has few rows beside the
   * transport), then those that it is nearly indifferent to, then all.
   */
  #whole(linear: Solved): Solved | null {
    const used = this.#pairs.filter((at) => linear.shares.has(at));
    const close = this.#pairs.filter((at) => this.#flow.has[at] || linear.lossOf(at) < CLOSE * this.#span);
    const gap = this.#limits.gap * Math.max(Math.abs(linear.objective), 1) * 0.5;
    let best: Solved | null = null;
    for (const pairs of [used, close, this.#pairs]) {
      this.#tell('whole', this.#solves);
      const programme = this.#programme({ floor: null, cap: 1 }, pairs);
      const found = solveWhole(this.#highs, programme, { seconds: this.#limits.seconds, gap });
      this.#solves += 1;
      if (found && (best === null || found.objective > best.objective)) best = found;
      if (best && (this.#isLate() || linear.objective - best.objective <= 2 * gap)) return best;
    }
    return best;
  }
}

/** More sheets than anything has. */
const MANY = 1000;

/** Between the lowest and the highest worth of pairs that may be, 0 among them; never 0. */
function spanOf({ worth, barred }: Problem): number {
  let [low, high] = [0, 0];
  for (let at = 0; at < worth.length; at += 1) {
    if (barred[at]) continue;
    low = Math.min(low, worth[at] as number);
    high = Math.max(high, worth[at] as number);
  }
  return high - low || 1;
}
