import { bringEvidence, evidenceOf, forgetUpload, type Waiting } from '#files/index.ts';
import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { revisionIn, workPage } from '../../casework/routes/visit.tsx';
import {
  addPaper,
  addTask,
  moveStage,
  moveTask,
  taskDeeds,
  taskFaults,
  tellFaults,
  tellStage,
} from '../actions/stage.ts';
import { SUBJECT } from '../actions/trace.ts';
import { type Lab, type LabRefusal, longest, type Stage } from '../model.ts';
import { paths } from '../paths.ts';
import { tasksOf } from '../queries/parts.ts';
import { type StageMove, stageMoves, stageOf } from '../rules.ts';
import { StagePage } from '../views/stage-page.tsx';
import { type LabVisit, labIn, labTrail, refusal, refusalText, stageIn } from './visit.tsx';

type Shown = { readonly errors?: FieldErrors; readonly waiting?: Waiting | null; readonly status?: 409 };

async function page(visit: LabVisit, lab: Lab, stage: Stage, shown: Shown = {}): Promise<Answer> {
  const { db, viewer, form, config, now } = visit;
  const { errors = {}, waiting = null, status } = shown;
  const papers = await evidenceOf(db.conn, { kind: SUBJECT, id: lab.id }, { onlyPublic: false });
  const body = (
    <StagePage
      lab={lab}
      standing={stageOf(lab, stage)}
      viewer={viewer}
      tasks={await tasksOf(db.conn, lab.id, stage)}
      papers={papers.filter((it) => it.place === stage && it.archivedAt === null)}
      form={form}
      newId={parseId<'Any'>(form.get('id')) ?? newId<'Any'>(now.getTime())}
      waiting={waiting}
      megabytes={config.fileLimitMb}
      errors={errors}
    />
  );
  const title = `${t(`labinov.stage.${stage}`)}: ${lab.title}`;
  const told = { title, trail: labTrail(lab), width: 'reading' as const, body };
  return workPage(status ? { ...told, status } : told, errors);
}

export async function showStage(visit: LabVisit): Promise<Answer> {
  return page(visit, await labIn(visit), stageIn(visit));
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A day as a form says it; null when the box is empty, undefined when it is none. */
function dayIn(text: string): string | null | undefined {
  if (text.trim() === '') return null;
  const day = text.trim();
  const read = new Date(`${day}T00:00:00Z`);
  return DAY.test(day) && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day) ? day : undefined;
}

const tellBoxes = { startsOn: 'mulai', endsOn: 'sampai', result: 'hasil' } as const;

