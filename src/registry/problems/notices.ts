import { adminsOf, hubAdmins, type PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Conn } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { ProblemId } from '../model/ids.ts';
import { paths } from '../paths.ts';
import { type ToldProblem, toldProblem } from './queries/measure.ts';

export const problemNotices = [
  'registry.notice.problem_reported',
  'registry.notice.problem_returned',
  'registry.notice.problem_solved',
] as const;
type NoticeKind = (typeof problemNotices)[number];

type Wanted = {
  readonly kind: NoticeKind;
  readonly occasion: string;
  readonly href: string;
  readonly to: (conn: Conn, told: ToldProblem) => Promise<readonly (PersonId | null)[]>;
};

async function tell(id: ProblemId, { db, baseUrl, now }: JobContext, wanted: Wanted): Promise<void> {
  await db.transact(async (tx) => {
    const told = await toldProblem(tx, id);
    if (!told) return;
    const people = (await wanted.to(tx, told)).filter((it) => it !== null);
    const telling = {
      to: [...new Set(people)],
      kind: wanted.kind,
      values: { title: told.title },
      href: wanted.href,
      occasion: `${wanted.kind}:${wanted.occasion}`,
    };
    await notify(tx, telling, baseUrl, now);
  });
}

/** Somebody says that it is solved: told to those who can verify it, the institution's admins, else the hub's. */
export function tellProblemReported(
  fact: { readonly problemId: ProblemId; readonly at: string },
  context: JobContext,
): Promise<void> {
  const to = async (conn: Conn, told: ToldProblem) => {
    const isOther = (id: PersonId) => id !== told.reportedBy && id !== told.measuredBy;
    const admins = told.institutionId ? await adminsOf(conn, told.institutionId) : [];
    const near = admins.map((it) => it.id).filter(isOther);
    return near.length > 0 ? near : (await hubAdmins(conn)).map((it) => it.id).filter(isOther);
  };
  const occasion = `${fact.problemId}:${fact.at}`;
  const href = paths.verifySolved.to(fact.problemId);
  return tell(fact.problemId, context, { kind: 'registry.notice.problem_reported', occasion, href, to });
}

/** It was given back with a note: told to whoever reported it and whoever raised it. */
export function tellProblemReturned(
  fact: { readonly problemId: ProblemId; readonly personId: PersonId | null; readonly at: string },
  context: JobContext,
): Promise<void> {
  const to = async (_conn: Conn, told: ToldProblem) => [fact.personId, told.raisedBy];
  const occasion = `${fact.problemId}:${fact.at}`;
  const href = paths.problem.to(fact.problemId);
  return tell(fact.problemId, context, { kind: 'registry.notice.problem_returned', occasion, href, to });
}

/** It is verified: told to whoever raised it and whoever reported it. */
export function tellProblemSolved(fact: { readonly problemId: ProblemId }, context: JobContext): Promise<void> {
  const to = async (_conn: Conn, told: ToldProblem) =>
    [told.raisedBy, told.reportedBy].filter((id) => id !== told.verifiedBy);
  const href = paths.problem.to(fact.problemId);
  const occasion = `${fact.problemId}:${context.now.toISOString().slice(0, 10)}`;
  return tell(fact.problemId, context, { kind: 'registry.notice.problem_solved', occasion, href, to });
}
