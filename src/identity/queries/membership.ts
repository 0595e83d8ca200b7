import type { Conn } from '#platform/db.ts';
import type { MembershipId, Viewer } from '../model.ts';
import { isActing } from '../rules/guard.ts';
import { type HeldMembership, heldMemberships } from './people-list.ts';

/** A current membership with its holder's name, when it is the viewer's own or one he may handle; else null. */
export async function membershipFor(
  conn: Conn,
  viewer: Viewer,
  id: MembershipId,
): Promise<(HeldMembership & { readonly personName: string }) | null> {
  const found = await heldMemberships(conn)
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select('p.name as personName')
    .where('m.id', '=', id)
    .where('m.ended_at', 'is', null)
    .executeTakeFirst();
  if (!found) return null;
  const own = found.personId === viewer.person?.id;
  const ofHub = isActing(viewer, 'hub_admin', 'system_admin');
  const ofInstitution = isActing(viewer, 'local_admin') && viewer.acting?.institutionId === found.institutionId;
  return own || ofHub || ofInstitution ? found : null;
}
