import { chiSquareTail } from './chi-square.ts';
import { countsOf, riskSet, type Tally } from './kaplan-meier.ts';

export type LogRank = {
  /** Stopped in each group, and how many would have stopped if the groups lived alike. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly chiSquare: number;
  readonly df: number;
  /** How often groups that live alike would differ as much by chance. */
  readonly p: number;
};

/**
 * The log-rank test of whether groups live alike (Mantel 1966; Peto & Peto 1972): at each stop, what was expected of each
 * group by its share of those at risk, with hypergeometric variance. Late comers count from their entry on. Null when
 * there is nothing to compare: less than two groups of which any could have stopped, or no stop at all.
 */
export function logRank(groups: readonly Tally[]): LogRank | null {
  const risks = groups.map(riskSet);
  const observed = groups.map((it) => it.stops.length);
  const expected = groups.map(() => 0);
  const variance = groups.map(() => groups.map(() => 0));
  for (const [time, stopped] of countsOf(merged(groups.map((it) => it.stops))))
    addMoment(
      risks.map((risk) => risk(time)),
      stopped,
      expected,
      variance,
    );
  const compared = groups.flatMap((_, index) => ((variance[index]?.[index] ?? 0) > 0 ? [index] : []));
  if (compared.length < 2) return null;
  const used = compared.slice(0, -1);
  const difference = used.map((index) => (observed[index] ?? 0) - (expected[index] ?? 0));
  const solved = solve(
    used.map((row) => used.map((column) => variance[row]?.[column] ?? 0)),
    difference,
  );
  if (!solved) return null;
  const chiSquare = difference.reduce((sum, value, index) => sum + value * (solved[index] ?? 0), 0);
  return { observed, expected, chiSquare, df: used.length, p: chiSquareTail(chiSquare, used.length) };
}

function merged(times: readonly Int32Array[]): Int32Array {
  return Int32Array.from(times.flatMap((it) => [...it])).sort();
}

/** Adds one moment at which some stopped to what was expected and how far it may stray. */
function addMoment(risk: readonly number[], stopped: number, expected: number[], variance: readonly number[][]): void {
  const all = risk.reduce((sum, n) => sum + n, 0);
  const spread = all > 1 ? (stopped * (all - stopped)) / (all - 1) : 0;
  risk.forEach((own, row) => {
    expected[row] = (expected[row] ?? 0) + (stopped * own) / all;
    risk.forEach((other, column) => {
      const line = variance[row];
      if (line)
        line[column] = (line[column] ?? 0) + (spread * own * ((row === column ? all : 0) - other)) / (all * all);
    });
  });
}

/** Below this a matrix has no inverse worth the name. */
const SMALLEST = 1e-12;

/** Solves a system of equations by elimination with pivoting; null when it has no single solution. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] | null {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const size = rows.length;
  for (let step = 0; step < size; step += 1) {
    const best = largestFrom(rows, step);
    const pivot = rows[best];
    if (!pivot || Math.abs(pivot[step] ?? 0) < SMALLEST) return null;
    [rows[step], rows[best]] = [pivot, rows[step] ?? []];
    rows.forEach((row, index) => {
      if (index !== step) subtract(row, pivot, step);
    });
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}

function largestFrom(rows: readonly (readonly number[])[], step: number): number {
  const size = (index: number) => Math.abs(rows[index]?.[step] ?? 0);
  return rows.reduce((best, _, index) => (index > step && size(index) > size(best) ? index : best), step);
}

function subtract(row: number[], pivot: readonly number[], step: number): void {
  const factor = (row[step] ?? 0) / (pivot[step] ?? 1);
  for (let column = step; column < row.length; column += 1)
    row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0);
}
