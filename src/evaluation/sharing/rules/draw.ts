import { diceOf } from './dice.ts';

/** Nearer to 0 or 1 than this, a probability is whole. */
const WHOLE = 1e-7;

/**
 * Draws a plan in which each pair stands with exactly the probability that is given (`at` = entry × jurors + juror), every entry
 * keeps its number of sheets and every juror has a whole number next to the expected one: dependent rounding on a bipartite graph
 * (Gandhi, Khuller, Parthasarathy and Srinivasan 2006), which is how Jecmen et al. (2020) draw an assignment. The same seed draws alike.
 */
export function drawnOf(jurors: number, shares: ReadonlyMap<number, number>, seed: number): number[] {
  const rounding = new Rounding(jurors, shares, diceOf(seed));
  while (rounding.step());
  return rounding.chosen();
}

class Rounding {
  readonly #jurors: number;
  readonly #share: Map<number, number>;
  readonly #roll: () => number;
  /** Open pairs by vertex: entries as they are, jurors as −1 − juror. */
  readonly #open = new Map<number, Set<number>>();

  constructor(jurors: number, shares: ReadonlyMap<number, number>, roll: () => number) {
    this.#jurors = jurors;
    this.#share = new Map(shares);
    this.#roll = roll;
    for (const at of [...shares.keys()].sort((a, b) => a - b)) {
      if (!this.#isOpen(at)) continue;
      for (const vertex of this.#endsOf(at)) {
        const pairs = this.#open.get(vertex) ?? new Set();
        this.#open.set(vertex, pairs.add(at));
      }
    }
  }

  #isOpen(at: number): boolean {
    const share = this.#share.get(at) as number;
    return share > WHOLE && share < 1 - WHOLE;
  }

  #endsOf(at: number): readonly [number, number] {
    return [Math.floor(at / this.#jurors), -1 - (at % this.#jurors)];
  }

  chosen(): number[] {
    const sure = [...this.#share].flatMap(([at, share]) => (share > 0.5 ? [at] : []));
    return sure.sort((a, b) => a - b);
  }

  /** Rounds at least one pair along a way through open pairs; false when none is open. */
  step(): boolean {
    const way = this.#way();
    if (!way) return false;
    const [even, odd] = [way.filter((_, n) => n % 2 === 0), way.filter((_, n) => n % 2 === 1)];
    const room = (pairs: readonly number[], isUp: boolean): number =>
      pairs.reduce((least, at) => {
        const share = this.#share.get(at) as number;
        return Math.min(least, isUp ? 1 - share : share);
      }, Number.POSITIVE_INFINITY);
    const up = Math.min(room(even, true), room(odd, false));
    const down = Math.min(room(even, false), room(odd, true));
    // Up with probability down ÷ (up + down): what is expected of every pair stays what it was.
    const change = this.#roll() < down / (up + down) ? up : -down;
    for (const [n, at] of way.entries())
      this.#set(at, (this.#share.get(at) as number) + (n % 2 === 0 ? change : -change));
    return true;
  }

  #set(at: number, share: number): void {
    this.#share.set(at, share);
    if (this.#isOpen(at)) return;
    for (const vertex of this.#endsOf(at)) {
      const pairs = this.#open.get(vertex);
      pairs?.delete(at);
      if (pairs?.size === 0) this.#open.delete(vertex);
    }
  }

  /** Open pairs in a row, none twice: a circle, or from one loose end to another; null when nothing is open. */
  #way(): readonly number[] | null {
    const start = this.#start();
    if (start === null) return null;
    const way: number[] = [];
    const stood = new Map<number, number>([[start, 0]]);
    let vertex = start;
    for (;;) {
      const last = way.at(-1);
      const next = [...(this.#open.get(vertex) ?? [])].find((at) => at !== last);
      if (next === undefined) return way;
      way.push(next);
      const [entry, juror] = this.#endsOf(next);
      vertex = vertex === entry ? juror : entry;
      const before = stood.get(vertex);
      // A circle in a graph of two sides has as many pairs up as down.
      if (before !== undefined) return way.slice(before);
      stood.set(vertex, way.length);
    }
  }

  /** A loose end if there is one, so that the way ends at another. */
  #start(): number | null {
    let any: number | null = null;
    for (const [vertex, pairs] of this.#open) {
      if (pairs.size === 1) return vertex;
      any ??= vertex;
    }
    return any;
  }
}
