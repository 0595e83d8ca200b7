import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { objectionDeeds, objectionGround } from '../../../tests/support/objection-deeds.ts';
import {
  type Field,
  type ObjectionDesk,
  objectionDesk,
  objectionDocument,
  plantObjection,
  raisingOf,
  textOf,
} from '../../../tests/support/objections.ts';
import { testNow } from '../../../tests/support/people.ts';
import { HERE } from '../../../tests/support/server.ts';
import type { Viewer } from '../../identity/index.ts';
import { done, must, refused } from '../../platform/outcome.ts';
import { writePassages } from '../stage/actions/trace.ts';
import { passagesOfEntry } from '../stage/queries/passages.ts';
import { answerObjection, secondAnswer } from './actions/answer.ts';
import { reopenObjection } from './actions/reopen.ts';
import { giveStatement } from './actions/state.ts';
import { objectionInvariants } from './invariants.ts';
import type { ObjectionId } from './model/objection.ts';
import { tellObjectionAnswered, tellObjectionAsked, tellObjectionReceived, tellObjectionStated } from './notices.ts';
import { openObjectionsBefore } from './queries/figures.ts';
import { objectionFor } from './queries/objection.ts';
import { whyNotRead } from './rules/moves.ts';

let database: TestDatabase;
let desk: ObjectionDesk;
beforeAll(async () => {
  database = await testDatabase();
  desk = await objectionDesk(database.db);
});
afterAll(() => database.close());

const { answer, ask, known, raise, revisionOf, write } = objectionDeeds(() => desk);
const { aFile, context, mailsTo } = objectionGround(() => desk);
const outcomesOf = async (field: Field) =>
  (await passagesOfEntry(database.db.conn, field.finalist)).map((it) => it.outcome).sort();
/** The day for the statement lies in the future of the database, too. */
const stillAsked = (id: ObjectionId) =>
  database.db.pool.query("update objection set asked_until = now() + interval '1 day' where id = $1", [id]);

describe('the people of the entry', () => {
  test('are asked until a day, state once, with files, and see the objector only if allowed', async () => {
    const field = await desk.plant();
    const { id } = await plantObjection(database.db, field, { files: [await aFile()] });
    expect(await objectionFor(database.db.conn, desk.people.writer, id)).toBeNull();
    expect(await ask(id, desk.people.juror)).toEqual(refused('not_found'));
    expect(await ask(id, desk.people.elsewhere)).toEqual(refused('not_found'));
    expect(await ask(id, desk.people.secretary, { question: ' ' })).toEqual(refused('text_missing'));
    expect(await ask(id, desk.people.secretary, { until: testNow })).toEqual(refused('day_wrong'));
    expect(await ask(id, desk.people.secretary, { revision: 1 })).toEqual(refused('stale'));
    expect(await ask(id)).toEqual(done(null));
    expect(await ask(id)).toEqual(done(null));
    await stillAsked(id);
    const state = (who: Viewer, statement = 'Datanya benar.') =>
      write(async (tx) => giveStatement(tx, who, { id, statement, files: [await aFile()] }));
    expect(await state(desk.people.elsewhere)).toEqual(refused('not_found'));
    expect(await state(desk.people.writer, '  ')).toEqual(refused('text_missing'));
    expect(await state(desk.people.writer)).toEqual(done(null));
    expect(await state(desk.people.writer)).toEqual(done(null));
    expect(await state(desk.people.admin, 'Yang lain.')).toEqual(refused('statement_sent'));
    expect((await known(id)).files.map((it) => [it.side, it.place])).toEqual([
      ['objection', 1],
      ['statement', 1],
    ]);
    expect(await ask(id)).toEqual(refused('statement_sent'));
  });

  test('come too late after the day, by the clock of the database', async () => {
    const { id } = await plantObjection(database.db, await desk.plant());
    must(await ask(id));
    await database.db.pool.query(
      `update objection set asked_at = now() - interval '2 days', asked_until = now() - interval '1 second' where id = $1`,
      [id],
    );
    const stating = { id, statement: 'Terlambat.', files: [] };
    expect(await write((tx) => giveStatement(tx, desk.people.writer, stating))).toEqual(refused('statement_late'));
  });

  test('and nobody else learn of it: both statements of the read rule agree', async () => {
    const field = await desk.plant();
    const ids = [
      (await plantObjection(database.db, field)).id,
      (await plantObjection(database.db, field)).id,
      raisingOf(field, { text: textOf({ email: 'belum@contoh.example' }) }),
    ];
    const [first, second, unsent] = ids as [ObjectionId, ObjectionId, ReturnType<typeof raisingOf>];
    must(await raise(field, unsent));
    must(await ask(second));
    const seen = new Map<string, string>();
    for (const [name, who] of Object.entries(desk.people)) {
      let reads = '';
      for (const id of [first, second, unsent.id]) {
        const may = whyNotRead(await known(id), who) === null;
        expect([name, (await objectionFor(database.db.conn, who, id)) !== null]).toEqual([name, may]);
        reads += may ? 'x' : '-';
      }
      seen.set(name, reads);
    }
    expect(Object.fromEntries(seen)).toEqual({
      secretary: 'xx-',
      second: 'xx-',
      juror: '---',
      writer: '-x-',
      admin: '-x-',
      elsewhere: '---',
    });
  });
});

