import type { Job } from '#platform/jobs.ts';
import { mailDigest } from './actions/digest.ts';
import { awaitingDigest } from './queries.ts';

export const notificationJobs: readonly Job[] = [
  {
    name: 'notification.digest',
    // 07.00 WIB.
    cron: '0 0 * * *',
    run: async (_payload, { db, baseUrl, now }) => {
      for (const person of await awaitingDigest(db.conn))
        await db.transact((tx) => mailDigest(tx, person, baseUrl, now));
    },
  },
];
