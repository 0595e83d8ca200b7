import type { Calibration } from '../model/calibration.ts';
import type { JudgedSheet, Point } from '../model/flag.ts';

/** A sheet with what the others made of its entry; leniency is taken off `freed` and `others`. */
export type SeenSheet = JudgedSheet & {
  readonly leniency: number;
  readonly freed: number;
  /** Mean of the other sheets on the entry; null when there is none. */
  readonly others: number | null;
  readonly calibrated: number;
};

/** Finite sheets alone. */
export function seenSheets(sheets: readonly JudgedSheet[], { entries, jurors }: Calibration): readonly SeenSheet[] {
  const leniencies = new Map(jurors.map((it) => [it.juror, it.leniency]));
  const calibrated = new Map(entries.map((it) => [it.entry, it.calibrated]));
  const finite = sheets.filter((it) => Number.isFinite(it.score));
  const freed = finite.map((it) => {
    const leniency = leniencies.get(it.juror) ?? 0;
    return { ...it, leniency, freed: it.score - leniency, calibrated: calibrated.get(it.entry) ?? it.score };
  });
  const byEntry = new Map(
    [...Map.groupBy(freed, (it) => it.entry)].map(([id, own]) => [
      id,
      sumOf(
        own.map((it) => it.freed),
        own.length,
      ),
    ]),
  );
  return freed.map((it) => {
    const { sum, count } = byEntry.get(it.entry) ?? { sum: 0, count: 0 };
    return { ...it, others: count > 1 ? (sum - it.freed) / (count - 1) : null };
  });
}

const sumOf = (values: readonly number[], count: number) => ({ sum: values.reduce((all, it) => all + it, 0), count });

export const pointAt = ({ entry, juror }: JudgedSheet, x: number, y: number): Point => ({ x, y, entry, juror });

/** What is said of sheets by chance alone less often than one round in twenty, asked of so many. */
export const isRare = (p: number, asked: number): boolean => p * asked < 0.05;

export const meanOf = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0) / values.length;

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