/** The days and what came of it. */
export async function tell(visit: LabVisit): Promise<Answer> {
  const lab = await labIn(visit);
  const stage = stageIn(visit);
  const { db, form, viewer, now } = visit;
  const [starts, ends] = [dayIn(form.get('mulai')), dayIn(form.get('sampai'))];
  const held = stageOf(lab, stage);
  const result = form.has('hasil') ? form.get('hasil').trim() : held.result;
  const typed = { startsOn: starts ?? null, endsOn: ends ?? null, result };
  const faults: Partial<Record<keyof typeof tellBoxes, LabRefusal>> = {
    ...tellFaults(typed),
    ...(starts === undefined ? { startsOn: 'day_wrong' } : {}),
    ...(ends === undefined ? { endsOn: 'day_wrong' } : {}),
  };
  const wrong = Object.entries(faults) as [keyof typeof tellBoxes, LabRefusal][];
  const errorsOf = ([field, why]: [keyof typeof tellBoxes, LabRefusal]) => [
    tellBoxes[field],
    refusalText(why, longest.result),
  ];
  if (wrong.length > 0) return page(visit, lab, stage, { errors: Object.fromEntries(wrong.map(errorsOf)) });
  const given = { id: lab.id, stage, revision: revisionIn(visit), ...typed };
  const outcome = await db.transact((tx) => tellStage(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.stage.to(lab.id, stage), 'labinov.done.told');
  if (outcome.why === 'stale') return page(visit, lab, stage, { errors: { '': refusalText('stale') }, status: 409 });
  return refusal(outcome.why, paths.stage.to(lab.id, stage));
}

const inBox: readonly LabRefusal[] = ['note_missing', 'text_long'];
const atTop: readonly LabRefusal[] = ['result_missing', 'no_ideas', 'no_choice'];

export async function move(visit: LabVisit): Promise<Answer> {
  const lab = await labIn(visit);
  const stage = stageIn(visit);
  const { db, form, viewer, now } = visit;
  const wanted: StageMove | undefined = stageMoves.find((it) => it === form.get('langkah'));
  if (!wanted) return page(visit, lab, stage);
  const given = { id: lab.id, stage, move: wanted, note: form.get('catatan') };
  const outcome = await db.transact((tx) => moveStage(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.stage.to(lab.id, stage), `labinov.done.${wanted}`);
  const { why } = outcome;
  if (inBox.includes(why)) return page(visit, lab, stage, { errors: { catatan: refusalText(why) } });
  if (atTop.includes(why)) return page(visit, lab, stage, { errors: { '': refusalText(why) } });
  return refusal(why, paths.stage.to(lab.id, stage));
}

const taskBoxes = { what: 'tugas', owner: 'penanggung' } as const;

/** Plans a task, or says what became of one. */
export async function task(visit: LabVisit): Promise<Answer> {
  const lab = await labIn(visit);
  const stage = stageIn(visit);
  const { db, form, viewer, now } = visit;
  const back = paths.stage.to(lab.id, stage);
  const deed = taskDeeds.find((it) => it === form.get('keadaan'));
  const taskId = parseId<'LabTaskId'>(form.get('id')) ?? newId<'LabTaskId'>(now.getTime());
  if (deed) {
    const outcome = await db.transact((tx) => moveTask(tx, viewer, { id: lab.id, stage, taskId, deed }, now));
    return outcome.ok ? redirect(back, 'labinov.done.task') : refusal(outcome.why, back);
  }
  const due = dayIn(form.get('tenggat'));
  const typed = { what: form.get('tugas').trim(), owner: form.get('penanggung').trim() };
  const wrong = Object.entries(taskFaults(typed)) as [keyof typeof taskBoxes, LabRefusal][];
  const told = wrong.map(([field, why]) => [taskBoxes[field], refusalText(why, longest[field])] as const);
  const errors = Object.fromEntries([
    ...told,
    ...(due === undefined ? [['tenggat', refusalText('day_wrong')] as const] : []),
  ]);
  if (Object.keys(errors).length > 0) return page(visit, lab, stage, { errors });
  const given = { id: lab.id, stage, taskId, ...typed, dueOn: due ?? null };
  const outcome = await db.transact((tx) => addTask(tx, viewer, given, now));
  return outcome.ok ? redirect(back, 'labinov.done.task') : refusal(outcome.why, back);
}

/** A file that proves the stage, for the locker of whoever runs it. */
export async function bring(visit: LabVisit): Promise<Answer> {
  const lab = await labIn(visit);
  const stage = stageIn(visit);
  const { db, viewer, now } = visit;
  const back = paths.stage.to(lab.id, stage);
  if (!viewer.acting) return refusal('not_found', back);
  const locker = { institutionId: viewer.acting.institutionId, unitId: null };
  const brought = await bringEvidence(visit, locker, { kind: 'file', faults: {} });
  if (!brought.ok) return page(visit, lab, stage, brought.why);
  const outcome = await db.transact((tx) => addPaper(tx, viewer, { id: lab.id, stage, evidence: brought.value }, now));
  if (!outcome.ok) return refusal(outcome.why, back);
  await forgetUpload(visit);
  return redirect(back, 'labinov.done.paper');
}
