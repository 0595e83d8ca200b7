import type { Problem, ProblemKind } from '#platform/http/api/problem.ts';
import { commonProblems } from '#platform/http/api/problem.ts';
import { type RecordRefusal, recordRefusals } from '../model/refusal.ts';

/** By status: what is not there, not allowed, at odds with where the record stands; all others are wrong in themselves. */
const statuses: Partial<Readonly<Record<RecordRefusal, number>>> = {
  not_found: 404,
  not_yours: 403,
  admin_only: 403,
  writer_only: 403,
  waiting_for_admin: 409,
  nothing_open: 409,
  not_submitted: 409,
  never_published: 409,
  already_open: 409,
  archived: 409,
  not_archived: 409,
  in_public: 409,
  stale: 409,
  id_taken: 409,
};
const WRONG = 422;

function kindOf(code: RecordRefusal): ProblemKind {
  if (code === 'not_found') return commonProblems.missing;
  return { code, status: statuses[code] ?? WRONG, text: `registry.refusal.${code}` };
}

/** Each refusal of an action on a record as a program is told of it. */
export const refusalKinds = Object.fromEntries(recordRefusals.map((code) => [code, kindOf(code)])) as Readonly<
  Record<RecordRefusal, ProblemKind>
>;

export function refusal(code: RecordRefusal, more: Omit<Problem, 'problem'> = {}): Problem {
  return { problem: refusalKinds[code], ...more };
}
