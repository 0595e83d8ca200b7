import type { Rubric } from '../model/rubric.ts';
import type { Mark } from '../model/sheet.ts';
import type { SheetState } from '../model/states.ts';
import { totalOf } from './total.ts';

export type CountedSheet = { readonly state: SheetState; readonly marks: readonly Pick<Mark, 'criterion' | 'mark'>[] };

export type Result = {
  /** Sheets that stand, and those of them that were handed in. */
  readonly assigned: number;
  readonly handedIn: number;
  /** Mean of the totals of the sheets handed in, of 100; null while there is none. */
  readonly mean: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  /** Mean mark of each criterion, on its own scale, in the order of the rubric. */
  readonly criteria: readonly { readonly code: string; readonly mean: number | null }[];
};

const FINE = 1e4;
/** The plain mean with four decimals; null of none. */
export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round((values.reduce((sum, it) => sum + it, 0) / values.length) * FINE) / FINE;

/**
 * What the sheets on one subject make together: the plain weighted mean over those handed in. A sheet that is missing is
 * missing, never 0: a regional scoring program that divides by all assigned jurors is among the complaints on record
 * (domain §3). What it owes to strict and mild jurors is told beside it (`meaning/`).
 */
export function resultOf(rubric: Rubric, sheets: readonly CountedSheet[]): Result {
  const standing = sheets.filter((it) => it.state !== 'withdrawn');
  const counted = standing.filter((it) => it.state === 'finished');
  const totals = counted.flatMap((it) => totalOf(rubric, it.marks) ?? []);
  return {
    assigned: standing.length,
    handedIn: counted.length,
    mean: meanOf(totals),
    lowest: totals.length > 0 ? Math.min(...totals) : null,
    highest: totals.length > 0 ? Math.max(...totals) : null,
    criteria: rubric.criteria.map(({ code }) => ({
      code,
      mean: meanOf(counted.flatMap((it) => it.marks.find((mark) => mark.criterion === code)?.mark ?? [])),
    })),
  };
}

/** Highest mean first; subjects without any sheet handed in last; equals keep the order of their numbers. */
export function byMean(a: { readonly result: Result }, b: { readonly result: Result }): number {
  return (b.result.mean ?? -1) - (a.result.mean ?? -1);
}
