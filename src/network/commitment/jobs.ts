import { dayOf } from '#platform/dates.ts';
import type { Job } from '#platform/jobs.ts';
import { tellEnding } from './notices.ts';
import { TOLD_DAYS } from './rules/standing.ts';

const DAY_MS = 86_400_000;

export const commitmentJobs: readonly Job[] = [
  {
    name: 'network.commitments_ending',
    cron: '35 0 * * *',
    run: (_payload, context) =>
      tellEnding(
        TOLD_DAYS.map((days) => dayOf(new Date(context.now.getTime() + days * DAY_MS))),
        context,
      ),
  },
];
