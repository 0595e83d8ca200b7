import { notify } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import { shownContents } from '#registry/index.ts';
import type { LastingRecord, LastingRecordId } from './model/record.ts';
import { paths } from './paths.ts';
import { recordsById } from './queries/records.ts';

export const recordNotices = [
  'institutionalisation.notice.record_verified',
  'institutionalisation.notice.record_returned',
  'institutionalisation.notice.records_verified',
] as const;

/** Whoever claimed it learns that it was verified or came back; of several verified at once by one notice. */
export async function tellRecordDecided(
  { recordIds, at }: { readonly recordIds: readonly LastingRecordId[]; readonly at: string },
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const records = await recordsById(tx, recordIds);
    for (const [personId, own] of Map.groupBy(records, (it) => it.claimedBy)) {
      if (personId === null) continue;
      const about = own.length > 1 ? manyVerified(own, at) : await oneDecided(tx, own[0], at);
      if (about) await notify(tx, { to: [personId], ...about }, baseUrl, now);
    }
  });
}

function manyVerified(records: readonly LastingRecord[], at: string) {
  const [first] = records.filter((it) => it.state === 'verified');
  if (!first) return null;
  const kind = 'institutionalisation.notice.records_verified' as const;
  return { kind, values: { count: records.length }, href: paths.list.to(), occasion: `${kind}:${first.id}:${at}` };
}

async function oneDecided(tx: Tx, record: LastingRecord | undefined, at: string) {
  if (!record || (record.state !== 'verified' && record.state !== 'returned')) return null;
  const title = (await shownContents(tx, [record.innovationId])).get(record.innovationId)?.title ?? '';
  const kind = `institutionalisation.notice.record_${record.state}` as const;
  return { kind, values: { title }, href: paths.record.to(record.id), occasion: `${kind}:${record.id}:${at}` };
}
