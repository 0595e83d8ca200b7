import { record as recordEvent } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { LastingContent } from '../model/content.ts';
import type { LastingRecordId, RecordDeed } from '../model/record.ts';
import { tables } from '../schema.ts';

export const recordVerbs = ['add', 'edit', 'verify', 'return', 'withdraw', 'attach', 'detach'] as const;

type Deed = {
  readonly id: LastingRecordId;
  readonly verb: (typeof recordVerbs)[number];
  readonly before?: unknown;
  readonly after?: unknown;
};

/** Leaves the deed in the log. */
export async function leaveTrace(tx: Tx, who: Viewer, { id, verb, before, after }: Deed, now: Date): Promise<void> {
  const subject = { kind: 'lasting', id };
  await recordEvent(tx, actorOf(who), { event: `institutionalisation.record.${verb}`, subject, before, after }, now);
}

type Kept = {
  readonly id: LastingRecordId;
  readonly revision: number;
  readonly deed: RecordDeed;
  readonly content: LastingContent;
  readonly note?: string;
};

/** Keeps what the record said at this revision, and what was done to it. */
export async function keepHistory(tx: Tx, who: Viewer, kept: Kept, now: Date): Promise<void> {
  const { id, revision, deed, content, note = '' } = kept;
  const by = { by_person: who.person?.id ?? null, at: now };
  await tables(tx)
    .insertInto('lasting_record_history')
    .values({ record_id: id, revision, deed, content, note, ...by })
    .execute();
}
