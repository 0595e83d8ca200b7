import type { JobContext } from '#platform/jobs.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { takeBackEarlier } from './actions/waiting.ts';

/** An entry was submitted, perhaps anew: what its check had decided of an earlier submission counts no more. */
export async function checkAnew(
  { entryId }: { readonly entryId: EntryId },
  { db, now }: Pick<JobContext, 'db' | 'now'>,
): Promise<void> {
  await db.transact((tx) => takeBackEarlier(tx, entryId, now));
}
