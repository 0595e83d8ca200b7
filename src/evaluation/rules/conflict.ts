import type { InstitutionId, Role } from '#identity/index.ts';
import { juryRoles, type Subject, type Tie } from '../model/round.ts';

/** A place that a juror belongs to, with the role held there. */
export type Belonging = {
  readonly role: Role;
  readonly institutionId: InstitutionId;
  readonly regionCode: string | null;
};

/**
 * The tie that comes by itself: the juror works in the institution of the subject, or in its region (issue: «own institution
 * and region automatic»). Being called into a jury by the organiser does not make one belong there.
 */
export function ownTie(
  belongings: readonly Belonging[],
  subject: Pick<Subject, 'institutionId' | 'regionCode'>,
  organiserId: InstitutionId,
): Extract<Tie, 'own_institution' | 'own_region'> | null {
  const counted = belongings.filter((it) => !(isJuryRole(it.role) && it.institutionId === organiserId));
  if (counted.some((it) => it.institutionId === subject.institutionId)) return 'own_institution';
  const isNear = subject.regionCode !== null && counted.some((it) => it.regionCode === subject.regionCode);
  return isNear ? 'own_region' : null;
}

function isJuryRole(role: Role): boolean {
  return (juryRoles as readonly Role[]).includes(role);
}
