import { registrationStates } from '../model/states.ts';
import type { RegistrationsFilter } from '../queries/registrations.ts';

const LONGEST_WORDS = 200;

/** The people that the address asks for; what it says wrongly is no filter. */
export function peopleFilterIn(query: URLSearchParams): RegistrationsFilter {
  const state = query.get('status');
  return {
    words: (query.get('q') ?? '').trim().slice(0, LONGEST_WORDS),
    state: registrationStates.find((it) => it === state) ?? null,
  };
}
