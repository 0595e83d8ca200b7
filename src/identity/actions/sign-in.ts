import { type Actor, record } from '#audit/index.ts';
import type { Conn } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { LONGEST_WINDOW_SECONDS } from '../auth.ts';
import { askEngine, type Caller } from '../engine.ts';
import type { PersonId, Viewer } from '../model.ts';
import { actorOf } from '../rules/guard.ts';
import { tables } from '../schema.ts';
import { attemptKey, countAttempt, forgetAttempts } from './attempt.ts';

export const ACCOUNT_LIMIT = { max: 20, seconds: LONGEST_WINDOW_SECONDS };

export type WhyNotSignIn =
  | { readonly code: 'wrong' }
  | { readonly code: 'deactivated' }
  | { readonly code: 'too_many'; readonly seconds: number }
  /** The password is right; the cookies carry the question for the code. */
  | { readonly code: 'second_step'; readonly cookies: readonly string[] };

export type SignedIn = { readonly cookies: readonly string[]; readonly personId: PersonId };

/**
 * Opens a session for an address and password. An unknown address is refused with the same answer after the same
 * work as a wrong password, and counts towards the same limits (per client address, and per account).
 */
export async function signIn(
  caller: Caller,
  given: { readonly email: string; readonly password: string },
): Promise<Outcome<SignedIn, WhyNotSignIn>> {
  const key = accountKey(given.email);
  if (caller.config.authRateLimit) {
    const wait = await countAttempt(caller.db.conn, key, ACCOUNT_LIMIT, caller.now);
    if (wait > 0) return refused({ code: 'too_many', seconds: wait });
  }
  const answer = await askEngine(caller, '/sign-in/email', { ...given, rememberMe: true });
  if (answer.status === 429) return refused({ code: 'too_many', seconds: answer.retryAfter });
  if (answer.status === 200 && answer.told.twoFactorRedirect === true) {
    await forgetAttempts(caller.db.conn, key);
    return refused({ code: 'second_step', cookies: answer.cookies });
  }
  if (answer.status !== 200 || !answer.userId) {
    const why = answer.code === 'DEACTIVATED' ? 'deactivated' : 'wrong';
    await recordRefusal(caller, given.email, why);
    return refused({ code: why });
  }
  await forgetAttempts(caller.db.conn, key);
  await recordSignIn(caller, answer.userId as PersonId);
  return done({ cookies: answer.cookies, personId: answer.userId as PersonId });
}

/** Forgets the failed attempts on an account, after its owner proved the mailbox. */
export async function unlockAccount(conn: Conn, email: string): Promise<void> {
  await forgetAttempts(conn, accountKey(email));
}

const accountKey = (email: string) => attemptKey('account', email);

/** Ends the session that the request came with; answers the cookies that make the browser forget it. */
export async function signOut(caller: Caller, viewer: Viewer): Promise<readonly string[]> {
  const answer = await askEngine(caller, '/sign-out', {});
  if (viewer.person) {
    const subject = { kind: 'person', id: viewer.person.id };
    await caller.db.transact((tx) =>
      record(tx, actorOf(viewer), { event: 'identity.signed_out', subject }, caller.now),
    );
  }
  return answer.cookies;
}

/** Remembers that the person came in, for the log and the list of people; `by`: without a password. */
export async function recordSignIn(caller: Caller, personId: PersonId, by?: 'sso' | 'passkey'): Promise<void> {
  await caller.db.transact(async (tx) => {
    const person = await tables(tx)
      .updateTable('person')
      .set({ last_signed_in_at: caller.now })
      .where('id', '=', personId)
      .returning('name')
      .executeTakeFirstOrThrow();
    const who: Actor = { personId, name: person.name, role: '', ip: caller.ip };
    const entry = { event: 'identity.signed_in', subject: { kind: 'person', id: personId } };
    await record(tx, who, by ? { ...entry, after: { by } } : entry, caller.now);
  });
}

/** The log keeps which address was tried: that is what an administrator looks for after an attack. */
async function recordRefusal(caller: Caller, email: string, why: 'wrong' | 'deactivated'): Promise<void> {
  await caller.db.transact(async (tx) => {
    const person = await tables(tx).selectFrom('person').select('id').where('email', '=', email).executeTakeFirst();
    const who: Actor = { personId: null, name: '', role: '', ip: caller.ip };
    const subject = { kind: 'person', id: person?.id ?? 'unknown' };
    await record(tx, who, { event: 'identity.sign_in_refused', subject, after: { email, reason: why } }, caller.now);
  });
}
