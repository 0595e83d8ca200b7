import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type KeptFile, keepFile, lookAt } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { keyFor } from '../../../tests/support/objection-key.ts';
import {
  type Field,
  type ObjectionDesk,
  objectionDesk,
  objectionDocument,
  plantObjection,
  raisingOf,
  stranger,
  textOf,
} from '../../../tests/support/objections.ts';
import { testConfig, testNow } from '../../../tests/support/people.ts';
import { HERE } from '../../../tests/support/server.ts';
import { newId } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import { done, must, refused } from '../../platform/outcome.ts';
import { newPublicCode } from '../../platform/public-code.ts';
import { writePassages } from '../stage/actions/trace.ts';
import { passagesOfEntry } from '../stage/queries/passages.ts';
import { answerObjection, secondAnswer } from './actions/answer.ts';
import { askStatement } from './actions/ask.ts';
import { confirmObjection } from './actions/confirm.ts';
import { raiseObjection } from './actions/raise.ts';
import { reopenObjection } from './actions/reopen.ts';
import { giveStatement } from './actions/state.ts';
import { objectionInvariants } from './invariants.ts';
import { objectionJobs } from './jobs.ts';
import type { ObjectionId } from './model/objection.ts';
import type { ObjectionOutcome } from './model/states.ts';
import { tellObjectionAnswered, tellObjectionAsked, tellObjectionReceived, tellObjectionStated } from './notices.ts';
import { objectionsOf, openObjectionsBefore } from './queries/figures.ts';
import { objectionBy, objectionById, objectionFor } from './queries/objection.ts';
import { whyNotRead } from './rules/moves.ts';

let database: TestDatabase;
let desk: ObjectionDesk;
beforeAll(async () => {
  database = await testDatabase();
  desk = await objectionDesk(database.db);
});
afterAll(() => database.close());

const HOUR_MS = 3_600_000;
const write: TestDatabase['db']['transact'] = (work) => database.db.transact(work);
const context = () => ({ db: database.db, config: testConfig, log: silentLog, baseUrl: HERE, now: testNow });
const raise = (field: Field, given: Parameters<typeof raisingOf>[1] = {}, who: Viewer = stranger()) =>
  write((tx) => raiseObjection(tx, who, raisingOf(field, given)));
const confirm = (key: string) => write((tx) => confirmObjection(tx, stranger(), { key, baseUrl: HERE }));
const known = async (id: ObjectionId) => {
  const found = await objectionById(database.db.conn, id);
  if (!found) throw new Error('no objection');
  return found;
};
const revisionOf = async (id: ObjectionId) => (await known(id)).revision;
/** Asked by the organisers' clock of the visit, stated by the real one: a day far enough for both. */
const day = new Date(testNow.getTime() + 30 * 24 * HOUR_MS);
const ask = async (id: ObjectionId, who: Viewer = desk.people.secretary, given: object = {}) => {
  const asking = { id, revision: await revisionOf(id), question: 'Mohon penjelasan.', until: day, ...given };
  return write((tx) => askStatement(tx, who, asking, testNow));
};
const answer = async (
  id: ObjectionId,
  outcome: ObjectionOutcome,
  given: object = {},
  who: Viewer = desk.people.secretary,
) => {
  const said = { id, revision: await revisionOf(id), outcome, answer: 'Sudah diperiksa.', baseUrl: HERE, ...given };
  return write((tx) => answerObjection(tx, who, said, new Date(day.getTime() + HOUR_MS)));
};
const outcomesOf = async (field: Field) =>
  (await passagesOfEntry(database.db.conn, field.finalist)).map((it) => it.outcome).sort();
const mailsTo = async (email: string) =>
  (
    await database.db.pool.query<{ subject: string; body: string }>(
      'select subject, body_text as body from mail_message where recipient = $1 order by created_at, id',
      [email],
    )
  ).rows;
/** The day for the statement lies in the future of the database, too. */
const stillAsked = (id: ObjectionId) =>
  database.db.pool.query("update objection set asked_until = now() + interval '1 day' where id = $1", [id]);
