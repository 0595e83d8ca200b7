import type { Job } from '#platform/jobs.ts';
import { proposeNext } from './actions/propose.ts';
import { forgetLost } from './actions/sweep.ts';

/** Looks through what came from other hubs and of ours since, for records that are likely the same. */
export const pairJobs: readonly Job[] = [
  {
    name: 'network.pairs',
    cron: '*/2 * * * *',
    run: async (_payload, { db, now }) => {
      while ((await db.transact((tx) => proposeNext(tx, now))) > 0);
    },
  },
  {
    name: 'network.pairs_sweep',
    cron: '50 19 * * *',
    run: (_payload, { db }) => db.transact((tx) => forgetLost(tx)),
  },
];
