import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { testNow } from '../../../tests/support/people.ts';
import { plantInterest, type ReplicationDesk, replicationDesk } from '../../../tests/support/replications.ts';
import { newId } from '../../platform/ids.ts';
import { must } from '../../platform/outcome.ts';
import { answerNeeds } from '../needs/actions/answer.ts';
import { setNeeds } from '../needs/actions/set.ts';
import type { Answered, Need, NeedId, ReadinessAnswer } from '../needs/model.ts';
import { needsOf, readinessOf } from '../needs/queries/needs.ts';
import { addTask, changeTask, fillFromTemplate } from './actions/plan.ts';
import { type PlanTask, type TaskId, template } from './model/plan.ts';
import type { ReplicationId } from './model/replication.ts';
import { planOf } from './queries/plan.ts';
import { gapChanges, isThereByNow } from './rules/gaps.ts';

const need = (id: string, isMust = true): Need => ({
  id: id as NeedId,
  kind: 'people',
  item: `Butuh ${id}`,
  amount: '',
  isMust,
  note: '',
});
const answer = (id: string, said: ReadinessAnswer): Answered => ({ needId: id as NeedId, answer: said, note: '' });
const task = (id: string, given: Partial<PlanTask> = {}) => ({
  id: `tugas ${id}` as TaskId,
  needId: id as NeedId,
  state: 'open' as const,
  settledByReadiness: false,
  ...given,
});

describe('what the readiness changes in a plan', () => {
  test('a gap without a task gets one, musts first; what is there gets none', () => {
    const needs = [need('a', false), need('b'), need('c')];
    const { added } = gapChanges([], needs, [answer('a', 'lacking'), answer('b', 'partly'), answer('c', 'have')]);
    expect(added.map((it) => it.needId)).toEqual(['b', 'a']);
  });

  test('a gap never gets a second task, whatever became of the first', () => {
    for (const state of ['open', 'doing', 'done', 'dropped'] as const)
      expect(gapChanges([task('a', { state })], [need('a')], [answer('a', 'lacking')])).toEqual({
        added: [],
        settled: [],
        reopened: [],
      });
  });

  test('a task whose need is there by now, or is asked for no more, is settled while nobody works on it', () => {
    const plan = [task('a'), task('b', { state: 'doing' }), task('c', { state: 'done' }), task('d')];
    const needs = [need('a'), need('b'), need('c')];
    const answers = needs.map((it) => answer(it.id, 'have'));
    expect(gapChanges(plan, needs, answers).settled).toEqual(['tugas a', 'tugas d']);
    expect(plan.map((it) => isThereByNow(it, needs, answers))).toEqual([false, true, false, false]);
  });

  test('what the readiness settled is taken up again when it is missing again; what a person dropped is not', () => {
    const plan = [task('a', { state: 'dropped', settledByReadiness: true }), task('b', { state: 'dropped' })];
    const needs = [need('a'), need('b')];
    const answers = [answer('a', 'lacking'), answer('b', 'lacking')];
    expect(gapChanges(plan, needs, answers).reopened).toEqual(['tugas a']);
  });

  test('tasks of other sources are left alone', () => {
    expect(gapChanges([task('a', { needId: null })], [], []).settled).toEqual([]);
  });
});

