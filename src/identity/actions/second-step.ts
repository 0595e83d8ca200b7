import { type Actor, record } from '#audit/index.ts';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import { sendMail } from '#platform/mail.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { authOf, COOKIE_PREFIX, LONGEST_WINDOW_SECONDS } from '../auth.ts';
import { askEngine, type Caller, type EngineAnswer } from '../engine.ts';
import type { PersonId } from '../model.ts';
import { secondFactorMail } from '../notices.ts';
import { parseCode } from '../rules/recovery-code.ts';
import { tables } from '../schema.ts';
import { recordSignIn, type SignedIn } from './sign-in.ts';
import { takeCode } from './used-code.ts';

export type WhyNotSecondStep =
  | { readonly code: 'gone' | 'malformed' | 'wrong' }
  | { readonly code: 'too_many'; readonly seconds: number };

/** The person whose password was right and whose code is waited for; null when there is none or the time is over. */
export async function personAtSecondStep(caller: Caller): Promise<PersonId | null> {
  const identifier = challengeIn(caller.cookie);
  return identifier ? personOfChallenge(caller, identifier) : null;
}

function challengeIn(cookies: string): string | null {
  const found = new RegExp(`(?:^|;\\s*)(?:__Secure-)?${COOKIE_PREFIX}\\.two_factor=([^;]+)`).exec(cookies)?.[1];
  // The cookie is `identifier.signature`; the engine checks the signature before anything is opened.
  return found ? decodeURIComponent(found).split('.')[0] || null : null;
}

async function personOfChallenge(
  { db, config, now }: { readonly db: Database; readonly config: Config; readonly now: Date },
  identifier: string,
): Promise<PersonId | null> {
  const { internalAdapter } = await (await authOf(db, config)).$context;
  const kept = await internalAdapter.findVerificationValue(identifier);
  return kept && kept.expiresAt > now ? (kept.value as PersonId) : null;
}

/** Opens the session after the password, for a code of the app or a recovery code; each works once. */
export async function takeSecondStep(caller: Caller, typed: string): Promise<Outcome<SignedIn, WhyNotSecondStep>> {
  const personId = await personAtSecondStep(caller);
  if (!personId) return refused({ code: 'gone' });
  const code = parseCode(typed);
  if (!code) return refused({ code: 'malformed' });
  if (!(await takeCode(caller.db.conn, personId, code.code, caller.now))) {
    await recordWrong(caller, personId);
    return refused({ code: 'wrong' });
  }
  const path = code.kind === 'totp' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
  const answer = await askEngine(caller, path, { code: code.code });
  if (answer.status !== 200) return refuse(caller, personId, answer);
  await recordSignIn(caller, personId);
  if (code.kind === 'recovery') await tellRecovery(caller, personId);
  return done({ cookies: answer.cookies, personId });
}

async function refuse(
  caller: Caller,
  personId: PersonId,
  answer: EngineAnswer,
): Promise<Outcome<never, WhyNotSecondStep>> {
  if (answer.status === 429) {
    return refused({ code: 'too_many', seconds: answer.retryAfter || LONGEST_WINDOW_SECONDS });
  }
  const wrong = answer.code === 'INVALID_CODE' || answer.code === 'INVALID_BACKUP_CODE';
  if (!wrong) return refused({ code: 'gone' });
  await recordWrong(caller, personId);
  return refused({ code: 'wrong' });
}

async function recordWrong(caller: Caller, personId: PersonId): Promise<void> {
  const who: Actor = { personId: null, name: '', role: '', ip: caller.ip };
  const entry = { event: 'identity.sign_in_refused', subject: { kind: 'person', id: personId } };
  await caller.db.transact((tx) => record(tx, who, { ...entry, after: { reason: 'code' } }, caller.now));
}

async function tellRecovery(caller: Caller, personId: PersonId): Promise<void> {
  await caller.db.transact(async (tx) => {
    const person = await tables(tx)
      .selectFrom('person')
      .select(['name', 'email', 'locale'])
      .where('id', '=', personId)
      .executeTakeFirstOrThrow();
    const who: Actor = { personId, name: person.name, role: '', ip: caller.ip };
    const subject = { kind: 'person', id: personId };
    await record(tx, who, { event: 'identity.recovery_code_used', subject }, caller.now);
    await sendMail(tx, secondFactorMail(person, 'recovery', caller.now), caller.now);
  });
}
