import type { Job } from '#platform/jobs.ts';
import { keepClaimed } from './actions/claimed.ts';

export const sheetJobs: readonly Job[] = [
  { name: 'instrument.keep_claimed', cron: '* * * * *', run: (_payload, { db }) => keepClaimed(db) },
];
