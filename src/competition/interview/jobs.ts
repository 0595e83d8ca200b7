import type { Job, JobContext } from '#platform/jobs.ts';
import { remind, tellSilent } from './notices.ts';
import { unanswered } from './queries/unanswered.ts';
import { isOverdue, reminderDue } from './rules/confirm.ts';

/** Reminds who owes an answer, and tells the organiser who is silent when the time for it ends. */
async function remindAll(context: JobContext): Promise<number> {
  let told = 0;
  for (const it of await unanswered(context.db.conn, context.now)) {
    const hours = reminderDue(it, it.confirmHours, context.now);
    if (hours !== null) await remind(it.id, hours, context);
    else if (isOverdue(it, it.confirmHours, context.now)) await tellSilent(it.id, context);
    else continue;
    told += 1;
  }
  return told;
}

export const interviewJobs: readonly Job[] = [
  {
    name: 'competition.interview_reminders',
    cron: '*/10 * * * *',
    run: async (_payload, context) => {
      const interviews = await remindAll(context);
      if (interviews > 0) context.log.info({ interviews }, 'reminded of interviews that wait for an answer');
    },
  },
];
