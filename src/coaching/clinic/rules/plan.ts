import {
  type ClinicPlan,
  type ClinicRefusal,
  LONGEST_AGENDA,
  LONGEST_DAYS,
  LONGEST_PLACE,
  LONGEST_TITLE,
  MOST_PLACES,
} from '../model/clinic.ts';

const DAY_MS = 86_400_000;
const letters = (text: string): number => [...text].length;

/** Whether people may be led there: an address of the web that is sent encrypted. */
export function isLink(text: string): boolean {
  if (!URL.canParse(text) || /\s/.test(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  return protocol === 'https:' && hostname.includes('.') && username === '';
}

/** What is wrong with a plan, in the order of the form; null when it can be kept. */
export function planFault(plan: ClinicPlan): ClinicRefusal | null {
  return textFault(plan) ?? timeFault(plan) ?? placeFault(plan);
}

function textFault({ title, agenda, capacity }: ClinicPlan): ClinicRefusal | null {
  if (title === '') return 'title_missing';
  if (letters(title) > LONGEST_TITLE) return 'title_long';
  if (letters(agenda) > LONGEST_AGENDA) return 'agenda_long';
  return Number.isInteger(capacity) && capacity >= 1 && capacity <= MOST_PLACES ? null : 'capacity_wrong';
}

function timeFault({ startsAt, endsAt }: ClinicPlan): ClinicRefusal | null {
  if (endsAt <= startsAt) return 'ends_before';
  return endsAt.getTime() - startsAt.getTime() > LONGEST_DAYS * DAY_MS ? 'too_long' : null;
}

function placeFault({ place, link }: ClinicPlan): ClinicRefusal | null {
  if (place === '' && link === '') return 'place_missing';
  if (letters(place) > LONGEST_PLACE) return 'place_long';
  return link === '' || (isLink(link) && letters(link) <= LONGEST_PLACE) ? null : 'link_wrong';
}
