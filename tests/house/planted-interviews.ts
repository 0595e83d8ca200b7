import { beginEdition } from '../../src/competition/edition/actions/write.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import { makeTimetable } from '../../src/competition/interview/actions/make.ts';
import { savePlan } from '../../src/competition/interview/actions/plan.ts';
import { tellEntrants } from '../../src/competition/interview/actions/tell.ts';
import type { EntryId } from '../../src/competition/interview/model/arrangement.ts';
import { planSchema } from '../../src/competition/interview/model/plan.ts';
import type { InterviewId } from '../../src/competition/interview/model/states.ts';
import { interviewsOf } from '../../src/competition/interview/queries/interviews.ts';
import { planVisit } from '../../src/competition/visit/actions/plan.ts';
import type { VisitId } from '../../src/competition/visit/model/visit.ts';
import type { PersonId } from '../../src/identity/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { datedPreset, withFieldVisits } from '../support/editions.ts';
import { personWith, testNow } from '../support/people.ts';
import type { Stage } from '../support/stage.ts';
import { plantSubmitted } from '../support/submitted.ts';

const jurors = new WeakMap<Stage, PersonId>();

/** One juror a stage: making a person takes long. */
async function jurorOf(stage: Stage): Promise<PersonId> {
  const known = jurors.get(stage);
  if (known) return known;
  const post = { role: 'panelist' as const, institutionId: stage.places.province };
  const { id } = (await personWith(stage.database.db, 'Juri uji', [post])).person;
  jurors.set(stage, id);
  return id;
}

export type PlantedInterview = {
  readonly editionId: EditionId;
  readonly interviewId: InterviewId;
  readonly entryId: EntryId;
};
let count = 0;

/** An interview of an entry of the unit in Toba, told to its entrants, in an edition that the province organises. */
export async function plantInterview(stage: Stage): Promise<PlantedInterview> {
  const { people, places } = stage;
  const { db } = stage.database;
  count += 1;
  const editionId = newId<'EditionId'>();
  const document = withFieldVisits(datedPreset('regency-starter'));
  must(await db.transact((tx) => beginEdition(tx, people.hub_admin, { id: editionId, document }, testNow)));
  const entry = { title: `Usulan uji ${count}`, institutionId: places.toba, unitId: places.unit };
  await plantSubmitted(db, { ...entry, editionId, organiserId: places.province });
  const plan = planSchema.parse({
    minutes: 20,
    presentationMinutes: 7,
    seed: 1,
    rooms: [{ id: newId(), name: 'Ruang A', jurors: [await jurorOf(stage)] }],
    days: [{ date: '2026-06-10', sessions: [{ from: '09:00', to: '10:00' }] }],
  });
  const input = { editionId, revision: 0, plan };
  const revision = must(await db.transact((tx) => savePlan(tx, people.hub_admin, input, testNow)));
  must(await db.transact((tx) => makeTimetable(tx, people.hub_admin, { editionId, revision }, testNow)));
  must(await db.transact((tx) => tellEntrants(tx, people.hub_admin, { editionId }, testNow)));
  const [interview] = await interviewsOf(db.conn, editionId);
  if (!interview) throw new Error('the entry has no interview');
  return { editionId, interviewId: interview.id, entryId: interview.entryId };
}

/** A visit to such an entry, whose form is open. */
export async function plantVisit(stage: Stage): Promise<VisitId> {
  const { editionId, entryId } = await plantInterview(stage);
  const id = newId<'VisitId'>();
  const team = [{ id: await jurorOf(stage), role: 'panelist' as const }];
  const plan = { id, editionId, entryId, visitDate: '2026-06-23', team };
  must(await stage.database.db.transact((tx) => planVisit(tx, stage.people.hub_admin, plan, testNow)));
  return id;
}
