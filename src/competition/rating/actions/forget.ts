import type { Tx } from '#platform/db.ts';
import { dropMails } from '#platform/mail.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import { editionsByIds } from '../../edition/queries/editions.ts';
import { forgottenAt, publicRatingOf } from '../rules/window.ts';
import { tables } from '../schema.ts';

export type Forgotten = { readonly expired: number; readonly voters: number; readonly sources: number };

/** Forgets ballots whose link was not followed in time, who rated where the rating is over, and later where ratings came from. */
export async function forgetRaters(tx: Tx, now: Date): Promise<Forgotten> {
  const expired = await dropExpired(tx, now);
  const rows = await tables(tx)
    .selectFrom('rating_ballot')
    .select('edition_id as id')
    .distinct()
    .where((it) => it.or([it('voter', 'is not', null), it('domain', 'is not', null), it('network', 'is not', null)]))
    .execute();
  const editions = [
    ...(
      await editionsByIds(
        tx,
        rows.map((row) => row.id),
      )
    ).values(),
  ];
  const over = editions.map(({ id, document }) => ({ id, ...forgottenAt(publicRatingOf(document), now) }));
  const idsOf = (what: 'voters' | 'sources') => over.filter((it) => it[what]).map((it) => it.id);
  return {
    expired,
    voters: await forgetVoters(tx, idsOf('voters')),
    sources: await forgetSources(tx, idsOf('sources')),
  };
}

async function dropExpired(tx: Tx, now: Date): Promise<number> {
  const gone = await tables(tx)
    .deleteFrom('rating_ballot')
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', now)
    .returning('mail_id')
    .execute();
  await dropMails(
    tx,
    gone.flatMap((row) => row.mail_id ?? []),
  );
  return gone.length;
}

async function forgetVoters(tx: Tx, editions: readonly EditionId[]): Promise<number> {
  if (editions.length === 0) return 0;
  const db = tables(tx);
  await db
    .updateTable('rating_mark')
    .set({ voter: null })
    .where('edition_id', 'in', editions)
    .where('voter', 'is not', null)
    .execute();
  const rows = await db
    .updateTable('rating_ballot')
    .set({ voter: null })
    .where('edition_id', 'in', editions)
    .where('voter', 'is not', null)
    .returning('id')
    .execute();
  return rows.length;
}

async function forgetSources(tx: Tx, editions: readonly EditionId[]): Promise<number> {
  if (editions.length === 0) return 0;
  const db = tables(tx);
  await db
    .updateTable('rating_void')
    .set({ domain: '' })
    .where('edition_id', 'in', editions)
    .where('domain', '<>', '')
    .execute();
  const rows = await db
    .updateTable('rating_ballot')
    .set({ domain: null, network: null })
    .where('edition_id', 'in', editions)
    .where((it) => it.or([it('domain', 'is not', null), it('network', 'is not', null)]))
    .returning('id')
    .execute();
  return rows.length;
}
