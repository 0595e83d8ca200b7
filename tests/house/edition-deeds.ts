import { orderFiles } from '../../src/competition/certificate/actions/files.ts';
import { makeFiles } from '../../src/competition/certificate/actions/make.ts';
import type { CertificateBatchId } from '../../src/competition/certificate/model.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import type { EntryId } from '../../src/competition/entry/model/entry.ts';
import { makeTimetable } from '../../src/competition/interview/actions/make.ts';
import { savePlan } from '../../src/competition/interview/actions/plan.ts';
import { tellEntrants } from '../../src/competition/interview/actions/tell.ts';
import { planSchema } from '../../src/competition/interview/model/plan.ts';
import { interviewsOf } from '../../src/competition/interview/queries/interviews.ts';
import { openScoring } from '../../src/competition/scoring/actions/open.ts';
import { scoringRounds } from '../../src/competition/scoring/queries/rounds.ts';
import { saveChoices, saveMeeting } from '../../src/competition/stage/actions/plenary.ts';
import { signPlenary } from '../../src/competition/stage/actions/sign.ts';
import { planVisit } from '../../src/competition/visit/actions/plan.ts';
import { saveVisit } from '../../src/competition/visit/actions/write.ts';
import { finishSheet, saveMarks } from '../../src/evaluation/index.ts';
import type { JurorId, SheetId } from '../../src/evaluation/model/ids.ts';
import { subjectsOf } from '../../src/evaluation/queries/subject.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { asText, plantCertificates, recipient } from '../support/certificates.ts';
import { FAR_AWAY, members } from '../support/course.ts';
import { declareTie, plantSheet, seatJuror, testPact } from '../support/evaluation.ts';
import { testConfig, testNow } from '../support/people.ts';
import type { Decided, Running, Sides, Somebody } from './edition-cast.ts';

/** Marks that stand nowhere else: of the juror who never comes, of the one who does, and their mean. */
export const marksOf = { satu: [61.37, 83.11, 72.24], dua: [57.43, 91.29, 74.36] } as const;

type At = { readonly sides: Sides; readonly editionId: EditionId };

async function mark(db: Database, juror: Somebody, sheetId: SheetId, said: { mark: number; comment: string }) {
  const entries = [{ criterion: 'isi', ...said, revision: 0 }];
  must(await db.transact((tx) => saveMarks(tx, juror, { sheetId, entries }, testNow)));
  must(await db.transact((tx) => finishSheet(tx, juror, { sheetId }, testNow)));
}

/** Opens the round and has two jurors mark the winner; the others have no sheet, and one of them is tied to it. */
export async function score(
  db: Database,
  { sides, editionId }: At,
): Promise<Pick<Running, 'roundId' | 'sheets' | 'jurorId'>> {
  const { name, organiser, hidden, jurors, tied } = sides;
  const opening = { editionId, stage: 'desk_scoring', pact: testPact } as const;
  must(await db.transact((tx) => openScoring(tx, organiser, opening, testNow)));
  const roundId = (await scoringRounds(db.conn, editionId))[0]?.roundId;
  if (!roundId) throw new Error('the scoring was opened');
  const subjects = await subjectsOf(db.conn, roundId);
  const winner = subjects.find((it) => it.title.startsWith('Antrean'));
  if (!winner) throw new Error('the winner is scored');
  const seats: JurorId[] = [];
  for (const juror of [hidden, ...jurors, ...(tied ? [tied] : [])])
    seats.push(await seatJuror(db, organiser, roundId, juror));
  const [jurorId] = seats as [JurorId];
  const sheets: SheetId[] = [];
  // Whoever is tied had a sheet until then.
  for (const seat of [...seats.slice(0, 2), ...(tied ? seats.slice(-1) : [])])
    sheets.push(await plantSheet(db, organiser, { roundId, jurorId: seat, row: winner.row }));
  if (tied) await declareTie(db, tied, roundId, { subject: winner, note: `rahasiahubungan${name}` });
  const [first, second] = marksOf[name];
  await mark(db, hidden, sheets[0]!, { mark: first, comment: `rahasiakomentar${name}` });
  await mark(db, jurors[0]!, sheets[1]!, { mark: second, comment: `rahasiapesanjuri${name}` });
  return { roundId, sheets, jurorId };
}

