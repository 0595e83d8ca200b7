import type { Viewer } from '../model.ts';
import { LONGEST_LIST, LONGEST_NAME, LONGEST_QUERY, type SavedView, type SavedViewRefusal } from './model.ts';

const pathOfList = /^(?:\/[a-z0-9-]+)+$/;
/** What belongs to a visit and not to a view: the page that one was on. */
const passing = ['hal', 'halaman'];
const DAY_MS = 86_400_000;
/** Days for which a deleted view can be brought back. */
const KEPT_DAYS = 30;

/** The filter and the order of an address without the page, in one order of names: equal views have equal texts. */
export function queryOfView(query: string): string {
  const fields = [...new URLSearchParams(query)].filter(([name, value]) => value !== '' && !passing.includes(name));
  return new URLSearchParams(fields.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))).toString();
}

export function hrefOfView({ list, query }: Pick<SavedView, 'list' | 'query'>): string {
  return query === '' ? list : `${list}?${query}`;
}

export type SaidView = Pick<SavedView, 'list' | 'query' | 'name'>;

/** Why a view cannot be kept; null when it can. A list is a page of this house, never an address of another. */
export function whyNotKeep({ list, query, name }: SaidView): SavedViewRefusal | null {
  if (!pathOfList.test(list) || list.length > LONGEST_LIST || query.length > LONGEST_QUERY) return 'invalid';
  return whyNotName(name);
}

export function whyNotName(name: string): SavedViewRefusal | null {
  if (name.trim() === '') return 'name_missing';
  return name.trim().length > LONGEST_NAME ? 'name_long' : null;
}

/** Whether the viewer may rename, share and delete it: it is one's own. */
export function isOwn({ personId }: Pick<SavedView, 'personId'>, viewer: Viewer): boolean {
  return viewer.person?.id === personId;
}

/** From when on a view must have been deleted so that it can still be brought back. */
export function bringableSince(now: Date): Date {
  return new Date(now.getTime() - KEPT_DAYS * DAY_MS);
}
