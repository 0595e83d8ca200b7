import type { Job } from '#platform/jobs.ts';
import { remindOfActions } from './notices.ts';

export const caseJobs: readonly Job[] = [
  // 06.10 in Medan: before the day's work begins.
  { name: 'coaching.remind_actions', cron: '10 23 * * *', run: (_payload, context) => remindOfActions(context) },
];
