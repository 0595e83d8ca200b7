import { adminsOf, type PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import { paths as registryPaths, type ShownProblem } from '#registry/index.ts';
import type { NewMatch } from './actions/look.ts';

const MATCH = 'replication.notice.match';
export const matchingNotices = [MATCH] as const;

type Moment = { readonly baseUrl: string; readonly now: Date };

/** Whoever raised the problem learns of an innovation that fits it now: once for each problem and innovation. */
export async function tellMatch(tx: Tx, { problem, match }: NewMatch, { baseUrl, now }: Moment): Promise<void> {
  const telling = {
    to: await raisersOf(tx, problem),
    kind: MATCH,
    values: { title: match.title, problem: problem.title, score: match.score },
    href: `${registryPaths.problem.to(problem.id)}#kecocokan`,
    occasion: `${MATCH}:${problem.id}:${match.id}`,
  };
  await notify(tx, telling, baseUrl, now);
}

/** Whoever raised it; for one that nobody here raised, the admins of its institution. */
async function raisersOf(tx: Tx, { raisedBy, institutionId }: ShownProblem): Promise<readonly PersonId[]> {
  if (raisedBy) return [raisedBy];
  return institutionId ? (await adminsOf(tx, institutionId)).map((it) => it.id) : [];
}
