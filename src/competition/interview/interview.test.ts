import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { type InterviewDesk, interviewDesk } from '../../../tests/support/interviews.ts';
import { testConfig, testNow } from '../../../tests/support/people.ts';
import { HERE } from '../../../tests/support/server.ts';
import { nobody } from '../../identity/index.ts';
import { newId } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import { done, refused } from '../../platform/outcome.ts';
import { askForTime, confirmInterview } from './actions/answer.ts';
import { newCalendarAddress } from './actions/calendar.ts';
import { makeTimetable } from './actions/make.ts';
import { moveInterview, undoMove } from './actions/move.ts';
import { savePlan } from './actions/plan.ts';
import { notePresence, runInterview, type Step } from './actions/run.ts';
import { tellEntrants } from './actions/tell.ts';
import { interviewHome, interviewTasks } from './home.ts';
import { interviewJobs } from './jobs.ts';
import type { Interview, MoveId } from './model/interview.ts';
import type { SlotId } from './model/plan.ts';
import { tellInterviewAnswered, tellInterviewMoved, tellInterviewTold } from './notices.ts';
import { feedOf, interviewsOfFeed } from './queries/calendar.ts';
import { interviewsFor, lastMove, timetableOf } from './queries/interviews.ts';
import { standingClashes } from './queries/placed.ts';
import { whyNotRead } from './rules/who.ts';

let database: TestDatabase;
let desk: InterviewDesk;
beforeAll(async () => {
  database = await testDatabase();
  desk = await interviewDesk(database.db);
});
afterAll(() => database.close());

const write: TestDatabase['db']['transact'] = (work) => database.db.transact(work);
const at = (text: string) => new Date(`2026-06-${text}:00+07:00`);
const context = (now: Date) => ({ db: database.db, config: testConfig, log: silentLog, baseUrl: HERE, now });

async function named(title: string): Promise<Interview> {
  const found = (await desk.interviews()).find((it) => it.title === title);
  if (!found) throw new Error(`no interview of ${title}`);
  return found;
}

async function slotAt(time: string, room: string): Promise<SlotId> {
  const { slots, rooms } = await timetableOf(database.db.conn, desk.editionId);
  const roomId = rooms.find((it) => it.name === room)?.id;
  const slot = slots.find((it) => it.roomId === roomId && it.startsAt.getTime() === at(time).getTime());
  if (!slot) throw new Error(`no slot at ${time} in ${room}`);
  return slot.id;
}

