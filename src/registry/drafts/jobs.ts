import type { Job } from '#platform/jobs.ts';
import { sweepDrafts } from './actions.ts';

export const draftJobs: readonly Job[] = [
  {
    name: 'registry.draft_sweep',
    cron: '20 18 * * *',
    run: async (_payload, { db, log, now }) => {
      log.info(await db.transact((tx) => sweepDrafts(tx, now)), 'swept old drafts');
    },
  },
];
