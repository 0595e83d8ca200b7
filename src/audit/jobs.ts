import type { Job } from '#platform/jobs.ts';
import { seal } from './actions.ts';

export const jobs: readonly Job[] = [
  {
    name: 'audit.seal',
    cron: '*/5 * * * *',
    run: async (_payload, { db, now }) => {
      while ((await db.transact((tx) => seal(tx, now))) > 0);
    },
  },
];
