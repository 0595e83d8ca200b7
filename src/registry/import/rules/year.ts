import { parseYear } from '../../award-text.ts';
import { doubtful, isBlank, type Reading, said, unsaid, wrong } from './reading.ts';

export type YearSaid = { readonly year: number | null; readonly certain: boolean };

/** The winners register begins before the first national competition of 2014, the record of an innovation far earlier. */
export const FIRST_AWARD_YEAR = 1990;
const FIRST_YEAR = 1945;
const LAST_YEAR = 2100;

/** A year; "2017?" stays uncertain, "?" is a year that the source does not give, a whole day gives its year. */
export function readYear(cell: string, first: number = FIRST_YEAR): Reading<YearSaid> {
  const text = cell.trim().replace(/^(\d{4})\.0+$/, '$1');
  if (text.includes('?') && isBlank(text)) {
    return { ...doubtful<YearSaid>('unknown_year', text, { year: null, certain: false }), keep: false };
  }
  if (isBlank(text)) return unsaid;
  const known = parseYear(text) ?? parseYear(/^(\d{4})-\d{2}-\d{2}/.exec(text)?.[1] ?? '');
  if (known === null) return /^\d+$/.test(text) ? wrong('impossible_year', text) : doubtful('unknown_year', text);
  if (known.year < first || known.year > LAST_YEAR) return wrong('impossible_year', text);
  return known.certain ? said(known) : { ...doubtful<YearSaid>('uncertain_year', text, known), keep: false };
}
