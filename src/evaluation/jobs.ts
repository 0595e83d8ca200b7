import type { Job } from '#platform/jobs.ts';
import { remindOfRound } from './actions/remind.ts';
import type { SubjectDoor } from './door.ts';
import { reckonJob } from './meaning/jobs.ts';
import { endingRounds } from './queries/reminders.ts';
import { REMIND_DAYS, reminderDue } from './rules/round.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** `doors` are the kinds of things that are rated. */
export const jobsFor = (doors: readonly SubjectDoor[]): readonly Job[] => [
  {
    name: 'evaluation.remind',
    // Eight in the morning, WIB.
    cron: '7 1 * * *',
    run: async (_payload, { db, log, baseUrl, now }) => {
      const until = new Date(now.getTime() + Math.max(...REMIND_DAYS) * DAY_MS);
      const due = (await endingRounds(db.conn, until, now)).filter((it) => reminderDue(it.closesAt, now) !== null);
      let told = 0;
      for (const { id } of due) told += await db.transact((tx) => remindOfRound(tx, id, baseUrl, now));
      if (told > 0) log.info({ rounds: due.length, told }, 'reminded jurors of unfinished sheets');
    },
  },
  reckonJob(doors),
];
