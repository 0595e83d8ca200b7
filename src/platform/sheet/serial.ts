import type { CellKind } from './model.ts';

/** What a number format shows of a serial: a day, a time of day or elapsed time, or both; `number` shows neither. */
export type FormatKind = 'number' | 'date' | 'time' | 'datetime';

const DAY_SECONDS = 86_400;
const MILLISECONDS = 1000;
const EPOCH_1900 = Date.UTC(1899, 11, 31);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** Excel counts 29 February 1900, which never was, as day 60. */
const PHANTOM_DAY = 60;
const YEAR_10000 = Date.UTC(10_000, 0, 1);

/** Number formats that a file names by number alone (ECMA-376 part 1, 18.8.30). */
export function builtInFormat(id: number): FormatKind {
  if (id === 22) return 'datetime';
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time';
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
  return 'number';
}

/** What a number format written out (`dd/mm/yyyy hh:mm`) shows; literal text, colours and currencies do not count. */
export function formatKind(code: string): FormatKind {
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(code);
  const letters = code
    .replace(/"[^"]*"?|\\.|[_*]./g, '')
    .replace(/\[[^\]]*\]?/g, '')
    .replace(/am\/pm|a\/p/gi, 'h')
    .replace(/general/gi, '')
    .split(';', 1)
    .join('')
    .toLowerCase();
  const time = elapsed || /[hs]/.test(letters);
  const date = /[yd]/.test(letters) || (!time && letters.includes('m'));
  if (date) return time ? 'datetime' : 'date';
  return time ? 'time' : 'number';
}

const two = (value: number) => String(value).padStart(2, '0');

function timeText(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function dayText(day: number, from1904: boolean): string | null {
  if (day < 0 || (!from1904 && (day === 0 || day === PHANTOM_DAY))) return null;
  const days = from1904 || day < PHANTOM_DAY ? day : day - 1;
  const moment = (from1904 ? EPOCH_1904 : EPOCH_1900) + days * DAY_SECONDS * MILLISECONDS;
  return moment < YEAR_10000 ? new Date(moment).toISOString().slice(0, 10) : null;
}

/**
 * A stored serial as its format shows it: `2024-01-31`, `2024-01-31T14:30:00` (only when a time is there), `14:30:00`;
 * null when the serial is no day of the calendar.
 */
export function serialText(
  serial: number,
  format: Exclude<FormatKind, 'number'>,
  from1904: boolean,
): { text: string; kind: CellKind } | null {
  if (!Number.isFinite(serial) || serial < 0) return null;
  const seconds = Math.round(serial * DAY_SECONDS);
  if (format === 'time') return { text: timeText(seconds), kind: 'time' };
  const withTime = format === 'datetime' && seconds % DAY_SECONDS !== 0;
  // A format without a time shows the day that has begun, however late in it the moment is.
  const day = withTime || format === 'datetime' ? Math.floor(seconds / DAY_SECONDS) : Math.floor(serial);
  const text = dayText(day, from1904);
  if (text === null) return null;
  return withTime ? { text: `${text}T${timeText(seconds % DAY_SECONDS)}`, kind: 'datetime' } : { text, kind: 'date' };
}
