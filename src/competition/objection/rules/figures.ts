import type { ObjectionState } from '../model/states.ts';
import { isAnswered, isOpen } from './moves.ts';

/** What may be told in public of objections: numbers, never texts or names. */
export type ObjectionFigures = {
  readonly received: number;
  readonly answered: number;
  readonly upheld: number;
  readonly partly: number;
  readonly dismissed: number;
};

type Counted = { readonly state: ObjectionState; readonly n: number };

/** The numbers over these states; one whose address is not confirmed counts nowhere. */
export function figuresOf(rows: readonly Counted[]): ObjectionFigures {
  const sum = (isCounted: (state: ObjectionState) => boolean) =>
    rows.filter((it) => isCounted(it.state)).reduce((all, it) => all + it.n, 0);
  return {
    received: sum((state) => state !== 'unconfirmed'),
    answered: sum(isAnswered),
    upheld: sum((state) => state === 'upheld'),
    partly: sum((state) => state === 'partly'),
    dismissed: sum((state) => state === 'dismissed'),
  };
}

/** Where nobody objected. */
export const noObjections: ObjectionFigures = { received: 0, answered: 0, upheld: 0, partly: 0, dismissed: 0 };

/** How many are not answered. */
export const openIn = (rows: readonly Counted[]): number =>
  rows.filter((it) => isOpen(it.state)).reduce((all, it) => all + it.n, 0);
