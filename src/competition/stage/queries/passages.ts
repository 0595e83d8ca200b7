import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { ReasonCode } from '../model/check.ts';
import type { Passage } from '../model/course.ts';
import type { PassageId } from '../model/ids.ts';
import { tables } from '../schema.ts';

export type KeptPassage = Passage & {
  readonly id: PassageId;
  readonly entryId: EntryId;
  readonly note: string;
  readonly reasons: readonly ReasonCode[];
  readonly decidedAt: Date;
};

function passages(conn: Conn) {
  return tables(conn)
    .selectFrom('entry_passage as p')
    .select([
      'p.id',
      'p.entry_id as entryId',
      'p.stage',
      'p.outcome',
      'p.award_code as award',
      'p.note',
      'p.reasons',
      'p.decided_at as decidedAt',
    ])
    .where('p.undone_at', 'is', null)
    .orderBy('p.decided_at')
    .orderBy('p.id');
}

/** What was decided of one entry and stands, in the order of deciding. The caller asks who may know what. */
export async function passagesOfEntry(conn: Conn, id: EntryId): Promise<readonly KeptPassage[]> {
  return passages(conn).where('p.entry_id', '=', id).execute();
}

/** The same of all entries of an edition. */
export async function passagesOf(conn: Conn, id: EditionId): Promise<ReadonlyMap<EntryId, readonly KeptPassage[]>> {
  const rows = await passages(conn).where('p.edition_id', '=', id).execute();
  return Map.groupBy(rows, (row) => row.entryId);
}
