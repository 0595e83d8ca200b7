import type { EditionDocument } from '../model/document.ts';
import { stageOfKind } from './calendar.ts';

const DAY_OF_LEAP = '02-29';

function yearLater(moment: string | null, years: number): string | null {
  if (moment === null) return null;
  const year = Number(moment.slice(0, 4)) + years;
  const rest = moment.slice(5);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const day = rest.startsWith(DAY_OF_LEAP) && !isLeap ? `02-28${rest.slice(DAY_OF_LEAP.length)}` : rest;
  return `${String(year).padStart(4, '0')}-${day}`;
}

/** The document for another year: each moment on the same day and hour of that year. */
export function shiftedTo(document: EditionDocument, year: number): EditionDocument {
  const years = year - document.year;
  const stages = document.stages.map((it) => ({
    ...it,
    opens: yearLater(it.opens, years),
    closes: yearLater(it.closes, years),
  }));
  return { ...document, year, stages };
}

const SECONDS = 'YYYY-MM-DDTHH:MM:SS'.length;
const MINUTE_MS = 60_000;

/** The moment so much later, told with the same offset. */
export function movedBy(moment: string, ms: number): string {
  const offset = /[+-]\d{2}:\d{2}$/.exec(moment)?.[0] ?? '+00:00';
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const ahead = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
  const local = new Date(Date.parse(moment) + ms + ahead).toISOString();
  return local.slice(0, SECONDS) + offset;
}

/**
 * The document with another closing (ISO 8601 with its offset). With `follow`, every moment after the old closing comes as
 * much later; what began before it stays.
 */
export function extendedTo(document: EditionDocument, closes: string, follow: boolean): EditionDocument {
  const before = stageOfKind(document, 'entering')?.closes;
  if (!before) return document;
  const ms = Date.parse(closes) - Date.parse(before);
  const later = (moment: string | null) =>
    moment !== null && follow && Date.parse(moment) >= Date.parse(before) ? movedBy(moment, ms) : moment;
  const stages = document.stages.map((it) =>
    it.kind === 'entering' ? { ...it, closes } : { ...it, opens: later(it.opens), closes: later(it.closes) },
  );
  return { ...document, stages };
}
