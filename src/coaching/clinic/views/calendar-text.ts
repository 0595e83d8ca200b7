import { t } from '#platform/i18n/i18n.ts';
import { calendarText } from '#platform/ical.ts';
import type { Clinic } from '../model/clinic.ts';
import { paths } from '../paths.ts';

/** The clinic as a calendar file. */
export function calendarOf(
  clinic: Clinic,
  { baseUrl, stamp }: { readonly baseUrl: string; readonly stamp: Date },
): string {
  const page = baseUrl + paths.one.to(clinic.id);
  const event = {
    uid: `${clinic.id}@${new URL(baseUrl).hostname}`,
    sequence: clinic.sequence,
    startsAt: clinic.startsAt,
    endsAt: clinic.endsAt,
    title: clinic.title,
    place: clinic.place,
    link: clinic.link === '' ? page : clinic.link,
    text: [clinic.agenda, page].filter((it) => it !== '').join('\n\n'),
    isFirm: clinic.state !== 'draft',
    isCancelled: clinic.state === 'cancelled',
  };
  return calendarText({ name: t('clinic.list.title'), events: [event], stamp });
}
