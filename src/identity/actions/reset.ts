import { randomBytes } from 'node:crypto';
import { record } from '#audit/index.ts';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import { networkOf } from '#platform/http/network.ts';
import { enqueue, type JobContext } from '#platform/jobs.ts';
import { sendMail } from '#platform/mail.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { authOf, LONGEST_WINDOW_SECONDS, RESET_SECONDS } from '../auth.ts';
import { askEngine, type Caller } from '../engine.ts';
import type { PersonId } from '../model.ts';
import { passwordChangedMail, resetMail } from '../notices.ts';
import { paths } from '../paths.ts';
import { type WhyNotPassword, whyNotPassword } from '../rules/password.ts';
import { tables } from '../schema.ts';
import { attemptKey, countAttempt } from './attempt.ts';
import { unlockAccount } from './sign-in.ts';

const ASKS_AN_ADDRESS = { max: 5, seconds: LONGEST_WINDOW_SECONDS };
const ASKS_A_CLIENT = { max: 30, seconds: LONGEST_WINDOW_SECONDS };
export const SEND_RESET = 'identity.send_reset';

/** Whose password is to be set anew. */
export type ResetPerson = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly locale: 'id' | 'en';
};

/**
 * Queues a reset for the address: the same one insert whether or not it has an account; a job looks it up later,
 * so that neither the answer nor its time tells. Refuses with the seconds to wait after too many.
 */
export async function askReset(caller: Caller, email: string): Promise<Outcome<null, { readonly seconds: number }>> {
  if (caller.config.authRateLimit) {
    const { conn } = caller.db;
    const byClient = await countAttempt(
      conn,
      attemptKey('reset-client', networkOf(caller.ip)),
      ASKS_A_CLIENT,
      caller.now,
    );
    const byAddress = await countAttempt(conn, attemptKey('reset-address', email), ASKS_AN_ADDRESS, caller.now);
    const seconds = Math.max(byClient, byAddress);
    if (seconds > 0) return refused({ seconds });
  }
  await caller.db.transact((tx) =>
    enqueue(tx, SEND_RESET, { email, ip: caller.ip }, { key: attemptKey('reset', email) }),
  );
  return done(null);
}

/** Sends the link when the address has a living account; does nothing otherwise. */
export async function sendReset(
  context: JobContext,
  asked: { readonly email: string; readonly ip: string },
): Promise<void> {
  const person = await livingPerson(context.db, { email: asked.email });
  if (!person) return;
  const token = await issueResetToken(context, person.id);
  const link = context.baseUrl + paths.newPassword.to(token);
  await context.db.transact(async (tx) => {
    await sendMail(tx, resetMail(person, link), context.now);
    const who = { personId: null, name: '', role: '', ip: asked.ip };
    await record(tx, who, { event: 'identity.reset_asked', subject: { kind: 'person', id: person.id } }, context.now);
  });
}

/** A one-time token to set a new password; the database keeps only its digest. Valid for an hour. */
export async function issueResetToken(
  { db, config, now }: { readonly db: Database; readonly config: Config; readonly now: Date },
  personId: PersonId,
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const { internalAdapter } = await (await authOf(db, config)).$context;
  await internalAdapter.createVerificationValue({
    identifier: identifierOf(token),
    value: personId,
    expiresAt: new Date(now.getTime() + RESET_SECONDS * 1000),
  });
  return token;
}

const identifierOf = (token: string) => `reset-password:${token}`;

/** Whose token this is; null when it is unknown, used, expired, or its owner was deactivated. */
export async function personOfResetToken(caller: Caller, token: string): Promise<ResetPerson | null> {
  if (token === '') return null;
  const { internalAdapter } = await (await authOf(caller.db, caller.config)).$context;
  const kept = await internalAdapter.findVerificationValue(identifierOf(token));
  if (!kept || kept.expiresAt < caller.now) return null;
  return livingPerson(caller.db, { id: kept.value as PersonId });
}

async function livingPerson(db: Database, by: { id: PersonId } | { email: string }): Promise<ResetPerson | null> {
  let query = tables(db.conn)
    .selectFrom('person')
    .select(['id', 'name', 'email', 'locale'])
    .where('deactivated_at', 'is', null);
  query = 'id' in by ? query.where('id', '=', by.id) : query.where('email', '=', by.email);
  return (await query.executeTakeFirst()) ?? null;
}

export type WhyNotReset =
  | { readonly code: 'expired' }
  | { readonly code: 'too_many'; readonly seconds: number }
  | { readonly code: 'password'; readonly why: WhyNotPassword };

/** Sets the new password, ends every session of the person, and tells the person by mail. The token works once. */
export async function resetPassword(
  caller: Caller,
  given: { readonly token: string; readonly password: string },
): Promise<Outcome<null, WhyNotReset>> {
  const person = await personOfResetToken(caller, given.token);
  if (!person) return refused({ code: 'expired' });
  const weak = whyNotPassword(given.password, person);
  if (weak) return refused({ code: 'password', why: weak });
  const answer = await askEngine(caller, '/reset-password', { token: given.token, newPassword: given.password });
  if (answer.status === 429) return refused({ code: 'too_many', seconds: answer.retryAfter });
  if (answer.status !== 200) return refused({ code: 'expired' });
  await unlockAccount(caller.db.conn, person.email);
  await caller.db.transact(async (tx) => {
    const who = { personId: person.id, name: person.name, role: '', ip: caller.ip };
    await record(tx, who, { event: 'identity.password_reset', subject: { kind: 'person', id: person.id } }, caller.now);
    await sendMail(tx, passwordChangedMail(person, caller.now), caller.now);
  });
  return done(null);
}
