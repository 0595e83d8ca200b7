import { randomBytes } from 'node:crypto';
import { type Actor, record } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { sendMail } from '#platform/mail.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { LONGEST_WINDOW_SECONDS } from '../auth.ts';
import type { Caller } from '../engine.ts';
import type { PersonId, SessionId, Viewer } from '../model.ts';
import { emailChangeNews, emailTakenMail, newAddressMail, oldAddressMail } from '../notices.ts';
import { paths } from '../paths.ts';
import { type AskedSide, type EmailChange, emailChangeByToken, openEmailChange } from '../queries/email-change.ts';
import { tokenHash } from '../queries/invitations.ts';
import { hasAccount, standingOf } from '../queries/people.ts';
import {
  bothAgreed,
  confirmedAt,
  emailChangeExpiry,
  type Side,
  type WhyNotStandIn,
  whyNotAnswer,
  whyNotStandIn,
} from '../rules/email-change.ts';
import { actorOf } from '../rules/guard.ts';
import { tables } from '../schema.ts';
import { attemptKey, countAttempt } from './attempt.ts';
import { proveOwner, type WhyNotProven } from './proof.ts';

/** Each asking writes two mails. */
const ASKS = { max: 5, seconds: LONGEST_WINDOW_SECONDS };

export type WhyNotAskEmailChange = WhyNotProven | { readonly code: 'same' } | { readonly code: 'waiting' };

/**
 * Asks both mailboxes whether the account may move to the new address; nothing changes before both agree.
 * Whether the new address has an account already shows in neither answer nor work: its owner is told by mail.
 */
export async function askEmailChange(
  caller: Caller & { readonly baseUrl: string },
  viewer: Viewer,
  given: { readonly email: string; readonly proof: string },
): Promise<Outcome<null, WhyNotAskEmailChange>> {
  if (given.email === viewer.person?.email) return refused({ code: 'same' });
  const proven = await proveOwner(caller, viewer, given.proof);
  if (!proven.ok) return proven;
  const person = proven.value;
  if (caller.config.authRateLimit) {
    const key = attemptKey('email-change', person.id);
    const seconds = await countAttempt(caller.db.conn, key, ASKS, caller.now);
    if (seconds > 0) return refused({ code: 'too_many', seconds });
  }
  return caller.db.transact<Outcome<null, WhyNotAskEmailChange>>(async (tx) => {
    await endExpired(tx, caller.now, person.id);
    const [oldToken, newToken] = [newTokenText(), newTokenText()];
    const change = await insertChange(tx, { ...person, newEmail: given.email, oldToken, newToken }, caller.now);
    if (!change) return refused({ code: 'waiting' });
    const link = (token: string, answer?: 'tolak') => caller.baseUrl + paths.answerEmailChange.to(token, answer);
    await sendMail(tx, oldAddressMail(change, { agree: link(oldToken), refuse: link(oldToken, 'tolak') }), caller.now);
    const taken = await hasAccount(tx, given.email);
    await sendMail(tx, taken ? emailTakenMail(change) : newAddressMail(change, link(newToken)), caller.now);
    await log(tx, actorOf(viewer), { change, event: 'identity.email_change_asked' }, caller.now);
    return done(null);
  });
}

const newTokenText = () => randomBytes(32).toString('base64url');

type Wanted = {
  readonly id: PersonId;
  readonly email: string;
  readonly newEmail: string;
  readonly oldToken: string;
  readonly newToken: string;
};

