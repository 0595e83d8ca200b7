import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nobody, type Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import type { InnovationId } from '#registry/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { carryFacts } from '../../../tests/support/facts.ts';
import { formIn } from '../../../tests/support/form.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { askQuestion } from './actions/ask.ts';
import type { QuestionId } from './model.ts';
import { listQuestions, owedQuestions, questionById } from './queries/questions.ts';
import { whyNotRead } from './rules/moves.ts';

let database: TestDatabase;
let server: TestServer;
let record: InnovationId;
type Part = 'keeper' | 'admin' | 'hub' | 'asker' | 'stranger';
const who = {} as Record<Part, Viewer>;
const cookies = {} as Record<Part, string>;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const [deli, nias, toba, province] = await Promise.all(
    ['12.07', '12.04', '12.12', '12'].map((it) => governmentOf(db, it)),
  );
  const unitId = await unitIn(db, nias as never, 'SD Negeri Pulau');
  const office = await unitIn(db, deli as never, 'Kantor Rahasia');
  const school = await unitIn(db, toba as never, 'SD Negeri Toba');
  const add = async (part: Part, name: string, post: object) => {
    who[part] = await personWith(db, name, [post as never]);
  };
  await add('keeper', 'Sari Rahasia', { role: 'innovator', institutionId: deli, unitId: office });
  await add('admin', 'Hendra Deli', { role: 'local_admin', institutionId: deli });
  await add('hub', 'Ratna Hub', { role: 'hub_admin', institutionId: province });
  await add('asker', 'Yanti Penanya', { role: 'innovator', institutionId: nias, unitId });
  await add('stranger', 'Orang Toba', { role: 'innovator', institutionId: toba, unitId: school });
  record = await new Planter(db).innovation({
    institutionId: deli as never,
    content: { title: 'Sepeda Bagus' },
    keepers: [who.keeper.person?.id as never],
  });
  server = testServer(db);
  for (const part of Object.keys(who) as Part[]) cookies[part] = await server.cookiesOf(who[part].person?.email ?? '');
});
afterAll(() => database.close());

const list = () => `/inovasi/${record}/replikasi/tanya-jawab`;
const ask = (path: string, part?: Part, form?: Record<string, string>) =>
  server.ask(path, { ...(part ? { cookies: cookies[part] } : {}), ...(form ? { form } : {}) });
const text = async (path: string, part?: Part) => (await ask(path, part)).text();
const tick = () => carryFacts(database.db, () => testNow);
const noticed = async (part: Part) =>
  (
    await database.db.pool.query<{ kind: string }>(
      `select kind from notice where person_id = $1 and kind like 'replication.notice.question%' order by created_at, id`,
      [who[part].person?.id],
    )
  ).rows.map((it) => it.kind);

async function asked(question: string): Promise<QuestionId> {
  const answer = await ask(list(), 'asker', { id: newId(), pertanyaan: question });
  expect(answer.status).toBe(303);
  return (answer.headers.get('location') ?? '').split('/').at(-1) as QuestionId;
}
const answerTo = async (id: QuestionId, jawaban: string, part: Part = 'keeper') => {
  const form = formIn(await text(`/tanya-jawab/${id}`, part), `/tanya-jawab/${id}/jawab`) ?? {};
  return ask(`/tanya-jawab/${id}/jawab`, part, { ...form, jawaban });
};

