import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import type { InstitutionId, PersonId } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import {
  declareTie,
  plainRubric,
  plantRound,
  plantSubjects,
  type Somebody,
  seatJuror,
  testDesk,
} from '../../../tests/support/evaluation.ts';
import { governmentOf, personWith, testNow, withRegions } from '../../../tests/support/people.ts';
import { conflictsOf } from '../queries/conflict.ts';
import { candidatesFor, jurorsOf, seatOf, seatsOf } from '../queries/jury.ts';
import { roundById, roundFor } from '../queries/round.ts';
import { subjectsOf } from '../queries/subject.ts';
import { enterConflict, liftConflict } from './conflict.ts';
import { acceptSeat, declineSeat, inviteJuror, removeJuror } from './jury.ts';
import { addSubjects, closeRound, openRound, removeSubject } from './round.ts';

let database: TestDatabase;
let province: InstitutionId;
let toba: InstitutionId;
let secretary: Somebody;
let stranger: Somebody;
let tiur: Somebody;
let bambang: Somebody;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  province = await governmentOf(db, '12');
  toba = await governmentOf(db, '12.12');
  secretary = await personWith(db, 'Rudi', [{ role: 'secretariat', institutionId: province }]);
  stranger = await personWith(db, 'Asing', [{ role: 'secretariat', institutionId: toba }]);
  tiur = await personWith(db, 'Tiur', [{ role: 'evaluator', institutionId: province }]);
  bambang = await personWith(db, 'Bambang', [
    { role: 'panelist', institutionId: province },
    { role: 'leader', institutionId: toba },
  ]);
});
afterAll(() => database.close());

describe('a round', () => {
  test('is opened once, however often the form is sent, and stands in the log', async () => {
    const { db } = database;
    const id = await plantRound(db, secretary, { name: 'Putaran pertama' });
    const round = await roundById(db.conn, id);
    expect(round).toMatchObject({ name: 'Putaran pertama', organiserId: province, state: 'open', rubric: plainRubric });
    const again = { ...(round as NonNullable<typeof round>), name: 'Nama lain' };
    expect(await db.transact((tx) => openRound(tx, secretary, again, testNow))).toEqual({ ok: true, value: null });
    expect((await roundById(db.conn, id))?.name).toBe('Putaran pertama');
    expect(await db.transact((tx) => openRound(tx, stranger, again, testNow))).toEqual({ ok: false, why: 'not_found' });
    const history = await historyOf(db.conn, { kind: 'evaluation_round', id });
    expect(history.map((it) => it.event)).toEqual(['evaluation.round.open']);
  });

  test('is refused with a rubric that makes no hundred, and to whom may open none', async () => {
    const { db } = database;
    const rubric = { ...plainRubric, criteria: plainRubric.criteria.slice(0, 1) };
    const base = { ...(await roundById(db.conn, await plantRound(db, secretary)))!, id: newId<'RoundId'>() };
    expect(await db.transact((tx) => openRound(tx, secretary, { ...base, rubric }, testNow))).toEqual({
      ok: false,
      why: 'invalid',
    });
    expect(await db.transact((tx) => openRound(tx, tiur, base, testNow))).toEqual({ ok: false, why: 'not_yours' });
    expect(await roundById(db.conn, base.id)).toBeNull();
  });

  test('numbers its subjects on, never twice, and gives no number again', async () => {
    const { db } = database;
    const roundId = await plantRound(db, secretary);
    const [first] = await plantSubjects(db, secretary, roundId, [{ title: 'Satu' }, { title: 'Dua' }]);
    const again = [{ subjectId: first!.subjectId, title: 'Satu', names: [], institutionId: null, regionCode: null }];
    expect(await db.transact((tx) => addSubjects(tx, secretary, { roundId, subjects: again }, testNow))).toEqual({
      ok: true,
      value: { added: 0 },
    });
    must(await db.transact((tx) => removeSubject(tx, secretary, { roundId, row: first!.row }, testNow)));
    await plantSubjects(db, secretary, roundId, [{ title: 'Tiga di Kota Toba', names: ['Toba', 'Kota Toba'] }]);
    const left = await subjectsOf(db.conn, roundId);
    expect(left.map((it) => [it.label, it.title, it.blindTitle])).toEqual([
      [2, 'Dua', 'Dua'],
      [3, 'Tiga di Kota Toba', 'Tiga di […]'],
    ]);
  });

  test('that is closed takes nothing more', async () => {
    const { db } = database;
    const roundId = await plantRound(db, secretary);
    must(await db.transact((tx) => closeRound(tx, secretary, { roundId }, testNow)));
    must(await db.transact((tx) => closeRound(tx, secretary, { roundId }, testNow)));
    const subjects = [
      { subjectId: newId<'Any'>() as string, title: 'X', names: [], institutionId: null, regionCode: null },
    ];
    expect(await db.transact((tx) => addSubjects(tx, secretary, { roundId, subjects }, testNow))).toEqual({
      ok: false,
      why: 'closed',
    });
    const history = await historyOf(db.conn, { kind: 'evaluation_round', id: roundId });
    expect(history.map((it) => it.event)).toEqual(['evaluation.round.close', 'evaluation.round.open']);
  });
});

