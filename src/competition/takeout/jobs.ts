import { parseId } from '#platform/ids.ts';
import type { Job } from '#platform/jobs.ts';
import { tendTakeouts } from './actions.ts';
import { makeTakeout } from './making.ts';

export const takeoutJobs: readonly Job[] = [
  {
    name: 'competition.takeout',
    run: async (payload, { db, config, log, baseUrl }) => {
      const id = parseId<'TakeoutId'>((payload as { takeoutId?: string }).takeoutId);
      if (id) await makeTakeout({ db, config, log, baseUrl, clock: () => new Date() }, id);
    },
  },
  {
    name: 'competition.takeout_tend',
    cron: '*/5 * * * *',
    run: async (_payload, { db, log, now }) => {
      const tended = await db.transact((tx) => tendTakeouts(tx, now));
      if (tended.queued + tended.expired > 0) log.info(tended, 'tended the complete exports of editions');
    },
  },
];
