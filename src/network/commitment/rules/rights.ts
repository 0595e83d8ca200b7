import { type InstitutionId, isActing, type Viewer } from '#identity/index.ts';
import type { Commitment, CommitmentRefusal } from '../model.ts';

type Owned = Pick<Commitment, 'institutionId'>;
type Asked = Owned & Pick<Commitment, 'state' | 'registeredBy'>;

/** A province's own code has two digits; leaders and planners of the province follow its hub. */
const PROVINCE = /^\d{2}$/;
/** That of a regency or city has four. */
const MEMBER = /^\d{2}\.\d{2}$/;

/** Whether the viewer follows all members: the hub, the ministry, and who leads or plans in the province that runs it. */
export function isFollower(viewer: Viewer): boolean {
  if (isActing(viewer, 'hub_admin', 'national', 'system_admin')) return true;
  return isActing(viewer, 'leader', 'planner') && PROVINCE.test(viewer.acting?.regionCode ?? '');
}

/** Whether the viewer belongs to a regency or city, and reads of its membership. */
export function isOfMember(viewer: Viewer): boolean {
  return isActing(viewer, 'local_admin', 'leader', 'planner') && MEMBER.test(viewer.acting?.regionCode ?? '');
}

/** May the viewer read what the hub and the member know of its membership? */
export function whyNotReadMember(institutionId: InstitutionId, viewer: Viewer): 'not_visible' | null {
  if (isFollower(viewer)) return null;
  const own = viewer.acting?.institutionId === institutionId;
  return own && isActing(viewer, 'local_admin', 'leader', 'planner') ? null : 'not_visible';
}

/** Why the viewer may not bring a commitment of this member: its admin does, or the hub, to which the paper may have come. */
export function whyNotRegister(institutionId: InstitutionId, viewer: Viewer): CommitmentRefusal | null {
  if (isActing(viewer, 'hub_admin')) return null;
  const own = viewer.acting?.institutionId === institutionId;
  return own && isActing(viewer, 'local_admin') ? null : 'members_only';
}

/** Why the viewer may not verify it or send it back: the hub does, and nobody what he brought himself. */
export function whyNotDecide(commitment: Asked, viewer: Viewer): CommitmentRefusal | null {
  if (!isActing(viewer, 'hub_admin')) return 'hub_only';
  if (commitment.state !== 'waiting') return 'not_waiting';
  return commitment.registeredBy === viewer.person?.id ? 'own' : null;
}

/** Why the viewer may not take it back. */
export function whyNotWithdraw(commitment: Asked, viewer: Viewer): CommitmentRefusal | null {
  const forbidden = whyNotRegister(commitment.institutionId, viewer);
  if (forbidden) return forbidden;
  return commitment.state === 'waiting' ? null : 'not_waiting';
}