describe('the plan of a place', () => {
  let database: TestDatabase;
  let desk: ReplicationDesk;
  let id: ReplicationId;
  beforeAll(async () => {
    database = await testDatabase();
    desk = await replicationDesk(database.db);
    const needs = ['Tutor', 'Ruang belajar'].map((item) => ({
      ...{ id: null, kind: 'people' as const, item, amount: item === 'Tutor' ? '5 orang' : '' },
      ...{ isMust: true, note: '' },
    }));
    const input = { innovationId: desk.originId, needs, revision: 0 };
    must(await database.db.transact((tx) => setNeeds(tx, desk.people.keeper, input, testNow)));
    id = await plantInterest(desk);
    await database.db.pool.query(`update replication set state = 'verified', verified_at = now() where id = $1`, [id]);
  });
  afterAll(() => database.close());

  const gapTasks = async () =>
    (await planOf(database.db.conn, id)).filter((it) => it.source === 'gap').map((it) => [it.title, it.state]);
  const say = async (...said: readonly ReadinessAnswer[]) => {
    const { conn } = database.db;
    const { needs } = await needsOf(conn, desk.originId);
    const place = { institutionId: desk.places.toba, unitId: desk.places.tobaUnit };
    const revision = (await readinessOf(conn, desk.originId, place))?.revision ?? 0;
    const answers = said.map((it, at) => ({ needId: needs[at]!.id, answer: it, note: '' }));
    const input = { innovationId: desk.originId, answers, revision };
    must(await database.db.transact((tx) => answerNeeds(tx, desk.people.writer, input, testNow)));
  };
  const fill = () =>
    database.db.transact((tx) => fillFromTemplate(tx, desk.people.writer, { id, today: '2026-03-01' }, testNow));

  test('stays empty while it has not begun, though the readiness is answered', async () => {
    await say('lacking', 'have');
    expect(await planOf(database.db.conn, id)).toEqual([]);
  });

  test('takes each gap over once when it begins', async () => {
    must(await fill());
    must(await fill());
    expect(await gapTasks()).toEqual([['Siapkan: Tutor (5 orang)', 'open']]);
    expect((await planOf(database.db.conn, id)).length).toBe(template.length + 1);
  });

  test('follows the readiness when it is answered again', async () => {
    await say('have', 'partly');
    expect(await gapTasks()).toEqual([
      ['Siapkan: Tutor (5 orang)', 'dropped'],
      ['Siapkan: Ruang belajar', 'open'],
    ]);
    await say('lacking', 'partly');
    expect(await gapTasks()).toEqual([
      ['Siapkan: Tutor (5 orang)', 'open'],
      ['Siapkan: Ruang belajar', 'open'],
    ]);
    const traces = await database.db.pool.query(
      `select count(*)::int as n from audit_event where event = 'replication.task_gaps' and subject_id = $1`,
      [id],
    );
    expect(traces.rows).toEqual([{ n: 3 }]);
  });

  test('keeps what somebody changed by hand, and offers to close what is there', async () => {
    const tutor = (await planOf(database.db.conn, id)).find((it) => it.title.startsWith('Siapkan: Tutor'))!;
    const said = { ...tutor, taskId: tutor.id, id, state: 'doing' as const, who: 'Tim', today: '2026-03-01' };
    must(await database.db.transact((tx) => changeTask(tx, desk.people.writer, said, testNow)));
    await say('have', 'have');
    expect(await gapTasks()).toEqual([
      ['Siapkan: Tutor (5 orang)', 'doing'],
      ['Siapkan: Ruang belajar', 'dropped'],
    ]);
  });

  test('begins with the gaps also when the first task is typed', async () => {
    const other = await plantInterest(desk, desk.people.admin);
    await database.db.pool.query(`update replication set state = 'verified', verified_at = now() where id = $1`, [
      other,
    ]);
    const given = { innovationId: desk.originId, answers: [], revision: 0 };
    const { needs } = await needsOf(database.db.conn, desk.originId);
    const answers = [{ needId: needs[0]!.id, answer: 'lacking' as const, note: 'Baru dua orang.' }];
    must(await database.db.transact((tx) => answerNeeds(tx, desk.people.admin, { ...given, answers }, testNow)));
    const typed = { phase: 'planning' as const, title: 'Rapat', who: '', due: null };
    const add = { ...typed, id: other, taskId: newId<'ReplicationTaskId'>() };
    must(await database.db.transact((tx) => addTask(tx, desk.people.admin, add, testNow)));
    const plan = await planOf(database.db.conn, other);
    expect(plan.map((it) => [it.source, it.title, it.note]).toSorted()).toEqual([
      ['gap', 'Siapkan: Ruang belajar', ''],
      ['gap', 'Siapkan: Tutor (5 orang)', 'Baru dua orang.'],
      ['own', 'Rapat', ''],
    ]);
  });
});
