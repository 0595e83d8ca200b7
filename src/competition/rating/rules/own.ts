import type { InstitutionId, PersonId, UnitId, Viewer } from '#identity/index.ts';

/** Whose an entry is. */
export type Owner = {
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly keeperIds: readonly PersonId[];
  readonly createdBy: PersonId | null;
};

/**
 * Why this viewer may not rate the entry: who began it, keeps its record, works in its unit or runs its institution, in whatever role
 * one acts just now. Who is not signed in is known by the address alone, once its mail was read.
 */
export function whyNotMark(owner: Owner, { person, memberships }: Viewer): 'own' | null {
  if (!person) return null;
  const wrote = owner.createdBy === person.id || owner.keeperIds.includes(person.id);
  const belongs = memberships.some(({ role, institutionId, unitId }) => {
    if (role === 'innovator') return unitId !== null && unitId === owner.unitId;
    return (role === 'local_admin' || role === 'hub_admin') && institutionId === owner.institutionId;
  });
  return wrote || belongs ? 'own' : null;
}
