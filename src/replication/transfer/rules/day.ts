import type { ReplicationRefusal } from '../model/refusal.ts';

/** Whether the text is a day `YYYY-MM-DD` that there is. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Why a day cannot be one on which something was done: it is none, or lies ahead. */
export function whyNotDay(text: string, today: string): ReplicationRefusal | null {
  if (!isDay(text)) return 'day_wrong';
  return text > today ? 'day_ahead' : null;
}
