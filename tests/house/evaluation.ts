import { assignByHand } from '../../src/evaluation/actions/assign.ts';
import { closeRound, inviteJuror } from '../../src/evaluation/index.ts';
import { askReckoning } from '../../src/evaluation/meaning/actions/reckon.ts';
import { reckonJob } from '../../src/evaluation/meaning/jobs.ts';
import type { AssignmentRunId, JurorId, RoundId, SheetId } from '../../src/evaluation/model/ids.ts';
import type { Subject } from '../../src/evaluation/model/round.ts';
import { askSharing, beginSharing, finishSharing } from '../../src/evaluation/sharing/actions/runs.ts';
import { newId } from '../../src/platform/ids.ts';
import { silentLog } from '../../src/platform/log.ts';
import { must } from '../../src/platform/outcome.ts';
import {
  declareTie,
  fillSheet,
  plantRound,
  plantSheet,
  plantSubjects,
  seatJuror,
  testDesk,
} from '../support/evaluation.ts';
import { personWith, testConfig, testNow } from '../support/people.ts';
import { testPlan, testProblem, testSettings } from '../support/sharing.ts';
import type { Stage } from '../support/stage.ts';
import { BAIT, type Planted, type Secret } from './bait.ts';

type Ground = {
  readonly subjects: readonly Subject[];
  readonly juror: JurorId;
  readonly other: JurorId;
  readonly run: AssignmentRunId;
  readonly sheet: SheetId | null;
  readonly plan: AssignmentRunId | null;
};
/** What was planted with each round, for the forms on it. */
const grounds = new Map<string, Ground>();

let count = 0;

/** A juror of the province beside the coach, who plays the juror in the house tests; making an account takes its time. */
const others = new WeakMap<Stage, ReturnType<typeof personWith>>();

function otherJuror(stage: Stage): ReturnType<typeof personWith> {
  const post = { role: 'panelist', institutionId: stage.places.province } as const;
  const known = others.get(stage) ?? personWith(stage.database.db, 'Panelis uji', [post]);
  others.set(stage, known);
  return known;
}

/** A round of the hub on two subjects of Toba; the coach sits in its jury, or is asked to. */
export async function plantScoring(stage: Stage, path: string): Promise<RoundId> {
  const { database, people, places } = stage;
  const { db } = database;
  count += 1;
  const roundId = await plantRound(db, people.hub_admin, { name: `Putaran uji ${count}` });
  const place = { institutionId: places.toba, regionCode: '12.12' };
  const titles = [{ title: 'Objek satu' }, { title: 'Objek dua' }];
  const given = titles.map((it) => ({ ...it, ...place }));
  const subjects = await plantSubjects(db, people.hub_admin, roundId, given);
  const other = await seatJuror(db, people.hub_admin, roundId, await otherJuror(stage), 'panelist');
  const isAnswering = /\/(?:terima|tolak)$/.test(path);
  const juror = isAnswering
    ? await askCoach(stage, roundId)
    : await seatJuror(db, people.hub_admin, roundId, people.coach);
  const run = newId<'AssignmentRunId'>();
  const pair = { jurorId: other, row: (subjects[1] as Subject).row };
  const hand = { roundId, runId: run, give: [pair], take: [] };
  must(await db.transact((tx) => assignByHand(tx, people.hub_admin, hand, testNow)));
  const sheet = isAnswering
    ? null
    : await plantSheet(db, people.hub_admin, { roundId, jurorId: juror, row: (subjects[0] as Subject).row });
  if (sheet && /buka-lagi|kepastian|kebiasaan/.test(path))
    await fillSheet(db, people.coach, sheet, { novelty: 80, impact: 5 });
  const plan = path.includes(':rencana') ? await plantPlan(stage, roundId, { path, pair }) : null;
  grounds.set(roundId, { subjects, juror, other, run, sheet, plan });
  if (/kepastian|kebiasaan/.test(path)) await plantReckoning(stage, roundId);
  if (path.includes('kebiasaan'))
    must(await db.transact((tx) => closeRound(tx, people.hub_admin, { roundId }, testNow)));
  return roundId;
}

/** What the sheets of such a round mean, worked out as the worker does. */
async function plantReckoning({ database: { db }, people }: Stage, roundId: RoundId): Promise<void> {
  must(
    await db.transact((tx) =>
      askReckoning(tx, people.hub_admin, { roundId, cuts: null, scale: false, cut: 1 }, testNow),
    ),
  );
  const context = { db, config: testConfig, log: silentLog, baseUrl: 'http://localhost:3000', now: testNow };
  await reckonJob([]).run({ roundId }, context);
}

