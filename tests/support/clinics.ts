import { planClinic } from '../../src/coaching/clinic/actions/plan.ts';
import type { ClinicId } from '../../src/coaching/clinic/model/clinic.ts';
import type { InstitutionId, PersonId, Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { testNow } from './people.ts';

const HOUR_MS = 3_600_000;

/** What a clinic is planned as in tests: two days after `testNow`, six hours long. */
export const clinicPlan = {
  ...{ title: 'Klinik Medan', place: 'Aula Biro Organisasi, Medan', link: '', capacity: 20, agenda: '09.00 Pembukaan' },
  startsAt: new Date(testNow.getTime() + 48 * HOUR_MS),
  endsAt: new Date(testNow.getTime() + 54 * HOUR_MS),
  isPublic: false,
  coachIds: [] as readonly PersonId[],
};

export type PlantedClinic = Partial<typeof clinicPlan> & { readonly invitedIds?: readonly InstitutionId[] };

/** A clinic of the hub that is planned and not told yet. */
export async function plantDraftClinic(db: Database, hub: Viewer, given: PlantedClinic = {}): Promise<ClinicId> {
  const id = newId<'ClinicId'>();
  const plan = { ...clinicPlan, invitedIds: [], isPublic: (given.invitedIds ?? []).length === 0, ...given, id };
  return must(await db.transact((tx) => planClinic(tx, hub, plan, testNow)));
}
