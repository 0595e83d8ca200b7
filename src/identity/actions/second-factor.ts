import { type Actor, record } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import { sendMail } from '#platform/mail.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { LONGEST_WINDOW_SECONDS } from '../auth.ts';
import { askEngine, type Caller, type EngineAnswer } from '../engine.ts';
import type { Person, PersonId, Viewer } from '../model.ts';
import { type SecondFactorNews, secondFactorMail } from '../notices.ts';
import { passkeysOf } from '../queries/passkeys.ts';
import { standingOf } from '../queries/people.ts';
import { recoveryCodesLeft, secondFactorState } from '../queries/second-factor.ts';
import { actorOf } from '../rules/guard.ts';
import { type WhyNotResetSecondFactor, whyNotResetSecondFactor } from '../rules/person.ts';
import { parseCode } from '../rules/recovery-code.ts';
import { tables } from '../schema.ts';
import { waitForProof } from './proof.ts';
import { takeCode } from './used-code.ts';

export type WhyNotSecondFactor =
  | { readonly code: 'nobody' | 'wrong' | 'already' | 'off' }
  | { readonly code: 'too_many'; readonly seconds: number };

type WithCookies = { readonly cookies: readonly string[] };
export type Codes = WithCookies & { readonly codes: readonly string[] };

/** Makes a secret for the person's app; it counts for nothing until a code of it confirms the set-up. */
export async function beginSecondFactor(
  caller: Caller,
  viewer: Viewer,
  password: string,
): Promise<Outcome<WithCookies, WhyNotSecondFactor>> {
  const asked = await askWithPassword(caller, viewer, { path: '/two-factor/enable', password });
  if (!asked.ok) return asked;
  const { person, answer } = asked.value;
  await caller.db.transact((tx) => log(tx, viewer, { person, event: 'identity.second_factor_begun' }, caller.now));
  return done({ cookies: answer.cookies });
}

/** Confirms the set-up by a code of the app; answers the recovery codes, which are shown this once. */
export async function confirmSecondFactor(
  caller: Caller,
  viewer: Viewer,
  typed: string,
): Promise<Outcome<Codes, WhyNotSecondFactor | { readonly code: 'malformed' }>> {
  const { person } = viewer;
  if (!person) return refused({ code: 'nobody' });
  if ((await secondFactorState(caller.db.conn, person.id)) !== 'unconfirmed') return refused({ code: 'off' });
  const code = parseCode(typed);
  if (code?.kind !== 'totp') return refused({ code: 'malformed' });
  const wait = await waitForProof(caller, person.id);
  if (wait > 0) return refused({ code: 'too_many', seconds: wait });
  if (!(await takeCode(caller.db.conn, person.id, code.code, caller.now))) return refused({ code: 'wrong' });
  const answer = await askEngine(caller, '/two-factor/verify-totp', { code: code.code });
  if (answer.status !== 200) return refused(whyNot(answer));
  const codes = await recoveryCodesLeft(caller, person.id);
  await tell(caller, viewer, { person, event: 'identity.second_factor_on', news: 'on' });
  return done({ cookies: answer.cookies, codes });
}

/** Makes new recovery codes in place of the old ones; they are shown this once. */
export async function renewRecoveryCodes(
  caller: Caller,
  viewer: Viewer,
  password: string,
): Promise<Outcome<Codes, WhyNotSecondFactor>> {
  const asked = await askWithPassword(caller, viewer, { path: '/two-factor/generate-backup-codes', password });
  if (!asked.ok) return asked;
  const { person, answer } = asked.value;
  const event = 'identity.recovery_codes_renewed';
  await caller.db.transact((tx) => log(tx, viewer, { person, event }, caller.now));
  return done({ cookies: answer.cookies, codes: await recoveryCodesLeft(caller, person.id) });
}

/** Switches the viewer's own second factor off. */
export async function switchSecondFactorOff(
  caller: Caller,
  viewer: Viewer,
  password: string,
): Promise<Outcome<WithCookies, WhyNotSecondFactor>> {
  if (!viewer.person) return refused({ code: 'nobody' });
  if ((await secondFactorState(caller.db.conn, viewer.person.id)) !== 'on') return refused({ code: 'off' });
  const asked = await askWithPassword(caller, viewer, { path: '/two-factor/disable', password });
  if (!asked.ok) return asked;
  const { person, answer } = asked.value;
  await tell(caller, viewer, { person, event: 'identity.second_factor_off', news: 'off' });
  return done({ cookies: answer.cookies });
}

