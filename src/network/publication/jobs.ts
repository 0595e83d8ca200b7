import type { SeedContext } from '#platform/capability.ts';
import { enqueue, type Job, type JobContext } from '#platform/jobs.ts';
import type { InnovationId } from '#registry/index.ts';
import { CHECK, checkNext, type Publisher, publishRecords } from './actions.ts';
import { isChecked } from './queries.ts';

function publisherOf({ baseUrl, log, now }: JobContext): Publisher {
  return {
    hub: new URL(baseUrl).origin,
    clock: () => new Date(Math.max(Date.now(), now.getTime())),
    onUnfit: (id) => log.warn({ innovation: id }, 'a public record breaks a limit of the format between hubs'),
  };
}

/** A record came before the public, changed there or left it: what is published of it follows. */
export async function publishRecord(fact: { readonly innovationId: InnovationId }, context: JobContext): Promise<void> {
  await context.db.transact((tx) => publishRecords(tx, [fact.innovationId], publisherOf(context)));
}

/** Walks through every public record: what no fact told of, such as a name of an office, is found here. */
async function checkAll(context: JobContext): Promise<void> {
  const publisher = publisherOf(context);
  let behind: InnovationId | null = null;
  do {
    const from: InnovationId | null = behind;
    behind = await context.db.transact((tx) => checkNext(tx, from, publisher));
  } while (behind);
}

export const publicationJobs: readonly Job[] = [
  // 01:40 in Jakarta, when nobody writes.
  { name: CHECK, cron: '40 18 * * *', run: (_payload, context) => checkAll(context) },
];

/** A hub that has never looked through its records, or stands under another address, does so once it runs. */
export async function seedPublication({ db, baseUrl }: SeedContext): Promise<void> {
  if (await isChecked(db.conn, new URL(baseUrl).origin)) return;
  await db.transact((tx) => enqueue(tx, CHECK, {}, { key: CHECK }));
}
