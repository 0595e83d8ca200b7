import { hashPassword } from 'better-auth/crypto';
import { type Actor, record } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { personDeactivated } from '../events.ts';
import type { PersonId, Viewer } from '../model.ts';
import { adminCounts, standingOf } from '../queries/people.ts';
import { actorOf } from '../rules/guard.ts';
import { tidyName } from '../rules/name.ts';
import { type Standing, type WhyNotDeactivate, whyNotDeactivate, whyNotReactivate } from '../rules/person.ts';
import { tables } from '../schema.ts';
import { lockAdmins } from './memberships.ts';

export type NewPerson = {
  readonly name: string;
  /** In its kept form; whoever calls has proved that the mailbox is the person's, or answers for it. */
  readonly email: string;
  /** Null for an account that nobody signs in to by a password. */
  readonly password: string | null;
  readonly locale: Locale;
  /** From where the person made the account; for the log. */
  readonly ip?: string;
};

const LONGEST_PERSON_NAME = 200;

export type WhyNotPersonName = 'name_missing' | 'name_too_long';

export function whyNotPersonName(name: string): WhyNotPersonName | null {
  const length = tidyName(name).length;
  if (length < 2) return 'name_missing';
  return length > LONGEST_PERSON_NAME ? 'name_too_long' : null;
}

/** Makes the account of a person. `who` null: the person made it, by invitation or as the first administrator. */
export async function addPerson(
  tx: Tx,
  who: Actor | null,
  given: NewPerson,
  now: Date,
): Promise<Outcome<PersonId, 'email_taken'>> {
  const id = newId<'PersonId'>();
  const inserted = await tables(tx)
    .insertInto('person')
    .values({
      id,
      name: tidyName(given.name),
      email: given.email,
      email_verified: true,
      locale: given.locale,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return refused('email_taken');
  if (given.password !== null) await keepPassword(tx, id, given.password);
  const actor = who ?? { personId: id, name: tidyName(given.name), role: '', ip: given.ip ?? '' };
  const after = { name: tidyName(given.name), email: given.email };
  await record(tx, actor, { event: 'identity.person_added', subject: { kind: 'person', id }, after }, now);
  return done(id);
}

async function keepPassword(tx: Tx, id: PersonId, password: string): Promise<void> {
  await tables(tx)
    .insertInto('auth_account')
    .values({
      id: newId<'AuthId'>(),
      account_id: id,
      provider_id: 'credential',
      person_id: id,
      password: await hashPassword(password),
    })
    .execute();
}

/** Changes one's own name and language. */
export async function changeProfile(
  tx: Tx,
  viewer: Viewer,
  given: { readonly name: string; readonly locale: Locale },
  now: Date,
): Promise<Outcome<null, WhyNotPersonName | 'nobody'>> {
  if (!viewer.person) return refused('nobody');
  const refusal = whyNotPersonName(given.name);
  if (refusal) return refused(refusal);
  const { id } = viewer.person;
  const before = await tables(tx)
    .selectFrom('person')
    .select(['name', 'locale'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const after = { name: tidyName(given.name), locale: given.locale };
  if (before.name === after.name && before.locale === after.locale) return done(null);
  await tables(tx)
    .updateTable('person')
    .set({ ...after, updated_at: now })
    .where('id', '=', id)
    .execute();
  const subject = { kind: 'person', id };
  await record(tx, actorOf(viewer), { event: 'identity.profile_changed', subject, before, after }, now);
  return done(null);
}

/** Closes an account: its sessions end at once and its passkeys go; all else stays, and it can be opened again. */
export async function deactivatePerson(
  tx: Tx,
  viewer: Viewer,
  id: PersonId,
  now: Date,
): Promise<Outcome<null, 'unknown' | WhyNotDeactivate>> {
  await lockAdmins(tx);
  const person = await lockedStanding(tx, id);
  if (!person) return refused('unknown');
  const refusal = whyNotDeactivate(viewer, person, await adminCounts(tx));
  if (refusal) return refused(refusal);
  await tables(tx).updateTable('person').set({ deactivated_at: now, updated_at: now }).where('id', '=', id).execute();
  await tables(tx).deleteFrom('auth_session').where('person_id', '=', id).execute();
  await tables(tx).deleteFrom('auth_passkey').where('person_id', '=', id).execute();
  await record(tx, actorOf(viewer), { event: 'identity.person_deactivated', subject: { kind: 'person', id } }, now);
  await emit(tx, personDeactivated, { personId: id, at: now.toISOString() }, now);
  return done(null);
}

/** Opens a closed account again, with the memberships it had. */
export async function reactivatePerson(
  tx: Tx,
  viewer: Viewer,
  id: PersonId,
  now: Date,
): Promise<Outcome<null, 'unknown' | 'not_yours' | 'already'>> {
  const person = await lockedStanding(tx, id);
  if (!person) return refused('unknown');
  const refusal = whyNotReactivate(viewer, person);
  if (refusal) return refused(refusal);
  await tables(tx).updateTable('person').set({ deactivated_at: null, updated_at: now }).where('id', '=', id).execute();
  await record(tx, actorOf(viewer), { event: 'identity.person_reactivated', subject: { kind: 'person', id } }, now);
  return done(null);
}

async function lockedStanding(tx: Tx, id: PersonId): Promise<Standing | null> {
  await tables(tx).selectFrom('person').select('id').where('id', '=', id).forUpdate().execute();
  return standingOf(tx, id);
}
