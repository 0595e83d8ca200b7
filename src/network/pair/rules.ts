import { isActing, type Viewer } from '#identity/index.ts';
import { peerAdminRoles } from '../peers/rules.ts';
import type { PairRefusal, PairState, Verdict } from './model.ts';

/** What is asked of a record to tell whether another one is the same innovation. */
export type Compared = {
  readonly sourceId: string;
  readonly titleKey: string;
  readonly regionCode: string | null;
  /** Identifier of the record that it was replicated from; null of an original, or where nobody says. */
  readonly origin: string | null;
};

/** Of one place half of the word pairs, of two places nearly all: a replica keeps much of the text of its origin. */
const LEAST_LIKENESS = 0.5;
const LEAST_ELSEWHERE = 0.8;

/** Of regions that may be one: the same, one within the other, or one that is not told. */
function arePlacesOne(a: string | null, b: string | null): boolean {
  return a === null || b === null || a.startsWith(b) || b.startsWith(a);
}

/**
 * Whether two records are to be shown to a person as likely the same innovation; precision before recall. A replica, which says from
 * where it comes, is another innovation by law (PermenPANRB 91/2021, art. 3), however much of the text it keeps.
 */
export function areLikely(a: Compared, b: Compared, likeness: number): boolean {
  if (a.origin === b.sourceId || b.origin === a.sourceId) return false;
  const sameTitle = a.titleKey !== '' && a.titleKey === b.titleKey;
  if (sameTitle && a.regionCode !== null && a.regionCode === b.regionCode) return true;
  if (arePlacesOne(a.regionCode, b.regionCode)) return likeness >= LEAST_LIKENESS;
  return sameTitle && likeness >= LEAST_ELSEWHERE;
}

export const stateAfter = {
  link: 'linked',
  apart: 'apart',
  reopen: 'proposed',
} as const satisfies Record<Verdict, PairState>;

/** What can still be said of a pair in this state. */
export const verdictsIn = {
  proposed: ['link', 'apart'],
  linked: ['reopen'],
  apart: ['reopen'],
} as const satisfies Record<PairState, readonly Verdict[]>;

/** Why the viewer may not decide of pairs: those do who decide from whom the hub takes. */
export function whyNotDecide(viewer: Viewer): PairRefusal | null {
  return isActing(viewer, ...peerAdminRoles) ? null : 'hub_only';
}
