import { demoPeople, type Role, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import type { Conn, Tx } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { assignInTurn } from './actions/assign.ts';
import { acceptSeat, inviteJuror } from './actions/jury.ts';
import { addSubjects, openRound } from './actions/round.ts';
import { finishSheet, saveMarks } from './actions/sheet.ts';
import type { FoundSubject, SubjectDoor } from './door.ts';
import type { RoundId, SheetId } from './model/ids.ts';
import type { JuryRole } from './model/round.ts';
import { sheetsOf } from './queries/sheets.ts';
import { shippedRubric } from './rubrics.ts';
import { tables } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Words by which the demonstration's own records are found. */
const wanted = ['demi sepeda bagus', 'bungdes', 'perpustakaan teknologi informasi'];
const jurors: readonly (readonly [person: string, role: JuryRole])[] = [
  ['penilai', 'evaluator'],
  ['panelis', 'panelist'],
];

/** Marks of the finished sheet, with the comments that they owe. */
const finished = [
  { criterion: 'novelty', mark: 8, comment: '' },
  {
    criterion: 'effective',
    mark: 4.5,
    comment: 'Angka sesudah belum ada, sehingga hasilnya belum dapat dibandingkan.',
  },
  { criterion: 'beneficial', mark: 8.5, comment: '' },
  { criterion: 'transferable', mark: 9.5, comment: 'Langkahnya jelas dan pernah dijalankan di beberapa tempat.' },
  { criterion: 'sustained', mark: 7, comment: '' },
  { criterion: 'overall', mark: null, comment: 'Kuat pada kolaborasi. Lengkapi angka sebelum dan sesudah.' },
];

/** A trial round on three records: a jury of two, one sheet done, one begun. Once; a round that stands is left as it is. */
export async function seedTrial(
  { db, now, config, baseUrl, progress }: SeedContext,
  doors: readonly SubjectDoor[],
): Promise<void> {
  const door = doors.find((it) => it.find);
  const secretary = await somebody(db.conn, 'sekretariat', 'secretariat');
  if (!door?.find || !secretary || (await hasRound(db.conn))) return;
  const found = await findAll(db.conn, door, secretary);
  if (found.length === 0) return;
  progress(t('evaluation.seed.progress'));
  await db.transact(async (tx) => {
    const roundId = await openTrial(tx, secretary, door.kind, now);
    must(await addSubjects(tx, secretary, { roundId, subjects: found }, now));
    for (const juror of jurors) await seat(tx, secretary, { roundId, juror, desk: { config, baseUrl } }, now);
    const run = { roundId, runId: newId<'AssignmentRunId'>(now.getTime()), seed: roundId };
    must(await assignInTurn(tx, secretary, run, now));
    await score(tx, roundId, now);
  });
}

async function somebody(conn: Conn, key: string, role: Role): Promise<Viewer | null> {
  const id = (await demoPeople(conn)).get(key);
  return id ? viewerOfPerson(conn, id, role) : null;
}

async function hasRound(conn: Conn): Promise<boolean> {
  return (await tables(conn).selectFrom('evaluation_round').select('id').limit(1).executeTakeFirst()) !== undefined;
}

async function findAll(conn: Conn, door: SubjectDoor, who: Viewer): Promise<readonly FoundSubject[]> {
  const found = new Map<string, FoundSubject>();
  for (const words of wanted) {
    const [first] = (await door.find?.(conn, who, words)) ?? [];
    if (first) found.set(first.subjectId, first);
  }
  return [...found.values()];
}

async function openTrial(tx: Tx, who: Viewer, kind: string, now: Date): Promise<RoundId> {
  const rubric = shippedRubric('five_criteria');
  if (!rubric) throw new Error('the demonstration’s rubric is not shipped');
  const id = newId<'RoundId'>(now.getTime());
  const when = { opensAt: now, closesAt: new Date(now.getTime() + 30 * DAY_MS) };
  const round = { id, name: t('evaluation.seed.name'), contextId: null, subjectKind: kind, rubric, blind: true };
  must(await openRound(tx, who, { ...round, ...when, sheetsPerSubject: 2, pact: t('evaluation.pact.text') }, now));
  return id;
}

type Seating = {
  readonly roundId: RoundId;
  readonly juror: (typeof jurors)[number];
  readonly desk: Parameters<typeof inviteJuror>[2]['desk'];
};

async function seat(tx: Tx, who: Viewer, { roundId, juror: [key, role], desk }: Seating, now: Date): Promise<void> {
  const juror = await somebody(tx, key, role);
  if (!juror?.person) return;
  const asked = { id: newId<'JurorId'>(now.getTime()), roundId, role, who: { personId: juror.person.id }, desk };
  must(await inviteJuror(tx, who, asked, now));
  must(await acceptSeat(tx, juror, { roundId, pact: t('evaluation.pact.text').trim() }, now));
}

/** The evaluator has handed in one sheet and begun another. */
async function score(tx: Tx, roundId: RoundId, now: Date): Promise<void> {
  const juror = await somebody(tx, 'penilai', 'evaluator');
  if (!juror?.person) return;
  const seats = await tables(tx)
    .selectFrom('evaluation_juror')
    .select('id')
    .where('round_id', '=', roundId)
    .where('person_id', '=', juror.person.id)
    .execute();
  const own = (await sheetsOf(tx, roundId)).filter((it) => it.jurorId === seats[0]?.id);
  const [first, second] = own;
  if (first) await write(tx, juror, first.id, finished.length, now);
  if (first) must(await finishSheet(tx, juror, { sheetId: first.id }, now));
  if (second) await write(tx, juror, second.id, 2, now);
}

async function write(tx: Tx, juror: Viewer, sheetId: SheetId, some: number, now: Date): Promise<void> {
  const entries = finished.slice(0, some).map((it) => ({ ...it, revision: 0 }));
  must(await saveMarks(tx, juror, { sheetId, entries }, now));
}
