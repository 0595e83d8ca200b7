import type { Basis, Highs, ModelData, Solution } from 'highs';
import type { Problem } from '../model/problem.ts';
import type { Shares, Side } from '../rules/side.ts';

/** What is asked of the solver: the pairs that it may use, and rows beside those of entries and jurors. */
export type Programme = {
  readonly problem: Problem;
  /** What each pair brings, the greater the better. */
  readonly gain: Float64Array;
  /** No pair stands for more than this (1, or the cap of a draw). */
  readonly cap: number;
  /** Sheets that nobody can be found for; they lie with a reader who is none. */
  readonly shortage: {
    readonly least: number;
    readonly most: number;
    /** Of one entry. */
    readonly each: number;
    /** Of one sheet. */
    readonly price: number;
  };
  readonly pairs: readonly number[];
  readonly sides: readonly Side[];
  /** What one unit of a broken side costs. */
  readonly priceOf: (side: Side) => number;
};

export type Solved = {
  readonly shares: Shares;
  /** Gain of all pairs less what broken sides cost. */
  readonly objective: number;
  readonly isWhole: boolean;
  readonly basis: Basis | null;
  /** What each pair would lose, by `at`: negative when it would bring something. */
  readonly lossOf: (at: number) => number;
};

const WHOLE = 1e-6;

/** There is nobody to read or nothing to be read. */
const nothing: Solved = { shares: new Map(), objective: 0, isWhole: true, basis: null, lossOf: () => 0 };

/** Rows: entries, then jurors, then the shortage, then the sides. Columns: pairs, then what entries lack, then what breaks each side. */
export function solveLinear(highs: Highs, programme: Programme, warm: Basis | null): Solved {
  const data = dataOf(programme, highs.infinity);
  if (data.numCols === 0) return nothing;
  const model = highs.createModel(data);
  try {
    // Presolve costs more than it saves: the basis of the round before is nearly right.
    model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' });
    if (warm) model.setBasis(warm);
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
      throw new Error(`the solver ended with status ${model.getModelStatus()}`);
    return solvedOf(programme, model.getSolution(), model.getObjectiveValue(), model.getBasis());
  } finally {
    model.dispose();
  }
}

/** The same in whole sheets; null when none was found in the time. */
export function solveWhole(
  highs: Highs,
  programme: Programme,
  limits: { readonly seconds: number; readonly gap: number },
): Solved | null {
  const data = dataOf(programme, highs.infinity);
  const { integer, continuous } = highs.constants.variableType;
  const integrality = Int32Array.from({ length: data.numCols }, (_, n) =>
    n < programme.pairs.length + lackingColumns(programme) ? integer : continuous,
  );
  const model = highs.createModel({ ...data, integrality });
  try {
    model.options.set({ output_flag: false, time_limit: limits.seconds, mip_rel_gap: 0, mip_abs_gap: limits.gap });
    model.run();
    if (Number(model.info.get('primal_solution_status')) !== highs.constants.solutionStatus.feasible) return null;
    return solvedOf(programme, model.getSolution(), model.getObjectiveValue(), null);
  } finally {
    model.dispose();
  }
}

const lackingColumns = ({ shortage, problem }: Programme): number => (shortage.most > 0 ? problem.entries : 0);

function solvedOf(programme: Programme, solution: Solution, cost: number, basis: Basis | null): Solved {
  const shares = new Map<number, number>();
  let isWhole = true;
  for (const [n, at] of programme.pairs.entries()) {
    const share = solution.colValue[n] as number;
    if (share < WHOLE) continue;
    if (share < 1 - WHOLE) isWhole = false;
    shares.set(at, share > 1 - WHOLE ? 1 : share);
  }
  return { shares, objective: -cost, isWhole, basis, lossOf: lossesOf(programme, solution) };
}

