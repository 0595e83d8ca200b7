import { calendarText } from '#platform/ical.ts';
import type { Activity } from './model.ts';

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

type Calendar = { readonly name: string; readonly host: string; readonly url: string; readonly stamp: Date };

/** The activities that have a day, as an iCalendar file of whole days. */
export function calendarOf({ name, host, url, stamp }: Calendar, activities: readonly Activity[]): string {
  const events = activities.flatMap((it) => {
    if (it.startsOn === null) return [];
    return [
      {
        ...{ uid: `${it.id}@${host}`, sequence: it.revision, changedAt: it.changedAt, title: it.title },
        ...{ startsAt: midnight(it.startsOn), endsAt: midnight(it.endsOn ?? it.startsOn), isWholeDays: true },
        ...{ place: it.place, link: url, isFirm: it.state !== 'postponed', isCancelled: it.state === 'cancelled' },
      },
    ];
  });
  return calendarText({ name, events, stamp, plan: 'Hub' });
}
