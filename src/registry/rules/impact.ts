import type { ImpactRow } from '../model/content.ts';

export type Direction = 'better' | 'worse' | 'same' | 'unsaid';

/** What changed between before and after, in the row's own unit. */
export type Change = {
  readonly absolute: number;
  /** Percent of the value before; null where that was zero. */
  readonly percent: number | null;
  readonly direction: Direction;
};

/** Binary fractions leave dust (0.3 − 0.1); figures of reports have far fewer digits than this. */
const SIGNIFICANT_DIGITS = 12;

/** The change of an impact row (LAN: tingkat perubahan), or null while a value is missing. */
export function changeOf(row: Pick<ImpactRow, 'before' | 'after' | 'better'>): Change | null {
  const { before, after } = row;
  if (before === null || after === null) return null;
  const absolute = clean(after - before);
  const percent = before === 0 ? null : clean((absolute / Math.abs(before)) * 100);
  return { absolute, percent, direction: directionOf(absolute, row.better) };
}

function directionOf(absolute: number, better: ImpactRow['better']): Direction {
  if (absolute === 0) return 'same';
  if (better === 'unsaid') return 'unsaid';
  return absolute > 0 === (better === 'higher') ? 'better' : 'worse';
}

function clean(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}
