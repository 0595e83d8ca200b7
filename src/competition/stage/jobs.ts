import type { Job } from '#platform/jobs.ts';
import { announce } from './actions/announce.ts';
import { endWaiting } from './actions/waiting.ts';
import { unannounced } from './queries/results.ts';
import { overdue } from './queries/waiting.ts';

export const stageJobs: readonly Job[] = [
  {
    name: 'competition.announce',
    // The page tells by itself at the very moment; who is told by mail waits for a minute at most.
    cron: '* * * * *',
    run: async (_payload, { db, now }) => {
      for (const plenary of await unannounced(db.conn)) await db.transact((tx) => announce(tx, plenary, now));
    },
  },
  {
    name: 'competition.corrections_over',
    // Whoever comes late is refused by the clock at once; what was submitted goes back to the check within a minute.
    cron: '* * * * *',
    run: async (_payload, { db }) => {
      for (const id of await overdue(db.conn)) await db.transact((tx) => endWaiting(tx, id));
    },
  },
];
