import { type InstitutionId, isActing, type Viewer } from '#identity/index.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { type Movable, whyNot } from '../rules/moves.ts';
import type { RelocationOffer } from './model.ts';

/**
 * Why the viewer may not move the record there at once. An admin moves within the own institution, the hub's admin
 * anywhere; to another institution an admin offers it (`admin_only`), and the admin there accepts.
 */
export function whyNotRelocate(record: Movable, viewer: Viewer, to: InstitutionId): RecordRefusal | null {
  const forbidden = whyNot('relocate', record, viewer);
  if (forbidden) return forbidden;
  return to === record.institutionId || isActing(viewer, 'hub_admin') ? null : 'admin_only';
}

type Seen = Pick<RelocationOffer, 'institutionId' | 'toInstitution' | 'offeredBy' | 'state'>;

/** Why the viewer learns nothing of the offer: it is for the admins of both sides and of the hub, and whoever made it. */
export function whyNotSeeRelocation(offer: Seen, viewer: Viewer): 'not_visible' | null {
  const { person, acting } = viewer;
  if (!person || !acting) return 'not_visible';
  if (isActing(viewer, 'hub_admin') || offer.offeredBy === person.id) return null;
  const sides = [offer.institutionId, offer.toInstitution];
  return isActing(viewer, 'local_admin') && sides.includes(acting.institutionId) ? null : 'not_visible';
}

/** Why the viewer may not accept or decline: that is for the admin of the receiving institution, or of the hub. */
export function whyNotAnswer(offer: Seen, viewer: Viewer): 'not_yours' | 'closed' | null {
  const receives = isActing(viewer, 'local_admin') && viewer.acting?.institutionId === offer.toInstitution;
  if (!receives && !isActing(viewer, 'hub_admin')) return 'not_yours';
  return offer.state === 'open' ? null : 'closed';
}

/** Why the viewer may not take the offer back: whoever made it may, and the admin of the place where the record stands. */
export function whyNotWithdraw(offer: Seen, viewer: Viewer): 'not_yours' | 'closed' | null {
  const gives = isActing(viewer, 'local_admin') && viewer.acting?.institutionId === offer.institutionId;
  if (!gives && !isActing(viewer, 'hub_admin')) return 'not_yours';
  return offer.state === 'open' ? null : 'closed';
}
