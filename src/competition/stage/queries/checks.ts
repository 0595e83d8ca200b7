import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EntryId, SnapshotId } from '../../entry/model/entry.ts';
import type { Checklist, CheckOutcome, CheckState, ReasonCode } from '../model/check.ts';
import { tables } from '../schema.ts';

export type Check = {
  readonly entryId: EntryId;
  readonly snapshotId: SnapshotId;
  readonly state: CheckState;
  readonly outcome: CheckOutcome | null;
  readonly checklist: Checklist;
  readonly reasons: readonly ReasonCode[];
  readonly note: string;
  readonly revision: number;
  readonly firstBy: PersonId | null;
  readonly firstName: string | null;
  readonly firstAt: Date | null;
  readonly secondName: string | null;
  readonly secondAt: Date | null;
  readonly correctUntil: Date | null;
};

function checks(conn: Conn) {
  return tables(conn)
    .selectFrom('entry_check as c')
    .leftJoin('person as first', 'first.id', 'c.first_by')
    .leftJoin('person as second', 'second.id', 'c.second_by')
    .select([
      'c.entry_id as entryId',
      'c.snapshot_id as snapshotId',
      'c.state',
      'c.outcome',
      'c.checklist',
      'c.reasons',
      'c.note',
      'c.revision',
      'c.first_by as firstBy',
      'first.name as firstName',
      'c.first_at as firstAt',
      'second.name as secondName',
      'c.second_at as secondAt',
      'c.correct_until as correctUntil',
    ]);
}

type Submission = { readonly id: EntryId; readonly snapshotId: SnapshotId };

/** What was said of this submission; null: nothing yet. */
export async function checkOf(conn: Conn, { id, snapshotId }: Submission): Promise<Check | null> {
  const row = await checks(conn)
    .where('c.entry_id', '=', id)
    .where('c.snapshot_id', '=', snapshotId)
    .executeTakeFirst();
  return row ?? null;
}
