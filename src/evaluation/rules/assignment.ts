import type { JurorId, SubjectRowId } from '../model/ids.ts';
import type { EvaluationRefusal } from '../model/round.ts';

export type Pair = { readonly jurorId: JurorId; readonly row: SubjectRowId };

export type Sharing = {
  readonly subjects: readonly SubjectRowId[];
  readonly jurors: readonly JurorId[];
  readonly isTied: (pair: Pair) => boolean;
  /** Sheets that stand: they stay, and count for loads and subjects. Those of other jurors count for their subjects. */
  readonly standing: readonly Pair[];
  readonly perSubject: number;
  /** The same seed gives the same result. */
  readonly seed: string;
};

export type Shared = {
  /** New sheets, by subject in the given order. */
  readonly pairs: readonly Pair[];
  /** Subjects that too few untied jurors are left for. */
  readonly lacking: readonly { readonly row: SubjectRowId; readonly missing: number }[];
  readonly loads: ReadonlyMap<JurorId, number>;
};

/**
 * Gives every subject its number of sheets in turn: each to the juror with the least to read who is not tied to it, ties among
 * equals broken by dice of the seed. Then sheets pass from the heavier to the lighter, along others where a tie stands between,
 * until nothing evens out any more: loads differ only by what conflicts and standing sheets force. A later plan may weigh
 * expertise; it only has to answer the same type.
 */
export function shareOut(sharing: Sharing): Shared {
  const table = new Table(sharing);
  const lacking = sharing.subjects.flatMap((row) => {
    const missing = table.fill(row);
    return missing > 0 ? [{ row, missing }] : [];
  });
  while (table.evenOut());
  return { pairs: table.fresh(), lacking, loads: table.loads };
}

/** Why this juror cannot get this subject; the matrix shows the same. */
export function whyNotGive(sharing: Omit<Sharing, 'seed'>, pair: Pair): EvaluationRefusal | null {
  if (!sharing.subjects.includes(pair.row)) return 'unknown_subject';
  if (!sharing.jurors.includes(pair.jurorId)) return 'not_accepted';
  return sharing.isTied(pair) ? 'conflict' : null;
}

class Table {
  readonly loads = new Map<JurorId, number>();
  readonly #sharing: Sharing;
  /** Who reads each subject, standing and new. */
  readonly #readers = new Map<SubjectRowId, Set<JurorId>>();
  readonly #new = new Map<JurorId, Set<SubjectRowId>>();

  constructor(sharing: Sharing) {
    this.#sharing = sharing;
    for (const id of sharing.jurors) {
      this.loads.set(id, 0);
      this.#new.set(id, new Set());
    }
    for (const row of sharing.subjects) this.#readers.set(row, new Set());
    for (const { jurorId, row } of sharing.standing) {
      this.#readers.get(row)?.add(jurorId);
      const load = this.loads.get(jurorId);
      if (load !== undefined) this.loads.set(jurorId, load + 1);
    }
  }

  /** Gives the subject what it lacks; answers how many sheets nobody is left for. */
  fill(row: SubjectRowId): number {
    const wanted = this.#sharing.perSubject - (this.#readers.get(row)?.size ?? 0);
    for (let given = 0; given < wanted; given += 1) {
      const next = this.#lightest(row);
      if (!next) return wanted - given;
      this.#give({ jurorId: next, row });
    }
    return 0;
  }

  #mayRead(jurorId: JurorId, row: SubjectRowId): boolean {
    return this.#readers.get(row)?.has(jurorId) === false && !this.#sharing.isTied({ jurorId, row });
  }

  #loadOf(id: JurorId): number {
    return this.loads.get(id) ?? 0;
  }

  #lightest(row: SubjectRowId): JurorId | null {
    const free = this.#sharing.jurors.filter((id) => this.#mayRead(id, row));
    const least = Math.min(...free.map((id) => this.#loadOf(id)));
    const equal = free.filter((id) => this.#loadOf(id) === least);
    const thrown = equal.map((id) => ({ id, dice: this.#dice(id, row) }));
    return thrown.reduce<(typeof thrown)[number] | null>(lower, null)?.id ?? null;
  }

  #dice(jurorId: JurorId, row: SubjectRowId): number {
    return diceOf(`${this.#sharing.seed} ${jurorId} ${row}`);
  }

  #give({ jurorId, row }: Pair): void {
    this.#readers.get(row)?.add(jurorId);
    this.#new.get(jurorId)?.add(row);
    this.loads.set(jurorId, this.#loadOf(jurorId) + 1);
  }

  #take({ jurorId, row }: Pair): void {
    this.#readers.get(row)?.delete(jurorId);
    this.#new.get(jurorId)?.delete(row);
    this.loads.set(jurorId, this.#loadOf(jurorId) - 1);
  }

  /** Passes one sheet from somebody to somebody who has at least two less; false when there is no such way left. */
  evenOut(): boolean {
    const heavy = [...this.loads].sort(([, a], [, b]) => b - a);
    const least = heavy.at(-1)?.[1] ?? 0;
    for (const [from, load] of heavy.filter((it) => it[1] - least >= 2)) {
      const way = this.#wayDown(from, load - 2);
      if (!way) continue;
      for (const step of way) {
        this.#take({ jurorId: step.from, row: step.row });
        this.#give({ jurorId: step.to, row: step.row });
      }
      return true;
    }
    return false;
  }

  /** The shortest chain of sheets to pass on, from this juror to one with at most so much to read (breadth first). */
  #wayDown(from: JurorId, most: number): readonly Step[] | null {
    const cameBy = new Map<JurorId, Step | null>([[from, null]]);
    const waiting = [from];
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      for (const step of this.#stepsFrom(at)) {
        if (cameBy.has(step.to)) continue;
        cameBy.set(step.to, step);
        if (this.#loadOf(step.to) <= most) return wayTo(step.to, cameBy);
        waiting.push(step.to);
      }
    }
    return null;
  }

  #stepsFrom(from: JurorId): readonly Step[] {
    return [...(this.#new.get(from) ?? [])].flatMap((row) =>
      this.#sharing.jurors.filter((to) => this.#mayRead(to, row)).map((to) => ({ from, to, row })),
    );
  }

  fresh(): readonly Pair[] {
    const readers = new Map<SubjectRowId, JurorId[]>();
    for (const [jurorId, rows] of this.#new)
      for (const row of rows) readers.set(row, [...(readers.get(row) ?? []), jurorId]);
    return this.#sharing.subjects.flatMap((row) => (readers.get(row) ?? []).map((jurorId) => ({ jurorId, row })));
  }
}

type Step = { readonly from: JurorId; readonly to: JurorId; readonly row: SubjectRowId };

/** Last step first: a juror gives a sheet on before another takes its place, and nobody reads one subject twice. */
function wayTo(end: JurorId, cameBy: ReadonlyMap<JurorId, Step | null>): readonly Step[] {
  const way: Step[] = [];
  for (let step = cameBy.get(end) ?? null; step; step = cameBy.get(step.from) ?? null) way.push(step);
  return way;
}

type Thrown = { readonly id: JurorId; readonly dice: number };

const lower = (least: Thrown | null, it: Thrown): Thrown => (least === null || it.dice < least.dice ? it : least);

/** A number of 32 bits that is the same for the same text (FNV-1a, mixed as in MurmurHash3): thrown hundreds of thousands of times. */
function diceOf(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
