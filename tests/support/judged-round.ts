import type { SubjectDoor } from '../../src/evaluation/door.ts';
import { reckonJob } from '../../src/evaluation/meaning/jobs.ts';
import type { JurorId, RoundId, SheetId } from '../../src/evaluation/model/ids.ts';
import type { Subject } from '../../src/evaluation/model/round.ts';
import type { Database } from '../../src/platform/db.ts';
import { silentLog } from '../../src/platform/log.ts';
import { fillSheet, plantRound, plantSheet, plantSubjects, type Somebody, seatJuror } from './evaluation.ts';
import { governmentOf, personWith, testConfig, testNow, withRegions } from './people.ts';

export type Jury = { readonly secretary: Somebody; readonly people: readonly Somebody[] };

/** A secretariat of the province and evaluators of these names, in a database without regions yet. */
export async function raiseJury(db: Database, names: readonly string[]): Promise<Jury> {
  await withRegions(db);
  const province = await governmentOf(db, '12');
  const secretary = await personWith(db, 'Rudi', [{ role: 'secretariat', institutionId: province }]);
  const people: Somebody[] = [];
  for (const name of names) people.push(await personWith(db, name, [{ role: 'evaluator', institutionId: province }]));
  return { secretary, people };
}

export type SeatedRound = {
  readonly roundId: RoundId;
  readonly subjects: readonly Subject[];
  readonly jurors: readonly JurorId[];
};

/** A round of these subjects in which the whole jury has its seats. */
export async function seatedRound(
  db: Database,
  { secretary, people }: Jury,
  subjects: Parameters<typeof plantSubjects>[3],
): Promise<SeatedRound> {
  const roundId = await plantRound(db, secretary);
  const planted = await plantSubjects(db, secretary, roundId, subjects);
  const jurors: JurorId[] = [];
  for (const person of people) jurors.push(await seatJuror(db, secretary, roundId, person));
  return { roundId, subjects: planted, jurors };
}

export type Judged = {
  readonly roundId: RoundId;
  readonly jurors: readonly JurorId[];
  readonly sheets: readonly SheetId[];
};

/** What each juror of a judged round adds. */
const leniencies = [15, 0, -15, 5];
/** Two of three jurors in turn. */
const inTurn = (at: number): readonly number[] => [at % 3, (at + 1) % 3];
/** The first five are read by two jurors, the others by two others. */
export const readApart = (at: number): readonly number[] => (at < 5 ? [0, 1] : [2, 3]);

/** A round with a sheet handed in on each entry by its readers: one juror gives 15 points more, one 15 less. */
export async function judgedRound(
  db: Database,
  jury: Jury,
  values: readonly number[],
  readers: (at: number) => readonly number[] = inTurn,
): Promise<Judged> {
  const titled = values.map((_, at) => ({ title: `Usulan ${at + 1}`, regionCode: at < 5 ? '12.07' : '12.71' }));
  const { roundId, subjects, jurors } = await seatedRound(db, jury, titled);
  const sheets: SheetId[] = [];
  for (const [at, subject] of subjects.entries())
    for (const juror of readers(at)) {
      const sheet = { roundId, jurorId: jurors[juror] as JurorId, row: subject.row };
      const id = await plantSheet(db, jury.secretary, sheet);
      const score = (values[at] ?? 0) + (leniencies[juror] ?? 0) + ((at * juror) % 3) * 10 + (at % 2) * 5;
      await fillSheet(db, jury.people[juror] as Somebody, id, { novelty: score, impact: Math.round(score / 5) / 2 });
      sheets.push(id);
    }
  return { roundId, jurors, sheets };
}

/** What the sheets of the round mean, worked out as the worker does. */
export const workOut = (db: Database, roundId: RoundId, doors: readonly SubjectDoor[] = []) =>
  reckonJob(doors).run(
    { roundId },
    { db, config: testConfig, log: silentLog, baseUrl: 'http://localhost:3000', now: testNow },
  );
