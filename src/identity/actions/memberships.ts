import { type Actor, record } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { membershipEnded } from '../events.ts';
import type { InstitutionId, MembershipId, PersonId, Role, UnitId, Viewer } from '../model.ts';
import { adminCounts } from '../queries/people.ts';
import { actorOf } from '../rules/guard.ts';
import { type WhyNotEndMembership, whyNotEndMembership } from '../rules/person.ts';
import { tables } from '../schema.ts';

export type NewMembership = {
  readonly personId: PersonId;
  readonly role: Role;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
};

/** Gives a person a role; the one already held is answered when there is one. Who may, was asked before. */
export async function startMembership(tx: Tx, who: Actor, given: NewMembership, now: Date): Promise<MembershipId> {
  const id = newId<'MembershipId'>();
  const inserted = await tables(tx)
    .insertInto('membership')
    .values({
      id,
      person_id: given.personId,
      role: given.role,
      institution_id: given.institutionId,
      unit_id: given.unitId,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return heldMembership(tx, given);
  await record(
    tx,
    who,
    {
      event: 'identity.membership_started',
      subject: { kind: 'person', id: given.personId },
      after: await described(tx, id),
    },
    now,
  );
  return id;
}

async function heldMembership(tx: Tx, given: NewMembership): Promise<MembershipId> {
  const held = await tables(tx)
    .selectFrom('membership')
    .select('id')
    .where('person_id', '=', given.personId)
    .where('role', '=', given.role)
    .where('institution_id', '=', given.institutionId)
    .where('unit_id', 'is not distinct from', given.unitId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return held.id;
}

/** The membership as the log tells it: by names, for ids say nothing to a reader. */
async function described(tx: Tx, id: MembershipId) {
  return tables(tx)
    .selectFrom('membership as m')
    .innerJoin('institution as i', 'i.id', 'm.institution_id')
    .leftJoin('unit as u', 'u.id', 'm.unit_id')
    .select(['m.role', 'i.name as institution', 'u.name as unit'])
    .where('m.id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Ends a membership; the history stays. The last admin of the hub and of the system cannot go. */
export async function endMembership(
  tx: Tx,
  viewer: Viewer,
  id: MembershipId,
  now: Date,
): Promise<Outcome<PersonId, 'unknown' | WhyNotEndMembership>> {
  await lockAdmins(tx);
  const found = await tables(tx)
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['m.role', 'm.institution_id as institutionId', 'm.person_id as personId', 'm.ended_at as endedAt'])
    .select('p.deactivated_at as deactivatedAt')
    .where('m.id', '=', id)
    .executeTakeFirst();
  if (!found) return refused('unknown');
  const standing = { ...found, active: found.deactivatedAt === null };
  const refusal = whyNotEndMembership(viewer, standing, await adminCounts(tx));
  if (refusal) return refused(refusal);
  const before = await described(tx, id);
  await tables(tx).updateTable('membership').set({ ended_at: now }).where('id', '=', id).execute();
  const subject = { kind: 'person', id: found.personId };
  await record(tx, actorOf(viewer), { event: 'identity.membership_ended', subject, before }, now);
  const { personId, institutionId } = found;
  await emit(tx, membershipEnded, { personId, institutionId, at: now.toISOString() }, now);
  return done(found.personId);
}

/** Whoever may take away an admin waits here for others who do, so that two cannot remove each other at once. */
export async function lockAdmins(tx: Tx): Promise<void> {
  await tables(tx)
    .selectFrom('membership')
    .select('id')
    .where('role', 'in', ['hub_admin', 'system_admin'])
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Chooses the role in which the person acts from now on, on every device. */
export async function chooseActing(
  tx: Tx,
  viewer: Viewer,
  id: MembershipId,
  now: Date,
): Promise<Outcome<null, 'not_held'>> {
  const chosen = viewer.memberships.find((membership) => membership.id === id);
  if (!viewer.person || !chosen) return refused('not_held');
  if (viewer.acting?.id === id) return done(null);
  await tables(tx)
    .updateTable('person')
    .set({ acting_membership_id: id, updated_at: now })
    .where('id', '=', viewer.person.id)
    .execute();
  const subject = { kind: 'person', id: viewer.person.id };
  const [before, after] = [{ role: viewer.acting?.role ?? null }, { role: chosen.role }];
  await record(tx, actorOf(viewer), { event: 'identity.acting_changed', subject, before, after }, now);
  return done(null);
}