const whileOpen = async (field: Field, change: string) =>
  database.db.pool.query(
    `with next as (insert into edition_revision (edition_id, no, kind, document, saved_by, saved_at)
       select edition_id, no + 1, kind, ${change}, saved_by, saved_at from edition_revision r
       where edition_id = $1 and no = (select revision from edition where id = $1) returning no)
     update edition set revision = (select no from next) where id = $1`,
    [field.editionId],
  );
const closed = (moment: string) => `jsonb_set(document, '{stages,4,closes}', to_jsonb('${moment}'::text))`;

describe('an objection', () => {
  test('counts once the address is confirmed, and gets its number then', async () => {
    const field = await desk.plant();
    const email = 'penyanggah.satu@contoh.example';
    const raising = raisingOf(field, { text: textOf({ email }) });
    expect(await raise(field, raising)).toEqual(done(null));
    expect((await known(raising.id)).state).toBe('unconfirmed');
    expect((await objectionsOf(database.db.conn, field.editionId)).figures.received).toBe(0);
    const key = await keyFor(database.db, email);
    const code = must(await confirm(key));
    expect(await confirm(key)).toEqual(done(code));
    expect(await known(raising.id)).toMatchObject({ state: 'received', code });
    expect((await objectionsOf(database.db.conn, field.editionId)).figures.received).toBe(1);
    const mails = await mailsTo(email);
    expect(mails.map((it) => it.subject)).toEqual([
      'Konfirmasi sanggahan terhadap Sepeda Bagus',
      `Tanda terima sanggahan ${code.replaceAll(/(.{4})(?=.)/g, '$1-')}`,
    ]);
  });

  test('keeps the key of its mail and the words of a stranger out of tables and log', async () => {
    const field = await desk.plant();
    const { id, key, email } = await plantObjection(database.db, field, {
      text: textOf({ email: 'rahasia@contoh.example' }),
    });
    const kept = await database.db.pool.query('select o::text as row from objection o where id = $1', [id]);
    expect(kept.rows[0].row).not.toContain(key);
    const log = await database.db.pool.query(
      `select event, changes::text || coalesce(person_name, '') as said from audit_event where subject_id = $1 order by id`,
      [id],
    );
    expect(log.rows.map((it) => it.event)).toEqual(['competition.objection.raise', 'competition.objection.confirm']);
    for (const { said } of log.rows)
      for (const word of [email, 'Rahmat', 'penerima manfaat']) expect(said).not.toContain(word);
  });

  test('sent twice is one', async () => {
    const field = await desk.plant();
    const raising = raisingOf(field, { text: textOf({ email: 'dua.kali@contoh.example' }) });
    expect([await raise(field, raising), await raise(field, raising)]).toEqual([done(null), done(null)]);
    expect((await mailsTo('dua.kali@contoh.example')).length).toBe(1);
  });

  test('a second after the closing is refused by the clock of the database', async () => {
    const field = await desk.plant();
    await whileOpen(field, closed(new Date(Date.now() - 1000).toISOString()));
    const outcome = await raise(field);
    expect(outcome).toMatchObject({ ok: false, why: { code: 'closed', at: expect.any(Date) } });
    const found = await database.db.pool.query('select from objection where edition_id = $1', [field.editionId]);
    expect(found.rowCount).toBe(0);
  });

  test('before the opening is refused', async () => {
    const early = await desk.plant(objectionDocument({ opens: '2098-01-01T00:00:00Z' }));
    expect(await raise(early)).toMatchObject({ ok: false, why: { code: 'not_open_yet' } });
  });

  test('to what is not announced, not chosen, of another edition or without a window finds nothing', async () => {
    const missing = { ok: false, why: { code: 'not_found' } };
    const field = await desk.plant();
    const elsewhere = await desk.plant();
    expect(await raise(field, { entryId: field.other })).toEqual(missing);
    expect(await raise(field, { entryId: elsewhere.finalist })).toEqual(missing);
    expect(await raise(field, { editionId: newId<'EditionId'>() })).toEqual(missing);
    const embargoed = await desk.plant(objectionDocument({ announced: '2098-01-01T00:00:00Z' }));
    expect(await raise(embargoed)).toEqual(missing);
    const whole = objectionDocument();
    const without = await desk.plant({ ...whole, stages: whole.stages.filter((it) => it.kind !== 'objection') });
    expect(await raise(without)).toEqual(missing);
    await database.db.pool.query(`update edition set state = 'archived' where id = $1`, [field.editionId]);
    expect(await raise(field)).toEqual(missing);
  });

  test('is limited by network and by address', async () => {
    const field = await desk.plant();
    const who = stranger();
    const from = (email: string, at = who) => raise(field, { text: textOf({ email }) }, at);
    for (let n = 0; n < 5; n += 1) expect((await from(`banyak.${n}@contoh.example`)).ok).toBe(true);
    expect(await from('banyak.6@contoh.example')).toMatchObject({
      ok: false,
      why: { code: 'too_many', of: 'network' },
    });
    for (let n = 0; n < 5; n += 1) expect((await from('kotak@contoh.example', stranger())).ok).toBe(true);
    const more = await from('kotak@contoh.example', stranger());
    expect(more).toMatchObject({ ok: false, why: { code: 'too_many', of: 'email' } });
    expect((await mailsTo('kotak@contoh.example')).length).toBe(5);
  });
});

