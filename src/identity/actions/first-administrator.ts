import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { type Actor, record } from '#audit/index.ts';
import type { Conn, Database, Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InstitutionId, PersonId } from '../model.ts';
import { hubInstitution } from '../queries/institutions.ts';
import { tidyName } from '../rules/name.ts';
import { type WhyNotPassword, whyNotPassword } from '../rules/password.ts';
import { tables } from '../schema.ts';
import { startMembership } from './memberships.ts';
import { addPerson, type NewPerson, type WhyNotPersonName, whyNotPersonName } from './people.ts';

const TOKEN = 'identity.first_administrator';

const digest = (token: string) => createHash('sha256').update(token).digest('hex');

/** True once anybody has an account: then nobody can become administrator by token any more. */
export async function hasPeople(conn: Conn): Promise<boolean> {
  return (await tables(conn).selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** A new one-time token for the page of the first administrator, to be told in the log; null once somebody has an account. */
export async function firstAdministratorToken(db: Database): Promise<string | null> {
  if (await hasPeople(db.conn)) return null;
  const token = randomBytes(24).toString('base64url');
  const value = JSON.stringify({ text: digest(token) });
  await tables(db.conn)
    .insertInto('instance_setting')
    .values({ name: TOKEN, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updated_at: sql`now()` }))
    .execute();
  return token;
}

/** Whether this token opens the page now. */
export async function opensFirstPage(conn: Conn, token: string): Promise<boolean> {
  const kept = await tables(conn)
    .selectFrom('instance_setting')
    .select('value')
    .where('name', '=', TOKEN)
    .executeTakeFirst();
  if (!kept || (await hasPeople(conn))) return false;
  return timingSafeEqual(Buffer.from(digest(token)), Buffer.from(kept.value.text));
}

export type WhyNotFirst =
  | { readonly code: 'closed' | 'no_hub' }
  | { readonly code: 'name'; readonly why: WhyNotPersonName }
  | { readonly code: 'password'; readonly why: WhyNotPassword };

type FirstPage = { readonly password: string; readonly token: string; readonly hubRegion: string; readonly ip: string };

/** Makes the first account: administrator of the hub and of the system, in the hub's institution. Works once. */
export async function makeFirstAdministrator(
  tx: Tx,
  given: NewPerson & FirstPage,
  now: Date,
): Promise<Outcome<PersonId, WhyNotFirst>> {
  await sql`lock table person in exclusive mode`.execute(tables(tx));
  if (!(await opensFirstPage(tx, given.token))) return refused({ code: 'closed' });
  const wrongName = whyNotPersonName(given.name);
  if (wrongName) return refused({ code: 'name', why: wrongName });
  const weak = whyNotPassword(given.password, given);
  if (weak) return refused({ code: 'password', why: weak });
  const hub = await hubInstitution(tx, given.hubRegion);
  if (!hub) return refused({ code: 'no_hub' });
  const added = await addPerson(tx, null, given, now);
  if (!added.ok) return refused({ code: 'closed' });
  const who: Actor = { personId: added.value, name: tidyName(given.name), role: '', ip: given.ip };
  await giveHub(tx, who, { personId: added.value, institutionId: hub.id }, now);
  const subject = { kind: 'person', id: added.value };
  await record(tx, who, { event: 'identity.first_administrator', subject }, now);
  await tables(tx).deleteFrom('instance_setting').where('name', '=', TOKEN).execute();
  return done(added.value);
}

async function giveHub(
  tx: Tx,
  who: Actor,
  it: { readonly personId: PersonId; readonly institutionId: InstitutionId },
  now: Date,
): Promise<void> {
  await startMembership(tx, who, { ...it, role: 'hub_admin', unitId: null }, now);
  await startMembership(tx, who, { ...it, role: 'system_admin', unitId: null }, now);
}
