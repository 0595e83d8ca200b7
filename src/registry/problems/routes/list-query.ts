import { regionByCode } from '#identity/index.ts';
import { affairOfCode } from '../../model/goals.ts';
import { type ProblemState, problemStates } from '../../model/states.ts';
import { type ProblemFilter, type ProblemMark, problemMarks } from '../model.ts';
import type { ProblemVisit } from './visit.tsx';

/** The problems that the address asks for; what it says wrongly is no filter. */
export function filterOf({ query, viewer }: ProblemVisit): ProblemFilter {
  const all = (name: string) => [...new Set(query.getAll(name))];
  const mark = problemMarks.find((it) => it === query.get('tanda')) ?? null;
  return {
    states: all('keadaan').filter((it): it is ProblemState => (problemStates as readonly string[]).includes(it)),
    regions: all('wilayah').filter((code) => regionByCode(code) !== null),
    affairs: all('urusan').filter((code) => affairOfCode(code) !== null),
    mark: viewer.person ? (mark satisfies ProblemMark | null) : null,
  };
}
