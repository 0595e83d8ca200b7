import { readDate } from './date.ts';
import { cellOf, type OpenRow, taken } from './open-row.ts';
import { doubtful } from './reading.ts';
import { readYear } from './year.ts';

/** Dates and the year of implementation; a year where a day was asked for gives only the year. */
export function readTimes(row: OpenRow): void {
  readDayOnly(row, 'trialDate');
  readDayOnly(row, 'developmentDate');
  const start = taken(row, 'startDate', readDate(cellOf(row, 'startDate')));
  if (start?.day) row.content.startDate = start.day;
  const year = taken(row, 'startYear', readYear(cellOf(row, 'startYear')));
  const known = year?.year !== undefined && year.year !== null ? { year: year.year, certain: year.certain } : null;
  const told = known ?? (start && start.day === null ? start : null);
  if (told === null) return;
  row.content.startYear = told.year;
  row.content.startYearCertain = told.certain;
}

/** No field holds a year alone here, so its text is kept in the note. */
function readDayOnly(row: OpenRow, target: 'trialDate' | 'developmentDate'): void {
  const cell = cellOf(row, target);
  const reading = readDate(cell);
  const yearAlone = reading.fault === null && reading.value !== null && reading.value.day === null;
  const date = taken(row, target, yearAlone ? doubtful('date_without_day', cell, reading.value) : reading);
  if (date?.day) row.content[target] = date.day;
}
