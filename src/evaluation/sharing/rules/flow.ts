import type { Obstacle, Problem } from '../model/problem.ts';

/** As many sheets as can be given, spread over entries as evenly as can be, and what stands in the way of the others. */
export type Flow = {
  /** 1: the juror reads the entry in this first plan. */
  readonly has: Uint8Array;
  /** Sheets that each entry cannot get. */
  readonly missing: Int32Array;
  readonly obstacles: readonly Obstacle[];
  /** Sheets that each juror lacks to the least. */
  readonly under: Int32Array;
};

/**
 * Fills entries round by round (first one sheet each, then a second …) by augmenting paths; a search that fails leaves a closed set of
 * full jurors, which is Hall's reason. Then lifts jurors to their least; both hold at once (Mendelsohn and Dulmage 1958).
 * Exact; O(E × J) a path, and each closed set is searched once.
 */
export function flowOf(problem: Problem): Flow {
  const filling = new Filling(problem);
  const obstacles = filling.fill();
  const under = filling.lift();
  return { has: filling.has, missing: filling.missing(), obstacles, under };
}

/** How many sheets more each juror would have to take for nothing to be missing but what conflicts forbid. */
export function extraRoomOf(problem: Problem): number {
  const lackingWith = (extra: number): number => {
    const most = problem.most.map((it) => it + extra);
    const filling = new Filling({ ...problem, most });
    filling.fill();
    return sumOf(filling.missing());
  };
  const now = lackingWith(0);
  const widest = sumOf(problem.wanted);
  const unavoidable = lackingWith(widest);
  if (now <= unavoidable) return 0;
  let [low, high] = [0, widest];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lackingWith(middle) > unavoidable) low = middle;
    else high = middle;
  }
  return high;
}

export const sumOf = (numbers: Int32Array): number => numbers.reduce((sum, it) => sum + it, 0);

/** A step on the way: the entry gets the juror. */
type Step = { readonly entry: number; readonly juror: number };

/** Who would take which entry over. */
type Taking = { readonly entry: number; readonly by: number };
type Way = { readonly root: number; readonly cameBy: Map<number, Taking>; readonly waiting: number[] };

class Filling {
  readonly has: Uint8Array;
  readonly #problem: Problem;
  readonly #load: Int32Array;
  readonly #count: Int32Array;
  /** Jurors and entries that a failed search closed: nothing comes out of them any more. */
  readonly #deadJuror: Uint8Array;
  readonly #deadEntry: Uint8Array;

  constructor(problem: Problem) {
    const { jurors, entries, pinned } = problem;
    this.#problem = problem;
    this.has = Uint8Array.from(pinned);
    this.#load = new Int32Array(jurors);
    this.#count = new Int32Array(entries);
    this.#deadJuror = new Uint8Array(jurors);
    this.#deadEntry = new Uint8Array(entries);
    for (let at = 0; at < this.has.length; at += 1) if (this.has[at]) this.#add(at, 1);
  }

