import { grounds } from '../model/objection.ts';
import { listStates, type ObjectionsFilter } from '../rules/list.ts';

export function filterIn(query: URLSearchParams): ObjectionsFilter {
  return {
    state: listStates.find((it) => it === query.get('status')) ?? null,
    ground: grounds.find((it) => it === query.get('alasan')) ?? null,
    words: (query.get('q') ?? '').trim().slice(0, 200),
  };
}
