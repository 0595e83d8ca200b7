import { createHash } from 'node:crypto';
import { type Conn, inBatches } from '#platform/db.ts';
import type { InstitutionId, InvitationId, PersonId, Role, UnitId, Viewer } from '../model.ts';
import { grantableRoles } from '../rules/grant.ts';
import { isActing } from '../rules/guard.ts';
import { endingFrom, type InvitationState } from '../rules/invitation.ts';
import { tables } from '../schema.ts';

export type Invitation = {
  readonly id: InvitationId;
  readonly email: string;
  readonly role: Role;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
  readonly unitClosedAt: Date | null;
  readonly inviterId: PersonId;
  readonly inviterName: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
};

/** What the database keeps of a one-time token: who reads the table cannot use it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The invitation of a token, whatever has become of it; null when there is none. */
export async function invitationByToken(conn: Conn, token: string): Promise<Invitation | null> {
  const found = await invitations(conn).where('v.token_hash', '=', tokenHash(token)).executeTakeFirst();
  return found ?? null;
}

/** Every invitation to the address, whatever has become of it, oldest first. */
export async function invitationsTo(conn: Conn, email: string): Promise<readonly Invitation[]> {
  return invitations(conn).where('v.email', '=', email).orderBy('v.sent_at').orderBy('v.id').execute();
}

/** The invitation, or null when there is none that the viewer may handle. */
export async function invitationFor(conn: Conn, viewer: Viewer, id: InvitationId): Promise<Invitation | null> {
  return (await visible(conn, viewer).where('v.id', '=', id).executeTakeFirst()) ?? null;
}

/** States to choose among; `ending` are the open ones that run out soon. */
export type InvitationFilter = InvitationState | 'ending';

/** The newest invitations that the viewer may handle: those of the own institution, or all for the hub. */
export async function invitationsFor(
  conn: Conn,
  viewer: Viewer,
  given: { readonly state: InvitationFilter | null; readonly limit: number },
  now: Date,
): Promise<readonly Invitation[]> {
  return newestFirst(conn, viewer, given.state, now).limit(given.limit).execute();
}

/** All of the same invitations, as they come. */
export function allInvitations(
  conn: Conn,
  viewer: Viewer,
  state: InvitationFilter | null,
  now: Date,
): AsyncIterable<readonly Invitation[]> {
  return inBatches<Invitation>(conn, newestFirst(conn, viewer, state, now));
}

function newestFirst(conn: Conn, viewer: Viewer, state: InvitationFilter | null, now: Date) {
  let query = visible(conn, viewer);
  if (state === 'accepted') query = query.where('v.accepted_at', 'is not', null);
  else if (state === 'revoked') query = query.where('v.revoked_at', 'is not', null);
  else if (state) query = query.where('v.accepted_at', 'is', null).where('v.revoked_at', 'is', null);
  if (state === 'expired') query = query.where('v.expires_at', '<=', now);
  if (state === 'open' || state === 'ending') query = query.where('v.expires_at', '>', now);
  if (state === 'ending') query = query.where('v.expires_at', '<=', endingFrom(now));
  return query.orderBy('v.sent_at', 'desc').orderBy('v.id');
}

/** The viewer's own invitations that nobody answered and that run out soon or did, the oldest end first. */
export async function endingInvitationsOf(
  conn: Conn,
  viewer: Viewer,
  limit: number,
  now: Date,
): Promise<readonly Invitation[]> {
  if (!viewer.person) return [];
  return visible(conn, viewer)
    .where('v.invited_by', '=', viewer.person.id)
    .where('v.accepted_at', 'is', null)
    .where('v.revoked_at', 'is', null)
    .where('v.expires_at', '<=', endingFrom(now))
    .orderBy('v.expires_at')
    .orderBy('v.id')
    .limit(limit)
    .execute();
}

function visible(conn: Conn, viewer: Viewer) {
  const query = invitations(conn);
  if (isActing(viewer, 'hub_admin', 'system_admin')) return query;
  if (!viewer.acting || !isActing(viewer, 'local_admin', 'secretariat', 'national'))
    return query.where((it) => it.lit(false));
  const own = query.where('v.institution_id', '=', viewer.acting.institutionId);
  // Who only organises competitions handles no invitations but those into a jury.
  return isActing(viewer, 'secretariat', 'national') ? own.where('v.role', 'in', [...grantableRoles(viewer)]) : own;
}

function invitations(conn: Conn) {
  return tables(conn)
    .selectFrom('invitation as v')
    .innerJoin('institution as i', 'i.id', 'v.institution_id')
    .innerJoin('person as p', 'p.id', 'v.invited_by')
    .leftJoin('unit as u', 'u.id', 'v.unit_id')
    .select([
      'v.id',
      'v.email',
      'v.role',
      'v.institution_id as institutionId',
      'i.name as institutionName',
      'v.unit_id as unitId',
      'u.name as unitName',
      'u.closed_at as unitClosedAt',
      'v.invited_by as inviterId',
      'p.name as inviterName',
      'v.sent_at as sentAt',
      'v.expires_at as expiresAt',
      'v.accepted_at as acceptedAt',
      'v.revoked_at as revokedAt',
    ]);
}

export type Waiting = { readonly open: number; readonly expired: number; readonly oldest: Date | null };

/** How many invitations wait for an answer, since when, and how many ran out: those the viewer may handle. */
export async function waitingInvitations(conn: Conn, viewer: Viewer, now: Date): Promise<Waiting> {
  let query = tables(conn)
    .selectFrom('invitation')
    .select((it) => [
      it.fn.countAll<number>().filterWhere('expires_at', '>', now).as('open'),
      it.fn.countAll<number>().filterWhere('expires_at', '<=', now).as('expired'),
      it.fn.min('sent_at').filterWhere('expires_at', '>', now).as('oldest'),
    ])
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null);
  if (!isActing(viewer, 'hub_admin', 'system_admin') && viewer.acting) {
    query = query.where('institution_id', '=', viewer.acting.institutionId);
  }
  return query.executeTakeFirstOrThrow();
}
