import { type InstitutionId, isActing, type Viewer } from '#identity/index.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import type { Interview } from '../model/interview.ts';

/** Whether the viewer organises the interviews of an edition of this institution. */
export function isOrganiser(organiserId: InstitutionId, viewer: Viewer): boolean {
  return isActing(viewer, ...organiserRoles) && viewer.acting?.institutionId === organiserId;
}

type Owned = Pick<Interview, 'institutionId' | 'unitId' | 'keeperIds'>;

/** Whether the entry is the viewer's own: of the unit, of the institution's admin, or of a record that the viewer keeps. */
export function isEntrant(entry: Owned, viewer: Viewer): boolean {
  const { person, acting } = viewer;
  if (!person || !acting || acting.institutionId !== entry.institutionId) return false;
  if (isActing(viewer, 'local_admin')) return true;
  if (!isActing(viewer, 'innovator')) return false;
  return entry.keeperIds.includes(person.id) || (entry.unitId !== null && acting.unitId === entry.unitId);
}

export function isJurorOf({ jurorIds }: Pick<Interview, 'jurorIds'>, viewer: Viewer): boolean {
  return viewer.person !== null && jurorIds.includes(viewer.person.id);
}

type Seen = Owned & Pick<Interview, 'organiserId' | 'jurorIds' | 'state'>;

/**
 * May this viewer know of the interview? Its organiser and the panel of its room do; its entrants once they were told. Nobody else
 * learns that there is one. `visibleTo` says the same in SQL.
 */
export function whyNotRead(it: Seen, viewer: Viewer): 'not_visible' | null {
  if (isOrganiser(it.organiserId, viewer) || isJurorOf(it, viewer)) return null;
  return it.state !== 'planned' && isEntrant(it, viewer) ? null : 'not_visible';
}
