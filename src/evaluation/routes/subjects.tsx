import type { Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { addSubjects, closeRound, removeSubject } from '../actions/round.ts';
import type { FoundSubject, SubjectDoor } from '../door.ts';
import { subjectsExport } from '../exports.ts';
import { paths } from '../paths.ts';
import { subjectsOf } from '../queries/subject.ts';
import { whyNotArrange } from '../rules/round.ts';
import { SubjectsPage } from '../views/subjects-page.tsx';
import { type EvaluationVisit, evaluationPage, organisers, refusal, runRound, trailOf } from './visit.tsx';

const LONGEST_SEARCH = 200;

export function subjectRoutes(doors: readonly SubjectDoor[]): readonly Route<Viewer>[] {
  return [
    {
      method: 'get',
      path: paths.subjects.pattern,
      guard: organisers,
      event: 'evaluation.subjects',
      handle: (visit) => list(visit, doors),
    },
    exportRoute(subjectsExport),
    {
      method: 'post',
      path: paths.subjects.pattern,
      guard: organisers,
      event: 'evaluation.subject.add',
      handle: (visit) => add(visit, doors),
    },
    {
      method: 'post',
      path: paths.removeSubject.pattern,
      guard: organisers,
      event: 'evaluation.subject.remove',
      handle: remove,
    },
    {
      method: 'post',
      path: paths.closeRound.pattern,
      guard: organisers,
      event: 'evaluation.round.close',
      handle: close,
    },
  ];
}

/** What the door of the round's kind finds for the words; null when subjects come only from above. */
async function findFor(
  { db, viewer }: EvaluationVisit,
  doors: readonly SubjectDoor[],
  { kind, text }: { readonly kind: string; readonly text: string },
): Promise<readonly FoundSubject[] | null> {
  const find = doors.find((door) => door.kind === kind)?.find;
  return find ? find(db.conn, viewer, text) : null;
}

async function list(visit: EvaluationVisit, doors: readonly SubjectDoor[]): Promise<Answer> {
  const round = await runRound(visit);
  const subjects = await subjectsOf(visit.db.conn, round.id);
  const text = (visit.query.get('cari') ?? '').trim().slice(0, LONGEST_SEARCH);
  const found = round.contextId === null ? await findFor(visit, doors, { kind: round.subjectKind, text }) : null;
  const known = new Set(subjects.map((it) => it.subjectId));
  const body = (
    <SubjectsPage
      round={round}
      subjects={subjects}
      search={text}
      found={found?.filter((it) => !known.has(it.subjectId)) ?? null}
      whyNot={whyNotArrange(round, visit.viewer)}
    />
  );
  return evaluationPage({ title: t('evaluation.subjects.title'), trail: trailOf(round), width: 'wide', body });
}

/** Adds what was ticked among what the door still finds: what a form says of a thing is never believed. */
async function add(visit: EvaluationVisit, doors: readonly SubjectDoor[]): Promise<Answer> {
  const round = await runRound(visit);
  const { form, db, viewer, now } = visit;
  const text = form.get('cari').slice(0, LONGEST_SEARCH);
  const found = (await findFor(visit, doors, { kind: round.subjectKind, text })) ?? [];
  const ticked = new Set(form.all('objek'));
  const subjects = found.filter((it) => ticked.has(it.subjectId));
  const outcome = await db.transact((tx) => addSubjects(tx, viewer, { roundId: round.id, subjects }, now));
  const back = paths.subjects.to(round.id, { cari: text });
  return outcome.ok ? redirect(back, 'evaluation.done.add') : refusal(outcome.why, back);
}

async function remove(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const row = parseId<'SubjectRowId'>(visit.form.get('objek'));
  const back = paths.subjects.to(round.id);
  if (!row) return refusal('unknown_subject', back);
  const input = { roundId: round.id, row };
  const outcome = await visit.db.transact((tx) => removeSubject(tx, visit.viewer, input, visit.now));
  return outcome.ok ? redirect(back, 'evaluation.done.remove') : refusal(outcome.why, back);
}

async function close(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const outcome = await visit.db.transact((tx) => closeRound(tx, visit.viewer, { roundId: round.id }, visit.now));
  const back = paths.round.to(round.id);
  return outcome.ok ? redirect(back, 'evaluation.done.close') : refusal(outcome.why, back);
}
