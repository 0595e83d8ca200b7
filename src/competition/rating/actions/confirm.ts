import { sql } from 'kysely';
import { requireSecret, type Viewer } from '#identity/index.ts';
import type { Config } from '#platform/config.ts';
import type { Database, Tx } from '#platform/db.ts';
import { dropMails } from '#platform/mail.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { editionForSubmission } from '../../edition/queries/editions.ts';
import { databaseNow } from '../../entry/actions/load.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { Ballot, RatingRefusal } from '../model.ts';
import { ballotByDigest } from '../queries/ballots.ts';
import { finalistsOf } from '../queries/finalists.ts';
import { ownAddresses, ownersOf } from '../queries/own.ts';
import { digestsFor, tokenDigest } from '../rules/address.ts';
import { whyNotMark } from '../rules/own.ts';
import { whyNotConfirm } from '../rules/window.ts';
import { tables } from '../schema.ts';
import { leaveTrace, rater } from './trace.ts';

export type Confirmed = { readonly counted: number; readonly refused: number };

type Given = { readonly editionId: EditionId; readonly token: string };
type House = { readonly db: Database; readonly config: Config };

/**
 * Counts what waited for its link: from now on it is the one mark of its address for each entry, in place of an earlier one. Marks for
 * entries of one's own are left out.
 */
export async function confirmRating(
  { db, config }: House,
  who: Viewer,
  { editionId, token }: Given,
): Promise<Outcome<Confirmed, RatingRefusal>> {
  const secret = await requireSecret(db, config);
  return db.transact<Outcome<Confirmed, RatingRefusal>>(async (tx) => {
    const edition = await editionForSubmission(tx, editionId);
    const found = edition ? await held(tx, editionId, tokenDigest(token)) : null;
    if (!edition || !found) return refused('unknown_link');
    const now = await databaseNow(tx);
    if (found.state === 'confirmed') return done(await countsOf(tx, found));
    const why = whyNotConfirm(edition, found, now);
    if (why) return refused(why);
    const out = await leftOut(tx, who, { edition, ballot: found, secret }, now);
    await count(tx, found, out, now);
    await leaveTrace(tx, rater, { id: edition.id, verb: 'confirm' }, now);
    return done(await countsOf(tx, found));
  });
}

/** The ballot of the link; those of one address wait for each other, so that one mark counts. */
async function held(tx: Tx, id: EditionId, digest: string): Promise<Ballot | null> {
  const found = await ballotByDigest(tx, id, digest);
  const key = `rating:${found?.voter ?? found?.id ?? ''}`;
  if (found) await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tables(tx));
  return ballotByDigest(tx, id, digest);
}

type Confirming = { readonly edition: Edition; readonly ballot: Ballot; readonly secret: string };

/** Entries whose marks do not count: no finalists any more, or the rater's own, by account or by address. */
async function leftOut(
  tx: Tx,
  who: Viewer,
  { edition, ballot, secret }: Confirming,
  now: Date,
): Promise<ReadonlySet<EntryId>> {
  const ids = ballot.marks.map((it) => it.entryId);
  const known = new Set((await finalistsOf(tx, edition, now)).map((it) => it.id));
  const owners = await ownersOf(tx, ids);
  const { voter } = digestsFor(secret, edition.id);
  const byAddress = (await ownAddresses(tx, ids)).filter((it) => voter(it.email) === ballot.voter);
  const own = new Set(byAddress.map((it) => it.entryId));
  const isOwn = (id: EntryId) => {
    const owner = owners.get(id);
    return own.has(id) || (owner !== undefined && whyNotMark(owner, who) !== null);
  };
  return new Set(ids.filter((id) => !known.has(id) || isOwn(id)));
}

async function count(tx: Tx, ballot: Ballot, out: ReadonlySet<EntryId>, now: Date): Promise<void> {
  const { id, voter, mailId } = ballot;
  const db = tables(tx);
  const taken = ballot.marks.map((it) => it.entryId).filter((it) => !out.has(it));
  if (taken.length > 0 && voter !== null)
    await db
      .updateTable('rating_mark')
      .set({ state: 'replaced' })
      .where('voter', '=', voter)
      .where('entry_id', 'in', taken)
      .where('state', '=', 'counts')
      .execute();
  const marks = db.updateTable('rating_mark').where('ballot_id', '=', id);
  if (taken.length > 0) await marks.set({ state: 'counts' }).where('entry_id', 'in', taken).execute();
  if (out.size > 0)
    await marks
      .set({ state: 'refused' })
      .where('entry_id', 'in', [...out])
      .execute();
  await db
    .updateTable('rating_ballot')
    .set({ state: 'confirmed', confirmed_at: now, mail_id: null })
    .where('id', '=', id)
    .execute();
  if (mailId) await dropMails(tx, [mailId]);
}

async function countsOf(tx: Tx, { id }: Ballot): Promise<Confirmed> {
  return tables(tx)
    .selectFrom('rating_mark')
    .select([
      sql<number>`count(*) filter (where state <> 'refused')`.as('counted'),
      sql<number>`count(*) filter (where state = 'refused')`.as('refused'),
    ])
    .where('ballot_id', '=', id)
    .executeTakeFirstOrThrow();
}
