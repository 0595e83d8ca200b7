import { isActing, type Viewer } from '#identity/index.ts';
import type { Owned } from './model.ts';

/** Whether the viewer keeps the record or works in its unit. */
function isWriter({ keeperIds, unitId }: Owned, { person, acting }: Viewer): boolean {
  if (!person || !acting) return false;
  if (keeperIds.includes(person.id)) return true;
  return acting.role === 'innovator' && acting.unitId !== null && acting.unitId === unitId;
}

/** Whether the viewer runs the institution of the record, or the hub. */
export function isDecider({ institutionId }: Owned, viewer: Viewer): boolean {
  if (isActing(viewer, 'hub_admin')) return true;
  return isActing(viewer, 'local_admin') && viewer.acting?.institutionId === institutionId;
}

/** Whether the viewer speaks for the record: its keepers, the people of its unit, its admin, the hub. */
export function speaksFor(record: Owned, viewer: Viewer): boolean {
  return isWriter(record, viewer) || isDecider(record, viewer);
}
