import { MOST_SHEETS } from '../../model/round.ts';
import { manners, type Settings } from '../model/sharing.ts';

/** Boxes of the form, by the names that they have there. */
export const boxes = ['cara', 'peluang', 'lembar', 'paling-sedikit', 'paling-banyak', 'tumpang'] as const;
export type Box = (typeof boxes)[number];
/** Each fault has the message `sharing.fault.<fault>`. */
export type Fault = 'manner' | 'cap' | 'sheets' | 'load' | 'order' | 'overlap';

export type Typed = Readonly<Record<Box, string>> & {
  readonly experts: boolean;
  readonly institutions: boolean;
  readonly connected: boolean;
};

const MOST_LOAD = 5000;

/** A whole number within bounds; null when the box is empty, NaN when it is none of these. */
function wholeIn(text: string, low: number, high: number): number | null {
  if (text.trim() === '') return null;
  const value = Number(text.trim());
  return Number.isInteger(value) && value >= low && value <= high ? value : Number.NaN;
}

/** What the form asks, or the fault of each box. */
export function settingsIn(typed: Typed): {
  readonly settings: Settings | null;
  readonly faults: Partial<Record<Box, Fault>>;
} {
  const manner = manners.find((it) => it === typed.cara);
  const cap = wholeIn(typed.peluang, 1, 99) ?? (manner === 'drawn' ? Number.NaN : 50);
  const sheets = wholeIn(typed.lembar, 1, MOST_SHEETS) ?? Number.NaN;
  const least = wholeIn(typed['paling-sedikit'], 0, MOST_LOAD);
  const most = wholeIn(typed['paling-banyak'], 1, MOST_LOAD);
  const overlap = wholeIn(typed.tumpang, 0, 100) ?? 0;
  const faults: Partial<Record<Box, Fault>> = {
    ...(manner ? {} : { cara: 'manner' }),
    ...(Number.isNaN(cap) ? { peluang: 'cap' } : {}),
    ...(Number.isNaN(sheets) ? { lembar: 'sheets' } : {}),
    ...(Number.isNaN(least) ? { 'paling-sedikit': 'load' } : {}),
    ...(Number.isNaN(most) ? { 'paling-banyak': 'load' } : {}),
    ...(least !== null && most !== null && least > most ? { 'paling-banyak': 'order' } : {}),
    ...(Number.isNaN(overlap) ? { tumpang: 'overlap' } : {}),
  };
  if (!manner || Object.keys(faults).length > 0) return { settings: null, faults };
  const { experts, institutions, connected } = typed;
  return { settings: { manner, cap, sheets, least, most, experts, institutions, connected, overlap }, faults };
}

/** Numbers of subjects as people write them: `3, 12 40`; null where one is none. */
export function labelsIn(text: string): readonly number[] | null {
  const parts = text.split(/[\s,;]+/).filter((it) => it !== '');
  const numbers = parts.map(Number);
  return numbers.every((it) => Number.isInteger(it) && it > 0 && it < 1_000_000) ? [...new Set(numbers)] : null;
}
