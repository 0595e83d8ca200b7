import { clinicStates } from '../model/states.ts';
import type { ClinicsFilter } from '../queries/clinics.ts';

const LONGEST = 200;
const times = { datang: 'ahead', lalu: 'past' } as const;

/** The clinics that the address asks for; what it says wrongly is no filter. */
export function filterIn(query: URLSearchParams): ClinicsFilter {
  const [state, time] = [query.get('status'), query.get('waktu')];
  return {
    words: (query.get('q') ?? '').trim().slice(0, LONGEST),
    state: clinicStates.find((it) => it === state) ?? null,
    time: time === 'datang' || time === 'lalu' ? times[time] : null,
  };
}
