import { moveClinic } from '../../src/coaching/clinic/actions/move.ts';
import { addPaper } from '../../src/coaching/clinic/actions/outcome.ts';
import { planClinic } from '../../src/coaching/clinic/actions/plan.ts';
import { markByHand } from '../../src/coaching/clinic/actions/presence.ts';
import { registerSelf } from '../../src/coaching/clinic/actions/register.ts';
import type { ClinicId } from '../../src/coaching/clinic/model/clinic.ts';
import type { RegistrationId } from '../../src/coaching/clinic/model/registration.ts';
import type { EvidenceId } from '../../src/files/index.ts';
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

/** One that is announced; `testNow` stands before it. */
export async function plantClinic(db: Database, hub: Viewer, given: PlantedClinic = {}): Promise<ClinicId> {
  const id = await plantDraftClinic(db, hub, given);
  // Told long before, so that a clinic may also run at `testNow`.
  const before = new Date((given.startsAt ?? clinicPlan.startsAt).getTime() - HOUR_MS);
  must(await db.transact((tx) => moveClinic(tx, hub, { id, revision: 1, deed: 'announce' }, before)));
  return id;
}

/** The viewer's registration for the clinic, with a place or waiting for one. */
export async function plantRegistration(
  db: Database,
  who: Viewer,
  { clinicId, note = '', now = testNow }: { readonly clinicId: ClinicId; readonly note?: string; readonly now?: Date },
): Promise<RegistrationId> {
  const id = newId<'RegistrationId'>();
  must(await db.transact((tx) => registerSelf(tx, who, { clinicId, id, brings: '', note }, now)));
  return id;
}

/** Says that the clinic, which runs at `testNow`, was held, and marks everybody registered for it as present. */
export async function holdClinicAt(db: Database, hub: Viewer, clinicId: ClinicId): Promise<void> {
  const found = await db.pool.query<{ id: RegistrationId }>(
    `select id from clinic_registration where clinic_id = $1 and state = 'registered'`,
    [clinicId],
  );
  await db.transact(async (tx) => {
    for (const { id } of found.rows) {
      const mark = { clinicId, id: newId<'MarkId'>(), registrationId: id, offlineAt: null };
      must(await markByHand(tx, hub, mark, testNow));
    }
    must(await moveClinic(tx, hub, { id: clinicId, revision: 2, deed: 'hold' }, testNow));
  });
}

/** The signed list of attendance, in the hub's locker. */
export async function plantScan(db: Database, hub: Viewer, id: ClinicId): Promise<EvidenceId> {
  const evidenceId = newId<'EvidenceId'>();
  const institutionId = hub.acting?.institutionId as InstitutionId;
  const paper = {
    ...{ title: 'Daftar hadir bertanda tangan', number: '', documentDate: '2026-03-02', issuer: '', page: '' },
    ...{ validityYear: 2026, note: '', isPublic: false },
  };
  const url = 'https://contoh.example/daftar-hadir.pdf';
  const evidence = { id: evidenceId, institutionId, unitId: null, paper, kind: 'link' as const, url };
  must(await db.transact((tx) => addPaper(tx, hub, { id, place: 'scan', evidence }, testNow)));
  return evidenceId;
}
