import { record } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { sendMail } from '#platform/mail.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Caller } from '../engine.ts';
import type { PasskeyId, Person, SessionId, Viewer } from '../model.ts';
import { type PasskeyNews, passkeyMail } from '../notices.ts';
import { type Asked, type MadePasskey, passkeyIn } from '../passkey.ts';
import { passkeyOf, passkeysOf } from '../queries/passkeys.ts';
import { actorOf } from '../rules/guard.ts';
import { CHALLENGE_SECONDS, MAX_PASSKEYS, type WhyNotPasskeyName, whyNotPasskeyName } from '../rules/passkey.ts';
import { tables } from '../schema.ts';
import { proveOwnerNow, type WhyNotProven } from './proof.ts';
import { markStrong } from './sessions.ts';
import { takeCode } from './used-code.ts';

export type WhyNotBeginPasskey = WhyNotProven | { readonly code: WhyNotPasskeyName | 'too_many_passkeys' };

/** Whether the viewer may make a passkey of this name now; `proof` is asked of those who did not just come in. */
export async function beginPasskey(
  caller: Caller,
  viewer: Viewer,
  given: { readonly name: string; readonly proof: string },
): Promise<Outcome<Person, WhyNotBeginPasskey>> {
  const { person } = viewer;
  if (!person) return refused({ code: 'nobody' });
  const unnamed = whyNotPasskeyName(given.name);
  if (unnamed) return refused({ code: unnamed });
  const held = await passkeysOf(caller.db.conn, person.id);
  if (held.length >= MAX_PASSKEYS) return refused({ code: 'too_many_passkeys' });
  const proven = await proveOwnerNow(caller, viewer, given.proof);
  if (!proven.ok) return proven;
  const entry = { event: 'identity.passkey_begun', subject: { kind: 'person', id: person.id } };
  await caller.db.transact((tx) => record(tx, actorOf(viewer), entry, caller.now));
  return proven;
}

export type WhyNotAddPasskey = 'nobody' | 'expired' | 'invalid' | 'known';

/**
 * Keeps the passkey that the viewer's device made, and tells its owner. The session is strong from then on: who sits
 * there has proved to own the account, and the device has verified who holds it.
 */
export async function addPasskey(
  caller: Caller,
  viewer: Viewer,
  given: Asked & { readonly name: string; readonly answer: string },
): Promise<Outcome<PasskeyId, WhyNotAddPasskey>> {
  const { person, sessionId } = viewer;
  if (!person || !sessionId) return refused('nobody');
  const fresh = await takeCode(caller.db.conn, person.id, given.challenge, caller.now, CHALLENGE_SECONDS);
  if (!fresh) return refused('expired');
  const made = await passkeyIn(given.answer, given);
  if (!made) return refused('invalid');
  const id = await caller.db.transact((tx) =>
    keep(tx, { viewer, person, sessionId, name: given.name, made }, caller.now),
  );
  return id ? done(id) : refused('known');
}

type Keeping = {
  readonly viewer: Viewer;
  readonly person: Person;
  readonly sessionId: SessionId;
  readonly name: string;
  readonly made: MadePasskey;
};

async function keep(tx: Tx, it: Keeping, now: Date): Promise<PasskeyId | null> {
  const { person, made } = it;
  const name = it.name.trim();
  const inserted = await tables(tx)
    .insertInto('auth_passkey')
    .values({
      id: newId<'PasskeyId'>(),
      person_id: person.id,
      name,
      public_key: made.publicKey,
      credential_id: made.credentialId,
      counter: made.counter,
      backed_up: made.backedUp,
      transports: made.transports.join(','),
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return null;
  await markStrong(tx, it.sessionId);
  const subject = { kind: 'person', id: person.id };
  const entry = { event: 'identity.passkey_added', subject, after: { passkey: name } };
  await record(tx, actorOf(it.viewer), entry, now);
  await tell(tx, person, { news: 'added', passkey: name }, now);
  return inserted.id;
}

export async function renamePasskey(
  tx: Tx,
  viewer: Viewer,
  given: { readonly id: PasskeyId; readonly name: string },
  now: Date,
): Promise<Outcome<null, 'unknown' | WhyNotPasskeyName>> {
  const held = viewer.person && (await passkeyOf(tx, viewer.person.id, given.id));
  if (!viewer.person || !held) return refused('unknown');
  const unnamed = whyNotPasskeyName(given.name);
  if (unnamed) return refused(unnamed);
  const name = given.name.trim();
  if (name === held.name) return done(null);
  await tables(tx).updateTable('auth_passkey').set({ name }).where('id', '=', held.id).execute();
  const subject = { kind: 'person', id: viewer.person.id };
  const entry = {
    event: 'identity.passkey_renamed',
    subject,
    before: { passkey: held.name },
    after: { passkey: name },
  };
  await record(tx, actorOf(viewer), entry, now);
  return done(null);
}

/** Removes one of the viewer's passkeys, never used or used a moment ago alike; sessions that it opened go on. */
export async function removePasskey(
  caller: Caller,
  viewer: Viewer,
  given: { readonly id: PasskeyId; readonly proof: string },
): Promise<Outcome<null, WhyNotProven | { readonly code: 'unknown' }>> {
  const proven = await proveOwnerNow(caller, viewer, given.proof);
  if (!proven.ok) return proven;
  const person = proven.value;
  return caller.db.transact(async (tx) => {
    const removed = await tables(tx)
      .deleteFrom('auth_passkey')
      .where('id', '=', given.id)
      .where('person_id', '=', person.id)
      .returning('name')
      .executeTakeFirst();
    if (!removed) return refused({ code: 'unknown' });
    const subject = { kind: 'person', id: person.id };
    const entry = { event: 'identity.passkey_removed', subject, before: { passkey: removed.name } };
    await record(tx, actorOf(viewer), entry, caller.now);
    await tell(tx, person, { news: 'removed', passkey: removed.name }, caller.now);
    return done(null);
  });
}

type Telling = { readonly news: PasskeyNews; readonly passkey: string };

async function tell(tx: Tx, person: Person, it: Telling, now: Date): Promise<void> {
  const { locale } = await tables(tx)
    .selectFrom('person')
    .select('locale')
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow();
  await sendMail(tx, passkeyMail({ ...person, locale }, it.news, { passkey: it.passkey, at: now }), now);
}
