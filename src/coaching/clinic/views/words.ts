import { dayOf, formatDate, formatMoment, formatTime } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import {
  type Clinic,
  type ClinicRefusal,
  LONGEST_AGENDA,
  LONGEST_DAYS,
  LONGEST_PLACE,
  LONGEST_REASON,
  LONGEST_TITLE,
  MOST_PLACES,
} from '../model/clinic.ts';
import { LONGEST_MINUTES, type OutcomeRefusal } from '../model/outcome.ts';
import type { PresenceRefusal } from '../model/presence.ts';
import { WINDOW_AFTER_HOURS, WINDOW_BEFORE_HOURS } from '../model/presence.ts';
import type { Registration } from '../model/registration.ts';

/** `4 Desember 2026, 09.00–15.00 WIB`, or both moments where it lasts longer than a day. */
export function whenText({ startsAt, endsAt }: Pick<Clinic, 'startsAt' | 'endsAt'>): string {
  if (dayOf(startsAt) !== dayOf(endsAt)) return `${formatMoment(startsAt)} – ${formatMoment(endsAt)}`;
  const [from = ''] = formatTime(startsAt).split(' ');
  return `${formatDate(startsAt)}, ${from}–${formatTime(endsAt)}`;
}

/** Where it is, in one line. */
export function placeText({ place, link }: Pick<Clinic, 'place' | 'link'>): string {
  return place === '' ? t('clinic.online') : link === '' ? place : t('clinic.placeAndOnline', { place });
}

const limits: Partial<Readonly<Record<ClinicRefusal, number>>> = {
  title_long: LONGEST_TITLE,
  place_long: LONGEST_PLACE,
  agenda_long: LONGEST_AGENDA,
  capacity_wrong: MOST_PLACES,
  too_long: LONGEST_DAYS,
};

export const refusalText = (why: ClinicRefusal): string =>
  t(`clinic.refusal.${why}`, { max: limits[why] ?? LONGEST_REASON });

/** Unit and institution of somebody who comes. */
export const registrationPlace = ({
  unitName,
  institutionName,
}: Pick<Registration, 'unitName' | 'institutionName'>): string =>
  unitName === null ? institutionName : `${unitName}, ${institutionName}`;

export const presenceText = (why: PresenceRefusal): string =>
  t(`clinic.presence.refusal.${why}`, { before: WINDOW_BEFORE_HOURS, after: WINDOW_AFTER_HOURS, max: LONGEST_REASON });

export const outcomeText = (why: OutcomeRefusal): string =>
  t(`clinic.outcome.refusal.${why}`, { max: why === 'note_long' ? LONGEST_REASON : LONGEST_MINUTES });
