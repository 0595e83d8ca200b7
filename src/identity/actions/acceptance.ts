import { randomBytes } from 'node:crypto';
import type { Actor } from '#audit/index.ts';
import { record } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Person, PersonId, Viewer } from '../model.ts';
import { type Invitation, invitationByToken, invitationsTo, tokenHash } from '../queries/invitations.ts';
import { actorOf } from '../rules/guard.ts';
import { type WhyNotAccept, whyNotAccept } from '../rules/invitation.ts';
import { tidyName } from '../rules/name.ts';
import { type WhyNotPassword, whyNotPassword } from '../rules/password.ts';
import { tables } from '../schema.ts';
import { startMembership } from './memberships.ts';
import { addPerson, type WhyNotPersonName, whyNotPersonName } from './people.ts';

export type WhyNotJoin =
  | { readonly code: 'unknown' | 'has_account' | WhyNotAccept }
  | { readonly code: 'name'; readonly why: WhyNotPersonName }
  | { readonly code: 'password'; readonly why: WhyNotPassword };

/** Accepts an invitation for an address without account: makes the account and gives it the role. */
export async function joinByInvitation(
  tx: Tx,
  given: {
    readonly token: string;
    readonly name: string;
    readonly password: string;
    readonly locale: Locale;
    readonly ip: string;
  },
  now: Date,
): Promise<Outcome<Person, WhyNotJoin>> {
  const invitation = await lockedByToken(tx, given.token);
  if (!invitation) return refused({ code: 'unknown' });
  const refusal = whyNotAccept(invitation, null, now);
  if (refusal) return refused({ code: refusal });
  const wrongName = whyNotPersonName(given.name);
  if (wrongName) return refused({ code: 'name', why: wrongName });
  const weak = whyNotPassword(given.password, { name: given.name, email: invitation.email });
  if (weak) return refused({ code: 'password', why: weak });
  const { password, locale, ip } = given;
  const [name, email] = [tidyName(given.name), invitation.email];
  const added = await addPerson(tx, null, { name, email, password, locale, ip }, now);
  if (!added.ok) return refused({ code: 'has_account' });
  const who: Actor = { personId: added.value, name, role: '', ip };
  await fulfil(tx, who, { invitation, personId: added.value }, now);
  return done({ id: added.value, name, email });
}

/** Accepts an invitation for the account that is signed in; it must be the invited address. */
export async function acceptInvitation(
  tx: Tx,
  viewer: Viewer,
  token: string,
  now: Date,
): Promise<Outcome<null, 'unknown' | WhyNotAccept>> {
  const invitation = await lockedByToken(tx, token);
  if (!invitation || !viewer.person) return refused('unknown');
  const refusal = whyNotAccept(invitation, viewer.person.email, now);
  if (refusal) return refused(refusal);
  await fulfil(tx, actorOf(viewer), { invitation, personId: viewer.person.id }, now);
  return done(null);
}

/**
 * Makes the account of somebody whose address an identity provider has proved, with the roles of every invitation that
 * waits for that address; the password is a random one until its owner asks for another by mail.
 */
export async function joinByProvenAddress(
  tx: Tx,
  given: { readonly email: string; readonly name: string; readonly locale: Locale; readonly ip: string },
  now: Date,
): Promise<Outcome<PersonId, 'no_invitation' | 'has_account'>> {
  const waiting = (await lockedByAddress(tx, given.email)).filter((it) => whyNotAccept(it, null, now) === null);
  if (waiting.length === 0) return refused('no_invitation');
  const name = whyNotPersonName(given.name) === null ? given.name : given.email;
  const password = randomBytes(32).toString('base64url');
  const added = await addPerson(tx, null, { ...given, name, password }, now);
  if (!added.ok) return refused('has_account');
  const who: Actor = { personId: added.value, name: tidyName(name), role: '', ip: given.ip };
  for (const invitation of waiting) await fulfil(tx, who, { invitation, personId: added.value }, now);
  return added;
}

async function lockedByAddress(tx: Tx, email: string): Promise<readonly Invitation[]> {
  await tables(tx).selectFrom('invitation').select('id').where('email', '=', email).forUpdate().execute();
  return invitationsTo(tx, email);
}

async function lockedByToken(tx: Tx, token: string): Promise<Invitation | null> {
  await tables(tx)
    .selectFrom('invitation')
    .select('id')
    .where('token_hash', '=', tokenHash(token))
    .forUpdate()
    .execute();
  return invitationByToken(tx, token);
}

async function fulfil(
  tx: Tx,
  who: Actor,
  { invitation, personId }: { invitation: Invitation; personId: PersonId },
  now: Date,
): Promise<void> {
  const { role, institutionId, unitId } = invitation;
  await startMembership(tx, who, { personId, role, institutionId, unitId }, now);
  await tables(tx)
    .updateTable('invitation')
    .set({ accepted_at: now, accepted_by: personId })
    .where('id', '=', invitation.id)
    .execute();
  const subject = { kind: 'invitation', id: invitation.id };
  await record(tx, who, { event: 'identity.invitation_accepted', subject, after: { email: invitation.email } }, now);
}
