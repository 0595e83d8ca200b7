import { useEvidence } from '../../src/files/actions/use.ts';
import type { EvidenceId } from '../../src/files/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import type { InnovationId } from '../../src/registry/index.ts';
import { setKit } from '../../src/replication/kit/actions/set.ts';
import { answerNeeds } from '../../src/replication/needs/actions/answer.ts';
import { setNeeds } from '../../src/replication/needs/actions/set.ts';
import { needsOf } from '../../src/replication/needs/queries/needs.ts';
import { answerQuestion, hideQuestion } from '../../src/replication/question/actions/answer.ts';
import { askQuestion } from '../../src/replication/question/actions/ask.ts';
import { plantEvidence } from '../support/evidence.ts';
import { personWith, testNow } from '../support/people.ts';
import type { Stage } from '../support/stage.ts';
import { pathOf } from './addresses.ts';
import { fresh } from './fresh.ts';
import { wholeContent } from './planted.ts';
import type { Filler } from './problem-forms.ts';

/** Parts of addresses of matching that are no `:id`. */
export async function partOfSpread(stage: Stage, path: string, id: string): Promise<Readonly<Record<string, string>>> {
  if (path.endsWith('/:kesiapan')) return { kesiapan: await readinessOf(stage, id) };
  if (path.includes('/kecocokan/'))
    return { inovasi: await stage.record({ state: 'published', content: wholeContent }) };
  return path.startsWith('/pencocokan/') ? { kode: '12.12' } : {};
}

const published = async (stage: Stage) =>
  (await stage.record({ state: 'published', content: wholeContent })) as InnovationId;

/** A question of a newcomer in Deli Serdang about a record of Toba, waiting or hidden as the path wants it. */
export async function plantQuestion(stage: Stage, path: string): Promise<string> {
  const { db } = stage.database;
  const asker = await personWith(db, fresh('Penanya'), [
    { role: 'local_admin', institutionId: stage.places.deliSerdang as never },
  ]);
  const id = newId<'QuestionId'>();
  const asked = { id, innovationId: await published(stage), question: 'Berapa biaya setahun?' };
  const admin = stage.people.local_admin;
  await db.transact(async (tx) => {
    must(await askQuestion(tx, asker, asked, testNow));
    if (path.endsWith('/tampilkan')) must(await hideQuestion(tx, admin, { id, reason: 'Uji.' }, testNow));
    if (path.endsWith('/dijawab'))
      must(await answerQuestion(tx, admin, { id, revision: 1, answer: 'Sedikit.' }, testNow));
  });
  return id;
}

/** A record of Toba with a kit that everybody may take. */
export async function plantKit(stage: Stage): Promise<string> {
  const innovationId = await published(stage);
  const evidenceId = (await plantEvidence(stage)) as EvidenceId;
  const admin = stage.people.local_admin;
  await stage.database.db.transact(async (tx) => {
    const subject = { kind: 'innovation', id: innovationId };
    must(await useEvidence(tx, admin, { evidenceId, subject, place: 'section:summary' }, testNow));
    const items = [{ evidenceId, kind: 'sop' as const }];
    must(await setKit(tx, admin, { innovationId, access: 'public', note: '', items, revision: 0 }, testNow));
  });
  return innovationId;
}

/** How ready a place is for the record of the address. */
async function readinessOf({ database }: Stage, id: string): Promise<string> {
  const found = await database.db.pool.query<{ id: string }>('select id from readiness where innovation_id = $1', [id]);
  return found.rows[0]?.id ?? '';
}

/** What copying a record of Toba needs, and how ready Deli Serdang is. */
export async function plantReadiness(stage: Stage): Promise<{ readonly id: InnovationId; readonly readiness: string }> {
  const innovationId = await published(stage);
  const { local_admin, other_admin } = stage.people;
  const need = { id: null, kind: 'people' as const, item: 'Tutor', amount: '', isMust: true, note: '' };
  const readiness = await stage.database.db.transact(async (tx) => {
    must(await setNeeds(tx, local_admin, { innovationId, needs: [need], revision: 0 }, testNow));
    const [first] = (await needsOf(tx, innovationId)).needs;
    const answers = first ? [{ needId: first.id, answer: 'have' as const, note: '' }] : [];
    return must(await answerNeeds(tx, other_admin, { innovationId, answers, revision: 0 }, testNow));
  });
  return { id: innovationId, readiness };
}

/** Lists of copying, by how their addresses begin, each with the id of a record that has rows; and rows for those without an id. */
export async function plantSpreadLists(stage: Stage): Promise<Readonly<Record<string, string>>> {
  const { database, plant, places } = stage;
  const institutionId = places.toba as never;
  await plant.innovation({
    institutionId,
    content: { title: 'Inovasi yang belum direplikasi' },
    awards: [{ year: 2022 }],
  });
  const origin = await published(stage);
  const copy = await plant.innovation({ institutionId: places.deliSerdang as never, content: { title: 'Tiruan' } });
  await database.db.pool.query('insert into innovation_lineage (innovation_id, origin_innovation_id) values ($1, $2)', [
    copy,
    origin,
  ]);
  const kit = await plantKit(stage);
  await stage.server.ask(`/inovasi/${kit}/replikasi/kit/unduh.zip`);
  const question = await plantQuestion(stage, '/dijawab');
  const asked = await database.db.pool.query<{ id: string }>(
    'select innovation_id as id from innovation_question where id = $1',
    [question],
  );
  const { id } = await plantReadiness(stage);
  return {
    '/inovasi/:id/replikasi/silsilah': origin,
    '/inovasi/:id/replikasi/kit': kit,
    '/inovasi/:id/replikasi/tanya-jawab': asked.rows[0]?.id ?? '',
    '/inovasi/:id/replikasi/': id,
  };
}

/** What a person would type, by the route's path. */
export const spreadFillers: Readonly<Record<string, Filler>> = {
  '/masalah/:id/kecocokan/:inovasi/tidak-cocok': () => ({ alasan: 'Bukan untuk kami.' }),
  '/pencocokan/data-wilayah/:kode': () => ({
    'islands.value': '3',
    'islands.year': '2023',
    'islands.source': 'Daftar pulau',
  }),
  '/pencocokan/bobot': () => ({ alasan: 'Uji.' }),
  '/inovasi/:id/replikasi/tanya-jawab': () => ({ id: pathOf(':id'), pertanyaan: 'Berapa biaya setahun?' }),
  '/tanya-jawab/:id/jawab': () => ({ revision: '1', jawaban: fresh('Jawaban') }),
  '/tanya-jawab/:id/sembunyikan': () => ({ alasan: 'Uji.' }),
  '/inovasi/:id/replikasi/kebutuhan/ubah': () => ({
    'butuh.0.id': '',
    'butuh.0.item': fresh('Tutor'),
    'butuh.0.kind': 'people',
    'butuh.0.must': 'ya',
  }),
};
