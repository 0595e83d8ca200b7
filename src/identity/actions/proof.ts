import { verifyPassword } from 'better-auth/crypto';
import type { Conn } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { LONGEST_WINDOW_SECONDS, WRONG_CODES } from '../auth.ts';
import { askEngine, type Caller } from '../engine.ts';
import type { Person, PersonId, Viewer } from '../model.ts';
import { secondFactorState } from '../queries/second-factor.ts';
import { parseCode } from '../rules/recovery-code.ts';
import { tables } from '../schema.ts';
import { attemptKey, countAttempt } from './attempt.ts';
import { takeCode } from './used-code.ts';

const ATTEMPTS = { max: WRONG_CODES, seconds: LONGEST_WINDOW_SECONDS };

/** Counted by person, so that a session left open is no place to guess its owner's password. */
export async function waitForProof(caller: Caller, id: PersonId): Promise<number> {
  if (!caller.config.authRateLimit) return 0;
  return countAttempt(caller.db.conn, attemptKey('second-factor', id), ATTEMPTS, caller.now);
}

export type WhyNotProven =
  | { readonly code: 'nobody' }
  | { readonly code: 'wrong' }
  | { readonly code: 'too_many'; readonly seconds: number };

/** Whether it is the account's owner who sits there: by the password, or by a code of the second factor's app. */
export async function proveOwner(
  caller: Caller,
  { person }: Viewer,
  typed: string,
): Promise<Outcome<Person, WhyNotProven>> {
  if (!person) return refused({ code: 'nobody' });
  const seconds = await waitForProof(caller, person.id);
  if (seconds > 0) return refused({ code: 'too_many', seconds });
  if (await isOwnCode(caller, person.id, typed)) return done(person);
  return (await isPassword(caller, person.id, typed)) ? done(person) : refused({ code: 'wrong' });
}

/** How long ago somebody may have come in and still need no other proof. */
const RECENT_MS = 10 * 60 * 1000;

/** Whether the viewer's session was opened just now, so that nothing more need be asked. */
export async function cameInJustNow(conn: Conn, { sessionId }: Viewer, now: Date): Promise<boolean> {
  if (!sessionId) return false;
  const session = await tables(conn)
    .selectFrom('auth_session')
    .select('created_at')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return session !== undefined && now.getTime() - session.created_at.getTime() < RECENT_MS;
}

/** The same for those who have not just come in. */
export async function proveOwnerNow(
  caller: Caller,
  viewer: Viewer,
  typed: string,
): Promise<Outcome<Person, WhyNotProven>> {
  const { person } = viewer;
  if (person && (await cameInJustNow(caller.db.conn, viewer, caller.now))) return done(person);
  return proveOwner(caller, viewer, typed);
}

async function isOwnCode(caller: Caller, id: PersonId, typed: string): Promise<boolean> {
  const code = parseCode(typed);
  if (code?.kind !== 'totp' || (await secondFactorState(caller.db.conn, id)) !== 'on') return false;
  if (!(await takeCode(caller.db.conn, id, code.code, caller.now))) return false;
  return (await askEngine(caller, '/two-factor/verify-totp', { code: code.code })).status === 200;
}

async function isPassword(caller: Caller, id: PersonId, password: string): Promise<boolean> {
  const kept = await tables(caller.db.conn)
    .selectFrom('auth_account')
    .select('password')
    .where('person_id', '=', id)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return kept?.password ? verifyPassword({ hash: kept.password, password }) : false;
}
