import type { Ground } from '../model/objection.ts';
import { type ObjectionState, objectionStates } from '../model/states.ts';

/** The states that a list of the organiser shows: an objection that is not confirmed is on none. */
export const listStates = objectionStates.filter((it) => it !== 'unconfirmed');

export type ObjectionsFilter = {
  readonly state: ObjectionState | null;
  readonly ground: Ground | null;
  readonly words: string;
};

export type Listed = {
  readonly state: ObjectionState;
  readonly ground: Ground;
  readonly code: string;
  readonly title: string;
  readonly institutionName: string;
  readonly unitName: string | null;
};

/** Those that the filter leaves, in their order. */
export function filtered<Row extends Listed>(
  rows: readonly Row[],
  { state, ground, words }: ObjectionsFilter,
): readonly Row[] {
  const wanted = words.toLowerCase();
  const code = words.toUpperCase().replaceAll(/[\s\-–—]/g, '');
  return rows.filter(
    (it) =>
      (state === null || it.state === state) &&
      (ground === null || it.ground === ground) &&
      (wanted === '' || textOf(it).includes(wanted) || (code !== '' && it.code.includes(code))),
  );
}

const textOf = ({ title, institutionName, unitName }: Listed): string =>
  `${title} ${institutionName} ${unitName ?? ''}`.toLowerCase();
