import { record } from '#audit/index.ts';
import type { Conn, Tx } from '#platform/db.ts';
import { sendMail } from '#platform/mail.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { askEngine, type Caller } from '../engine.ts';
import type { SessionId, Viewer } from '../model.ts';
import { passwordChangedMail } from '../notices.ts';
import { actorOf } from '../rules/guard.ts';
import { type WhyNotPassword, whyNotPassword } from '../rules/password.ts';
import { tables } from '../schema.ts';

/** Ends one of the viewer's own sessions; the browser there is nobody from the next request on. */
export async function endSession(tx: Tx, viewer: Viewer, id: SessionId, now: Date): Promise<Outcome<null, 'unknown'>> {
  if (!viewer.person) return refused('unknown');
  const ended = await tables(tx)
    .deleteFrom('auth_session')
    .where('id', '=', id)
    .where('person_id', '=', viewer.person.id)
    .returning(['ip_address as ip', 'user_agent as device'])
    .executeTakeFirst();
  if (!ended) return refused('unknown');
  const subject = { kind: 'person', id: viewer.person.id };
  await record(tx, actorOf(viewer), { event: 'identity.session_ended', subject, before: ended }, now);
  return done(null);
}

/** Ends every session of the viewer but the present one; answers how many. */
export async function endOtherSessions(tx: Tx, viewer: Viewer, now: Date): Promise<number> {
  if (!viewer.person || !viewer.sessionId) return 0;
  const ended = await tables(tx)
    .deleteFrom('auth_session')
    .where('person_id', '=', viewer.person.id)
    .where('id', '!=', viewer.sessionId)
    .returning('id')
    .execute();
  if (ended.length === 0) return 0;
  const subject = { kind: 'person', id: viewer.person.id };
  const entry = { event: 'identity.other_sessions_ended', subject, after: { sessions: ended.length } };
  await record(tx, actorOf(viewer), entry, now);
  return ended.length;
}

/** The session says that its owner proved two things, whatever the account has here. */
export async function markStrong(conn: Conn, id: SessionId): Promise<void> {
  await tables(conn).updateTable('auth_session').set({ strong: true }).where('id', '=', id).execute();
}

export type WhyNotChangePassword =
  | { readonly code: 'nobody' | 'wrong' }
  | { readonly code: 'too_many'; readonly seconds: number }
  | { readonly code: 'password'; readonly why: WhyNotPassword };

/** Changes the viewer's own password and ends all other sessions; answers the cookies of the renewed one. */
export async function changePassword(
  caller: Caller,
  viewer: Viewer,
  given: { readonly current: string; readonly password: string },
): Promise<Outcome<readonly string[], WhyNotChangePassword>> {
  const { person } = viewer;
  if (!person) return refused({ code: 'nobody' });
  const weak = whyNotPassword(given.password, person);
  if (weak) return refused({ code: 'password', why: weak });
  const body = { currentPassword: given.current, newPassword: given.password, revokeOtherSessions: true };
  const answer = await askEngine(caller, '/change-password', body);
  if (answer.status === 429) return refused({ code: 'too_many', seconds: answer.retryAfter });
  if (answer.status === 401) return refused({ code: 'nobody' });
  if (answer.status !== 200) return refused({ code: 'wrong' });
  await caller.db.transact(async (tx) => {
    const subject = { kind: 'person', id: person.id };
    await record(tx, actorOf(viewer), { event: 'identity.password_changed', subject }, caller.now);
    const { locale } = await tables(tx)
      .selectFrom('person')
      .select('locale')
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow();
    await sendMail(tx, passwordChangedMail({ ...person, locale }, caller.now), caller.now);
  });
  return done(answer.cookies);
}
