import { affairOfCode } from '#registry/index.ts';
import { requestStates } from '../model.ts';
import type { RequestsFilter } from '../queries/requests.ts';

const LONGEST = 200;

/** The requests that the address asks for; what it says wrongly is no filter. */
export function filterIn(query: URLSearchParams): RequestsFilter {
  const [asked, affair] = [query.get('status'), query.get('urusan') ?? ''];
  return {
    words: (query.get('q') ?? '').trim().slice(0, LONGEST),
    state: asked === 'going' ? 'going' : (requestStates.find((it) => it === asked) ?? null),
    affair: affairOfCode(affair) ? affair : null,
  };
}
