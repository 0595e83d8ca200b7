import { doubtful, isBlank, type Reading, said, unsaid, wrong } from './reading.ts';

/** A day, or only the year of it where the day is not said. */
export type DateSaid = { readonly day: string | null; readonly year: number; readonly certain: boolean };

const FIRST_YEAR = 1945;
const LAST_YEAR = 2100;
/** Days since 30 December 1899, as workbooks count them: 1950 to 2099. */
const FIRST_SERIAL = 18_264;
const LAST_SERIAL = 73_050;
const MILLISECONDS_A_DAY = 86_400_000;

/** Indonesian and English names; the first three letters tell them apart, but for the usual short forms. */
const MONTHS: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb', 'pebruari', 'peb'],
  ['maret', 'march', 'mar', 'mrt'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agu', 'ags', 'agt', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nopember', 'nov', 'nop'],
  ['desember', 'december', 'des', 'dec'],
];

/** The month that a word names, from 1; null for another word. */
function monthOf(word: string): number | null {
  const at = MONTHS.findIndex((names) => names.includes(word.toLowerCase().replace('.', '')));
  return at < 0 ? null : at + 1;
}

/**
 * A day as offices write it: 2021-01-12, 12/01/2021 and 12-1-2021 (day first), "12 Januari 2021", "12 Jan 2021", or a
 * workbook's number of days. "Januari 2021", "2021" and "2021?" give only the year, the last not for certain.
 */
export function readDate(cell: string): Reading<DateSaid> {
  const text = cell.trim().replace(/[T ]00:00(:00(\.0+)?)?(Z)?$/, '');
  if (isBlank(text)) return unsaid;
  return isoDay(text) ?? localDay(text) ?? serialDay(text) ?? yearOnly(text) ?? doubtful('unknown_date', text);
}

function isoDay(text: string): Reading<DateSaid> | null {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text) ?? [];
  return year === undefined ? null : dayOf(text, Number(year), Number(month), Number(day));
}

function localDay(text: string): Reading<DateSaid> | null {
  const [, day, month, year] =
    /^(?:\p{L}+, ?)?(\d{1,2})[-/. ]+(\d{1,2}|\p{L}+\.?)[-/., ]+(\d{4}|\d{2})$/u.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return null;
  const number = /^\d/.test(month) ? Number(month) : monthOf(month);
  if (number === null) return null;
  return dayOf(text, year.length === 2 ? 2000 + Number(year) : Number(year), number, Number(day));
}

function serialDay(text: string): Reading<DateSaid> | null {
  if (!/^\d{5}(\.0+)?$/.test(text)) return null;
  const serial = Number(text);
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return wrong('impossible_date', text);
  const day = new Date(Date.UTC(1899, 11, 30) + serial * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
  return said({ day, year: Number(day.slice(0, 4)), certain: true });
}

/** A month or a year alone is no day: the year is taken, and what else was written is kept. */
function yearOnly(text: string): Reading<DateSaid> | null {
  const [, month, digits, mark] = /^(?:(\p{L}+\.?|\d{1,2})[ /-]+)?(\d{4}) ?(\?)?$/u.exec(text) ?? [];
  if (digits === undefined) return null;
  if (month !== undefined && !isMonth(month)) return null;
  const year = Number(digits);
  if (year < FIRST_YEAR || year > LAST_YEAR) return wrong('impossible_date', text);
  const value = { day: null, year, certain: mark === undefined };
  if (mark !== undefined) return doubtful('uncertain_year', text, value);
  return month === undefined ? said(value) : doubtful('date_without_day', text, value);
}

function isMonth(text: string): boolean {
  const number = /^\d/.test(text) ? Number(text) : monthOf(text);
  return number !== null && number >= 1 && number <= 12;
}

function dayOf(text: string, year: number, month: number, day: number): Reading<DateSaid> {
  const moment = new Date(Date.UTC(year, month - 1, day));
  const exists = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  if (!exists || year < FIRST_YEAR || year > LAST_YEAR) return wrong('impossible_date', text);
  return said({ day: moment.toISOString().slice(0, 10), year, certain: true });
}
