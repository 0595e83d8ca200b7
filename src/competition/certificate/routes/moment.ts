import { clockOf, dayStart } from '#platform/dates.ts';

const HOUR = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/;
const MINUTE_MS = 60_000;

/** The moment of a day and an hour as the hub's clocks show it; null for neither, 'wrong' for what is no moment. */
export function momentOf(day: string, hour: string): Date | null | 'wrong' {
  if (day.trim() === '') return null;
  const start = dayStart(day.trim());
  const [, hours, minutes] = HOUR.exec(hour.trim() === '' ? '00.00' : hour.trim()) ?? [];
  if (!start || hours === undefined) return 'wrong';
  return new Date(start.getTime() + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS);
}

/** The same as the form shows it; empty for no moment. */
export function shownMoment(moment: Date | null): { readonly day: string; readonly hour: string } {
  if (!moment) return { day: '', hour: '' };
  const [day = '', hour = ''] = clockOf(moment).split(' ');
  return { day, hour: hour.replace(':', '.') };
}