type Pair = { readonly jurorId: JurorId; readonly row: Subject['row'] };

/** A plan that waits, or one of a sheet that stands already where it is applied or taken away. */
async function plantPlan(
  { database, people }: Stage,
  roundId: RoundId,
  { path, pair }: { readonly path: string; readonly pair: Pair },
): Promise<AssignmentRunId> {
  const { db } = database;
  const id = newId<'AssignmentRunId'>();
  const asked = { roundId, id, settings: testSettings };
  must(await db.transact((tx) => askSharing(tx, people.hub_admin, asked, testNow)));
  if (!/\/terapkan$|:berkas/.test(path)) return id;
  const attempt = await db.transact((tx) => beginSharing(tx, id, testNow));
  const given = [pair.row, pair.jurorId] as const;
  const made = { plan: testPlan([given]), problem: testProblem(given) };
  await db.transact((tx) => finishSharing(tx, { id, attempt: attempt ?? 0, ...made }, testNow));
  return id;
}

/** What stands in the place of `:rencana` beside the round. */
export function planBeside(roundId: string): string | undefined {
  return grounds.get(roundId)?.plan ?? undefined;
}

/** The other juror of such a round says to be tied to its first subject. */
export async function plantTie(stage: Stage, roundId: RoundId): Promise<void> {
  const [subject] = groundOf(roundId).subjects;
  if (subject) await declareTie(stage.database.db, await otherJuror(stage), roundId, { subject });
}

/** A sheet of the coach in such a round; one that is done where the form opens it again. */
export async function plantScoreSheet(stage: Stage, path: string): Promise<SheetId> {
  return groundOf(await plantScoring(stage, path)).sheet as SheetId;
}

async function askCoach({ database, people }: Stage, roundId: RoundId): Promise<JurorId> {
  const id = newId<'JurorId'>();
  const asked = { id, roundId, role: 'evaluator' as const, who: { email: people.coach.person.email }, desk: testDesk };
  must(await database.db.transact((tx) => inviteJuror(tx, people.hub_admin, asked, testNow)));
  return id;
}

/** What stands in the place of `:juri` beside the round. */
export function jurorBeside(roundId: string): string | undefined {
  return grounds.get(roundId)?.other;
}

const roundIn = (path: string): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(path)?.[0] ?? '';
const groundOf = (path: string): Ground => grounds.get(roundIn(path)) as Ground;
const tie = (path: string) => ({ objek: groundOf(path).subjects[0]?.row ?? '', hubungan: 'family', catatan: '' });

