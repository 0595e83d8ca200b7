import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { type Conn, statement } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { LastingContent } from '../model/content.ts';
import type { LastingRecord, LastingRecordId, RecordDeed } from '../model/record.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';

function records(conn: Conn) {
  return tables(conn)
    .selectFrom('lasting_record as r')
    .innerJoin('innovation', 'innovation.id', 'r.innovation_id')
    .leftJoin('person as c', 'c.id', 'r.claimed_by')
    .leftJoin('person as d', 'd.id', 'r.decided_by')
    .select([
      'r.id',
      'r.innovation_id as innovationId',
      'r.dimension',
      'r.state',
      'r.content',
      'r.verified_content as verifiedContent',
      'r.created_by as createdBy',
      'r.created_at as createdAt',
      'r.claimed_by as claimedBy',
      'c.name as claimedByName',
      'r.claimed_at as claimedAt',
      'd.name as decidedByName',
      'r.decided_at as decidedAt',
      'r.decision_note as decisionNote',
      'r.withdraw_reason as withdrawReason',
      'r.revision',
    ]);
}

/** The record of this id, whoever asks; the caller asks whether it may be seen. */
export async function recordById(conn: Conn, id: LastingRecordId): Promise<LastingRecord | null> {
  return (await records(conn).where('r.id', '=', id).executeTakeFirst()) ?? null;
}

/** These records, whoever asks. */
export async function recordsById(conn: Conn, ids: readonly LastingRecordId[]): Promise<readonly LastingRecord[]> {
  return ids.length === 0
    ? []
    : records(conn)
        .where('r.id', 'in', [...ids])
        .orderBy('r.id')
        .execute();
}

/** The same, when the viewer may read it. */
export async function recordFor(conn: Conn, viewer: Viewer, id: LastingRecordId): Promise<LastingRecord | null> {
  const row = await records(conn).where('r.id', '=', id).where(visibleTo(viewer)).executeTakeFirst();
  return row ?? null;
}

/** All records of these innovations, withdrawn ones included, by dimension and year, the newest year first; whoever asks. */
export async function recordsOf(conn: Conn, ids: readonly InnovationId[]): Promise<readonly LastingRecord[]> {
  return ids.length === 0 ? [] : ofInnovations(conn, { ids });
}

/** Whether anything was recorded of the innovation or found by a check, as a part of a larger question. */
export const isFollowed = (id: InnovationId) =>
  sql<boolean>`(exists (select from lasting_record where innovation_id = ${id})
    or exists (select from innovation_condition where innovation_id = ${id}))`;

const ofInnovations = statement<{ ids: readonly InnovationId[] }, LastingRecord>((conn, { ids }) =>
  records(conn)
    .where(sql<boolean>`r.innovation_id = any(${ids}::uuid[])`)
    .orderBy('r.dimension')
    .orderBy('r.year', (order) => order.desc().nullsLast())
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id'),
);

export type Happened = {
  readonly revision: number;
  readonly deed: RecordDeed;
  readonly content: LastingContent;
  readonly note: string;
  readonly byName: string | null;
  readonly at: Date;
};

/** What was said and decided of a record, the newest first. */
export async function historyOfRecord(conn: Conn, id: LastingRecordId): Promise<readonly Happened[]> {
  return tables(conn)
    .selectFrom('lasting_record_history as h')
    .leftJoin('person as p', 'p.id', 'h.by_person')
    .select(['h.revision', 'h.deed', 'h.content', 'h.note', 'p.name as byName', 'h.at'])
    .where('h.record_id', '=', id)
    .orderBy('h.revision', 'desc')
    .execute();
}
