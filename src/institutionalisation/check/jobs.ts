import { dayOf } from '#platform/dates.ts';
import type { Job } from '#platform/jobs.ts';
import { remindKeepers } from './actions/remind.ts';
import { announce, closeOver } from './actions/round.ts';
import { openRounds } from './queries/rounds.ts';
import { stateOf } from './rules/moves.ts';
import { reminderDue } from './rules/reminders.ts';

export const checkJobs: readonly Job[] = [
  {
    name: 'institutionalisation.run_checks',
    cron: '25 * * * *',
    run: async (_payload, { db, baseUrl, now }) => {
      const today = dayOf(now);
      for (const round of await openRounds(db.conn)) {
        const state = stateOf(round, today);
        if (state === 'closed') await db.transact((tx) => closeOver(tx, round.id, now));
        if (state !== 'open') continue;
        await db.transact((tx) => announce(tx, round.id, now));
        const left = reminderDue(round.closes, today);
        const occasion = `${round.closes}:${left}`;
        if (left !== null) await db.transact((tx) => remindKeepers(tx, { round, occasion }, baseUrl, now));
      }
    },
  },
];
