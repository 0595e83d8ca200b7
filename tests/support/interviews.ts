import { beginEdition } from '../../src/competition/edition/actions/write.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import { makeTimetable } from '../../src/competition/interview/actions/make.ts';
import { savePlan } from '../../src/competition/interview/actions/plan.ts';
import { tellEntrants } from '../../src/competition/interview/actions/tell.ts';
import type { EntryId } from '../../src/competition/interview/model/arrangement.ts';
import type { Interview } from '../../src/competition/interview/model/interview.ts';
import { type InterviewPlan, planSchema, type RoomId } from '../../src/competition/interview/model/plan.ts';
import { interviewsOf } from '../../src/competition/interview/queries/interviews.ts';
import type { InstitutionId, PersonId, UnitId, Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { datedPreset } from './editions.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from './people.ts';
import { plantSubmitted } from './submitted.ts';

type Known = Viewer & { readonly person: NonNullable<Viewer['person']> };

/** A competition of the province whose entries wait for their interviews: its people, and ways to go on. */
export type InterviewDesk = {
  readonly db: Database;
  readonly editionId: EditionId;
  readonly places: { readonly province: InstitutionId; readonly deli: InstitutionId; readonly toba: InstitutionId };
  readonly people: {
    readonly secretary: Known;
    readonly juror: Known;
    readonly second: Known;
    /** Works in the regency of Deli Serdang beside sitting on the panel. */
    readonly tied: Known;
    readonly writer: Known;
    readonly admin: Known;
    readonly stranger: Known;
  };
  /** Entries of Deli Serdang's office, which `writer` writes for. */
  readonly own: readonly EntryId[];
  /** Entries of Toba. */
  readonly others: readonly EntryId[];
  readonly plan: (given?: Partial<InterviewPlan>) => InterviewPlan;
  readonly saved: (plan: InterviewPlan) => Promise<number>;
  readonly made: (plan?: InterviewPlan) => Promise<void>;
  readonly told: () => Promise<void>;
  readonly interviews: () => Promise<readonly Interview[]>;
};

const DAY = '2026-06-10';

async function peopleOf(
  db: Database,
  places: InterviewDesk['places'],
  unitId: UnitId,
): Promise<InterviewDesk['people']> {
  const { province, deli, toba } = places;
  const person = (name: string, posts: Parameters<typeof personWith>[2]) => personWith(db, name, posts);
  return {
    secretary: await person('Sekretaris Lomba', [{ role: 'secretariat', institutionId: province }]),
    juror: await person('Juri Satu', [{ role: 'panelist', institutionId: province }]),
    second: await person('Juri Dua', [{ role: 'panelist', institutionId: province }]),
    tied: await person('Juri Terkait', [
      { role: 'panelist', institutionId: province },
      { role: 'planner', institutionId: deli },
    ]),
    writer: await person('Penulis Usulan', [{ role: 'innovator', institutionId: deli, unitId }]),
    admin: await person('Admin Deli Serdang', [{ role: 'local_admin', institutionId: deli }]),
    stranger: await person('Admin Toba', [{ role: 'local_admin', institutionId: toba }]),
  };
}

/** Raises the desk on an empty test database. */
export async function interviewDesk(db: Database): Promise<InterviewDesk> {
  await withRegions(db);
  const places = {
    province: await governmentOf(db, '12'),
    deli: await governmentOf(db, '12.07'),
    toba: await governmentOf(db, '12.12'),
  };
  const [office, clinic] = [
    await unitIn(db, places.deli, 'Dinas Pendidikan'),
    await unitIn(db, places.toba, 'Puskesmas Balige'),
  ];
  const people = await peopleOf(db, places, office);
  const editionId = newId<'EditionId'>();
  const document = datedPreset('regency-starter');
  must(await db.transact((tx) => beginEdition(tx, people.secretary, { id: editionId, document }, testNow)));
  const of = { editionId, organiserId: places.province };
  const deli = { ...of, institutionId: places.deli, unitId: office };
  const toba = { ...of, institutionId: places.toba, unitId: clinic };
  const own = [
    await plantSubmitted(db, { ...deli, title: 'Sepeda Bagus' }),
    await plantSubmitted(db, { ...deli, title: 'Kelas Malam' }),
  ];
  const others = [
    await plantSubmitted(db, { ...toba, title: 'Antrean Ramah' }),
    await plantSubmitted(db, { ...toba, title: 'Perahu Sehat' }),
  ];
  return { db, editionId, places, people, own, others, ...ways(db, editionId, people) };
}

function ways(db: Database, editionId: EditionId, people: InterviewDesk['people']) {
  const room = (name: string, jurors: readonly PersonId[]) => ({
    id: newId<'InterviewRoomId'>() as RoomId,
    name,
    place: 'Kantor Gubernur',
    link: '',
    jurors: [...jurors],
  });
  const rooms = [
    room('Ruang A', [people.juror.person.id]),
    room('Ruang B', [people.second.person.id, people.tied.person.id]),
  ];
  const plan = (given: Partial<InterviewPlan> = {}): InterviewPlan =>
    planSchema.parse({
      minutes: 20,
      presentationMinutes: 7,
      seed: 1,
      rooms,
      days: [{ date: DAY, sessions: [{ from: '09:00', to: '10:00' }] }],
      ...given,
    });
  let revision = 0;
  const saved = async (given: InterviewPlan): Promise<number> => {
    const input = { editionId, revision, plan: given };
    revision = must(await db.transact((tx) => savePlan(tx, people.secretary, input, testNow)));
    return revision;
  };
  return {
    plan,
    saved,
    made: async (given: InterviewPlan = plan()) => {
      const input = { editionId, revision: await saved(given) };
      must(await db.transact((tx) => makeTimetable(tx, people.secretary, input, testNow)));
    },
    told: async () => {
      must(await db.transact((tx) => tellEntrants(tx, people.secretary, { editionId }, testNow)));
    },
    interviews: () => interviewsOf(db.conn, editionId),
  };
}
