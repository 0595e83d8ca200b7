import type { Job } from '#platform/jobs.ts';
import { forgetRaters } from './actions/forget.ts';

export const ratingJobs: readonly Job[] = [
  {
    name: 'competition.forget_raters',
    cron: '*/10 * * * *',
    run: async (_payload, { db, log, now }) => {
      const forgotten = await db.transact((tx) => forgetRaters(tx, now));
      if (forgotten.expired + forgotten.voters + forgotten.sources > 0) log.info(forgotten, 'forgot who rated');
    },
  },
];