describe('a question', () => {
  test('goes to the keepers, waits unseen by others, and is everybody’s with its answer', async () => {
    const id = await asked('Berapa tutor yang disiapkan?');
    await tick();
    expect(await noticed('keeper')).toEqual(['replication.notice.question_asked']);
    expect(await noticed('admin')).toEqual([]);
    for (const part of [undefined, 'stranger'] as const) {
      expect((await ask(`/tanya-jawab/${id}`, part)).status).toBe(404);
      expect(await text(list(), part)).not.toContain('Berapa tutor');
    }
    expect(await text(list(), 'asker')).toContain('Berapa tutor');
    const own = await text(`/tanya-jawab/${id}`, 'keeper');
    expect(own).toContain('Yanti Penanya, SD Negeri Pulau');
    expect(own).not.toContain('yanti.penanya@');
    expect((await answerTo(id, 'Lima tutor untuk dua puluh anak.')).status).toBe(303);
    await tick();
    expect(await noticed('asker')).toEqual(['replication.notice.question_answered']);
    const page = await text(list());
    for (const told of ['Berapa tutor', 'Lima tutor', 'SD Negeri Pulau']) expect(page).toContain(told);
    for (const secret of ['Yanti', 'Sari Rahasia', '@contoh.example']) expect(page).not.toContain(secret);
    expect(await text(`${list()}/unduh.csv`)).not.toContain('Yanti');
    expect(await text(`${list()}?q=lima+tutor`)).toContain('Berapa tutor');
    expect(await text(`${list()}?q=jembatan`)).not.toContain('Berapa tutor');
  });

  test('sent twice is one, and so is its answer; an older form is told', async () => {
    const [, id_ = ''] = /name="id" value="([^"]+)"/.exec(await text(list(), 'asker')) ?? [];
    const sent = { id: id_, pertanyaan: 'Apakah perlu izin khusus?' };
    const both = await Promise.all([ask(list(), 'asker', sent), ask(list(), 'asker', sent)]);
    expect(new Set(both.map((it) => it.headers.get('location'))).size).toBe(1);
    const id = both[0]?.headers.get('location')?.split('/').at(-1) as QuestionId;
    const path = `/tanya-jawab/${id}/jawab`;
    expect((await ask(path, 'keeper', { revision: '1', jawaban: 'Tidak.' })).status).toBe(303);
    expect((await ask(path, 'keeper', { revision: '1', jawaban: 'Tidak.' })).status).toBe(303);
    const stale = await ask(path, 'admin', { revision: '1', jawaban: 'Ya.' });
    const page = await stale.text();
    expect([stale.status, page.includes('Tidak.'), page.includes('>Ya.<')]).toEqual([409, true, true]);
    expect((await questionById(database.db.conn, id))?.answer).toBe('Tidak.');
  });

  test('that says nothing, or is no answer, comes back with what was typed', async () => {
    const short = await ask(list(), 'asker', { id: newId(), pertanyaan: ' Apa? ' });
    expect([short.status, (await short.text()).includes('Apa?')]).toEqual([422, true]);
    expect((await ask(list(), 'asker', { id: newId(), pertanyaan: 'x'.repeat(2001) })).status).toBe(422);
    const id = await asked('Bagaimana bila listrik padam?');
    expect((await answerTo(id, '  ')).status).toBe(422);
    expect((await answerTo(id, 'x'.repeat(5001))).status).toBe(422);
    expect((await ask(`/tanya-jawab/${id}/sembunyikan`, 'admin', { alasan: '' })).status).toBe(422);
  });

  test('is no deed of others', async () => {
    const id = await asked('Siapa yang mengajar di pulau?');
    expect((await ask(list(), undefined, { pertanyaan: 'Siapa yang mengajar?' })).headers.get('location')).toMatch(
      /^\/masuk/,
    );
    expect((await ask(list(), 'keeper', { id: newId(), pertanyaan: 'Siapa yang mengajar?' })).status).toBe(403);
    expect((await ask(`/tanya-jawab/${id}/jawab`, 'stranger', { revision: '1', jawaban: 'Saya.' })).status).toBe(404);
    expect((await ask(`/tanya-jawab/${id}/jawab`, 'asker', { revision: '1', jawaban: 'Saya.' })).status).toBe(403);
    expect((await ask(`/tanya-jawab/${id}/sembunyikan`, 'keeper', { alasan: 'Tidak sopan.' })).status).toBe(403);
  });

  test('is hidden with a reason that its people read, and shown again', async () => {
    const id = await asked('Apakah kepala dinas korup sekali?');
    await answerTo(id, 'Pertanyaan di luar pokok.');
    const hide = { alasan: 'Menuduh tanpa bukti.' };
    expect((await ask(`/tanya-jawab/${id}/sembunyikan`, 'admin', hide)).status).toBe(303);
    expect((await ask(`/tanya-jawab/${id}/sembunyikan`, 'admin', hide)).status).toBe(303);
    expect((await ask(`/tanya-jawab/${id}`)).status).toBe(404);
    expect(await text(list())).not.toContain('korup');
    expect(await text(`/tanya-jawab/${id}`, 'asker')).toContain('Menuduh tanpa bukti.');
    expect((await ask(`/tanya-jawab/${id}/tampilkan`, 'hub', {})).status).toBe(303);
    expect((await ask(`/tanya-jawab/${id}`)).status).toBe(200);
  });

  test('is read by whom the rule says, in words and in SQL alike', async () => {
    const everyone = [...Object.values(who), nobody];
    const ids = (await database.db.pool.query<{ id: QuestionId }>('select id from innovation_question')).rows;
    expect(ids.length).toBeGreaterThan(4);
    for (const viewer of everyone) {
      const asked_ = { scope: { of: 'record', id: record } as const, filter: { words: '', state: null }, now: testNow };
      const { rows } = await listQuestions(database.db.conn, viewer, asked_, { size: 100, offset: 0 });
      for (const { id } of ids) {
        const question = await questionById(database.db.conn, id);
        const readable = question !== null && whyNotRead(question, viewer) === null;
        expect(rows.some((it) => it.id === id)).toBe(readable);
      }
    }
  });
});

test('more than ten in a day wait for tomorrow', async () => {
  const ask11 = async (n: number) =>
    database.db.transact((tx) =>
      askQuestion(
        tx,
        who.stranger,
        { id: newId<'QuestionId'>(), innovationId: record, question: `Pertanyaan ke-${n} hari ini` },
        testNow,
      ),
    );
  const outcomes = [];
  for (let n = 1; n <= 11; n += 1) outcomes.push((await ask11(n)).ok);
  expect(outcomes).toEqual([...Array<boolean>(10).fill(true), false]);
});

test('what waits stands on the home page of those who owe it, and is overdue after seven days', async () => {
  const later = new Date(testNow.getTime() + 8 * 86_400_000);
  const now = await owedQuestions(database.db.conn, who.keeper, testNow);
  const then = await owedQuestions(database.db.conn, who.keeper, later);
  expect([now.overdue, then.overdue]).toEqual([0, now.waiting]);
  expect(now.waiting).toBeGreaterThan(0);
  expect((await owedQuestions(database.db.conn, who.asker, later)).waiting).toBe(0);
  expect(await text('/beranda', 'keeper')).toContain('Pertanyaan calon pereplikasi');
  expect(await text('/tanya-jawab?milik=diajukan', 'asker')).toContain('Berapa tutor');
});

test('a record out of the public eye takes its questions with it', async () => {
  const [{ id }] = (await database.db.pool.query('select id from innovation_question where answer <> $1 limit 1', ['']))
    .rows as [{ id: string }];
  await database.db.pool.query(
    `update innovation set state = 'archived', archived_at = now(), archive_reason = 'uji' where id = $1`,
    [record],
  );
  expect((await ask(`/tanya-jawab/${id}`)).status).toBe(404);
  expect((await ask(list(), 'keeper')).status).toBe(404);
});
