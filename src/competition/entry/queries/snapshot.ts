import { sql } from 'kysely';
import { type Conn, inBatches } from '#platform/db.ts';
import type { PublicCode } from '#platform/public-code.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { EntryId } from '../model/entry.ts';
import type { Snapshot, SubmittedSizes } from '../model/snapshot.ts';
import { digestOf } from '../rules/digest.ts';
import { hasArrived } from '../rules/reopening.ts';
import { tables } from '../schema.ts';
import { arrivedAs } from './arrived.ts';

function snapshots(conn: Conn) {
  return tables(conn)
    .selectFrom('entry_snapshot as s')
    .innerJoin('entry as e', 'e.id', 's.entry_id')
    .select([
      's.id',
      's.entry_id as entryId',
      's.edition_id as editionId',
      's.code',
      's.receipt',
      's.content',
      's.sha256',
      's.submitted_at as submittedAt',
      'e.state',
      'e.open_until as openUntil',
      'e.snapshot_id as currentId',
    ]);
}

/** What was submitted and counts: what judges read, and what a check looks at while it is mended. Null for an entry that is not submitted. The caller has asked who may. */
export async function snapshotOf(conn: Conn, id: EntryId): Promise<Snapshot | null> {
  const row = await snapshots(conn)
    .where('s.entry_id', '=', id)
    .where(arrivedAs('e'))
    .whereRef('e.snapshot_id', '=', 's.id')
    .executeTakeFirst();
  return row ?? null;
}

/** The last submission of an entry, withdrawn or not; null when there was none. The caller has asked who may. */
export async function lastSnapshotOf(conn: Conn, id: EntryId): Promise<Snapshot | null> {
  const row = await snapshots(conn).where('s.entry_id', '=', id).orderBy('s.no', 'desc').limit(1).executeTakeFirst();
  return row ?? null;
}

/** The submission of the same entry before this one; null for the first. The caller has asked who may. */
export async function snapshotBefore(
  conn: Conn,
  { entryId, id }: Pick<Snapshot, 'entryId' | 'id'>,
): Promise<Snapshot | null> {
  const row = await snapshots(conn)
    .where('s.entry_id', '=', entryId)
    .where('s.no', '<', (it) => it.selectFrom('entry_snapshot as now').select('now.no').where('now.id', '=', id))
    .orderBy('s.no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** What was submitted to an edition and counts, by receipt, as it comes. The caller has asked who may. */
export function submittedTo(conn: Conn, id: EditionId): AsyncIterable<readonly Snapshot[]> {
  const query = snapshots(conn)
    .where('s.edition_id', '=', id)
    .where('e.state', '=', 'submitted')
    .whereRef('e.snapshot_id', '=', 's.id')
    .orderBy('s.receipt');
  return inBatches<Snapshot>(conn, query);
}

/** How many entries of an edition count, and how many files and bytes they name; a file that proves two things of an entry once. */
export async function submittedSizes(conn: Conn, id: EditionId): Promise<SubmittedSizes> {
  const { rows } = await sql<SubmittedSizes>`
    select count(distinct s.id) as entries, count(f.size) as files, coalesce(sum(f.size), 0) as bytes
    from entry_snapshot s join entry e on e.snapshot_id = s.id
    left join lateral (
      select distinct on (it ->> 'evidenceId') (it -> 'file' ->> 'size')::bigint as size
      from jsonb_array_elements(s.content -> 'evidence') as it
      where jsonb_typeof(it -> 'file') = 'object' order by it ->> 'evidenceId') f on true
    where s.edition_id = ${id} and e.state = 'submitted'`.execute(tables(conn));
  const [found] = rows;
  return found ?? { entries: 0, files: 0, bytes: 0 };
}

export type Verified = {
  readonly snapshot: Snapshot;
  /** What is kept still has the digest that the receipt tells. */
  readonly holds: boolean;
  /** `replaced`: the entry was submitted anew; `withdrawn`: it is out of the edition or being mended. */
  readonly standing: 'counts' | 'replaced' | 'withdrawn';
};

/** What the public code of a receipt stands for, proved anew; null when there is no such receipt. */
export async function verifyReceipt(conn: Conn, code: PublicCode): Promise<Verified | null> {
  const row = await snapshots(conn).where('s.code', '=', code).executeTakeFirst();
  if (!row) return null;
  const { state, openUntil, currentId, ...snapshot } = row;
  const isCurrent = currentId === snapshot.id;
  return {
    snapshot,
    holds: digestOf(snapshot.content) === snapshot.sha256,
    standing: isCurrent ? standingOf({ state, openUntil }) : 'replaced',
  };
}

/** Whether the check asked to mend it is told to its people alone: for everybody else what was submitted counts. */
function standingOf(entry: Parameters<typeof hasArrived>[0]): 'counts' | 'withdrawn' {
  return hasArrived(entry) ? 'counts' : 'withdrawn';
}
