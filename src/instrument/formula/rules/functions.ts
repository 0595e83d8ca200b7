import type { FormulaType, FunctionName } from '../model.ts';

type Signature = {
  readonly least: number;
  readonly most: number;
  /** `lists`: numbers and lists; `numbers`: numbers alone; `alike`: values of one type. */
  readonly wants: 'lists' | 'numbers' | 'alike';
  readonly gives: FormulaType;
};

const ANY = Number.POSITIVE_INFINITY;
const ofLists = { least: 1, most: ANY, wants: 'lists', gives: 'number' } as const;

/** How many values each function is given, and of what kind. */
export const signatures: Readonly<Record<FunctionName, Signature>> = {
  if: { least: 3, most: 3, wants: 'alike', gives: 'number' },
  coalesce: { least: 1, most: ANY, wants: 'alike', gives: 'number' },
  min: ofLists,
  max: ofLists,
  sum: ofLists,
  mean: ofLists,
  count: ofLists,
  clamp: { least: 3, most: 3, wants: 'numbers', gives: 'number' },
  round: { least: 1, most: 2, wants: 'numbers', gives: 'number' },
};

const MOST_DECIMALS = 10;

/**
 * Rounded to so many decimals (0 to 10, cut to that), a half away from zero. What stands in the sixteenth digit is noise of binary
 * numbers and is left out first, so that 65.005 is a half.
 */
export function roundTo(value: number, decimals: number): number {
  const places = Math.min(MOST_DECIMALS, Math.max(0, Math.trunc(decimals)));
  const shifted = Number((Math.abs(value) * 10 ** places).toPrecision(15));
  if (!Number.isFinite(shifted)) return value;
  const rounded = (Math.sign(value) * Math.round(shifted)) / 10 ** places;
  return rounded === 0 ? 0 : rounded;
}
