import { answerItem } from '../../src/institutionalisation/check/actions/answer.ts';
import type { ItemId } from '../../src/institutionalisation/check/model/check.ts';
import { lastingContent } from '../../src/institutionalisation/lasting/model/content.ts';
import { claimAnswer } from '../../src/instrument/answer/actions/answer.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import type { InnovationId } from '../../src/registry/index.ts';
import { answerNeeds } from '../../src/replication/needs/actions/answer.ts';
import { setNeeds } from '../../src/replication/needs/actions/set.ts';
import { needsOf } from '../../src/replication/needs/queries/needs.ts';
import { askQuestion } from '../../src/replication/question/actions/ask.ts';
import { plantSheet } from '../support/instruments.ts';
import { plantClaim, planted, plantVerified } from '../support/lasting.ts';
import { testNow } from '../support/people.ts';
import type { Part, Stage } from '../support/stage.ts';
import { BAIT, type Planted } from './bait.ts';
import { wholeContent } from './planted.ts';
import { plantItem } from './planted-lasting.ts';

/** Who reads the work on a record of Toba's unit, verified or not. */
const ofToba: readonly Part[] = ['innovator', 'local_admin', 'hub_admin', 'system_admin', 'leader', 'planner'];

const secretsOf = (room: string, words: readonly string[], readers: readonly Part[]) =>
  words.map((word) => ({ name: `${room}: ${word}`, word, readers }));

async function publishedIn(stage: Stage, title: string): Promise<InnovationId> {
  const keepers = [stage.people.innovator.person.id];
  const content = { ...wholeContent, title };
  return (await stage.record({ state: 'published', content, keepers })) as InnovationId;
}

/** What a public innovation is said to last by: a budget that nobody verified, and of a verified one who claimed it. */
export async function plantLastingSecrets(stage: Stage): Promise<Planted> {
  const { innovator: writer, local_admin: admin } = stage.people;
  const desk = { db: stage.database.db };
  const innovationId = await publishedIn(stage, 'Program yang dianggarkan');
  const content = lastingContent.parse({ ...planted.budget, programme: `Program ${BAIT} rahasiaanggaran` });
  const claimed = await plantClaim(desk, writer, { innovationId, content });
  await plantVerified(desk, { writer, admin }, { innovationId });
  return {
    secrets: secretsOf('lasting', ['rahasiaanggaran', claimed], ofToba),
    ids: { pelembagaan: [claimed], inovasi: [innovationId] },
  };
}

/** An answer to the yearly check that nobody verified. */
export async function plantCheckSecrets(stage: Stage): Promise<Planted> {
  const { db } = stage.database;
  const id = (await plantItem(stage, '')) as ItemId;
  const said = { status: 'stopped', reason: `Berhenti ${BAIT} rahasiaberhenti`, since: '2026-01-05' } as const;
  const answer = { id, revision: 1, evidenceId: null, ...said };
  must(await db.transact((tx) => answerItem(tx, stage.people.innovator, answer, testNow)));
  const found = await db.pool.query<{ round: string }>('select round_id as round from check_item where id = $1', [id]);
  return {
    secrets: secretsOf('check', ['rahasiaberhenti', id], ofToba),
    ids: { 'pemantauan-jawaban': [id], pemantauan: [found.rows[0]?.round ?? ''] },
  };
}

/** A sheet that its unit still fills. */
export async function plantSheetSecrets(stage: Stage): Promise<Planted> {
  const { id } = await plantSheet(stage, 'answered', { title: 'Inovasi yang dinilai sendiri' });
  const claim = { id, item: 'lanjutan', basis: '', option: 'a', note: `Catatan ${BAIT} rahasialembar`, revision: 0 };
  must(await stage.database.db.transact((tx) => claimAnswer(tx, stage.people.innovator, claim, testNow)));
  return { secrets: secretsOf('sheet', ['rahasialembar', id], ofToba), ids: { lembar: [id] } };
}

/** A question to the owner that nobody has answered yet. */
export async function plantQuestionSecrets(stage: Stage): Promise<Planted> {
  const innovationId = await publishedIn(stage, 'Program yang ditanyakan');
  const asked = { id: newId<'QuestionId'>(), innovationId, question: `Apakah ${BAIT} rahasiatanya?` };
  must(await stage.database.db.transact((tx) => askQuestion(tx, stage.people.elsewhere, asked, testNow)));
  // Who runs the system reads in the log what goes with a deed.
  const readers = ['innovator', 'elsewhere', 'local_admin', 'hub_admin', 'system_admin'] as const;
  return { secrets: secretsOf('question', ['rahasiatanya'], readers), ids: { 'tanya-jawab': [asked.id] } };
}

/** What a place lacks to copy an innovation of Toba: for that place, for the owner and the hub. */
export async function plantReadinessSecrets(stage: Stage): Promise<Planted> {
  const { local_admin, other_admin } = stage.people;
  const innovationId = await publishedIn(stage, 'Program yang disiapkan');
  const need = { id: null, kind: 'people' as const, item: 'Tutor', amount: '', isMust: true, note: '' };
  const readiness = await stage.database.db.transact(async (tx) => {
    must(await setNeeds(tx, local_admin, { innovationId, needs: [need], revision: 0 }, testNow));
    const [first] = (await needsOf(tx, innovationId)).needs;
    const note = `Kurang ${BAIT} rahasiakurang`;
    const answers = first ? [{ needId: first.id, answer: 'lacking' as const, note }] : [];
    return must(await answerNeeds(tx, other_admin, { innovationId, answers, revision: 0 }, testNow));
  });
  const readers = ['innovator', 'local_admin', 'other_admin', 'hub_admin'] as const;
  return {
    secrets: secretsOf('readiness', ['rahasiakurang'], readers),
    ids: { inovasi: [innovationId], kesiapan: [readiness] },
  };
}
