import { assignByHand } from '../../src/evaluation/actions/assign.ts';
import { declareConflict } from '../../src/evaluation/actions/conflict.ts';
import { acceptSeat, inviteJuror } from '../../src/evaluation/actions/jury.ts';
import { addSubjects, type NewRound, type NewSubject, openRound } from '../../src/evaluation/actions/round.ts';
import { finishSheet, saveMarks } from '../../src/evaluation/actions/sheet.ts';
import type { JurorId, RoundId, SheetId, SubjectRowId } from '../../src/evaluation/model/ids.ts';
import type { JuryRole, Subject, TieKind } from '../../src/evaluation/model/round.ts';
import { seatOf } from '../../src/evaluation/queries/jury.ts';
import { sheetsOf } from '../../src/evaluation/queries/sheets.ts';
import { subjectsOf } from '../../src/evaluation/queries/subject.ts';
import type { Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { testConfig, testNow } from './people.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A rubric of two criteria: half and half, 0 to 100; a comment below 60 on the first. */
export const plainRubric = {
  name: 'Rubrik uji',
  name_en: 'Test rubric',
  source: 'Buatan uji.',
  criteria: [
    {
      code: 'novelty',
      name: 'Kebaruan',
      name_en: 'Novelty',
      help: '',
      help_en: '',
      weight: 40,
      min: 0,
      max: 100,
      step: 5,
      commentBelow: 60,
      commentAbove: 90,
    },
    {
      code: 'impact',
      name: 'Dampak',
      name_en: 'Impact',
      help: '',
      help_en: '',
      weight: 60,
      min: 1,
      max: 10,
      step: 0.5,
      commentBelow: null,
      commentAbove: null,
    },
  ],
};

export type Somebody = Viewer & { readonly person: NonNullable<Viewer['person']> };
/** What jurors of a test agree to. */
export const testPact = 'Saya menilai dengan jujur.';
export const testDesk = { config: testConfig, baseUrl: 'http://localhost:3000' };

/** A round that is open for two weeks around the test's now, opened by somebody who may. */
export async function plantRound(db: Database, who: Viewer, given: Partial<NewRound> = {}): Promise<RoundId> {
  const id = newId<'RoundId'>();
  const round: NewRound = {
    id,
    name: 'Putaran uji',
    contextId: null,
    subjectKind: 'innovation_version',
    rubric: plainRubric,
    blind: false,
    sheetsPerSubject: 2,
    opensAt: new Date(testNow.getTime() - DAY_MS),
    closesAt: new Date(testNow.getTime() + 14 * DAY_MS),
    pact: testPact,
    ...given,
  };
  must(await db.transact((tx) => openRound(tx, who, round, testNow)));
  return id;
}

/** Subjects of these titles, all of one institution and region unless said. */
export async function plantSubjects(
  db: Database,
  who: Viewer,
  roundId: RoundId,
  given: readonly (Partial<NewSubject> & { readonly title: string })[],
): Promise<readonly Subject[]> {
  const subjects = given.map((it) => ({
    subjectId: newId<'Any'>() as string,
    names: [],
    institutionId: null,
    regionCode: null,
    ...it,
  }));
  must(await db.transact((tx) => addSubjects(tx, who, { roundId, subjects }, testNow)));
  return subjectsOf(db.conn, roundId);
}

/** Somebody who was invited by the organiser and has accepted the pact. */
export async function seatJuror(
  db: Database,
  who: Viewer,
  roundId: RoundId,
  juror: Somebody,
  role: JuryRole = 'evaluator',
): Promise<JurorId> {
  const asked = { id: newId<'JurorId'>(), roundId, role, who: { email: juror.person.email }, desk: testDesk };
  must(await db.transact((tx) => inviteJuror(tx, who, asked, testNow)));
  must(await db.transact((tx) => acceptSeat(tx, juror, { roundId, pact: testPact }, testNow)));
  const seat = await seatOf(db.conn, roundId, juror);
  if (!seat) throw new Error('the juror has no seat');
  return seat.id;
}

export async function declareTie(
  db: Database,
  juror: Viewer,
  roundId: RoundId,
  { subject, tie = 'family', note = '' }: { readonly subject: Subject; readonly tie?: TieKind; readonly note?: string },
): Promise<void> {
  const input = { id: newId<'ConflictId'>(), roundId, row: subject.row, tie, note };
  must(await db.transact((tx) => declareConflict(tx, juror, input, testNow)));
}

/** A sheet given out by hand. */
export async function plantSheet(
  db: Database,
  who: Viewer,
  { roundId, jurorId, row }: { readonly roundId: RoundId; readonly jurorId: JurorId; readonly row: SubjectRowId },
): Promise<SheetId> {
  const hand = { roundId, runId: newId<'AssignmentRunId'>(), give: [{ jurorId, row }], take: [] };
  must(await db.transact((tx) => assignByHand(tx, who, hand, testNow)));
  const sheet = (await sheetsOf(db.conn, roundId)).find((it) => it.jurorId === jurorId && it.row === row);
  if (!sheet) throw new Error('the sheet was not given out');
  return sheet.id;
}

/** Writes marks of the plain rubric on a sheet, and hands it in. */
export async function fillSheet(
  db: Database,
  juror: Viewer,
  sheetId: SheetId,
  {
    novelty,
    impact,
    comment = 'Cukup.',
  }: { readonly novelty: number; readonly impact: number; readonly comment?: string },
): Promise<void> {
  const entries = [
    { criterion: 'novelty', mark: novelty, comment, revision: 0 },
    { criterion: 'impact', mark: impact, comment: '', revision: 0 },
  ];
  must(await db.transact((tx) => saveMarks(tx, juror, { sheetId, entries }, testNow)));
  must(await db.transact((tx) => finishSheet(tx, juror, { sheetId }, testNow)));
}
