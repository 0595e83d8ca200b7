import { dayOf } from '#platform/dates.ts';
import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { paths as needPaths } from '../../needs/paths.ts';
import { needsOf } from '../../needs/queries/needs.ts';
import { whyNotAnswer, whyNotRead as whyNotReadReadiness } from '../../needs/rules/readiness.ts';
import { originById } from '../../origin/queries.ts';
import { addTask, changeTask, fillFromTemplate, moveTask } from '../actions/plan.ts';
import { type Phase, type PlanTask, phases, type TaskId } from '../model/plan.ts';
import type { Replication } from '../model/replication.ts';
import { taskStates } from '../model/states.ts';
import { paths } from '../paths.ts';
import { readinessFor } from '../queries/gaps.ts';
import { planOf, taskOf } from '../queries/plan.ts';
import { isThereByNow } from '../rules/gaps.ts';
import { whyNot } from '../rules/moves.ts';
import { faultsOfTask, type TaskFault, type TaskFaults } from '../rules/task.ts';
import { PlanPage, type PlanReadiness } from '../views/plan-page.tsx';
import { TaskPage, type TypedTask } from '../views/task-page.tsx';
import { oneTrail, refusal, replicationOf, type TransferVisit, workPage } from './visit.tsx';

export async function showPlan(visit: TransferVisit): Promise<Answer> {
  return planPage(visit, await replicationOf(visit), {});
}

async function planPage(visit: TransferVisit, replication: Replication, errors: FieldErrors): Promise<Answer> {
  const { form, viewer, now } = visit;
  const tasks = await planOf(visit.db.conn, replication.id);
  const body = (
    <PlanPage
      replication={replication}
      tasks={tasks}
      readiness={await readinessIn(visit, replication, tasks)}
      mayWrite={whyNot('plan', replication, viewer) === null}
      today={dayOf(now)}
      newId={parseId(form.get('tugas_id')) ?? newId(now.getTime())}
      typed={{
        phase: form.get('tahap'),
        title: form.get('tugas'),
        who: form.get('pelaku'),
        due: form.get('tenggat'),
      }}
      errors={errors}
    />
  );
  const title = t('transfer.plan.titleOf', { title: replication.originTitle });
  return workPage({ title, trail: oneTrail(replication), body }, errors);
}

const nothing: PlanReadiness = { unanswered: null, href: null, thereByNow: [] };

/** What the readiness of the place says to the plan, as far as the viewer may read it. */
async function readinessIn(
  { db, viewer }: TransferVisit,
  replication: Replication,
  tasks: readonly PlanTask[],
): Promise<PlanReadiness> {
  const { originId } = replication;
  const origin = originId && (await originById(db.conn, originId));
  if (!origin || !originId) return nothing;
  const { needs } = await needsOf(db.conn, originId);
  const readiness = await readinessFor(db.conn, { ...replication, originId });
  if (!readiness) {
    const isOurs = viewer.acting?.institutionId === replication.institutionId;
    const href = isOurs && whyNotAnswer(origin, viewer) === null ? needPaths.own.to(originId) : null;
    return needs.length === 0 ? nothing : { ...nothing, unanswered: { href } };
  }
  const href = whyNotReadReadiness(readiness, origin, viewer) ? null : needPaths.one.to(originId, readiness.id);
  const there = tasks.filter((task) => isThereByNow(task, needs, readiness.answers));
  return { unanswered: null, href, thereByNow: there.map((task) => task.id) };
}

const phaseIn = ({ form }: TransferVisit): Phase | null => phases.find((it) => it === form.get('tahap')) ?? null;

const boxOf = { title: 'tugas', who: 'pelaku', due: 'tenggat', doneOn: 'selesai', note: 'catatan' } as const;

function faultTexts(faults: TaskFaults): FieldErrors {
  const found = Object.entries(faults) as [keyof TaskFaults, TaskFault][];
  return Object.fromEntries(found.map(([field, fault]) => [boxOf[field], t(`transfer.fault.task.${fault}`)]));
}

export async function add(visit: TransferVisit): Promise<Answer> {
  const replication = await replicationOf(visit);
  const { form, viewer, now } = visit;
  const taskId: TaskId | null = parseId<'ReplicationTaskId'>(form.get('tugas_id'));
  const phase = phaseIn(visit);
  if (!taskId || !phase) throw new NotFound();
  const said = { title: form.get('tugas'), who: form.get('pelaku'), due: form.get('tenggat').trim() || null };
  const faults = faultsOfTask({ ...said, state: 'open', doneOn: null, note: '', today: dayOf(now) });
  if (Object.keys(faults).length > 0) return planPage(visit, replication, faultTexts(faults));
  const input = { id: replication.id, taskId, phase, ...said };
  const outcome = await visit.db.transact((tx) => addTask(tx, viewer, input, now));
  const back = paths.plan.to(replication.id);
  return outcome.ok ? redirect(back, 'transfer.done.task') : refusal(outcome.why, back);
}

