const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export type Left = { readonly days: number; readonly hours: number; readonly minutes: number };

/** How long there is until a moment, in full days, hours and minutes; null when it has come. */
export function leftUntil(moment: Date, now: Date): Left | null {
  const ms = moment.getTime() - now.getTime();
  if (ms <= 0) return null;
  return {
    days: Math.floor(ms / DAY_MS),
    hours: Math.floor((ms % DAY_MS) / HOUR_MS),
    minutes: Math.floor((ms % HOUR_MS) / MINUTE_MS),
  };
}