describe('an answer', () => {
  test('is the organiser’s, with reasons, and decides nothing when it is dismissed', async () => {
    const field = await desk.plant();
    const { id, email } = await plantObjection(database.db, field);
    expect(await answer(id, 'dismissed', {}, desk.people.juror)).toEqual(refused('not_found'));
    expect(await answer(id, 'dismissed', {}, desk.people.elsewhere)).toEqual(refused('not_found'));
    expect(await answer(id, 'dismissed', { answer: ' ' })).toEqual(refused('text_missing'));
    expect(await answer(id, 'upheld')).toEqual(refused('unheard'));
    expect(await answer(id, 'dismissed', { revision: 1 })).toEqual(refused('stale'));
    expect(await answer(id, 'dismissed')).toEqual(done({ state: 'dismissed' }));
    expect(await answer(id, 'dismissed')).toEqual(done({ state: 'dismissed' }));
    expect(await answer(id, 'partly')).toEqual(refused('answered'));
    expect(await outcomesOf(field)).toEqual(['finalist', 'passed']);
    const mails = await mailsTo(email);
    expect(mails.length).toBe(3);
    expect(mails.find((it) => it.subject.startsWith('Jawaban'))?.body).toContain(
      'Sanggahan ditolak.\n\nSudah diperiksa.',
    );
  });

  test('waits for whoever was asked', async () => {
    const { id } = await plantObjection(database.db, await desk.plant());
    must(await ask(id));
    const said = { id, revision: await revisionOf(id), outcome: 'dismissed', answer: 'x', baseUrl: HERE } as const;
    const early = await write((tx) => answerObjection(tx, desk.people.secretary, said, testNow));
    expect(early).toEqual(refused('statement_due'));
    expect(await answer(id, 'partly')).toEqual(done({ state: 'partly' }));
  });

  test('that upholds ends the way of the entry; taken back, it goes on', async () => {
    const field = await desk.plant();
    const [{ id }, other] = [await plantObjection(database.db, field), await plantObjection(database.db, field)];
    must(await ask(id));
    must(await ask(other.id));
    expect(await answer(id, 'upheld')).toEqual(done({ state: 'upheld' }));
    const [passage] = (await passagesOfEntry(database.db.conn, field.finalist)).filter(
      (it) => it.stage === 'objection',
    );
    expect([passage?.outcome, passage?.note]).toEqual(['disqualified', 'Sudah diperiksa.']);
    // Out is out once, and two objections hold it.
    expect(await answer(other.id, 'upheld')).toEqual(done({ state: 'upheld' }));
    expect(await outcomesOf(field)).toEqual(['disqualified', 'finalist', 'passed']);
    expect(await raise(field)).toEqual({ ok: false, why: { code: 'not_found' } });
    const reopen = async (one: ObjectionId, reason = 'Keliru.', who: Viewer = desk.people.secretary) => {
      const given = { id: one, revision: await revisionOf(one), reason };
      return write((tx) => reopenObjection(tx, who, given, testNow));
    };
    expect(await reopen(id, ' ')).toEqual(refused('text_missing'));
    expect(await reopen(id, 'Keliru.', desk.people.writer)).toEqual(refused('not_found'));
    expect(await reopen(id)).toEqual(done(null));
    expect(await outcomesOf(field)).toEqual(['disqualified', 'finalist', 'passed']);
    expect(await reopen(other.id)).toEqual(done(null));
    expect(await outcomesOf(field)).toEqual(['finalist', 'passed']);
    expect(await reopen(other.id)).toEqual(refused('not_answered'));
    expect((await known(id)).state).toBe('asked');
    expect(await objectionInvariants(database.db.conn)).toEqual([]);
  });

  test('under two pairs of eyes is confirmed by a second person', async () => {
    const field = await desk.plant(objectionDocument({ twoEyes: true }));
    const { id, email } = await plantObjection(database.db, field);
    must(await ask(id));
    expect(await answer(id, 'upheld')).toEqual(done({ state: 'proposed' }));
    expect(await outcomesOf(field)).toEqual(['finalist', 'passed']);
    expect((await mailsTo(email)).length).toBe(2);
    const second = async (who: Viewer, agrees: boolean) => {
      const given = { id, revision: await revisionOf(id), agrees, baseUrl: HERE };
      return write((tx) => secondAnswer(tx, who, given, testNow));
    };
    expect(await second(desk.people.secretary, true)).toEqual(refused('own_proposal'));
    expect(await second(desk.people.second, false)).toEqual(done({ state: 'asked' }));
    expect(await second(desk.people.second, true)).toEqual(refused('not_proposed'));
    expect(await answer(id, 'upheld', { answer: 'Diperiksa lagi.' })).toEqual(done({ state: 'proposed' }));
    expect(await answer(id, 'dismissed')).toEqual(refused('proposed'));
    expect(await second(desk.people.second, true)).toEqual(done({ state: 'upheld' }));
    expect(await second(desk.people.second, true)).toEqual(done({ state: 'upheld' }));
    expect(await outcomesOf(field)).toEqual(['disqualified', 'finalist', 'passed']);
    expect((await mailsTo(email)).length).toBe(3);
  });

  test('upholds no more once a later stage has decided', async () => {
    const field = await desk.plant();
    const { id } = await plantObjection(database.db, field);
    must(await ask(id));
    const decided = [{ entryId: field.finalist, stage: 'tpi_plenary', outcome: 'not_awarded' } as const];
    await write((tx) =>
      writePassages(tx, desk.people.secretary, { edition: { id: field.editionId }, decided }, testNow),
    );
    expect(await answer(id, 'upheld')).toEqual(refused('later_decided'));
    expect(await answer(id, 'dismissed')).toEqual(done({ state: 'dismissed' }));
  });
});

