import type { Job } from '#platform/jobs.ts';
import { expireOffers } from './actions/expire.ts';

export const handoverJobs: readonly Job[] = [
  {
    name: 'registry.expire_offers',
    cron: '23 * * * *',
    run: async (_payload, { db, log, now }) => {
      const records = await db.transact((tx) => expireOffers(tx, now));
      if (records > 0) log.info({ records }, 'offers of keeping ended unanswered');
    },
  },
];