/** The forms of scoring, filled in for the round of the path. */
export const scoringForms: Readonly<Record<string, (path: string) => Readonly<Record<string, string>>>> = {
  '/kelola/penilaian/baru': () => ({
    id: newId<'RoundId'>(),
    nama: 'Putaran dari formulir',
    rubrik: 'five_criteria',
    buta: 'ya',
    lembar: '2',
    mulai: '2026-03-01',
    selesai: '2026-03-30',
    pakta: 'Jujur.',
  }),
  '/kelola/penilaian/:id/objek/lepas': (path) => ({ objek: groundOf(path).subjects[0]?.row ?? '' }),
  '/kelola/penilaian/:id/juri': () => ({ surel: `${newId()}@contoh.example`, peran: 'evaluator', id: newId() }),
  '/kelola/penilaian/:id/juri/:juri/lepas': () => ({ alasan: 'Mengundurkan diri.' }),
  '/kelola/penilaian/:id/benturan': (path) => ({ id: newId(), juri: groundOf(path).other, ...tie(path) }),
  '/kelola/penilaian/:id/benturan/cabut': () => ({ benturan: newId(), alasan: 'Salah.' }),
  '/kelola/penilaian/:id/pembagian': (path) => ({
    id: newId(),
    pasang: `${groundOf(path).other} ${groundOf(path).subjects[0]?.row}`,
  }),
  '/kelola/penilaian/:id/kepastian': () => ({ batas: '1' }),
  '/kelola/penilaian/:id/kepastian/resmi': () => ({ angka: 'raw' }),
  '/kelola/penilaian/:id/kepastian/lembar-tambahan': (path) => ({
    id: newId(),
    pasang: `${groundOf(path).other} ${groundOf(path).subjects[0]?.row}`,
  }),
  '/kelola/penilaian/:id/pembagian/bergilir': () => ({ id: newId() }),
  '/kelola/penilaian/:id/pembagian/batalkan': (path) => ({ id: groundOf(path).run }),
  '/kelola/penilaian/:id/pembagian/terbaik': () => ({ id: newId(), cara: 'sum', lembar: '1' }),
  '/kelola/penilaian/:id/pembagian/terbaik/:rencana/hentikan': () => ({}),
  '/kelola/penilaian/:id/pembagian/terbaik/:rencana/terapkan': () => ({}),
  '/kelola/penilaian/:id/pembagian/pasangan': (path) => ({
    juri: groundOf(path).other,
    nomor: '1',
    jenis: 'forbidden',
  }),
  '/kelola/penilaian/:id/pembagian/pasangan/lepas': (path) => ({ juri: groundOf(path).other, nomor: '1' }),
  '/kelola/penilaian/:id/juri/:juri/keahlian': () => ({ tidak: '1' }),
  '/kelola/penilaian/lembar/:id/buka-lagi': () => ({ alasan: 'Salah baca.' }),
  '/kelola/penilaian/:id/ingatkan': () => ({}),
  '/penilaian/lembar/:id': () => ({ 'nilai-novelty': '80', simpan: 'novelty' }),
  '/penilaian/lembar/:id/nilai': () => ({ kriteria: 'novelty', nilai: '80', catatan: '', revisi: '0', asal: '' }),
  '/penilaian/putaran/:id/terima': () => ({ setuju: 'ya' }),
  '/penilaian/putaran/:id/tolak': () => ({ alasan: 'Sedang cuti.' }),
  '/penilaian/putaran/:id/keahlian': () => ({ tidak: '2' }),
  '/penilaian/putaran/:id/benturan': (path) => ({ id: newId(), ...tie(path) }),
};

/** A blind round of the hub in whose jury the coach sits: names of jurors, identities and ties that others must not see. */
export async function plantScoringSecrets(stage: Stage): Promise<Planted> {
  const { database, people, places } = stage;
  const { db } = database;
  const roundId = await plantRound(db, people.hub_admin, { name: 'Putaran rahasiaputaran', blind: true });
  const place = { institutionId: places.toba, regionCode: '12.12' };
  const title = 'Objek rahasiajudul milik rahasianama';
  const given = [
    { title, names: ['rahasianama'], ...place },
    { title: 'Objek lain', ...place },
  ];
  const subjects = await plantSubjects(db, people.hub_admin, roundId, given);
  const juror = await personWith(db, 'Juri rahasiajuri', [{ role: 'panelist', institutionId: places.province }]);
  const jurorId = await seatJuror(db, people.hub_admin, roundId, juror, 'panelist');
  const coachId = await seatJuror(db, people.hub_admin, roundId, people.coach);
  const row = (subjects[0] as Subject).row;
  const theirs = await plantSheet(db, people.hub_admin, { roundId, jurorId, row });
  const marks = { novelty: 85, impact: 6.5, comment: `${BAIT} rahasiakomentar` };
  await fillSheet(db, juror, theirs, marks);
  const own = await plantSheet(db, people.hub_admin, { roundId, jurorId: coachId, row });
  await fillSheet(db, people.coach, own, { novelty: 15, impact: 1.5, comment: 'Komentar rahasiapelatih' });
  const [, second] = subjects;
  if (second) await declareTie(db, juror, roundId, { subject: second, note: `${BAIT} rahasiahubungan` });
  // Who runs the system reads in the log what was said with a deed; marks never stand there.
  const runners = ['hub_admin', 'system_admin'] as const;
  const secret = (name: string, word: string, readers: Secret['readers']): Secret => ({ name, word, readers });
  return {
    secrets: [
      secret('name of a round', 'rahasiaputaran', [...runners, 'coach']),
      secret('title of a subject', 'rahasiajudul', [...runners, 'coach']),
      secret('who a blind subject is', 'rahasianama', runners),
      secret('name of a juror', 'rahasiajuri', runners),
      secret('address of a juror', juror.person.email, runners),
      secret('note on a tie', 'rahasiahubungan', runners),
      secret('comment of another juror', 'rahasiakomentar', ['hub_admin']),
      secret('comment of the coach', 'rahasiapelatih', ['hub_admin', 'coach']),
    ],
    ids: { penilaian: [roundId, theirs, own] },
  };
}