async function whereIs(title: string): Promise<string | null> {
  const { rooms } = await timetableOf(database.db.conn, desk.editionId);
  const { slot } = await named(title);
  const local = slot && new Date(slot.startsAt.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  return slot && `${local} ${rooms.find((it) => it.id === slot.roomId)?.name}`;
}

async function move(title: string, to: SlotId, given: { from?: SlotId | null; id?: MoveId } = {}) {
  const interview = await named(title);
  const from = given.from === undefined ? (interview.slot?.id ?? null) : given.from;
  const id = given.id ?? newId<'InterviewMoveId'>();
  const input = { id, editionId: desk.editionId, interviewId: interview.id, from, to };
  return write((tx) => moveInterview(tx, desk.people.secretary, input, testNow));
}

async function kindsOf(name: keyof InterviewDesk['people']): Promise<readonly string[]> {
  const found = await database.db.pool.query<{ kind: string }>(
    'select kind from notice where person_id = $1 order by created_at, id',
    [desk.people[name].person.id],
  );
  return found.rows.map((row) => row.kind.replace('competition.notice.interview_', ''));
}

test('a plan is for the organiser alone, keeps its revision, and knows its jurors', async () => {
  const { secretary, admin, writer } = desk.people;
  const plan = desk.plan();
  const save = (who: typeof secretary, given = plan, revision = 0) =>
    write((tx) => savePlan(tx, who, { editionId: desk.editionId, revision, plan: given }, testNow));
  expect(await save(admin)).toEqual(refused('not_found'));
  expect(await save(secretary, { ...plan, minutes: 1 })).toEqual(refused('plan_invalid'));
  const unknown = plan.rooms.map((room) => ({ ...room, jurors: [writer.person.id] }));
  expect(await save(secretary, { ...plan, rooms: unknown })).toEqual(refused('unknown_juror'));
  const make = { editionId: desk.editionId, revision: 1 };
  expect(await write((tx) => makeTimetable(tx, secretary, make, testNow))).toEqual(refused('no_plan'));
  await desk.saved(plan);
  expect(await save(secretary, { ...plan, minutes: 25 }, 0)).toEqual(refused('stale'));
  expect(await write((tx) => makeTimetable(tx, secretary, { ...make, revision: 7 }, testNow))).toEqual(
    refused('stale'),
  );
});

test('the timetable places all, and nobody tied to an entry hears it', async () => {
  await desk.made();
  expect(await desk.interviews()).toHaveLength(4);
  const rooms = await Promise.all(['Sepeda Bagus', 'Kelas Malam'].map(whereIs));
  expect(rooms.map((it) => it?.slice(6))).toEqual(['Ruang A', 'Ruang A']);
  const timetable = await timetableOf(database.db.conn, desk.editionId);
  expect(timetable.slots).toHaveLength(6);
  expect(await standingClashes(database.db.conn, { editionId: desk.editionId, timetable })).toEqual([]);
});

test('until they are told, entrants know of nothing; jurors see their room, the organiser all', async () => {
  const seenBy = async (name: keyof InterviewDesk['people']) =>
    (await interviewsFor(database.db.conn, desk.people[name])).length;
  const inB = (await desk.interviews()).filter((it) => it.jurorIds.includes(desk.people.second.person.id)).length;
  expect([await seenBy('secretary'), await seenBy('juror'), await seenBy('second')]).toEqual([4, 4 - inB, inB]);
  expect([await seenBy('writer'), await seenBy('admin'), await seenBy('stranger')]).toEqual([0, 0, 0]);
  await desk.told();
  expect([await seenBy('writer'), await seenBy('admin'), await seenBy('stranger')]).toEqual([2, 2, 2]);
  const again = write((tx) => tellEntrants(tx, desk.people.secretary, { editionId: desk.editionId }, testNow));
  expect(await again).toEqual(refused('nothing_to_tell'));
});

test('who may know is said the same as a rule and in SQL, for everyone and every interview', async () => {
  const all = await desk.interviews();
  for (const who of Object.values(desk.people)) {
    const seen = (await interviewsFor(database.db.conn, who)).map((it) => it.id).toSorted();
    const byRule = all.filter((it) => whyNotRead(it, who) === null).map((it) => it.id);
    expect({ name: who.person.name, seen }).toEqual({ name: who.person.name, seen: byRule.toSorted() });
  }
  expect(await interviewsFor(database.db.conn, nobody)).toEqual([]);
});

test('entrants learn when and where by a letter with the way to confirm and to the calendar', async () => {
  const { id } = await named('Sepeda Bagus');
  for (const sequence of [0, 0, 5]) await tellInterviewTold({ interviewId: id, sequence }, context(testNow));
  expect(await kindsOf('writer')).toEqual(['told']);
  expect(await kindsOf('admin')).toEqual(['told']);
  expect(await kindsOf('stranger')).toEqual([]);
  const mails = await database.db.pool.query<{ body_text: string }>(
    `select body_text from mail_message where recipient = $1`,
    [desk.people.writer.person.email],
  );
  const text = mails.rows[0]?.body_text ?? '';
  expect(text).toContain(`${HERE}/wawancara/${id}\n`);
  expect(text).toContain(`${HERE}/wawancara/${id}/jadwal.ics`);
  expect(text).toMatch(/9 Juni 2026, 09\.\d\d WIB/);
});

test('only the entrants confirm, and to the time that they saw', async () => {
  const { id, sequence } = await named('Sepeda Bagus');
  const confirm = (name: keyof InterviewDesk['people'], given = sequence) =>
    write((tx) => confirmInterview(tx, desk.people[name], { id, sequence: given }, testNow));
  const none = refused('not_found');
  expect([await confirm('stranger'), await confirm('juror'), await confirm('secretary')]).toEqual([none, none, none]);
  expect(await confirm('writer', sequence + 1)).toEqual(refused('stale'));
  expect(await confirm('writer')).toEqual(done(null));
  expect(await confirm('writer')).toEqual(refused('confirmed'));
  await tellInterviewAnswered({ interviewId: id, at: testNow.toISOString() }, context(testNow));
  expect(await kindsOf('secretary')).toEqual(['confirmed']);
  const own = (name: keyof InterviewDesk['people']) => interviewTasks(database.db.conn, desk.people[name], testNow);
  expect((await own('writer'))[0]).toMatchObject({ text: 'Konfirmasi wawancara: Kelas Malam', done: 1, total: 2 });
  expect((await own('juror'))[0]).toMatchObject({ text: 'Wawancara yang Anda hadiri', done: 0 });
  expect((await own('secretary'))[0]).toMatchObject({ text: 'Wawancara yang dikonfirmasi peserta', isOthers: true });
});

test('another time is asked for with a reason, as long as it can be given', async () => {
  const { id, sequence } = await named('Kelas Malam');
  const ask = (reason: string, now = testNow) =>
    write((tx) => askForTime(tx, desk.people.admin, { id, sequence, reason }, now));
  expect(await ask(' ')).toEqual(refused('reason_missing'));
  expect(await ask('x'.repeat(2001))).toEqual(refused('reason_long'));
  expect(await ask('Ada ujian.', at('09T10:00'))).toEqual(refused('too_late'));
  expect(await ask('Ada ujian.')).toEqual(done(null));
  expect(await named('Kelas Malam')).toMatchObject({ state: 'another_time', wish: 'Ada ujian.' });
  const [waits] = await interviewHome(database.db.conn, desk.people.secretary, testNow);
  expect(waits?.items.map((it) => it.text)).toEqual(['Wawancara minta waktu lain (1)']);
});

test('a move that would clash is refused, and says with whom', async () => {
  const { tied } = desk.people;
  const { entryId } = await named('Sepeda Bagus');
  const outcome = await move('Sepeda Bagus', await slotAt('10T09:40', 'Ruang B'));
  expect(outcome).toMatchObject(refused({ code: 'clash' }));
  expect(outcome.ok ? [] : outcome.why.clashes).toContainEqual({
    code: 'conflict',
    entryId,
    otherId: entryId,
    jurors: [tied.person.id],
  });
});

test('two change places; whoever knew of a time is told anew and owes the answer again', async () => {
  const [one, other] = [await whereIs('Sepeda Bagus'), await whereIs('Kelas Malam')];
  const id = newId<'InterviewMoveId'>();
  const [from, to] = [(await named('Sepeda Bagus')).slot?.id, (await named('Kelas Malam')).slot?.id as SlotId];
  expect(await move('Sepeda Bagus', to, { from: null })).toEqual(refused({ code: 'stale', clashes: [] }));
  expect(await move('Sepeda Bagus', to, { id })).toEqual(done(id));
  expect(await move('Sepeda Bagus', to, { id, from: from ?? null })).toEqual(done(id));
  expect([await whereIs('Sepeda Bagus'), await whereIs('Kelas Malam')]).toEqual([other, one]);
  const moved = await named('Sepeda Bagus');
  expect(moved).toMatchObject({ state: 'told', sequence: 1, answeredByName: null });
  await tellInterviewMoved({ interviewId: moved.id, sequence: 1 }, context(testNow));
  expect(await kindsOf('writer')).toEqual(['told', 'moved']);
  expect(await kindsOf('juror')).toEqual(['moved_juror']);
  expect(await kindsOf('second')).toEqual([]);
});

test('the newest move is taken back, once', async () => {
  const before = await whereIs('Kelas Malam');
  const last = await lastMove(database.db.conn, desk.editionId);
  expect(last?.titles).toEqual(['Kelas Malam', 'Sepeda Bagus']);
  const undo = () =>
    write((tx) => undoMove(tx, desk.people.secretary, { editionId: desk.editionId, id: last?.id as MoveId }, testNow));
  expect(await undo()).toEqual(done(last?.id));
  expect(await whereIs('Sepeda Bagus')).toBe(before);
  expect(await undo()).toEqual(refused({ code: 'undone', clashes: [] }));
  expect(await lastMove(database.db.conn, desk.editionId)).toBeNull();
});

test('making it again keeps the times that were told, and new entries go around them', async () => {
  const before = await Promise.all(['Sepeda Bagus', 'Kelas Malam', 'Antrean Ramah', 'Perahu Sehat'].map(whereIs));
  await desk.made(
    desk.plan({ seed: 99, days: [{ date: '2026-06-11', sessions: [{ from: '09:00', to: '10:00' }], breaks: [] }] }),
  );
  expect(await Promise.all(['Sepeda Bagus', 'Kelas Malam', 'Antrean Ramah', 'Perahu Sehat'].map(whereIs))).toEqual(
    before,
  );
  const { slots } = await timetableOf(database.db.conn, desk.editionId);
  expect(slots.map((it) => it.day).toSorted()).toEqual([
    ...Array.from({ length: 4 }, () => '2026-06-10'),
    ...Array.from({ length: 6 }, () => '2026-06-11'),
  ]);
});

test('reminders go out by themselves, each once, and the organiser hears who is silent', async () => {
  const job = interviewJobs[0];
  const remind = async (now: Date) => {
    await job?.run({}, context(now));
    await job?.run({}, context(now));
    return (await kindsOf('stranger')).length;
  };
  const first = (await named('Antrean Ramah')).slot?.startsAt as Date;
  const before = (hours: number) => new Date(first.getTime() - (24 + hours) * 3_600_000);
  // Two entries of Toba wait for their answer, at most an hour apart.
  expect(await remind(before(50))).toBe(0);
  const reminded = [await remind(before(46)), await remind(before(22)), await remind(before(4))];
  expect(reminded).toEqual([2, 4, 6]);
  await remind(at('10T08:00'));
  expect((await kindsOf('secretary')).filter((it) => it === 'silent').length).toBeGreaterThanOrEqual(2);
});

test('the order runs by the real clock: one at a time, and the last press is taken back', async () => {
  const { secretary, juror } = desk.people;
  const run = async (title: string, step: Step, now: string, who = secretary) => {
    const { id } = await named(title);
    return write((tx) => runInterview(tx, who, { id, step }, at(now)));
  };
  expect(await run('Sepeda Bagus', 'begin', '10T09:03', juror)).toEqual(refused('not_found'));
  expect(await run('Sepeda Bagus', 'end', '10T09:03')).toEqual(refused('not_begun'));
  expect(await run('Sepeda Bagus', 'begin', '10T09:03')).toEqual(done(null));
  expect(await named('Sepeda Bagus')).toMatchObject({ beganAt: at('10T09:03'), presence: 'came' });
  expect(await run('Kelas Malam', 'begin', '10T09:04')).toEqual(refused('other_running'));
  expect(await run('Sepeda Bagus', 'questions', '10T09:09')).toEqual(done(null));
  expect(await run('Sepeda Bagus', 'end', '10T09:22')).toEqual(done(null));
  expect(await run('Sepeda Bagus', 'step_back', '10T09:23')).toEqual(done(null));
  expect(await named('Sepeda Bagus')).toMatchObject({ questionsAt: at('10T09:09'), endedAt: null });
  expect(await run('Sepeda Bagus', 'end', '10T09:24')).toEqual(done(null));
  expect(await run('Kelas Malam', 'begin', '10T09:25')).toEqual(done(null));
  expect(await move('Sepeda Bagus', await slotAt('11T09:00', 'Ruang A'))).toEqual(
    refused({ code: 'begun', clashes: [] }),
  );
});

test('who stays away has a reason, and the leaders who came are kept', async () => {
  const note = async (
    title: string,
    given: { presence: 'came' | 'late' | 'absent'; note?: string; leaders?: string },
  ) => {
    const { id } = await named(title);
    const input = { id, note: '', leaders: '', ...given };
    return write((tx) => notePresence(tx, desk.people.secretary, input, at('10T12:00')));
  };
  expect(await note('Perahu Sehat', { presence: 'absent' })).toEqual(refused('reason_missing'));
  expect(await note('Perahu Sehat', { presence: 'absent', note: 'Banjir.' })).toEqual(done(null));
  expect(await note('Sepeda Bagus', { presence: 'absent', note: 'Salah.' })).toEqual(refused('begun'));
  expect(await note('Sepeda Bagus', { presence: 'late', leaders: 'Sekda' })).toEqual(done(null));
  expect(await named('Sepeda Bagus')).toMatchObject({ presence: 'late', leaders: 'Sekda' });
});

test('a private address opens the own interviews, and dies with the next one', async () => {
  const { writer, juror, secretary } = desk.people;
  const address = (who: typeof writer, editionId: typeof desk.editionId | null = null) =>
    write((tx) => newCalendarAddress(tx, who, editionId, testNow));
  const titles = async (code: string) => {
    const found = await feedOf(database.db.conn, code);
    return found && (await interviewsOfFeed(database.db.conn, found)).map((it) => it.title).toSorted();
  };
  const first = await address(writer);
  expect(await titles(first)).toEqual(['Kelas Malam', 'Sepeda Bagus']);
  const second = await address(writer);
  expect([await titles(first), await titles(second)]).toEqual([null, ['Kelas Malam', 'Sepeda Bagus']]);
  const seenByJuror = (await desk.interviews()).filter((it) => it.jurorIds.includes(juror.person.id));
  expect(await titles(await address(juror))).toEqual(seenByJuror.map((it) => it.title).toSorted());
  expect(await titles(await address(secretary, desk.editionId))).toHaveLength(4);
  expect(await titles(await address(writer, desk.editionId))).toEqual([]);
});