test('a later plenary waits for objections that are not answered', async () => {
  const field = await desk.plant();
  const edition = { id: field.editionId, document: objectionDocument() };
  const { id } = await plantObjection(database.db, field);
  expect(await openObjectionsBefore(database.db.conn, edition, 'tpi_plenary')).toBe(1);
  expect(await openObjectionsBefore(database.db.conn, edition, 'finalists_plenary')).toBe(0);
  must(await answer(id, 'dismissed'));
  expect(await openObjectionsBefore(database.db.conn, edition, 'tpi_plenary')).toBe(0);
});

test('each side is told once what concerns it', async () => {
  const field = await desk.plant();
  const { id } = await plantObjection(database.db, field);
  const fact = { objectionId: id, at: testNow.toISOString() };
  const told = async () =>
    (
      await database.db.pool.query<{ name: string; kind: string }>(
        `select p.name, n.kind from notice n join person p on p.id = n.person_id where n.href = $1 order by n.kind, p.name`,
        [`/kelola/sanggahan/${id}`],
      )
    ).rows.map((it) => `${it.kind.replace('competition.notice.objection_', '')} ${it.name}`);
  await tellObjectionReceived(fact, context());
  await tellObjectionReceived(fact, context());
  // Of an objection about which nobody was asked, the people of the entry learn nothing.
  await tellObjectionAnswered(fact, context());
  expect(await told()).toEqual(['received Sekretaris Dua', 'received Sekretaris Lomba']);
  must(await ask(id));
  await tellObjectionAsked(fact, context());
  await tellObjectionStated(fact, context());
  await tellObjectionAnswered(fact, context());
  expect(await told()).toEqual([
    'answered Admin Deli Serdang',
    'answered Penulis Usulan',
    'asked Admin Deli Serdang',
    'asked Penulis Usulan',
    'received Sekretaris Dua',
    'received Sekretaris Lomba',
    'stated Sekretaris Dua',
    'stated Sekretaris Lomba',
  ]);
});
