import { randomBytes } from 'node:crypto';
import { attemptKey, countAttempt, requireSecret, type Viewer } from '#identity/index.ts';
import type { Config } from '#platform/config.ts';
import type { Database, Tx } from '#platform/db.ts';
import { networkOf } from '#platform/http/network.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import { sendMail } from '#platform/mail.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { editionForSubmission } from '../../edition/queries/editions.ts';
import { told } from '../../edition/wording.ts';
import { databaseNow } from '../../entry/actions/load.ts';
import type { BallotId, Mark, RatingRefusal } from '../model.ts';
import { confirmMail } from '../notices.ts';
import { paths } from '../paths.ts';
import { finalistsOf } from '../queries/finalists.ts';
import { ownersOf } from '../queries/own.ts';
import { digestsFor, domainOf, oneAddress, tokenDigest } from '../rules/address.ts';
import { whyNotMark } from '../rules/own.ts';
import { linkUntil, openRatingOf, publicRatingOf, whyNotRate } from '../rules/window.ts';
import { tables } from '../schema.ts';
import { leaveTrace, rater } from './trace.ts';

const QUARTER_SECONDS = 15 * 60;
/** A whole school may sit behind one network; single mailboxes are guarded by their own counter. */
export const ASKS_A_NETWORK = { max: 30, seconds: QUARTER_SECONDS };
export const ASKS_AN_ADDRESS = { max: 5, seconds: QUARTER_SECONDS };

export type Caller = {
  readonly db: Database;
  readonly config: Config;
  readonly ip: string;
  readonly now: Date;
  readonly baseUrl: string;
  readonly locale: Locale;
};

export type Asked = {
  /** Comes with the form, so that a double click makes one. */
  readonly id: BallotId;
  readonly editionId: EditionId;
  readonly email: string;
  readonly marks: readonly Mark[];
};

export type WhyNotAsk = RatingRefusal | { readonly seconds: number };

/** Keeps marks that wait for the link in a mail to be followed; which addresses are known is told by nothing. */
export async function askRating(caller: Caller, who: Viewer, asked: Asked): Promise<Outcome<null, WhyNotAsk>> {
  const seconds = await tooMany(caller, asked.email);
  if (seconds > 0) return refused({ seconds });
  const secret = await requireSecret(caller.db, caller.config);
  return caller.db.transact<Outcome<null, WhyNotAsk>>(async (tx) => {
    const edition = await editionForSubmission(tx, asked.editionId);
    const now = await databaseNow(tx);
    const why = edition ? await whyNotAsk(tx, who, { edition, asked }, now) : 'not_found';
    if (!edition || why) return refused(why ?? 'not_found');
    const token = randomBytes(32).toString('base64url');
    const isNew = await keep(tx, { caller, edition, asked, secret, token }, now);
    if (isNew) await leaveTrace(tx, rater, { id: edition.id, verb: 'ask' }, now);
    return done(null);
  });
}

async function tooMany({ db, config, ip, now }: Caller, email: string): Promise<number> {
  if (!config.authRateLimit) return 0;
  const byNetwork = await countAttempt(db.conn, attemptKey('rating-network', networkOf(ip)), ASKS_A_NETWORK, now);
  const byAddress = await countAttempt(db.conn, attemptKey('rating-address', oneAddress(email)), ASKS_AN_ADDRESS, now);
  return Math.max(byNetwork, byAddress);
}

type Asking = { readonly edition: Edition; readonly asked: Asked };

async function whyNotAsk(tx: Tx, who: Viewer, { edition, asked }: Asking, now: Date): Promise<RatingRefusal | null> {
  const rating = openRatingOf(edition);
  if (!rating) return 'not_found';
  const closed = whyNotRate(rating, now);
  if (closed) return closed;
  if (asked.marks.length === 0) return 'nothing';
  const known = new Set((await finalistsOf(tx, edition, now)).map((it) => it.id));
  if (asked.marks.some((it) => !known.has(it.entryId) || it.mark > rating.scale)) return 'not_found';
  const owners = await ownersOf(
    tx,
    asked.marks.map((it) => it.entryId),
  );
  return [...owners.values()].some((it) => whyNotMark(it, who)) ? 'own' : null;
}

type Keeping = Asking & { readonly caller: Caller; readonly secret: string; readonly token: string };

/** False when the form was sent before. */
async function keep(tx: Tx, { caller, edition, asked, secret, token }: Keeping, now: Date): Promise<boolean> {
  const digests = digestsFor(secret, edition.id);
  const rating = publicRatingOf(edition.document);
  const until = linkUntil({ closes: rating?.closes ?? null }, now);
  const voter = digests.voter(asked.email);
  const kept = await tables(tx)
    .insertInto('rating_ballot')
    .values({
      id: asked.id,
      edition_id: edition.id,
      state: 'waiting',
      voter,
      domain: domainOf(asked.email),
      network: digests.network(networkOf(caller.ip)),
      token_hash: tokenDigest(token),
      mail_id: null,
      asked_at: now,
      expires_at: until,
      confirmed_at: null,
      void_id: null,
    })
    .onConflict((clash) => clash.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!kept) return false;
  const marks = asked.marks.map(({ entryId, mark, comment }) => ({
    ballot_id: asked.id,
    edition_id: edition.id,
    entry_id: entryId,
    mark,
    comment: rating?.hasComments ? comment : '',
    state: 'waiting' as const,
    voter,
  }));
  await tables(tx).insertInto('rating_mark').values(marks).execute();
  await write(tx, { caller, edition, asked, secret, token }, until, now);
  return true;
}

async function write(tx: Tx, { caller, edition, asked, token }: Keeping, until: Date, now: Date): Promise<void> {
  const link = caller.baseUrl + paths.confirm.to(edition.id, token);
  const title = told(edition.document, 'title');
  const mail = { email: asked.email, edition: title, count: asked.marks.length, link, until };
  const mailId = await sendMail(tx, confirmMail(caller.locale, mail), now);
  await tables(tx).updateTable('rating_ballot').set({ mail_id: mailId }).where('id', '=', asked.id).execute();
}
