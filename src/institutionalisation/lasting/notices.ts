import type { PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { JobContext } from '#platform/jobs.ts';
import { shownContents } from '#registry/index.ts';
import type { LastingRecordId } from './model/record.ts';
import { paths } from './paths.ts';
import { recordById } from './queries/records.ts';

export const recordNotices = [
  'institutionalisation.notice.record_verified',
  'institutionalisation.notice.record_returned',
] as const;

/** Whoever claimed it learns that it was verified or came back. */
export async function tellRecordDecided(
  { recordId, at }: { readonly recordId: LastingRecordId; readonly at: string },
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const record = await recordById(tx, recordId);
    if (!record || (record.state !== 'verified' && record.state !== 'returned')) return;
    const title = (await shownContents(tx, [record.innovationId])).get(record.innovationId)?.title ?? '';
    const to = [record.claimedBy].filter((it): it is PersonId => it !== null);
    const kind = `institutionalisation.notice.record_${record.state}` as const;
    const about = { kind, values: { title }, href: paths.record.to(recordId), occasion: `${kind}:${recordId}:${at}` };
    await notify(tx, { to, ...about }, baseUrl, now);
  });
}
