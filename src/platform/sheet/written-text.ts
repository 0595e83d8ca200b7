/** A cell of Excel holds no more; what is longer is cut and ends with the mark. */
const LONGEST_TEXT = 32_767;
const CUT_MARK = '…';
/** The first day that a workbook can hold as a date; an older one is written as text. */
const FIRST_DAY = '1900-03-01';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** What reads as an escape of `_x000D_` kind is escaped itself, else Excel would turn it into that character. */
const ESCAPE_LIKE = /_(?=x[0-9a-f]{4}_)/gi;
const NOT_IN_XML = /[\uFFFE\uFFFF]/g;

/** A text as a cell of a workbook can hold it. */
export function writtenText(text: string): string {
  const whole = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT - CUT_MARK.length) + CUT_MARK : text;
  return whole.toWellFormed().replace(NOT_IN_XML, '�').replace(ESCAPE_LIKE, '_x005F_');
}

/** The midnight in UTC of a day `YYYY-MM-DD` that a workbook can hold; null when it cannot. */
export function writtenDay(day: string): Date | null {
  const moment = new Date(DAY.test(day) && day >= FIRST_DAY ? `${day}T00:00:00Z` : Number.NaN);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? moment : null;
}