/** Plans and tells the interviews before the hidden juror, and goes to see the winner. */
export async function hear(
  db: Database,
  { sides, editionId, entry }: At & { readonly entry: EntryId },
): Promise<Pick<Running, 'interviews' | 'visitId'>> {
  const { name, organiser, hidden, panelist } = sides;
  const panel = [hidden, ...(panelist ? [panelist] : [])].map((it) => it.person.id);
  const plan = planSchema.parse({
    minutes: 20,
    presentationMinutes: 7,
    seed: 1,
    rooms: [{ id: newId(), name: 'Ruang A', jurors: panel }],
    days: [{ date: '2026-06-10', sessions: [{ from: '09:00', to: '12:00' }] }],
  });
  const revision = must(await db.transact((tx) => savePlan(tx, organiser, { editionId, revision: 0, plan }, testNow)));
  must(await db.transact((tx) => makeTimetable(tx, organiser, { editionId, revision }, testNow)));
  must(await db.transact((tx) => tellEntrants(tx, organiser, { editionId }, testNow)));
  const visitId = newId<'VisitId'>();
  const team = [
    { id: hidden.person.id, role: 'evaluator' as const },
    ...(panelist ? [{ id: panelist.person.id, role: 'panelist' as const }] : []),
  ];
  const visit = { id: visitId, editionId, entryId: entry, visitDate: '2026-06-23', team };
  must(await db.transact((tx) => planVisit(tx, organiser, visit, testNow)));
  const found = { peopleMet: `rahasiaditemui${name}`, conclusion: `rahasiakunjungan${name}`, place: null, checks: [] };
  const form = { visitDate: visit.visitDate, ...found };
  must(await db.transact((tx) => saveVisit(tx, hidden, { id: visitId, revision: 1, form }, testNow)));
  return { interviews: (await interviewsOf(db.conn, editionId)).map((it) => it.id), visitId };
}

/** Chooses one entry and signs; its certificate is made, and the file for the printer. All of it is under embargo for long. */
export async function decide(db: Database, running: Running): Promise<Decided> {
  const { sides, editionId, entries } = running;
  const { name, organiser } = sides;
  const of = { editionId, stage: 'tpi_plenary' } as const;
  const meeting = {
    heldOn: '2026-03-01',
    place: 'Medan',
    minutes: `rahasiarisalah${name}`,
    members: members.map((it, at) => (at === 0 ? { ...it, name: `Ketua rahasiaketua${name}` } : it)),
  };
  const choice = { award: null, reason: `rahasiaalasan${name}`, votes: null };
  const [winner, loser] = entries;
  const choices = [
    { ...choice, entryId: winner, chosen: true, award: 'top-1' },
    { ...choice, entryId: loser, chosen: false },
  ];
  await db.transact(async (tx) => {
    must(await saveMeeting(tx, organiser, { ...of, revision: 1, ...meeting }, testNow));
    must(await saveChoices(tx, organiser, { ...of, revision: 2, choices }, testNow));
    must(await signPlenary(tx, organiser, { ...of, revision: 3, config: testConfig }, testNow));
  });
  return certify(db, running);
}

async function certify(db: Database, { sides, editionId, entries }: Running): Promise<Decided> {
  const { name, organiser, writer, place } = sides;
  const named = recipient(`Juara rahasiajuara${name}`, {
    award: `Terbaik rahasiapredikat${name}`,
    subject: `entry:${entries[0]}`,
    holder: { personId: writer.person.id, ...place },
  });
  const embargo = { editionId, kind: 'award', visibleFrom: new Date(FAR_AWAY), recipients: [named] } as const;
  const { batchId, ids } = await plantCertificates(db, organiser, embargo);
  const [certificateId] = ids;
  const order = { id: newId<'CertificateFileId'>(), batchId: batchId as CertificateBatchId, form: 'single' } as const;
  const fileId = await db.transact(async (tx) => must(await orderFiles(tx, organiser, order, testNow)));
  await makeFiles(
    db,
    fileId,
    async (some) => some.map(asText),
    () => testNow,
  );
  const found = await db.pool.query<{ code: string }>('select code from certificate where id = $1', [certificateId]);
  return { batchId: batchId ?? '', certificateId: certificateId ?? '', fileId, code: found.rows[0]?.code ?? '' };
}
