import { type Actor, record } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { type Caller, enterProven } from '../engine.ts';
import type { PersonId, SessionId, Viewer } from '../model.ts';
import { linkedSubject, providerId, type SsoAccount, ssoAccount } from '../queries/sso.ts';
import { actorOf } from '../rules/guard.ts';
import { type Identified, type WhyNotEnter, whyNotEnter } from '../rules/sso.ts';
import { tables } from '../schema.ts';
import { joinByProvenAddress } from './acceptance.ts';
import { proveOwner, type WhyNotProven } from './proof.ts';
import { markStrong } from './sessions.ts';
import { recordSignIn, type SignedIn } from './sign-in.ts';

export type SsoCaller = Caller & { readonly issuer: string; readonly locale: Locale };

export type WhyNotEnterBySso =
  | { readonly code: WhyNotEnter }
  /** The provider is believed; the cookies carry the question for the code of the account. */
  | { readonly code: 'second_step'; readonly cookies: readonly string[] };

/**
 * Lets whoever the provider identified into the account of that subject; the first time into that of the proven
 * address, or into a new one when an invitation waits for it. Nobody else gets an account.
 */
export async function enterBySso(caller: SsoCaller, who: Identified): Promise<Outcome<SignedIn, WhyNotEnterBySso>> {
  const { conn } = caller.db;
  const account = (await ssoAccount(conn, caller.issuer, who)) ?? (await joined(caller, who));
  const refusal = whyNotEnter(who, account);
  if (refusal || !account) {
    await recordRefusal(caller, who, { account, reason: refusal ?? 'unknown' });
    return refused({ code: refusal ?? 'unknown' });
  }
  if (account.linkedSubject === null) await link(caller, account, who.subject);
  const secondStep = account.secondFactor && !who.strong;
  const answer = await enterProven(caller, account.id, secondStep);
  if (answer.status !== 200) return refused({ code: 'deactivated' });
  if (secondStep) return refused({ code: 'second_step', cookies: answer.cookies });
  if (who.strong) await markStrong(caller.db.conn, (answer.told.session as { readonly id: SessionId }).id);
  await recordSignIn(caller, account.id, 'sso');
  return done({ cookies: answer.cookies, personId: account.id });
}

async function joined(caller: SsoCaller, who: Identified): Promise<SsoAccount | null> {
  const { email, name } = who;
  if (email === null) return null;
  const given = { email, name, locale: caller.locale, ip: caller.ip };
  const outcome = await caller.db.transact((tx) => joinByProvenAddress(tx, given, caller.now));
  return outcome.ok ? ssoAccount(caller.db.conn, caller.issuer, who) : null;
}

async function link(caller: SsoCaller, account: SsoAccount, subject: string): Promise<void> {
  const who: Actor = { personId: account.id, name: account.name, role: '', ip: caller.ip };
  await caller.db.transact((tx) => writeLink(tx, who, { ...caller, personId: account.id, subject }, caller.now));
}

type Link = { readonly issuer: string; readonly personId: PersonId; readonly subject: string };

/** False when the subject, or the person at this provider, is linked already. */
async function writeLink(tx: Tx, who: Actor, { issuer, personId, subject }: Link, now: Date): Promise<boolean> {
  if ((await linkedSubject(tx, issuer, personId)) !== null) return false;
  const provider = providerId(issuer);
  const inserted = await tables(tx)
    .insertInto('auth_account')
    .values({
      id: newId<'AuthId'>(),
      account_id: subject,
      provider_id: provider,
      person_id: personId,
      password: null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return false;
  const entry = { event: 'identity.sso_linked', subject: { kind: 'person', id: personId }, after: { issuer } };
  await record(tx, who, entry, now);
  return true;
}

type Refusal = { readonly account: SsoAccount | null; readonly reason: WhyNotEnter };

async function recordRefusal(caller: SsoCaller, who: Identified, { account, reason }: Refusal): Promise<void> {
  const actor: Actor = { personId: null, name: '', role: '', ip: caller.ip };
  const subject = { kind: 'person', id: account?.id ?? 'unknown' };
  const after = { email: who.email ?? '', reason: `sso_${reason}`, issuer: caller.issuer };
  await caller.db.transact((tx) =>
    record(tx, actor, { event: 'identity.sign_in_refused', subject, after }, caller.now),
  );
}

export type WhyNotLink = WhyNotProven | { readonly code: 'taken' };

/** Links the viewer's account with a subject of the provider, after its owner has proved to sit there. */
export async function linkSso(
  caller: SsoCaller,
  viewer: Viewer,
  given: { readonly subject: string; readonly proof: string },
): Promise<Outcome<null, WhyNotLink>> {
  const proven = await proveOwner(caller, viewer, given.proof);
  if (!proven.ok) return proven;
  const personId = proven.value.id;
  const wanted = { issuer: caller.issuer, personId, subject: given.subject };
  const linked = await caller.db.transact((tx) => writeLink(tx, actorOf(viewer), wanted, caller.now));
  return linked ? done(null) : refused({ code: 'taken' });
}

/** Ends the link; from then on the password opens the account, or a new link by the proven address. */
export async function unlinkSso(tx: Tx, viewer: Viewer, issuer: string, now: Date): Promise<Outcome<null, 'none'>> {
  const { person } = viewer;
  if (!person || (await linkedSubject(tx, issuer, person.id)) === null) return refused('none');
  await tables(tx)
    .deleteFrom('auth_account')
    .where('person_id', '=', person.id)
    .where('provider_id', '=', providerId(issuer))
    .execute();
  const entry = { event: 'identity.sso_unlinked', subject: { kind: 'person', id: person.id }, before: { issuer } };
  await record(tx, actorOf(viewer), entry, now);
  return done(null);
}
