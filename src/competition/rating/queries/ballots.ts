import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { Ballot } from '../model.ts';
import type { Sourced } from '../rules/bursts.ts';
import { tables } from '../schema.ts';

/** The ballot that a link leads to, with what it says; null when no link of the edition is so. */
export async function ballotByDigest(conn: Conn, id: EditionId, digest: string): Promise<Ballot | null> {
  const row = await tables(conn)
    .selectFrom('rating_ballot')
    .select(['id', 'edition_id as editionId', 'state', 'voter', 'mail_id as mailId', 'expires_at as expiresAt'])
    .where('edition_id', '=', id)
    .where('token_hash', '=', digest)
    .executeTakeFirst();
  if (!row) return null;
  const marks = await tables(conn)
    .selectFrom('rating_mark')
    .select(['entry_id as entryId', 'mark', 'comment'])
    .where('ballot_id', '=', row.id)
    .orderBy('entry_id')
    .execute();
  return { ...row, marks };
}

/** Confirmed ballots that count with where each came from, as long as that is kept; for bursts. */
export async function sourcedBallots(conn: Conn, id: EditionId): Promise<readonly Sourced[]> {
  return tables(conn)
    .selectFrom('rating_ballot as b')
    .select(['b.id', 'b.confirmed_at as confirmedAt', 'b.domain', 'b.network'])
    .where('b.edition_id', '=', id)
    .where('b.state', '=', 'confirmed')
    .where('b.void_id', 'is', null)
    .where((it) => it.or([it('b.domain', 'is not', null), it('b.network', 'is not', null)]))
    .where((it) =>
      it.exists(
        it
          .selectFrom('rating_mark as m')
          .select('m.entry_id')
          .whereRef('m.ballot_id', '=', 'b.id')
          .where('m.state', '=', 'counts'),
      ),
    )
    .orderBy('b.confirmed_at')
    .orderBy('b.id')
    .$narrowType<{ confirmedAt: Date }>()
    .execute();
}

export type TakenComment = {
  readonly entryId: EntryId;
  readonly title: string;
  readonly comment: string;
};

/** What raters wrote, in marks that count, by entry; in an order that does not tell when each was written. */
export async function commentsOf(conn: Conn, id: EditionId): Promise<readonly TakenComment[]> {
  return tables(conn)
    .selectFrom('rating_mark as m')
    .innerJoin('rating_ballot as b', 'b.id', 'm.ballot_id')
    .innerJoin('entry as e', 'e.id', 'm.entry_id')
    .select(['m.entry_id as entryId', 'e.title', 'm.comment'])
    .where('m.edition_id', '=', id)
    .where('m.state', '=', 'counts')
    .where('b.void_id', 'is', null)
    .where('m.comment', '<>', '')
    .orderBy('e.title')
    .orderBy('m.entry_id')
    .orderBy('m.comment')
    .execute();
}