export async function fill(visit: TransferVisit): Promise<Answer> {
  const replication = await replicationOf(visit);
  const input = { id: replication.id, today: dayOf(visit.now) };
  const outcome = await visit.db.transact((tx) => fillFromTemplate(tx, visit.viewer, input, visit.now));
  const back = paths.plan.to(replication.id);
  return outcome.ok ? redirect(back, 'transfer.done.template') : refusal(outcome.why, back);
}

export async function move(visit: TransferVisit): Promise<Answer> {
  const replication = await replicationOf(visit);
  const taskId = parseId<'ReplicationTaskId'>(visit.params.tugas);
  if (!taskId) throw new NotFound();
  const input = { id: replication.id, taskId, way: visit.form.get('arah') === 'naik' ? 'up' : 'down' } as const;
  const outcome = await visit.db.transact((tx) => moveTask(tx, visit.viewer, input, visit.now));
  const back = paths.plan.to(replication.id);
  return outcome.ok ? redirect(back) : refusal(outcome.why, back);
}

type Opened = { readonly replication: Replication; readonly task: PlanTask };

async function openTask(visit: TransferVisit): Promise<Opened> {
  const replication = await replicationOf(visit);
  const id = parseId<'ReplicationTaskId'>(visit.params.tugas);
  const task = id ? await taskOf(visit.db.conn, replication.id, id) : null;
  if (!task) throw new NotFound();
  return { replication, task };
}

const typedOf = (task: PlanTask): TypedTask => ({
  phase: task.phase,
  title: task.title,
  who: task.who,
  due: task.due ?? '',
  state: task.state,
  doneOn: task.doneOn ?? '',
  note: task.note,
});

export async function showTask(visit: TransferVisit): Promise<Answer> {
  const opened = await openTask(visit);
  const forbidden = whyNot('plan', opened.replication, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.plan.to(opened.replication.id));
  return taskPage(visit, opened, { typed: typedOf(opened.task), revision: opened.task.revision, errors: {} });
}

type Shown = {
  readonly typed: TypedTask;
  readonly revision: number;
  readonly errors: FieldErrors;
  readonly theirs?: readonly string[];
};

function taskPage(visit: TransferVisit, { replication, task }: Opened, shown: Shown): Answer {
  const { theirs = null, ...rest } = shown;
  const body = <TaskPage replication={replication} task={task} theirs={theirs} today={dayOf(visit.now)} {...rest} />;
  const trail = [...oneTrail(replication), { text: t('transfer.plan.title'), href: paths.plan.to(replication.id) }];
  const status = theirs ? { status: 409 } : {};
  return workPage({ title: task.title, width: 'reading', trail, ...status, body }, shown.errors);
}

export async function saveTask(visit: TransferVisit): Promise<Answer> {
  const opened = await openTask(visit);
  const { replication, task } = opened;
  const { form, viewer, now } = visit;
  const typed: TypedTask = {
    phase: form.get('tahap'),
    title: form.get('tugas'),
    who: form.get('pelaku'),
    due: form.get('tenggat').trim(),
    state: form.get('keadaan'),
    doneOn: form.get('selesai').trim(),
    note: form.get('catatan'),
  };
  const revision = Number(form.get('revisi'));
  const state = taskStates.find((it) => it === typed.state) ?? task.state;
  const said = { ...typed, state, due: typed.due || null, doneOn: typed.doneOn || null, today: dayOf(now) };
  const faults = faultsOfTask(said);
  if (Object.keys(faults).length > 0) return taskPage(visit, opened, { typed, revision, errors: faultTexts(faults) });
  const input = { id: replication.id, taskId: task.id, revision, ...said, phase: phaseIn(visit) ?? task.phase };
  const outcome = await visit.db.transact((tx) => changeTask(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.plan.to(replication.id), 'transfer.done.task');
  if (outcome.why !== 'stale') return refusal(outcome.why, paths.plan.to(replication.id));
  return taskPage(visit, opened, { typed, revision: task.revision, errors: {}, theirs: linesOf(task) });
}

function linesOf(task: PlanTask): readonly string[] {
  const { title, who, due, state, note } = task;
  return [title, who, due ?? '', t(`transfer.task.${state}`), note].filter((line) => line !== '');
}
