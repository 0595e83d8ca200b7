import type { Job, JobContext } from '#platform/jobs.ts';
import { type InnovationId, type ProblemId, problemsNear } from '#registry/index.ts';
import { lookAt } from './actions/look.ts';
import { tellMatch } from './notices.ts';
import { problemsToLookAt } from './queries/to-look-at.ts';

const HOUR_MS = 3_600_000;
/** Each problem is looked at once a day; as many an hour as make 9,600 a day. */
const EVERY_MS = 24 * HOUR_MS;
const AN_HOUR = 400;
/** After weights or facts of regions were changed. */
const AT_ONCE = 5000;
/** Problems that are looked at when one innovation is published. */
const NEAR = 20;

type Desk = Pick<JobContext, 'db' | 'baseUrl' | 'now'>;

/** Looks at one problem and tells what came in; may run twice and tells once. */
async function lookAndTell(id: ProblemId, { db, baseUrl, now }: Desk): Promise<void> {
  await db.transact(async (tx) => {
    for (const found of await lookAt(tx, id, now)) await tellMatch(tx, found, { baseUrl, now });
  });
}

/** A record became public: the problems that it may answer are looked at. */
export async function matchPublished(
  { innovationId }: { readonly innovationId: InnovationId },
  context: Desk,
): Promise<void> {
  for (const id of await problemsNear(context.db.conn, innovationId, NEAR)) await lookAndTell(id, context);
}

/** A problem was raised: what fits it is found for the lists; its page finds it by itself. */
export async function matchRaised({ problemId }: { readonly problemId: ProblemId }, context: Desk): Promise<void> {
  await lookAndTell(problemId, context);
}

export const matchingJobs: readonly Job[] = [
  {
    name: 'replication.match',
    cron: '40 * * * *',
    run: async (_payload, context) => {
      const since = new Date(context.now.getTime() - EVERY_MS);
      for (const id of await problemsToLookAt(context.db.conn, since, AN_HOUR)) await lookAndTell(id, context);
    },
  },
  {
    name: 'replication.match_again',
    // Other weights make other matches, but no news: nobody is told.
    run: async (_payload, { db, now }) => {
      for (const id of await problemsToLookAt(db.conn, now, AT_ONCE)) await db.transact((tx) => lookAt(tx, id, now));
    },
  },
];
