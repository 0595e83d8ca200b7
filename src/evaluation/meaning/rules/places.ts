import type { Calibration, Place, PlacesOptions } from '../model/calibration.ts';
import { type Design, designOf, num } from './design.ts';
import { diceOf } from './dice.ts';
import { drawFrom, nodesOf } from './draws.ts';
import { momentsOf, solveFor } from './reml.ts';
import { cutBetween, largestFirst, rankIn } from './select.ts';

const DRAWS = 10_000;
/** Ranks of that many draws, evenly taken, tell the interval; whether within the cut is asked of every draw. */
const RANKED = 1000;
const [LOW, MEDIAN, HIGH] = [0.05, 0.5, 0.95];

/**
 * The places that the scores allow, out of posterior draws of all entries together (`draws.ts`: the uncertainty of entries, jurors, mean and
 * variances), in the order of the calibration's entries. Empty where no model could be fitted. Same scores and seed, same answer.
 */
export function placesOf(
  calibration: Pick<Calibration, 'scores' | 'components'>,
  options: PlacesOptions,
): readonly Place[] {
  if (calibration.components === null) return [];
  const design = designOf(calibration.scores);
  const moments = momentsOf(design);
  const best = solveFor(moments, calibration.components);
  if (best === null) return [];
  const draws = options.draws ?? DRAWS;
  const fields = fieldsOf(design, options.cut, draws);
  const dice = diceOf(options.seed);
  let drawn = 0;
  for (const node of nodesOf(moments, best, draws))
    drawFrom(design, node, dice, (worth) => {
      for (const field of fields) field.take(worth, drawn);
      drawn += 1;
    });
  const places = fields.flatMap((field) => field.places(drawn));
  const byEntry = new Map(places.map((it) => [it.entry, it]));
  return design.entries.flatMap((entry) => byEntry.get(entry) ?? []);
}

function fieldsOf(design: Design, cut: PlacesOptions['cut'], draws: number): readonly Field[] {
  const numbers = design.entries.map((_, entry) => entry);
  const members = Map.groupBy(numbers, (entry) => num(design.entryIsland, entry));
  const cutOf = (island: number) =>
    typeof cut === 'number' ? (design.islands === 1 ? cut : null) : (cut.get(island) ?? null);
  const every = Math.max(1, Math.floor(draws / RANKED));
  return [...members].map(
    ([island, own]) => new Field({ ids: design.entries, own, island, cut: cutOf(island), every, draws }),
  );
}

type FieldOptions = {
  readonly ids: readonly string[];
  readonly own: readonly number[];
  readonly island: number;
  readonly cut: number | null;
  readonly every: number;
  readonly draws: number;
};

/** The entries of one island and what the draws said of them so far. */
class Field {
  readonly #options: FieldOptions;
  readonly #values: Float64Array;
  readonly #sorted: Float64Array;
  readonly #within: Int32Array;
  readonly #sum: Float64Array;
  readonly #squares: Float64Array;
  /** Ranks by entry. */
  readonly #ranks: Int32Array;
  readonly #kept: number;
  readonly #cut: number | null;

  constructor(options: FieldOptions) {
    const size = options.own.length;
    this.#options = options;
    this.#kept = Math.ceil(options.draws / options.every);
    this.#values = new Float64Array(size);
    this.#sorted = new Float64Array(size);
    this.#within = new Int32Array(size);
    this.#sum = new Float64Array(size);
    this.#squares = new Float64Array(size);
    this.#ranks = new Int32Array(size * this.#kept);
    this.#cut = options.cut === null || options.cut < 1 ? null : Math.floor(options.cut);
  }

  take(worth: Float64Array, draw: number): void {
    const { own, every } = this.#options;
    for (let at = 0; at < own.length; at += 1) this.#values[at] = num(worth, own[at] as number);
    if (this.#cut !== null && this.#cut < own.length) this.#ask(this.#cut);
    if (draw % every !== 0) return;
    this.#sorted.set(this.#values);
    this.#sorted.sort();
    const kept = draw / every;
    for (let at = 0; at < own.length; at += 1)
      this.#ranks[at * this.#kept + kept] = rankIn(this.#sorted, num(this.#values, at));
  }

  #ask(cut: number): void {
    this.#sorted.set(this.#values);
    largestFirst(this.#sorted, cut);
    const line = cutBetween(this.#sorted, cut);
    for (let at = 0; at < this.#values.length; at += 1) {
      const margin = num(this.#values, at) - line;
      if (margin > 0) this.#within[at] = num(this.#within, at) + 1;
      this.#sum[at] = num(this.#sum, at) + margin;
      this.#squares[at] = num(this.#squares, at) + margin * margin;
    }
  }

  places(drawn: number): readonly Place[] {
    const { own, ids, island, every } = this.#options;
    const kept = Math.ceil(drawn / every);
    return own.map((entry, at) => {
      const ranks = this.#ranks.slice(at * this.#kept, at * this.#kept + kept).sort();
      const rank = (share: number) => num(ranks, Math.min(kept - 1, Math.floor(share * kept)));
      const spread = { low: rank(LOW), high: rank(HIGH), median: rank(MEDIAN) };
      return { entry: ids[entry] as string, island, of: own.length, ...spread, ...this.#atCut(at, drawn) };
    });
  }

  #atCut(at: number, drawn: number): Pick<Place, 'top' | 'margin'> {
    if (this.#cut === null) return { top: null, margin: null };
    if (this.#cut >= this.#options.own.length) return { top: 1, margin: null };
    const mean = num(this.#sum, at) / drawn;
    const sd = Math.sqrt(Math.max(0, num(this.#squares, at) / drawn - mean * mean));
    return { top: num(this.#within, at) / drawn, margin: { mean, sd } };
  }
}
