import type { Job } from '#platform/jobs.ts';
import { wantSending } from './actions/tell.ts';
import type { AcrossId } from './model.ts';
import { dueAcross } from './queries/across.ts';
import { sendNext } from './send.ts';

export const acrossJobs: readonly Job[] = [
  { name: 'network.send', run: (payload, context) => sendNext((payload as { acrossId: AcrossId }).acrossId, context) },
  {
    // Whatever lost its job goes out all the same.
    name: 'network.send_due',
    cron: '*/10 * * * *',
    run: async (_payload, { db, now }) => {
      await db.transact(async (tx) => {
        for (const id of await dueAcross(tx, now)) await wantSending(tx, id);
      });
    },
  },
];