describe('a key', () => {
  test('that nobody has opens nothing', async () => {
    expect(await confirm('kunci-yang-ditebak')).toEqual(refused('not_found'));
    expect(await objectionBy(database.db.conn, { code: newPublicCode() })).toBeNull();
  });

  test('works for a day although the window closes, and not longer', async () => {
    const field = await desk.plant();
    const late = async (email: string, hours: number) => {
      const raising = raisingOf(field, { text: textOf({ email }) });
      must(await raise(field, raising));
      await database.db.pool.query(
        `update objection set raised_at = now() - make_interval(hours => $2) where id = $1`,
        [raising.id, hours],
      );
      return raising.id;
    };
    const inTime = await late('menit.akhir@contoh.example', 23);
    const tooLate = await late('terlambat@contoh.example', 25);
    await whileOpen(field, closed(new Date(Date.now() - HOUR_MS).toISOString()));
    expect((await confirm(await keyFor(database.db, 'menit.akhir@contoh.example'))).ok).toBe(true);
    expect(await confirm(await keyFor(database.db, 'terlambat@contoh.example'))).toEqual(refused('expired'));
    expect([(await known(inTime)).state, (await known(tooLate)).state]).toEqual(['received', 'unconfirmed']);
  });

  test('that nobody used is dropped with its files after the window', async () => {
    const field = await desk.plant();
    const open = await desk.plant();
    const file = await aFile();
    const [old, waiting] = [
      raisingOf(field, { text: textOf({ email: 'lupa@contoh.example' }), files: [file] }),
      raisingOf(open, { text: textOf({ email: 'masih@contoh.example' }) }),
    ];
    must(await raise(field, old));
    must(await raise(open, waiting));
    const confirmed = await plantObjection(database.db, field);
    await database.db.pool.query(`update objection set raised_at = now() - interval '30 hours'`);
    await whileOpen(field, closed(new Date(Date.now() - HOUR_MS).toISOString()));
    const [job] = objectionJobs;
    await job?.run({}, { ...context(), now: new Date() });
    const ids = [old.id, waiting.id, confirmed.id];
    const found = await database.db.pool.query<{ id: string; net: string }>(
      'select id, sender_network as net from objection where id = any($1)',
      [ids],
    );
    expect(new Map(found.rows.map((it) => [it.id, it.net]))).toEqual(
      new Map([
        [waiting.id, ''],
        [confirmed.id, ''],
      ]),
    );
    const bytes = await database.db.pool.query('select from waiting_bytes where storage_key = $1', [file.storageKey]);
    expect(bytes.rowCount).toBe(1);
    const log = await database.db.pool.query('select event from audit_event where subject_id = $1 order by id desc', [
      old.id,
    ]);
    expect(log.rows[0].event).toBe('competition.objection.drop');
  });
});

async function aFile(text = `bukti ${newId()}`): Promise<KeptFile> {
  const bytes = new TextEncoder().encode(`%PDF-1.4\n%${text}\n%%EOF\n`);
  return keepFile(
    { config: testConfig, db: database.db, now: testNow },
    must(await lookAt(testConfig, { bytes, name: 'bukti.pdf' })),
  );
}

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
