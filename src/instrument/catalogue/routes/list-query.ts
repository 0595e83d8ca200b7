import { editionStates } from '../model/states.ts';
import { type EditionFilter, everyEdition } from '../queries/editions.ts';

const LONGEST = 200;

export function filterIn(query: URLSearchParams): EditionFilter {
  return {
    ...everyEdition,
    text: (query.get('q') ?? '').trim().slice(0, LONGEST),
    state: editionStates.find((it) => it === query.get('status')) ?? null,
  };
}