describe('a jury', () => {
  test.each(['local_admin', 'national', 'hub_admin'] as const)('is called by whoever organises: %s', async (role) => {
    const { db } = database;
    const runner = await personWith(db, `Penyelenggara ${role}`, [{ role, institutionId: province }]);
    const roundId = await plantRound(db, runner);
    const email = `juri.${role}@contoh.example`;
    const asked = { id: newId<'JurorId'>(), roundId, who: { email }, role: 'panelist' as const, desk: testDesk };
    must(await db.transact((tx) => inviteJuror(tx, runner, asked, testNow)));
    const invited = await db.pool.query('select role, institution_id from invitation where email = $1', [email]);
    expect(invited.rows).toEqual([{ role: 'panelist', institution_id: province }]);
  });

  test('is asked, answers with the pact of the day, and is seen by the round alone', async () => {
    const { db } = database;
    const roundId = await plantRound(db, secretary);
    const round = { id: roundId, organiserId: province };
    expect((await candidatesFor(db.conn, round)).map((it) => it.name)).toEqual(['Bambang', 'Tiur']);
    const asked = { id: newId<'JurorId'>(), roundId, role: 'evaluator' as const, desk: testDesk };
    const who = { personId: tiur.person.id };
    must(await db.transact((tx) => inviteJuror(tx, secretary, { ...asked, who }, testNow)));
    must(await db.transact((tx) => inviteJuror(tx, secretary, { ...asked, who }, testNow)));
    expect((await candidatesFor(db.conn, round)).map((it) => it.name)).toEqual(['Bambang']);
    expect(await db.transact((tx) => acceptSeat(tx, tiur, { roundId, pact: 'Teks lain.' }, testNow))).toEqual({
      ok: false,
      why: 'pact_unread',
    });
    const pact = 'Saya menilai dengan jujur.';
    must(await db.transact((tx) => acceptSeat(tx, tiur, { roundId, pact }, testNow)));
    expect(await seatOf(db.conn, roundId, tiur)).toMatchObject({
      state: 'accepted',
      pactText: pact,
      pactAcceptedAt: testNow,
    });
    expect(await db.transact((tx) => acceptSeat(tx, bambang, { roundId, pact }, testNow))).toEqual({
      ok: false,
      why: 'not_found',
    });
    expect([await roundFor(db.conn, bambang, roundId), await roundFor(db.conn, stranger, roundId)]).toEqual([
      null,
      null,
    ]);
    expect((await roundFor(db.conn, tiur, roundId))?.id).toBe(roundId);
  });

  test('offers an organiser only the jurors who serve there; others are asked by their address', async () => {
    const { db } = database;
    const far = await personWith(db, 'Juri Toba', [{ role: 'evaluator', institutionId: toba }]);
    const roundId = await plantRound(db, secretary);
    const names = (await candidatesFor(db.conn, { id: roundId, organiserId: province })).map((it) => it.name);
    expect(names).toEqual(['Bambang', 'Tiur']);
    const ask = (who: { readonly personId: PersonId } | { readonly email: string }) => {
      const asked = { id: newId<'JurorId'>(), roundId, role: 'evaluator' as const, desk: testDesk, who };
      return db.transact((tx) => inviteJuror(tx, secretary, asked, testNow));
    };
    expect(await ask({ personId: far.person.id })).toEqual({ ok: false, why: 'unknown_juror' });
    expect(await ask({ email: far.person.email })).toEqual({ ok: true, value: null });
  });

  test('an unknown address gets an invitation into the role and finds the seat by it', async () => {
    const { db } = database;
    const roundId = await plantRound(db, secretary);
    const email = 'guru.besar@kampus.example';
    const asked = { id: newId<'JurorId'>(), roundId, role: 'panelist' as const, who: { email }, desk: testDesk };
    must(await db.transact((tx) => inviteJuror(tx, secretary, asked, testNow)));
    const invited = await db.pool.query('select role, institution_id from invitation where email = $1', [email]);
    expect(invited.rows).toEqual([{ role: 'panelist', institution_id: province }]);
    expect((await jurorsOf(db.conn, roundId)).map((it) => [it.name, it.personId])).toEqual([[email, null]]);
    const comer = { ...tiur, person: { ...tiur.person, id: newId<'PersonId'>(), email } };
    expect((await seatsOf(db.conn, comer)).map((it) => [it.roundId, it.state])).toEqual([[roundId, 'invited']]);
  });

  test('who declines says why, sees the round no more, and can be asked again', async () => {
    const { db } = database;
    const roundId = await plantRound(db, secretary);
    const asked = { id: newId<'JurorId'>(), roundId, role: 'evaluator' as const, desk: testDesk };
    const who = { email: tiur.person.email };
    must(await db.transact((tx) => inviteJuror(tx, secretary, { ...asked, who }, testNow)));
    const decline = (reason: string) => db.transact((tx) => declineSeat(tx, tiur, { roundId, reason }, testNow));
    expect(await decline('  ')).toEqual({ ok: false, why: 'reason_missing' });
    must(await decline('Sedang cuti.'));
    must(await decline('Sedang cuti.'));
    expect(await roundFor(db.conn, tiur, roundId)).toBeNull();
    const anew = { ...asked, id: newId<'JurorId'>(), who };
    must(await db.transact((tx) => inviteJuror(tx, secretary, anew, testNow)));
    expect((await seatOf(db.conn, roundId, tiur))?.state).toBe('invited');
    const twice = { ...asked, id: newId<'JurorId'>(), who };
    expect(await db.transact((tx) => inviteJuror(tx, secretary, twice, testNow))).toEqual({
      ok: false,
      why: 'already_juror',
    });
  });

  test('who is removed sees nothing more', async () => {
    const { db } = database;
    const roundId = await plantRound(db, secretary);
    const jurorId = await seatJuror(db, secretary, roundId, tiur);
    const remove = (who: Somebody) =>
      db.transact((tx) => removeJuror(tx, who, { roundId, jurorId, reason: 'Mengundurkan diri.' }, testNow));
    expect(await remove(stranger)).toEqual({ ok: false, why: 'not_yours' });
    must(await remove(secretary));
    expect(await roundFor(db.conn, tiur, roundId)).toBeNull();
    expect(await seatsOf(db.conn, tiur)).not.toContainEqual(expect.objectContaining({ roundId }));
  });
});

