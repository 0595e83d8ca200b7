import type { Island } from '../model/problem.ts';

/** Who reads what, as two sides of a graph; jurors and entries without a sheet are no part of it. */
export type Readings = {
  readonly jurors: number;
  readonly entries: number;
  /** Jurors of each entry. */
  readonly readersOf: readonly (readonly number[])[];
};

/** Pairs as `entry * jurors + juror`. */
export function readingsOf(jurors: number, entries: number, pairs: Iterable<number>): Readings {
  const readersOf: number[][] = Array.from({ length: entries }, () => []);
  for (const at of pairs) readersOf[Math.floor(at / jurors)]?.push(at % jurors);
  return { jurors, entries, readersOf };
}

/** The parts that do not hang together, the largest first; one when all do. */
export function islandsOf({ jurors, readersOf }: Readings): readonly Island[] {
  const parent = Int32Array.from({ length: jurors }, (_, juror) => juror);
  const rootOf = (juror: number): number => {
    let at = juror;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (const readers of readersOf) for (const juror of readers) parent[rootOf(juror)] = rootOf(readers[0] as number);
  const islands = new Map<number, { jurors: number[]; entries: number[] }>();
  const islandOf = (juror: number) => {
    const root = rootOf(juror);
    const island = islands.get(root) ?? { jurors: [], entries: [] };
    islands.set(root, island);
    return island;
  };
  const reads = new Uint8Array(jurors);
  for (const [entry, readers] of readersOf.entries()) {
    for (const juror of readers) reads[juror] = 1;
    if (readers[0] !== undefined) islandOf(readers[0]).entries.push(entry);
  }
  for (let juror = 0; juror < jurors; juror += 1) if (reads[juror]) islandOf(juror).jurors.push(juror);
  const size = (it: Island) => it.jurors.length + it.entries.length;
  return [...islands.values()].toSorted((a, b) => size(b) - size(a) || (a.jurors[0] ?? 0) - (b.jurors[0] ?? 0));
}

export type Connectivity = {
  /** The second smallest eigenvalue of the Laplacian (Fiedler 1973); 0 when the graph is not connected. */
  readonly value: number;
  /** Its eigenvector of length 1, by juror and by entry; zero outside the graph. */
  readonly jurors: Float64Array;
  readonly entries: Float64Array;
};

/** Halvings of the interval: more do not change a double. */
const HALVINGS = 50;

/**
 * The algebraic connectivity, exact to about 1e-12. The larger side, whose vertices know none of their own kind, is eliminated: for λ
 * below its least degree the Laplacian has as many eigenvalues below λ as D₁ − λ − B (D₂ − λ)⁻¹ Bᵀ has below 0 (Sylvester's law of
 * inertia, Haynsworth 1968), and no connectivity exceeds the least degree of a graph that is not complete. So the interval is halved by
 * counting signs in a matrix of the smaller side.
 */
export function connectivityOf(readings: Readings): Connectivity {
  const none = { value: 0, jurors: new Float64Array(readings.jurors), entries: new Float64Array(readings.entries) };
  const islands = islandsOf(readings);
  const whole = islands[0];
  if (islands.length !== 1 || !whole) return none;
  const lines = whole.entries.map((entry) => readings.readersOf[entry] as readonly number[]);
  const graph = sidesOf(whole.jurors, lines);
  // One juror and one entry are complete, with 2.
  if (graph.small.length + graph.large.length === 2) return { ...none, value: 2 };
  const value = secondOf(graph);
  const [small, large] = vectorOf(graph, value);
  const [ofJurors, ofEntries] = graph.isSmallJurors ? [small, large] : [large, small];
  for (const [n, juror] of whole.jurors.entries()) none.jurors[juror] = ofJurors[n] as number;
  for (const [n, entry] of whole.entries.entries()) none.entries[entry] = ofEntries[n] as number;
  return { ...none, value };
}

type Sides = {
  /** Degrees of the smaller side, and for each of the larger one its neighbours there. */
  readonly small: Float64Array;
  readonly large: readonly (readonly number[])[];
  readonly isSmallJurors: boolean;
};

function sidesOf(jurors: readonly number[], lines: readonly (readonly number[])[]): Sides {
  const place = new Map(jurors.map((juror, n) => [juror, n]));
  const ofEntries = lines.map((readers) => readers.map((juror) => place.get(juror) as number));
  const ofJurors: number[][] = jurors.map(() => []);
  for (const [entry, readers] of ofEntries.entries()) for (const juror of readers) ofJurors[juror]?.push(entry);
  const isSmallJurors = jurors.length <= lines.length;
  const [near, far] = isSmallJurors ? [ofJurors, ofEntries] : [ofEntries, ofJurors];
  return { small: Float64Array.from(near, (it) => it.length), large: far, isSmallJurors };
}

function secondOf(graph: Sides): number {
  let [low, high] = [0, Math.min(...graph.large.map((it) => it.length))];
  for (let n = 0; n < HALVINGS; n += 1) {
    const middle = (low + high) / 2;
    if (negativeIn(factored(reduced(graph, middle), graph.small.length)) >= 2) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** D₁ − λ − B (D₂ − λ)⁻¹ Bᵀ, row by row. */
function reduced({ small, large }: Sides, lambda: number): Float64Array {
  const size = small.length;
  const matrix = new Float64Array(size * size);
  for (let n = 0; n < size; n += 1) matrix[n * size + n] = (small[n] as number) - lambda;
  for (const line of large) {
    const share = 1 / (line.length - lambda);
    for (const a of line) for (const b of line) matrix[a * size + b] = (matrix[a * size + b] as number) - share;
  }
  return matrix;
}

/** L and D of the matrix in its own place (L below, D on the diagonal); a pivot of nothing counts as a little above it. */
function factored(matrix: Float64Array, size: number): Float64Array {
  for (let k = 0; k < size; k += 1) {
    if (Math.abs(matrix[k * size + k] as number) < 1e-13) matrix[k * size + k] = 1e-13;
    const pivot = matrix[k * size + k] as number;
    for (let i = k + 1; i < size; i += 1) {
      const below = matrix[i * size + k] as number;
      if (below === 0) continue;
      const share = below / pivot;
      for (let j = k + 1; j <= i; j += 1)
        matrix[i * size + j] = (matrix[i * size + j] as number) - share * (matrix[j * size + k] as number);
      // The column keeps what the rows below still need; it is divided when all are done.
    }
    for (let i = k + 1; i < size; i += 1) matrix[i * size + k] = (matrix[i * size + k] as number) / pivot;
  }
  return matrix;
}

function negativeIn(factors: Float64Array): number {
  const size = Math.sqrt(factors.length);
  let count = 0;
  for (let k = 0; k < size; k += 1) if ((factors[k * size + k] as number) < 0) count += 1;
  return count;
}

/** The eigenvector of length 1 by inverse iteration on the smaller side; the larger follows from it. */
function vectorOf(graph: Sides, value: number): readonly [Float64Array, Float64Array] {
  const size = graph.small.length;
  const near = value * (1 - 1e-9);
  const factors = factored(reduced(graph, near), size);
  // Begun from something that no symmetry of the graph leaves at rest.
  let small: Float64Array = Float64Array.from({ length: size }, (_, n) => Math.sin(n + 1));
  for (let n = 0; n < 3; n += 1) small = scaled(solved(factors, small));
  const large = Float64Array.from(graph.large, (line) => {
    const sum = line.reduce((total, n) => total + (small[n] as number), 0);
    return sum / (line.length - near || 1e-9);
  });
  const length = Math.sqrt(squares(small) + squares(large));
  return [small.map((it) => it / length), large.map((it) => it / length)];
}

function solved(factors: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < i; j += 1) x[i] = (x[i] as number) - (factors[i * size + j] as number) * (x[j] as number);
  for (let i = 0; i < size; i += 1) x[i] = (x[i] as number) / (factors[i * size + i] as number);
  for (let i = size - 1; i >= 0; i -= 1)
    for (let j = i + 1; j < size; j += 1)
      x[i] = (x[i] as number) - (factors[j * size + i] as number) * (x[j] as number);
  return x;
}

const squares = (vector: Float64Array): number => vector.reduce((sum, it) => sum + it * it, 0);

function scaled(vector: Float64Array): Float64Array {
  const length = Math.sqrt(squares(vector)) || 1;
  return vector.map((it) => it / length);
}
