import { savedViewsShown, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { assignByHand, assignInTurn, undoRun } from '../actions/assign.ts';
import { assignmentExport } from '../exports.ts';
import type { AssignmentRunId } from '../model/ids.ts';
import type { Round } from '../model/round.ts';
import { paths } from '../paths.ts';
import { jurorProgress } from '../queries/progress.ts';
import { arrangementOf } from '../queries/sharing.ts';
import { lastRun, sheetsOn } from '../queries/sheets.ts';
import { type Pair, shareOut } from '../rules/assignment.ts';
import { arranged, isPreviewed, lackingSheets } from '../rules/assignment-list.ts';
import { whyNotArrange } from '../rules/round.ts';
import { AssignmentPage } from '../views/assignment-page.tsx';
import { addressOf } from '../views/assignment-props.ts';
import { assignmentIn } from './assignment-query.ts';
import { type EvaluationVisit, evaluationPage, organisers, pageIn, refusal, runRound, trailOf } from './visit.tsx';

const PAGE_SIZE = 25;

export const assignmentRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.assignment.pattern, guard: organisers, event: 'evaluation.assignment', handle: show },
  exportRoute(assignmentExport),
  {
    method: 'post',
    path: paths.assignment.pattern,
    guard: organisers,
    event: 'evaluation.sheets.assign',
    handle: byHand,
  },
  {
    method: 'post',
    path: paths.assignInTurn.pattern,
    guard: organisers,
    event: 'evaluation.sheets.assign',
    handle: inTurn,
  },
  {
    method: 'post',
    path: paths.undoAssignment.pattern,
    guard: organisers,
    event: 'evaluation.sheets.take_back',
    handle: undo,
  },
];

async function show(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { conn } = visit.db;
  const filter = assignmentIn((name) => visit.query.get(name));
  const arrangement = await arrangementOf(conn, round);
  const { subjects, sharing } = arrangement;
  const given = { sheets: sharing.standing, perSubject: round.sheetsPerSubject };
  const matching = arranged(subjects, filter, given);
  const lacking = lackingSheets(subjects, given);
  const asked = visit.query.get('pratinjau') === 'ya' || isPreviewed(subjects.length, sharing.jurors.length);
  const page = pageIn(visit.query);
  const query = addressOf(filter);
  const shown = matching.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const body = (
    <AssignmentPage
      {...arrangement}
      {...{ round, filter, query, lacking, page }}
      shown={shown}
      sheets={
        await sheetsOn(
          conn,
          shown.map((it) => it.row),
        )
      }
      progress={await jurorProgress(conn, round.id, { withLeft: true })}
      saved={await savedViewsShown(conn, visit.viewer, { list: paths.assignment.to(round.id), query }, visit.now)}
      total={matching.length}
      pages={Math.max(1, Math.ceil(matching.length / PAGE_SIZE))}
      // The preview throws the same dice as the button: what is said here is what is given out.
      preview={lacking > 0 && !asked ? null : shareOut({ ...sharing, seed: round.id })}
      last={await lastRun(conn, round.id)}
      runId={newId<'AssignmentRunId'>(visit.now.getTime())}
      whyNot={whyNotArrange(round, visit.viewer)}
    />
  );
  return evaluationPage({ title: t('evaluation.assignment.title'), trail: trailOf(round), width: 'wide', body });
}

/** Pairs as boxes say them: `<juror> <subject>`. */
export function pairsIn(texts: readonly string[]): readonly Pair[] {
  return texts.flatMap((text) => {
    const [juror, subject] = text.split(' ');
    const [jurorId, row] = [parseId<'JurorId'>(juror), parseId<'SubjectRowId'>(subject)];
    return jurorId && row ? [{ jurorId, row }] : [];
  });
}

const runIn = ({ form, now }: EvaluationVisit): AssignmentRunId =>
  parseId<'AssignmentRunId'>(form.get('id')) ?? newId<'AssignmentRunId'>(now.getTime());

const backTo = (round: Round, { form }: EvaluationVisit): string =>
  paths.assignment.to(round.id, { ...addressOf(assignmentIn((name) => form.get(name))), hal: form.get('hal') });

/** What was ticked or unticked since the page was made; what others changed meanwhile stays. */
async function byHand(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { form, db, viewer, now } = visit;
  const [before, after] = [form.all('semula'), form.all('pasang')];
  const give = pairsIn(after.filter((it) => !before.includes(it)));
  const take = pairsIn(before.filter((it) => !after.includes(it)));
  const input = { roundId: round.id, runId: runIn(visit), give, take };
  const outcome = await db.transact((tx) => assignByHand(tx, viewer, input, now));
  const back = backTo(round, visit);
  return outcome.ok ? redirect(back, 'evaluation.done.assign') : refusal(outcome.why, back);
}

async function inTurn(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const input = { roundId: round.id, runId: runIn(visit), seed: round.id };
  const outcome = await visit.db.transact((tx) => assignInTurn(tx, visit.viewer, input, visit.now));
  const back = backTo(round, visit);
  if (!outcome.ok) return refusal(outcome.why, back);
  return redirect(back, outcome.value.missing > 0 ? 'evaluation.done.assignLacking' : 'evaluation.done.assign');
}

async function undo(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const back = backTo(round, visit);
  const input = { roundId: round.id, runId: runIn(visit) };
  const outcome = await visit.db.transact((tx) => undoRun(tx, visit.viewer, input, visit.now));
  return outcome.ok ? redirect(back, 'evaluation.done.takeBack') : refusal(outcome.why, back);
}
