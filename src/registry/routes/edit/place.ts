import {
  allInstitutions,
  type InstitutionId,
  institutionById,
  regionFullName,
  type UnitId,
  unitsOf,
} from '#identity/index.ts';
import { parseId } from '#platform/ids.ts';
import type { PlaceFieldsProps } from '../../views/edit/new-page.tsx';
import type { RegistryVisit } from '../visit.tsx';

export type PlaceChoice = Omit<PlaceFieldsProps, 'errors'>;

/** What the viewer still has to say about whose record it will be: an innovator nothing, an admin the unit, the hub both. */
export async function placeChoice(
  visit: RegistryVisit,
  given: { instansi: string; unit: string },
): Promise<PlaceChoice> {
  const { acting } = visit.viewer;
  const { conn } = visit.db;
  if (acting?.role === 'innovator') {
    const institution = { id: acting.institutionId, name: acting.unitName ?? acting.institutionName };
    return { institutions: null, institution, units: null, unitId: acting.unitId ?? '' };
  }
  const id = acting?.role === 'hub_admin' ? parseId<'InstitutionId'>(given.instansi) : (acting?.institutionId ?? null);
  const institution = id ? await institutionById(conn, id) : null;
  if (!institution) {
    const all = await allInstitutions(conn);
    const institutions = all.map((it) => ({
      value: it.id,
      label:
        it.kind === 'regency' || it.kind === 'city' || !it.regionCode
          ? it.name
          : `${it.name} (${regionFullName(it.regionCode)})`,
    }));
    return { institutions, institution: null, units: null, unitId: '' };
  }
  const open = (await unitsOf(conn, institution.id)).filter((unit) => unit.closedAt === null);
  const units = open.length > 0 ? open.map((unit) => ({ value: unit.id, label: unit.name })) : null;
  return { institutions: null, institution, units, unitId: given.unit };
}

/** The place that a form names; null when it names none. An empty unit is the institution itself. */
export function placeIn(visit: RegistryVisit): { institutionId: InstitutionId; unitId: UnitId | null } | null {
  const institutionId = parseId<'InstitutionId'>(visit.form.get('instansi'));
  const unit = visit.form.get('unit');
  const unitId = parseId<'UnitId'>(unit);
  if (!institutionId || (unit !== '' && !unitId)) return null;
  return { institutionId, unitId };
}
