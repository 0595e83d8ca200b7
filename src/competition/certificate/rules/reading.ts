import { type InstitutionId, isActing, type Viewer } from '#identity/index.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import type { Certificate } from '../model.ts';

type Owned = Pick<Certificate, 'personId' | 'unitId' | 'institutionId' | 'visibleFrom'> & {
  readonly organiserId: InstitutionId;
};

/** Certificates are in the hands of those who organise the edition. */
export function whyNotManage(organiserId: InstitutionId, viewer: Viewer): 'not_found' | null {
  const isOffice = isActing(viewer, ...organiserRoles);
  return isOffice && viewer.acting?.institutionId === organiserId ? null : 'not_found';
}

/** Whether the embargo over the certificate is over: the moment itself already shows it. */
export function isOut(visibleFrom: Date | null, now: Date): boolean {
  return visibleFrom === null || visibleFrom <= now;
}

/**
 * Why the viewer may not read the certificate among the hub's pages: it is for its organiser, and once it is out for the person it
 * was given to, the unit, and the admin of the institution. Whoever holds the code reads its public page.
 */
export function whyNotRead(certificate: Owned, viewer: Viewer, now: Date): 'not_visible' | null {
  if (whyNotManage(certificate.organiserId, viewer) === null) return null;
  const { person, acting } = viewer;
  if (!person || !isOut(certificate.visibleFrom, now)) return 'not_visible';
  if (certificate.personId === person.id) return null;
  if (acting?.unitId && acting.unitId === certificate.unitId) return null;
  const isOwn = isActing(viewer, 'local_admin') && acting?.institutionId === certificate.institutionId;
  return isOwn ? null : 'not_visible';
}
