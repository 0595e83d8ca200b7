import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { type MoveRefusal, moveInterview, undoMove } from '../actions/move.ts';
import { paths } from '../paths.ts';
import { lastMove, timetableOf } from '../queries/interviews.ts';
import { moveOptions, standingClashes } from '../queries/placed.ts';
import { planOf } from '../queries/plan.ts';
import { clashText } from '../views/labels.tsx';
import { MovePage } from '../views/move-page.tsx';
import { TimetablePage } from '../views/timetable-page.tsx';
import {
  editionTrail,
  type InterviewVisit,
  organisedEdition,
  organisedInterview,
  ownTrail,
  refusal,
  stageOfInterview,
  workPage,
} from './visit.tsx';

export async function showTimetable(visit: InterviewVisit): Promise<Answer> {
  const { edition, stage } = await organisedEdition(visit);
  const { conn } = visit.db;
  const timetable = await timetableOf(conn, edition.id);
  const body = (
    <TimetablePage
      edition={edition}
      plan={await planOf(conn, edition.id)}
      timetable={timetable}
      clashes={await standingClashes(conn, { editionId: edition.id, timetable })}
      lastMove={await lastMove(conn, edition.id)}
      moveId={newId<'InterviewMoveId'>(visit.now.getTime())}
      confirmHours={stage.settings.confirmHours}
      now={visit.now}
    />
  );
  return workPage({
    title: t('interview.table.title'),
    trail: ownTrail(),
    width: 'wide',
    body,
    islands: ['timetable'],
  });
}

export async function showMove(visit: InterviewVisit): Promise<Answer> {
  const interview = await organisedInterview(visit);
  const { edition } = await stageOfInterview(visit, interview);
  const timetable = await timetableOf(visit.db.conn, edition.id);
  const options = await moveOptions(visit.db.conn, { editionId: edition.id, timetable }, interview);
  const moveId = newId<'InterviewMoveId'>(visit.now.getTime());
  const body = <MovePage interview={interview} timetable={timetable} options={options} moveId={moveId} />;
  return workPage({ title: t('interview.move.title'), trail: editionTrail(edition), width: 'reading', body });
}

export async function move(visit: InterviewVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const { edition } = await organisedEdition(visit);
  const interviewId = parseId<'InterviewId'>(form.get('wawancara'));
  const to = parseId<'InterviewSlotId'>(form.get('ke'));
  const id = parseId<'InterviewMoveId'>(form.get('id'));
  if (!interviewId || !id) throw new NotFound();
  if (!to) return refusal('no_slot', paths.moveForm.to(interviewId));
  const from = parseId<'InterviewSlotId'>(form.get('dari'));
  const moving = { id, editionId: edition.id, interviewId, from, to };
  const outcome = await db.transact((tx) => moveInterview(tx, viewer, moving, now));
  if (outcome.ok) return redirect(`${paths.timetable.to(edition.id)}#w-${interviewId}`, 'interview.done.move');
  return refusedMove(visit, { editionId: edition.id, why: outcome.why, back: paths.moveForm.to(interviewId) });
}

type Refused = { readonly editionId: string; readonly why: MoveRefusal; readonly back: string };

async function refusedMove({ db }: InterviewVisit, { editionId, why, back }: Refused): Promise<Answer> {
  const id = parseId<'EditionId'>(editionId);
  if (why.clashes.length === 0 || !id) return refusal(why.code, back);
  const timetable = await timetableOf(db.conn, id);
  return refusal(why.code, back, [...new Set(why.clashes.map((clash) => clashText(clash, timetable)))]);
}

export async function undo(visit: InterviewVisit): Promise<Answer> {
  const { edition } = await organisedEdition(visit);
  const id = parseId<'InterviewMoveId'>(visit.form.get('id'));
  if (!id) throw new NotFound();
  const input = { editionId: edition.id, id };
  const outcome = await visit.db.transact((tx) => undoMove(tx, visit.viewer, input, visit.now));
  const back = paths.timetable.to(edition.id);
  if (outcome.ok) return redirect(back, 'interview.done.undo');
  return refusedMove(visit, { editionId: edition.id, why: outcome.why, back });
}
