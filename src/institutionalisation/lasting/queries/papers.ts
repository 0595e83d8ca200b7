import { evidenceOfMany, type UsedEvidence } from '#files/index.ts';
import type { Conn } from '#platform/db.ts';
import type { LastingRecordId, Paper } from '../model/record.ts';

/** The kind under which files knows records of lasting, and the one place that a paper proves in them. */
export const SUBJECT = 'lasting';
export const PLACE = 'document';

export const subjectOf = (id: LastingRecordId) => ({ kind: SUBJECT, id });

/** The papers of each record, in the order in which they came. */
export async function papersOf(
  conn: Conn,
  ids: readonly LastingRecordId[],
): Promise<ReadonlyMap<LastingRecordId, readonly UsedEvidence[]>> {
  const found = await evidenceOfMany(conn, { kind: SUBJECT, ids });
  return Map.groupBy(found, (it) => it.subjectId as LastingRecordId);
}

export const asPaper = (it: UsedEvidence): Paper => ({
  id: it.id,
  title: it.title,
  documentDate: it.documentDate,
  validityYear: it.validityYear,
  isArchived: it.archivedAt !== null,
});
