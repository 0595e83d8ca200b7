import type { Job, JobContext } from '#platform/jobs.ts';
import { noteAttempt, sweep, wakeForgotten } from './actions/deliveries.ts';
import type { DeliverJob } from './actions/queue.ts';
import { giveUp } from './actions/state.ts';
import { deliveryById } from './queries/deliveries.ts';
import { secretsOf } from './queries/hooks.ts';
import { isSent } from './rules.ts';
import { openSecrets } from './secret.ts';
import { sendOnce } from './send.ts';

/** What is so late has lost its job. */
const FORGOTTEN_MS = 3_600_000;

export const hookJobs: readonly Job[] = [
  { name: 'integration.deliver', run: (payload, context) => deliver(payload as DeliverJob, context) },
  {
    name: 'integration.wake_deliveries',
    cron: '37 * * * *',
    run: async (_payload, { db, log, now }) => {
      const deliveries = await db.transact((tx) => wakeForgotten(tx, new Date(now.getTime() - FORGOTTEN_MS)));
      if (deliveries > 0) log.warn({ deliveries }, 'deliveries had lost their jobs and were queued anew');
    },
  },
  {
    name: 'integration.sweep_deliveries',
    cron: '7 19 * * *',
    run: async (_payload, { db, log, now }) => {
      const deliveries = await db.transact((tx) => sweep(tx, now));
      log.info({ deliveries }, 'threw away old deliveries of webhooks');
    },
  },
];

/** One attempt, outside any transaction; what is no longer asked of this job is left alone. */
async function deliver({ deliveryId, tries }: DeliverJob, context: JobContext): Promise<void> {
  const { db, config, baseUrl, now } = context;
  const delivery = await deliveryById(db.conn, deliveryId);
  if (delivery?.state !== 'waiting' || delivery.tries !== tries || !isSent(delivery)) return;
  const secrets = await openSecrets(context, await secretsOf(db.conn, delivery.hookId), now);
  if (!secrets) {
    const hook = { id: delivery.hookId, url: delivery.url };
    return db.transact((tx) => giveUp(tx, { hook, because: 'secret' }, baseUrl, now));
  }
  const result = await sendOnce(delivery, { config, secrets, now });
  const tried = { id: deliveryId, result, roll: Math.random(), baseUrl };
  await db.transact((tx) => noteAttempt(tx, tried, now));
}
