import { questionStates } from '../model.ts';
import type { QuestionsFilter, Scope } from '../queries/questions.ts';

const LONGEST = 200;

/** The questions that the address asks for; what it says wrongly is no filter. */
export function filterIn(query: URLSearchParams): QuestionsFilter {
  const asked = query.get('status');
  return {
    words: (query.get('q') ?? '').trim().slice(0, LONGEST),
    state: asked === 'overdue' ? 'overdue' : (questionStates.find((it) => it === asked) ?? null),
  };
}

export function ownScopeIn(query: URLSearchParams): Exclude<Scope, { of: 'record' }> {
  return { of: query.get('milik') === 'diajukan' ? 'asked' : 'mine' };
}
