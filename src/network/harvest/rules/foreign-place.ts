import * as z from 'zod';
import type { OaiPage } from '../oai.ts';

/** Where a harvest by OAI-PMH stands: from which moment it asks, in the middle of which list, and what it saw last. */
export type Place = { readonly from: string | null; readonly token: string | null; readonly latest: string | null };

const text = z.string().max(1500).nullable();
const shape = z.object({ from: text, token: text, latest: text });
const beginning: Place = { from: null, token: null, latest: null };

/** The cursor of a foreign system is made by us; what cannot be read begins at the beginning. */
export function readPlace(cursor: string | null): Place {
  if (cursor === null) return beginning;
  try {
    const parsed = shape.safeParse(JSON.parse(cursor));
    return parsed.success ? parsed.data : beginning;
  } catch {
    return beginning;
  }
}

export const placeOf = (place: Place): string => JSON.stringify(place);

/** Where it goes on behind a page: with its token, or next time from the newest date that was seen (OAI-PMH 2.0 §2.7.1: inclusive). */
export function afterPage(place: Place, page: OaiPage): Place {
  const dates = [place.latest, ...page.records.map((it) => it.datestamp)].filter((it) => it !== null && dateOf(it));
  const latest = dates.toSorted().at(-1) ?? null;
  if (page.token !== null) return { ...place, token: page.token, latest };
  return { from: latest ?? place.from, token: null, latest: null };
}

const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/;

/** A datestamp of OAI-PMH: a day or a second, in UTC. */
export function dateOf(datestamp: string): Date | null {
  const moment = DATE.test(datestamp) ? new Date(datestamp) : null;
  return moment && !Number.isNaN(moment.getTime()) ? moment : null;
}