  #add(at: number, change: 1 | -1): void {
    const { jurors } = this.#problem;
    const [entry, juror] = [Math.floor(at / jurors), at % jurors];
    this.has[at] = change > 0 ? 1 : 0;
    this.#load[juror] = (this.#load[juror] as number) + change;
    this.#count[entry] = (this.#count[entry] as number) + change;
  }

  missing(): Int32Array {
    return this.#problem.wanted.map((wanted, entry) => Math.max(0, wanted - (this.#count[entry] as number)));
  }

  fill(): readonly Obstacle[] {
    const { entries, wanted } = this.#problem;
    const closed: { readonly root: number; readonly jurors: readonly number[] }[] = [];
    const highest = wanted.reduce((most, it) => Math.max(most, it), 0);
    for (let level = 1; level <= highest; level += 1)
      for (let entry = 0; entry < entries; entry += 1) {
        if ((wanted[entry] as number) < level || (this.#count[entry] as number) >= level) continue;
        if (this.#deadEntry[entry]) continue;
        const jurors = this.#augment(entry);
        if (jurors) closed.push({ root: entry, jurors });
      }
    return this.#obstaclesOf(closed);
  }

  /** Null when the entry got a sheet; otherwise the closed set of full jurors in its way. */
  #augment(root: number): readonly number[] | null {
    const { jurors, barred, most } = this.#problem;
    const cameBy = new Map<number, Step>();
    const seen = new Uint8Array(this.#problem.entries);
    const waiting = [root];
    seen[root] = 1;
    for (let head = 0; head < waiting.length; head += 1) {
      const entry = waiting[head] as number;
      for (const juror of this.#lightFirst) {
        const at = entry * jurors + juror;
        if (barred[at] || this.has[at] || this.#deadJuror[juror] || cameBy.has(juror)) continue;
        cameBy.set(juror, { entry, juror });
        if ((this.#load[juror] as number) < (most[juror] as number)) {
          this.#walk(root, juror, cameBy);
          return null;
        }
        this.#pushEntriesOf(juror, seen, waiting);
      }
    }
    for (const juror of cameBy.keys()) this.#deadJuror[juror] = 1;
    for (const entry of waiting) this.#deadEntry[entry] = 1;
    return [...cameBy.keys()];
  }

  /** Jurors with the least to read come first, so that a first plan is even by itself. */
  get #lightFirst(): readonly number[] {
    const order = [...this.#load.keys()];
    const room = (juror: number) => (this.#problem.most[juror] as number) - (this.#load[juror] as number);
    return order.sort((a, b) => room(b) - room(a) || a - b);
  }

  /** In the search under way: who would leave each entry that was reached. */
  readonly #holder = new Map<number, number>();

  #pushEntriesOf(juror: number, seen: Uint8Array, waiting: number[]): void {
    const { jurors, entries, pinned } = this.#problem;
    for (let entry = 0; entry < entries; entry += 1) {
      const at = entry * jurors + juror;
      if (seen[entry] || !this.has[at] || pinned[at]) continue;
      seen[entry] = 1;
      this.#holder.set(entry, juror);
      waiting.push(entry);
    }
  }

  #walk(root: number, last: number, cameBy: ReadonlyMap<number, Step>): void {
    const { jurors } = this.#problem;
    let juror = last;
    for (;;) {
      const { entry } = cameBy.get(juror) as Step;
      this.#add(entry * jurors + juror, 1);
      if (entry === root) return;
      juror = this.#holder.get(entry) as number;
      this.#add(entry * jurors + juror, -1);
    }
  }

  #obstaclesOf(closed: readonly { readonly root: number; readonly jurors: readonly number[] }[]): readonly Obstacle[] {
    const missing = this.missing();
    const told = new Set<number>();
    const { most, jurors, barred, pinned } = this.#problem;
    const isLeft = (entry: number, among: ReadonlySet<number>): boolean => {
      for (let juror = 0; juror < jurors; juror += 1) {
        const at = entry * jurors + juror;
        if (!barred[at] && !pinned[at] && !among.has(juror) && !this.has[at]) return false;
      }
      return true;
    };
    const sets = closed.map((it) => ({ root: it.root, jurors: new Set(it.jurors) }));
    // The largest set first: what it explains needs no smaller one.
    return sets
      .toSorted((a, b) => b.jurors.size - a.jurors.size || a.root - b.root)
      .flatMap((set) => {
        const short = [...missing.keys()].filter(
          (entry) =>
            (missing[entry] as number) > 0 && !told.has(entry) && (entry === set.root || isLeft(entry, set.jurors)),
        );
        for (const entry of short) told.add(entry);
        if (short.length === 0) return [];
        const room = [...set.jurors].reduce((sum, juror) => sum + (most[juror] as number), 0);
        const lacking = short.map((entry) => ({ entry, missing: missing[entry] as number }));
        return [{ entries: lacking, jurors: [...set.jurors].sort((a, b) => a - b), room }];
      });
  }

  /** Lifts jurors to their least without taking a sheet from an entry; answers what each lacks still. */
  lift(): Int32Array {
    const { jurors, least } = this.#problem;
    const under = new Int32Array(jurors);
    for (let juror = 0; juror < jurors; juror += 1) {
      while ((this.#load[juror] as number) < (least[juror] as number) && this.#take(juror));
      under[juror] = Math.max(0, (least[juror] as number) - (this.#load[juror] as number));
    }
    return under;
  }

  /** One sheet more for the juror: an unfilled entry, or one that another can do without, along others if need be. */
  #take(root: number): boolean {
    const { jurors, entries, barred, wanted } = this.#problem;
    const way: Way = { root, cameBy: new Map(), waiting: [root] };
    const seen = new Uint8Array(entries);
    for (let head = 0; head < way.waiting.length; head += 1) {
      const by = way.waiting[head] as number;
      for (let entry = 0; entry < entries; entry += 1) {
        const at = entry * jurors + by;
        if (seen[entry] || barred[at] || this.has[at]) continue;
        seen[entry] = 1;
        if ((this.#count[entry] as number) < (wanted[entry] as number)) {
          this.#add(at, 1);
          this.#handOver(by, way);
          return true;
        }
        const rich = this.#askReaders(entry, by, way);
        if (rich === null) continue;
        this.#handOver(rich, way);
        return true;
      }
    }
    return false;
  }

  /** A reader of the entry with more than the least, or null; the others wait to be asked for entries of theirs. */
  #askReaders(entry: number, by: number, { root, cameBy, waiting }: Way): number | null {
    const { jurors, pinned, least } = this.#problem;
    for (let from = 0; from < jurors; from += 1) {
      const held = entry * jurors + from;
      if (from === root || !this.has[held] || pinned[held] || cameBy.has(from)) continue;
      cameBy.set(from, { entry, by });
      if ((this.#load[from] as number) > (least[from] as number)) return from;
      waiting.push(from);
    }
    return null;
  }

  #handOver(last: number, { root, cameBy }: Way): void {
    const { jurors } = this.#problem;
    let from = last;
    while (from !== root) {
      const { entry, by } = cameBy.get(from) as Taking;
      this.#add(entry * jurors + from, -1);
      this.#add(entry * jurors + by, 1);
      from = by;
    }
  }
}
