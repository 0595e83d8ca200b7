/** The start of implementation as the record knows it. */
export type Start = {
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly year: number | null;
  readonly yearCertain: boolean;
};

/** Full months between two days `YYYY-MM-DD`; below 0 when the second comes first. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + (toMonth - fromMonth);
  // A month that has no such day is full on its last one.
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const isFull = toDay >= Math.min(fromDay, last);
  return isFull ? months : months - 1;
}

export type Age =
  | { readonly known: 'day'; readonly since: string; readonly months: number }
  /** Only the year is known: between these months. */
  | { readonly known: 'year'; readonly year: number; readonly least: number; readonly most: number }
  | { readonly known: 'nothing' };

/** How old an innovation is on the day of the closing, counted back to the start of implementation (domain §3). */
export function ageAt(start: Start, closingDay: string): Age {
  if (start.date !== null) return { known: 'day', since: start.date, months: monthsBetween(start.date, closingDay) };
  if (start.year === null || !start.yearCertain) return { known: 'nothing' };
  const { year } = start;
  const least = monthsBetween(`${year}-12-31`, closingDay);
  return { known: 'year', year, least, most: monthsBetween(`${year}-01-01`, closingDay) };
}
