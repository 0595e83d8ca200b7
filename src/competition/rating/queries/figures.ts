import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { CountedMark } from '../rules/figures.ts';
import { tables } from '../schema.ts';

/** How often each entry of the edition was given each mark, by marks that count. */
export async function countedMarks(conn: Conn, id: EditionId): Promise<readonly CountedMark[]> {
  return tables(conn)
    .selectFrom('rating_mark as m')
    .innerJoin('rating_ballot as b', 'b.id', 'm.ballot_id')
    .select(({ fn }) => [
      'm.entry_id as entryId',
      'm.mark',
      sql<boolean>`b.void_id is not null`.as('voided'),
      fn.countAll<number>().as('n'),
    ])
    .where('m.edition_id', '=', id)
    .where('m.state', '=', 'counts')
    .groupBy(['m.entry_id', 'm.mark', sql`b.void_id is not null`])
    .execute();
}

export type BallotCounts = { readonly confirmed: number; readonly waiting: number; readonly voided: number };

/** How many ballots were confirmed, wait for their link, and were taken out of the count. */
export async function ballotCounts(conn: Conn, id: EditionId): Promise<BallotCounts> {
  return tables(conn)
    .selectFrom('rating_ballot')
    .select([
      sql<number>`count(*) filter (where state = 'confirmed')`.as('confirmed'),
      sql<number>`count(*) filter (where state = 'waiting')`.as('waiting'),
      sql<number>`count(*) filter (where void_id is not null)`.as('voided'),
    ])
    .where('edition_id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Confirmations hour by hour. */
export async function confirmedByHour(
  conn: Conn,
  id: EditionId,
): Promise<readonly { readonly hour: Date; readonly n: number }[]> {
  return tables(conn)
    .selectFrom('rating_ballot')
    .select(({ fn }) => [sql<Date>`date_trunc('hour', confirmed_at)`.as('hour'), fn.countAll<number>().as('n')])
    .where('edition_id', '=', id)
    .where('state', '=', 'confirmed')
    .groupBy('hour')
    .orderBy('hour')
    .execute();
}