/** The reduced cost of any pair, in the programme or not: its price in all rows less its gain. */
function lossesOf({ problem, gain, sides }: Programme, { rowDual }: Solution): (at: number) => number {
  const { entries, jurors } = problem;
  const first = entries + jurors + 1;
  const ofEntry = new Map<number, { side: Side; dual: number }[]>();
  const ofAll: { side: Side; dual: number }[] = [];
  for (const [n, side] of sides.entries()) {
    const dual = rowDual[first + n] as number;
    if (dual === 0) continue;
    if (side.entry === null) ofAll.push({ side, dual });
    else ofEntry.set(side.entry, [...(ofEntry.get(side.entry) ?? []), { side, dual }]);
  }
  return (at) => {
    const [entry, juror] = [Math.floor(at / jurors), at % jurors];
    let loss = -(gain[at] as number) - (rowDual[entry] as number) - (rowDual[entries + juror] as number);
    for (const { side, dual } of ofEntry.get(entry) ?? []) loss -= dual * side.coefficientOf(at);
    for (const { side, dual } of ofAll) loss -= dual * side.coefficientOf(at);
    return loss;
  };
}

function dataOf(programme: Programme, infinity: number): ModelData {
  const columns = new Columns(programme, infinity);
  const rows = rowsOf(programme, infinity);
  return {
    numCols: columns.cost.length,
    numRows: rows.lower.length,
    sense: 1 as ModelData['sense'],
    colCost: columns.cost,
    colLower: columns.cost.map(() => 0),
    colUpper: columns.upper,
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: {
      format: 'csc',
      numRows: rows.lower.length,
      numCols: columns.cost.length,
      starts: columns.starts,
      indices: columns.indices,
      values: columns.values,
    },
  };
}

/** The bounds of all rows, less what pinned pairs already bring. */
function rowsOf({ problem, shortage, sides }: Programme, infinity: number) {
  const { entries, jurors, pinned, wanted, least, most } = problem;
  const lower = [...wanted, ...least, shortage.least, ...sides.map((it) => it.lower)];
  const upper = [...wanted, ...most, shortage.most, ...sides.map((it) => it.upper)];
  for (let at = 0; at < pinned.length; at += 1) {
    if (!pinned[at]) continue;
    const [entry, juror] = [Math.floor(at / jurors), at % jurors];
    const take = (row: number, much: number) => {
      lower[row] = (lower[row] as number) - much;
      upper[row] = (upper[row] as number) - much;
    };
    take(entry, 1);
    take(entries + juror, 1);
    for (const [n, side] of sides.entries())
      if (side.entry === null || side.entry === entry) take(entries + jurors + 1 + n, side.coefficientOf(at));
  }
  const bound = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * infinity);
  return { lower: lower.map(bound), upper: upper.map(bound) };
}

class Columns {
  readonly cost: number[] = [];
  readonly upper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  constructor(programme: Programme, infinity: number) {
    const { problem, gain, cap, pairs, sides, shortage } = programme;
    const { entries, jurors } = problem;
    const first = entries + jurors + 1;
    const numbered = sides.map((side, n) => ({ side, row: first + n }));
    const ofEntry = Map.groupBy(numbered, (it) => it.side.entry);
    const ofAll = ofEntry.get(null) ?? [];
    for (const at of pairs) {
      const [entry, juror] = [Math.floor(at / jurors), at % jurors];
      this.#put(entry, 1);
      this.#put(entries + juror, 1);
      for (const { side, row } of [...(ofEntry.get(entry) ?? []), ...ofAll]) this.#put(row, side.coefficientOf(at));
      this.#close(-(gain[at] as number), cap);
    }
    if (shortage.most > 0)
      for (let entry = 0; entry < entries; entry += 1) {
        this.#put(entry, 1);
        this.#put(entries + jurors, 1);
        this.#close(shortage.price, shortage.each);
      }
    for (const { side, row } of numbered) {
      this.#put(row, Number.isFinite(side.lower) ? 1 : -1);
      this.#close(programme.priceOf(side), infinity);
    }
  }

  #put(row: number, value: number): void {
    if (value === 0) return;
    this.indices.push(row);
    this.values.push(value);
  }

  #close(cost: number, upper: number): void {
    this.cost.push(cost);
    this.upper.push(upper);
    this.starts.push(this.indices.length);
  }
}