/** Takes away the second factor of somebody who lost it; ends their sessions, and tells them. */
export async function resetSecondFactor(
  tx: Tx,
  viewer: Viewer,
  given: { readonly id: PersonId; readonly reason: string },
  now: Date,
): Promise<Outcome<null, 'unknown' | 'reason_missing' | WhyNotResetSecondFactor>> {
  const person = await lockedPerson(tx, { id: given.id });
  const standing = await standingOf(tx, given.id);
  if (!person || !standing) return refused('unknown');
  const refusal = whyNotResetSecondFactor(viewer, { ...standing, secondFactor: await hasSecondFactor(tx, person) });
  if (refusal) return refused(refusal);
  const reason = given.reason.trim();
  if (reason === '') return refused('reason_missing');
  await takeAway(tx, actorOf(viewer), { person, after: { name: person.name, reason } }, now);
  return done(null);
}

type Found = Person & { readonly locale: Locale; readonly two_factor_enabled: boolean };

async function lockedPerson(
  tx: Tx,
  by: { readonly id: PersonId } | { readonly email: string },
): Promise<Found | undefined> {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['email', by.email] as const);
  return tables(tx)
    .selectFrom('person')
    .select(['id', 'name', 'email', 'locale', 'two_factor_enabled'])
    .where(column, '=', value)
    .forUpdate()
    .executeTakeFirst();
}

/** A passkey is one too: on a lost phone it would go on opening the account. */
async function hasSecondFactor(tx: Tx, person: Found): Promise<boolean> {
  return person.two_factor_enabled || (await passkeysOf(tx, person.id)).length > 0;
}

type Losing = {
  readonly person: Person & { readonly locale: Locale };
  readonly after: { readonly name: string; readonly reason?: string };
};

async function takeAway(tx: Tx, who: Actor, { person, after }: Losing, now: Date): Promise<void> {
  await tables(tx).deleteFrom('auth_two_factor').where('person_id', '=', person.id).execute();
  await tables(tx).deleteFrom('auth_passkey').where('person_id', '=', person.id).execute();
  await tables(tx).updateTable('person').set({ two_factor_enabled: false }).where('id', '=', person.id).execute();
  await tables(tx).deleteFrom('auth_session').where('person_id', '=', person.id).execute();
  const subject = { kind: 'person', id: person.id };
  await record(tx, who, { event: 'identity.second_factor_reset', subject, after }, now);
  await sendMail(tx, secondFactorMail(person, 'reset', now), now);
}

/** The same from the command line, for the last who runs the system: whoever holds the server answers for it. */
export async function resetSecondFactorByCommand(
  tx: Tx,
  who: Actor,
  email: string,
  now: Date,
): Promise<Outcome<null, 'unknown' | 'off'>> {
  const person = await lockedPerson(tx, { email });
  if (!person) return refused('unknown');
  if (!(await hasSecondFactor(tx, person))) return refused('off');
  await takeAway(tx, who, { person, after: { name: person.name } }, now);
  return done(null);
}

type Question = { readonly path: string; readonly password: string };
type Asked = { readonly person: Person; readonly answer: EngineAnswer };

async function askWithPassword(
  caller: Caller,
  { person }: Viewer,
  { path, password }: Question,
): Promise<Outcome<Asked, WhyNotSecondFactor>> {
  if (!person) return refused({ code: 'nobody' });
  const wait = await waitForProof(caller, person.id);
  if (wait > 0) return refused({ code: 'too_many', seconds: wait });
  const answer = await askEngine(caller, path, { password });
  return answer.status === 200 ? done({ person, answer }) : refused(whyNot(answer));
}

function whyNot(answer: EngineAnswer): WhyNotSecondFactor {
  if (answer.status === 429) return { code: 'too_many', seconds: answer.retryAfter || LONGEST_WINDOW_SECONDS };
  if (answer.code === 'TOTP_ALREADY_ENABLED') return { code: 'already' };
  if (answer.code === 'TWO_FACTOR_NOT_ENABLED' || answer.code === 'TOTP_NOT_ENABLED') return { code: 'off' };
  return { code: answer.code === 'UNAUTHORIZED' ? 'nobody' : 'wrong' };
}

type Happening = { readonly person: Person; readonly event: string };

async function log(tx: Tx, viewer: Viewer, { person, event }: Happening, now: Date): Promise<void> {
  await record(tx, actorOf(viewer), { event, subject: { kind: 'person', id: person.id } }, now);
}

async function tell(caller: Caller, viewer: Viewer, it: Happening & { readonly news: SecondFactorNews }) {
  await caller.db.transact(async (tx) => {
    await log(tx, viewer, it, caller.now);
    const { locale } = await tables(tx)
      .selectFrom('person')
      .select('locale')
      .where('id', '=', it.person.id)
      .executeTakeFirstOrThrow();
    await sendMail(tx, secondFactorMail({ ...it.person, locale }, it.news, caller.now), caller.now);
  });
}
