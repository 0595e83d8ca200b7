import { actionStates, caseStates } from '../model.ts';
import type { ActionsFilter } from '../queries/actions.ts';
import type { CasesFilter } from '../queries/cases.ts';

const LONGEST = 200;
const LAST_PAGE = 10_000;

const wordsIn = (query: URLSearchParams): string => (query.get('q') ?? '').trim().slice(0, LONGEST);

/** The cases that the address asks for; what it says wrongly is no filter. */
export function casesFilterIn(query: URLSearchParams): CasesFilter {
  const asked = query.get('status');
  return { words: wordsIn(query), state: caseStates.find((it) => it === asked) ?? null };
}

/** The actions that the address asks for. */
export function actionsFilterIn(query: URLSearchParams): ActionsFilter {
  const [asked, region] = [query.get('status'), query.get('wilayah') ?? ''];
  return {
    words: wordsIn(query),
    state: asked === 'overdue' ? 'overdue' : (actionStates.find((it) => it === asked) ?? null),
    regionCode: /^\d{2}(\.\d{2})?$/.test(region) ? region : null,
    mine: query.get('milik') === 'saya',
  };
}

/** The page that the address asks for, from 1 on. */
export function pageAsked(query: URLSearchParams): number {
  const asked = Number.parseInt(query.get('hal') ?? '1', 10) || 1;
  return Math.min(Math.max(1, asked), LAST_PAGE);
}
