import type { Job } from '#platform/jobs.ts';
import { dropUnconfirmed, forgetNetworks } from './actions/drop.ts';
import { unconfirmedBefore } from './queries/unconfirmed.ts';
import { CONFIRM_HOURS } from './rules/window.ts';

const HOUR_MS = 3_600_000;

export const objectionJobs: readonly Job[] = [
  {
    name: 'competition.drop_objections',
    cron: '20 * * * *',
    run: async (_payload, { db, now }) => {
      const since = new Date(now.getTime() - CONFIRM_HOURS * HOUR_MS);
      for (const objection of await unconfirmedBefore(db.conn, since))
        await db.transact((tx) => dropUnconfirmed(tx, objection, now));
      await db.transact((tx) => forgetNetworks(tx, now));
    },
  },
];