async function insertChange(tx: Tx, given: Wanted, now: Date): Promise<EmailChange | null> {
  const inserted = await tables(tx)
    .insertInto('email_change')
    .values({
      id: newId<'EmailChangeId'>(),
      person_id: given.id,
      old_email: given.email,
      new_email: given.newEmail,
      old_token_hash: tokenHash(given.oldToken),
      new_token_hash: tokenHash(given.newToken),
      asked_at: now,
      expires_at: emailChangeExpiry(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted ? openEmailChange(tx, given.id, now) : null;
}

/** Ends changes that nobody answered in time; answers how many. For one person, or for all. */
export async function endExpired(tx: Tx, now: Date, personId?: PersonId): Promise<number> {
  let query = tables(tx)
    .updateTable('email_change')
    .set({ ended_at: now, outcome: 'expired' })
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', now);
  if (personId) query = query.where('person_id', '=', personId);
  return (await query.returning('id').execute()).length;
}

export type Answered = 'changed' | 'waiting' | 'refused' | 'taken';
type Answer = { readonly token: string; readonly agree: boolean; readonly ip: string; readonly keep: SessionId | null };

/** Takes the answer of one of the two mailboxes; the second to agree moves the account. `keep`: a session that stays. */
export async function answerEmailChange(
  tx: Tx,
  given: Answer,
  now: Date,
): Promise<Outcome<Answered, 'unknown' | 'ended' | 'expired'>> {
  const asked = await lockedByToken(tx, given.token);
  if (!asked) return refused('unknown');
  const { change, side } = asked;
  const refusal = whyNotAnswer(change, now);
  if (refusal) return refused(refusal);
  // Whoever holds the link reads that mailbox; that it is the person is not known.
  const who: Actor = { personId: null, name: '', role: '', ip: given.ip };
  if (!given.agree) {
    await end(tx, change, 'refused', now);
    await log(tx, who, { change, event: 'identity.email_change_refused', detail: { side } }, now);
    await sendMail(tx, emailChangeNews(change, change.oldEmail, 'refused'), now);
    return done('refused');
  }
  if (confirmedAt(change, side)) return done('waiting');
  await agree(tx, change, side, now);
  await log(tx, who, { change, event: 'identity.email_change_confirmed', detail: { side } }, now);
  return done(await settle(tx, who, { change, keep: given.keep }, now));
}

async function lockedByToken(tx: Tx, token: string): Promise<AskedSide | null> {
  const found = await emailChangeByToken(tx, token);
  if (!found) return null;
  await tables(tx).selectFrom('email_change').select('id').where('id', '=', found.change.id).forUpdate().execute();
  return emailChangeByToken(tx, token);
}

async function agree(tx: Tx, change: EmailChange, side: Side, now: Date): Promise<void> {
  const column = side === 'old' ? { old_confirmed_at: now } : { new_confirmed_at: now };
  await tables(tx).updateTable('email_change').set(column).where('id', '=', change.id).execute();
}

async function end(tx: Tx, { id }: EmailChange, outcome: Exclude<Answered, 'waiting'> | 'cancelled', now: Date) {
  await tables(tx).updateTable('email_change').set({ ended_at: now, outcome }).where('id', '=', id).execute();
}

type Settling = { readonly change: EmailChange; readonly keep: SessionId | null };

/** Moves the account when both have agreed: other sessions and links for a new password end with the old address. */
async function settle(tx: Tx, who: Actor, { change, keep }: Settling, now: Date): Promise<Answered> {
  const fresh = await openEmailChange(tx, change.personId, now);
  if (!fresh || !bothAgreed(fresh)) return 'waiting';
  const { personId, oldEmail, newEmail } = fresh;
  if (await hasAccount(tx, newEmail)) {
    await end(tx, fresh, 'taken', now);
    return 'taken';
  }
  const at = { email: newEmail, updated_at: now };
  await tables(tx).updateTable('person').set(at).where('id', '=', personId).execute();
  await end(tx, fresh, 'changed', now);
  let sessions = tables(tx).deleteFrom('auth_session').where('person_id', '=', personId);
  if (keep) sessions = sessions.where('id', '!=', keep);
  await sessions.execute();
  await tables(tx).deleteFrom('auth_verification').where('value', '=', personId).execute();
  const subject = { kind: 'person', id: personId };
  const entry = { event: 'identity.email_changed', subject, before: { email: oldEmail }, after: { email: newEmail } };
  await record(tx, who, entry, now);
  for (const to of [oldEmail, newEmail]) await sendMail(tx, emailChangeNews(fresh, to, 'changed'), now);
  return 'changed';
}

/** Takes one's own question back; its links are dead. */
export async function cancelEmailChange(tx: Tx, viewer: Viewer, now: Date): Promise<Outcome<null, 'none'>> {
  const change = viewer.person ? await openEmailChange(tx, viewer.person.id, now) : null;
  if (!change) return refused('none');
  await end(tx, change, 'cancelled', now);
  await log(tx, actorOf(viewer), { change, event: 'identity.email_change_cancelled' }, now);
  return done(null);
}

/** An admin answers in place of an old mailbox that its owner lost; both addresses are told by whom and why. */
export async function standInForOldAddress(
  tx: Tx,
  viewer: Viewer,
  given: { readonly id: PersonId; readonly reason: string },
  now: Date,
): Promise<Outcome<Answered, 'none' | 'reason_missing' | WhyNotStandIn>> {
  await tables(tx).selectFrom('email_change').select('id').where('person_id', '=', given.id).forUpdate().execute();
  const [change, person] = [await openEmailChange(tx, given.id, now), await standingOf(tx, given.id)];
  if (!change || !person || !viewer.person) return refused('none');
  const refusal = whyNotStandIn(viewer, person, change, now);
  if (refusal) return refused(refusal);
  const reason = given.reason.trim();
  if (reason === '') return refused('reason_missing');
  await tables(tx)
    .updateTable('email_change')
    .set({ old_confirmed_at: now, stood_in_by: viewer.person.id, stood_in_reason: reason })
    .where('id', '=', change.id)
    .execute();
  await log(tx, actorOf(viewer), { change, event: 'identity.email_change_stood_in', detail: { reason } }, now);
  for (const to of [change.oldEmail, change.newEmail])
    await sendMail(tx, emailChangeNews(change, to, 'stood_in', { admin: viewer.person.name, reason }), now);
  return done(await settle(tx, actorOf(viewer), { change, keep: null }, now));
}

type Happening = { readonly change: EmailChange; readonly event: string; readonly detail?: object };

async function log(tx: Tx, who: Actor, { change, event, detail }: Happening, now: Date): Promise<void> {
  const subject = { kind: 'person', id: change.personId };
  const { personName: name, oldEmail, newEmail } = change;
  await record(tx, who, { event, subject, after: { name, oldEmail, newEmail, ...detail } }, now);
}
