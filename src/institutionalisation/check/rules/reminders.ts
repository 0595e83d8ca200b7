const DAY_MS = 86_400_000;

/** So many days before the last one keepers are reminded by themselves; no rule of the field says when, the days are ours. */
export const REMINDER_DAYS = [14, 7, 1] as const;

/** Days from one day to another, `YYYY-MM-DD` each. */
export function daysUntil(last: string, today: string): number {
  return Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);
}

/** The reminder that is due on the day; null on all others. */
export function reminderDue(closes: string, today: string): number | null {
  const left = daysUntil(closes, today);
  return REMINDER_DAYS.find((days) => days === left) ?? null;
}
