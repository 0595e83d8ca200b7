import type { Job, JobContext } from '#platform/jobs.ts';
import { livingPeers } from '../peers/queries/peers.ts';
import { keepNext } from './actions/own.ts';

/** Brings our own public records among those of other hubs, by the numbers of our own feed; a hub that takes from nobody needs none. */
async function keepOwn({ db, baseUrl, now }: JobContext): Promise<void> {
  if ((await livingPeers(db.conn)).length === 0) return;
  const hub = new URL(baseUrl).origin;
  for (;;) {
    const more = await db.transact((tx) => keepNext(tx, hub, now));
    if (!more) return;
  }
}

export const nationalJobs: readonly Job[] = [
  { name: 'network.keep_own', cron: '* * * * *', run: (_payload, context) => keepOwn(context) },
];
