import { regionByCode } from '#identity/index.ts';
import { affairOfCode } from '#registry/index.ts';
import type { NeverCopiedFilter, UnmatchedFilter } from '../queries/lists.ts';

const LONGEST = 200;

/** The problems without a match that the address asks for; what it says wrongly is no filter. */
export function unmatchedIn(query: URLSearchParams): UnmatchedFilter {
  const [region, affair] = [query.get('wilayah') ?? '', query.get('urusan') ?? ''];
  return {
    words: (query.get('q') ?? '').trim().slice(0, LONGEST),
    region: regionByCode(region) ? region : null,
    affair: affairOfCode(affair) ? affair : null,
  };
}

export function neverCopiedIn(query: URLSearchParams): NeverCopiedFilter {
  return { ...unmatchedIn(query), awarded: query.get('penghargaan') === 'ya' };
}
