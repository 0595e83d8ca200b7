import type { Job } from '#platform/jobs.ts';
import { announce } from './actions/announce.ts';
import { unannounced } from './queries/results.ts';

export const stageJobs: readonly Job[] = [
  {
    name: 'competition.announce',
    // The page tells by itself at the very moment; who is told by mail waits for a minute at most.
    cron: '* * * * *',
    run: async (_payload, { db, now }) => {
      for (const plenary of await unannounced(db.conn)) await db.transact((tx) => announce(tx, plenary, now));
    },
  },
];
