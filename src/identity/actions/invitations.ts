import { randomBytes } from 'node:crypto';
import { record } from '#audit/index.ts';
import type { Config } from '#platform/config.ts';
import type { Tx } from '#platform/db.ts';
import { inLocale, t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { sendMail } from '#platform/mail.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InvitationId, Viewer } from '../model.ts';
import { invitationMail } from '../notices.ts';
import { paths } from '../paths.ts';
import { hubInstitution } from '../queries/institutions.ts';
import { type Invitation, invitationFor, tokenHash } from '../queries/invitations.ts';
import { unitById } from '../queries/units.ts';
import { type Wanted, type WhyNotGrant, whyNotGrant, whyNotInvite } from '../rules/grant.ts';
import { actorOf } from '../rules/guard.ts';
import { expiryOf, whyNotResend, whyNotRevoke } from '../rules/invitation.ts';
import { tables } from '../schema.ts';
import { placeOf } from '../wording.ts';

export type Desk = { readonly config: Config; readonly baseUrl: string };
export type NewInvitation = Wanted & { readonly email: string };
export type WhyNotInvitation = WhyNotGrant | 'nobody' | 'already_member' | 'already_invited';

/**
 * Invites an address into a role by mail. Whether the address has an account changes neither answer nor mail.
 * An open invitation of the same kind is refused; an expired one is replaced.
 */
export async function invite(
  tx: Tx,
  viewer: Viewer,
  given: NewInvitation & { readonly desk: Desk },
  now: Date,
): Promise<Outcome<InvitationId, WhyNotInvitation>> {
  if (!viewer.person) return refused('nobody');
  const refusal = (await whyNotNow(tx, viewer, given)) ?? ((await isMember(tx, given)) ? 'already_member' : null);
  if (refusal) return refused(refusal);
  await dropExpired(tx, given, now);
  const [id, token] = [newId<'InvitationId'>(), newToken()];
  const inserted = await tables(tx)
    .insertInto('invitation')
    .values({
      id,
      token_hash: tokenHash(token),
      email: given.email,
      role: given.role,
      institution_id: given.institutionId,
      unit_id: given.unitId,
      invited_by: viewer.person.id,
      created_at: now,
      sent_at: now,
      expires_at: expiryOf(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return refused('already_invited');
  await deliver(tx, viewer, { id, token, desk: given.desk, event: 'identity.invited' }, now);
  return done(id);
}

const newToken = () => randomBytes(32).toString('base64url');

async function whyNotNow(
  tx: Tx,
  viewer: Viewer,
  given: NewInvitation & { readonly desk: Desk },
): Promise<WhyNotGrant | null> {
  const hub = await hubInstitution(tx, given.desk.config.hubRegion);
  const unit = given.unitId === null ? null : await unitById(tx, given.unitId);
  return whyNotInvite(viewer, given, { hubInstitutionId: hub?.id ?? null, unit });
}

async function isMember(tx: Tx, given: NewInvitation): Promise<boolean> {
  const held = await tables(tx)
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select('m.id')
    .where('p.email', '=', given.email)
    .where('m.role', '=', given.role)
    .where('m.institution_id', '=', given.institutionId)
    .where('m.unit_id', 'is not distinct from', given.unitId)
    .where('m.ended_at', 'is', null)
    .executeTakeFirst();
  return held !== undefined;
}

async function dropExpired(tx: Tx, given: NewInvitation, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('invitation')
    .set({ revoked_at: now })
    .where('email', '=', given.email)
    .where('role', '=', given.role)
    .where('institution_id', '=', given.institutionId)
    .where('unit_id', 'is not distinct from', given.unitId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '<=', now)
    .execute();
}

type Delivery = { readonly id: InvitationId; readonly token: string; readonly desk: Desk; readonly event: string };

async function deliver(tx: Tx, viewer: Viewer, it: Delivery, now: Date): Promise<void> {
  const invitation = await invitationFor(tx, viewer, it.id);
  if (!invitation) throw new Error('an invitation was sent that its sender may not see');
  const mail = inLocale('id', () =>
    invitationMail({
      email: invitation.email,
      inviter: viewer.person?.name ?? '',
      role: t(`identity.role.${invitation.role}`),
      place: placeOf(invitation),
      link: it.desk.baseUrl + paths.acceptInvitation.to(it.token),
      until: invitation.expiresAt,
    }),
  );
  await sendMail(tx, mail, now);
  await record(tx, actorOf(viewer), { event: it.event, ...loggedAs(invitation) }, now);
}

function loggedAs(invitation: Invitation) {
  const { email, role, institutionName, unitName, expiresAt } = invitation;
  return {
    subject: { kind: 'invitation', id: invitation.id },
    after: { email, role, institution: institutionName, unit: unitName, expiresAt },
  };
}

/** Sends an invitation again with a new link and a new time; the old link is dead. */
export async function resendInvitation(
  tx: Tx,
  viewer: Viewer,
  given: { readonly id: InvitationId; readonly desk: Desk },
  now: Date,
): Promise<Outcome<null, 'unknown' | WhyNotGrant | 'accepted' | 'revoked' | 'too_soon'>> {
  const found = await lockedInvitation(tx, viewer, given.id);
  if (!found) return refused('unknown');
  const refusal = whyNotResend(found, now) ?? (await whyNotNow(tx, viewer, { ...found, desk: given.desk }));
  if (refusal) return refused(refusal);
  const token = newToken();
  await tables(tx)
    .updateTable('invitation')
    .set({ token_hash: tokenHash(token), sent_at: now, expires_at: expiryOf(now) })
    .where('id', '=', given.id)
    .execute();
  await deliver(tx, viewer, { id: given.id, token, desk: given.desk, event: 'identity.invitation_resent' }, now);
  return done(null);
}

/** Takes an open invitation back; its link is dead. */
export async function revokeInvitation(
  tx: Tx,
  viewer: Viewer,
  id: InvitationId,
  now: Date,
): Promise<Outcome<null, 'unknown' | 'role_not_yours' | 'other_institution' | 'accepted' | 'revoked'>> {
  const found = await lockedInvitation(tx, viewer, id);
  if (!found) return refused('unknown');
  const refusal = whyNotGrant(viewer, found) ?? whyNotRevoke(found, now);
  if (refusal) return refused(refusal);
  await tables(tx).updateTable('invitation').set({ revoked_at: now }).where('id', '=', id).execute();
  await record(tx, actorOf(viewer), { event: 'identity.invitation_revoked', ...loggedAs(found) }, now);
  return done(null);
}

async function lockedInvitation(tx: Tx, viewer: Viewer, id: InvitationId): Promise<Invitation | null> {
  await tables(tx).selectFrom('invitation').select('id').where('id', '=', id).forUpdate().execute();
  return invitationFor(tx, viewer, id);
}
