import { type Actor, record } from '#audit/index.ts';
import { networkOf } from '#platform/http/network.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { LONGEST_WINDOW_SECONDS, SIGN_INS_A_MINUTE } from '../auth.ts';
import { type Caller, enterProven } from '../engine.ts';
import type { SessionId } from '../model.ts';
import { type Asked, type Assertion, parseAssertion, useOf } from '../passkey.ts';
import { type PasskeyAtDoor, passkeyByCredential } from '../queries/passkeys.ts';
import { CHALLENGE_SECONDS, userHandleOf } from '../rules/passkey.ts';
import { tables } from '../schema.ts';
import { attemptKey, countAttempt, forgetAttempts } from './attempt.ts';
import { markStrong } from './sessions.ts';
import { ACCOUNT_LIMIT, recordSignIn, type SignedIn } from './sign-in.ts';
import { takeCode } from './used-code.ts';

type Reason = 'expired' | 'unknown' | 'invalid' | 'deactivated';
export type WhyNotPasskeySignIn = { readonly code: Reason } | { readonly code: 'too_many'; readonly seconds: number };

/**
 * Opens a session for the owner of the passkey with which the device answered this challenge. It is strong: the device
 * has verified who holds it, so no code is asked beside. An answer counts once; so does a counter that goes up.
 */
export async function signInByPasskey(
  caller: Caller,
  given: Asked & { readonly answer: string },
): Promise<Outcome<SignedIn, WhyNotPasskeySignIn>> {
  const answer = parseAssertion(given.answer);
  const passkey = answer && (await passkeyByCredential(caller.db.conn, answer.id));
  const seconds = await waitAtDoor(caller, passkey);
  if (seconds > 0) return refused({ code: 'too_many', seconds });
  if (!answer || !passkey) return refuse(caller, null, 'unknown');
  const why = await whyNotOpen(caller, { answer, passkey, given });
  if (why) return refuse(caller, passkey, why);
  const entered = await enterProven(caller, passkey.personId, false);
  if (entered.status !== 200) return refuse(caller, passkey, 'deactivated');
  await markStrong(caller.db.conn, (entered.told.session as { readonly id: SessionId }).id);
  await forgetAttempts(caller.db.conn, keyOf(passkey));
  await recordSignIn(caller, passkey.personId, 'passkey');
  return done({ cookies: entered.cookies, personId: passkey.personId });
}

const keyOf = (passkey: PasskeyAtDoor) => attemptKey('passkey', passkey.id);

/** Seconds to wait: counted by the client's address, and by passkey beside it. */
async function waitAtDoor({ db, config, ip, now }: Caller, passkey: PasskeyAtDoor | null): Promise<number> {
  if (!config.authRateLimit) return 0;
  const aMinute = { max: SIGN_INS_A_MINUTE, seconds: 60 };
  const byClient = await countAttempt(db.conn, attemptKey('passkey-client', networkOf(ip)), aMinute, now);
  const byKey = passkey ? await countAttempt(db.conn, keyOf(passkey), ACCOUNT_LIMIT, now) : 0;
  return Math.min(LONGEST_WINDOW_SECONDS, Math.max(byClient, byKey));
}

type Coming = { readonly answer: Assertion; readonly passkey: PasskeyAtDoor; readonly given: Asked };

async function whyNotOpen(caller: Caller, { answer, passkey, given }: Coming): Promise<Reason | null> {
  const { conn } = caller.db;
  const { personId } = passkey;
  if (!(await takeCode(conn, personId, given.challenge, caller.now, CHALLENGE_SECONDS))) return 'expired';
  const use = await useOf(answer, passkey, given);
  const { userHandle } = answer.response;
  if (!use || (userHandle !== undefined && userHandle !== userHandleOf(personId))) return 'invalid';
  if (passkey.deactivatedAt) return 'deactivated';
  // Of two uses at once that tell one count, one is a copy of the key; devices that do not count tell 0.
  const counted = await tables(conn)
    .updateTable('auth_passkey')
    .set({ counter: use.counter, backed_up: use.backedUp, last_used_at: caller.now })
    .where('id', '=', passkey.id)
    .where((it) => it.or([it('counter', '<', use.counter), it.and([it('counter', '=', 0), it.lit(use.counter === 0)])]))
    .returning('id')
    .executeTakeFirst();
  return counted ? null : 'invalid';
}

async function refuse(
  caller: Caller,
  passkey: PasskeyAtDoor | null,
  code: Reason,
): Promise<Outcome<never, WhyNotPasskeySignIn>> {
  const who: Actor = { personId: null, name: '', role: '', ip: caller.ip };
  const subject = { kind: 'person', id: passkey?.personId ?? 'unknown' };
  const entry = { event: 'identity.sign_in_refused', subject, after: { reason: `passkey_${code}` } };
  await caller.db.transact((tx) => record(tx, who, entry, caller.now));
  return refused({ code });
}
