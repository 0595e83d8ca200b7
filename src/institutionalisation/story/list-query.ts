import { regionByCode } from '#identity/index.ts';
import { affairOfCode } from '#registry/index.ts';
import type { StoryFilter } from './model.ts';

const LONGEST = 200;

/** What the address asks for; what it says wrongly is no filter. */
export function filterOf(query: URLSearchParams): StoryFilter {
  const all = (name: string) => [...new Set(query.getAll(name))];
  return {
    text: (query.get('q') ?? '').replaceAll('\u0000', '').trim().slice(0, LONGEST),
    regions: all('wilayah').filter((code) => regionByCode(code) !== null),
    affairs: all('urusan').filter((code) => affairOfCode(code) !== null),
  };
}
