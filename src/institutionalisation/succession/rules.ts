import type { Viewer } from '#identity/index.ts';
import { type Innovation, relationsTo } from '#registry/index.ts';
import type { LeftAgreement, SuccessionRefusal } from './model.ts';

type Kept = Pick<Innovation, 'state' | 'working' | 'origin' | 'institutionId' | 'unitId' | 'keeperIds'>;

/** Why the viewer may not say that the agreement ended: the admin of the owner or of the hub does, once its official has left. */
export function whyNotEnd(innovation: Kept, viewer: Viewer, agreement: LeftAgreement | null): SuccessionRefusal | null {
  const relations = relationsTo(innovation, viewer);
  if (relations.length === 0) return 'not_yours';
  if (!relations.includes('decider')) return 'admin_only';
  return agreement ? null : 'not_left';
}
