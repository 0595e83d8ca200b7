import { type Actor, record, systemActor } from '#audit/index.ts';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { type PersonId, parseEmail, type Role } from '../model.ts';
import { paths } from '../paths.ts';
import { hubInstitution } from '../queries/institutions.ts';
import { type WhyNotPassword, whyNotPassword } from '../rules/password.ts';
import { tables } from '../schema.ts';
import { startMembership } from './memberships.ts';
import { addPerson, type WhyNotPersonName, whyNotPersonName } from './people.ts';
import { issueResetToken } from './reset.ts';
import { resetSecondFactorByCommand } from './second-factor.ts';

export type Console = { readonly db: Database; readonly config: Config; readonly baseUrl: string; readonly now: Date };
export type WhyNotCreateUser =
  | 'email_wrong'
  | 'email_taken'
  | 'no_hub'
  | 'role_needs_unit'
  | WhyNotPersonName
  | `password_${WhyNotPassword}`;

const who: Actor = { ...systemActor, name: 'tuntas user' };

/** Makes an account from the command line, with a role in the hub's own institution. */
export async function createUser(
  it: Console,
  given: { readonly name: string; readonly email: string; readonly password: string; readonly role: Role },
): Promise<Outcome<PersonId, WhyNotCreateUser>> {
  const email = parseEmail(given.email);
  if (!email) return refused('email_wrong');
  if (given.role === 'innovator') return refused('role_needs_unit');
  const wrongName = whyNotPersonName(given.name);
  if (wrongName) return refused(wrongName);
  const weak = whyNotPassword(given.password, { name: given.name, email });
  if (weak) return refused(`password_${weak}` as const);
  return it.db.transact<Outcome<PersonId, WhyNotCreateUser>>(async (tx) => {
    const hub = await hubInstitution(tx, it.config.hubRegion);
    if (!hub) return refused('no_hub');
    const { name, password, role } = given;
    const added = await addPerson(tx, who, { name, email, password, locale: 'id' }, it.now);
    if (!added.ok) return added;
    await startMembership(tx, who, { personId: added.value, role, institutionId: hub.id, unitId: null }, it.now);
    return added;
  });
}

/** Makes a one-time link to set a new password, for somebody whose mail does not arrive. Valid for an hour. */
export async function resetPasswordLink(
  it: Console,
  emailText: string,
): Promise<Outcome<string, 'email_wrong' | 'unknown' | 'deactivated'>> {
  const email = parseEmail(emailText);
  if (!email) return refused('email_wrong');
  const person = await tables(it.db.conn)
    .selectFrom('person')
    .select(['id', 'deactivated_at'])
    .where('email', '=', email)
    .executeTakeFirst();
  if (!person) return refused('unknown');
  if (person.deactivated_at) return refused('deactivated');
  const token = await issueResetToken(it, person.id);
  const subject = { kind: 'person', id: person.id };
  await it.db.transact((tx) => record(tx, who, { event: 'identity.reset_link_made', subject }, it.now));
  return done(it.baseUrl + paths.newPassword.to(token));
}

/** Takes away the second factor of somebody who lost it, where no other administrator can; ends their sessions and tells them. */
export async function takeSecondFactorAway(
  it: Pick<Console, 'db' | 'now'>,
  emailText: string,
): Promise<Outcome<null, 'email_wrong' | 'unknown' | 'off'>> {
  const email = parseEmail(emailText);
  if (!email) return refused('email_wrong');
  return it.db.transact((tx) => resetSecondFactorByCommand(tx, who, email, it.now));
}