describe('conflicts', () => {
  test('of institution and region come by themselves, others are told, and a wrong one is taken back', async () => {
    const { db } = database;
    const roundId = await plantRound(db, secretary);
    const [own, near, far] = await plantSubjects(db, secretary, roundId, [
      { title: 'Milik Toba', institutionId: toba, regionCode: '12.12' },
      { title: 'Di Toba', institutionId: null, regionCode: '12.12' },
      { title: 'Jauh', institutionId: null, regionCode: '12.07' },
    ]);
    await seatJuror(db, secretary, roundId, bambang, 'panelist');
    await seatJuror(db, secretary, roundId, tiur);
    const round = (await roundById(db.conn, roundId))!;
    const all = async () => {
      const jurors = await jurorsOf(db.conn, roundId);
      const names = new Map(jurors.map((it) => [it.id, it.name]));
      const found = await conflictsOf(db.conn, round, jurors, await subjectsOf(db.conn, roundId));
      return found.map((it) => [names.get(it.jurorId), it.row, it.tie, it.source]);
    };
    const automatic = [
      ['Bambang', own!.row, 'own_institution', 'automatic'],
      ['Bambang', near!.row, 'own_region', 'automatic'],
    ];
    expect(await all()).toEqual(automatic);
    await declareTie(db, tiur, roundId, { subject: far! });
    await declareTie(db, tiur, roundId, { subject: far!, tie: 'business' });
    expect(await all()).toEqual([...automatic, ['Tiur', far!.row, 'family', 'declared']]);
    const told = await conflictsOf(
      db.conn,
      round,
      await jurorsOf(db.conn, roundId),
      await subjectsOf(db.conn, roundId),
    );
    const { id } = told.find((it) => it.id !== null)!;
    const lift = (reason: string) =>
      db.transact((tx) => liftConflict(tx, secretary, { roundId, id: id!, reason }, testNow));
    expect(await lift('')).toEqual({ ok: false, why: 'reason_missing' });
    must(await lift('Salah pilih.'));
    expect(await all()).toEqual(automatic);
  });

  test('are entered by the secretariat, with a note where the tie says nothing', async () => {
    const { db } = database;
    const roundId = await plantRound(db, secretary);
    const [subject] = await plantSubjects(db, secretary, roundId, [{ title: 'Satu' }]);
    const jurorId = await seatJuror(db, secretary, roundId, tiur);
    const enter = (note: string, who = secretary) =>
      db.transact((tx) =>
        enterConflict(
          tx,
          who,
          { id: newId<'ConflictId'>(), roundId, jurorId, row: subject!.row, tie: 'other', note },
          testNow,
        ),
      );
    expect(await enter(' ')).toEqual({ ok: false, why: 'note_missing' });
    expect(await enter('Tetangga.', stranger)).toEqual({ ok: false, why: 'not_yours' });
    must(await enter('Tetangga.'));
    expect(await enter('Tetangga.')).toEqual({ ok: false, why: 'already_told' });
  });
});
