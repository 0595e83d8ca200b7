import type { Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { assignByHand, assignInTurn, undoRun } from '../actions/assign.ts';
import type { AssignmentRunId } from '../model/ids.ts';
import type { Round, Subject } from '../model/round.ts';
import { paths } from '../paths.ts';
import { jurorsOf } from '../queries/jury.ts';
import { sharingOf } from '../queries/sharing.ts';
import { lastRun, sheetsOf } from '../queries/sheets.ts';
import { subjectsOf } from '../queries/subject.ts';
import { type Pair, shareOut } from '../rules/assignment.ts';
import { whyNotArrange } from '../rules/round.ts';
import { AssignmentPage } from '../views/assignment-page.tsx';
import type { AssignmentFilter } from '../views/assignment-props.ts';
import { type EvaluationVisit, evaluationPage, organisers, pageIn, refusal, runRound, trailOf } from './visit.tsx';

const PAGE_SIZE = 25;

export const assignmentRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.assignment.pattern, guard: organisers, event: 'evaluation.assignment', handle: show },
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

function filterIn(query: URLSearchParams): AssignmentFilter {
  return { text: (query.get('cari') ?? '').trim().slice(0, 100), isLacking: query.get('kurang') === 'ya' };
}

async function show(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { conn } = visit.db;
  const filter = filterIn(visit.query);
  const sharing = await sharingOf(conn, round);
  const sheets = await sheetsOf(conn, round.id);
  const given = Map.groupBy(sheets, (it) => it.row);
  const matching = (await subjectsOf(conn, round.id)).filter(
    (it) => fits(it, filter.text) && !(filter.isLacking && (given.get(it.row)?.length ?? 0) >= round.sheetsPerSubject),
  );
  const page = pageIn(visit.query);
  // The preview throws the same dice as the button: what is said here is what is given out.
  const seed = round.id;
  const body = (
    <AssignmentPage
      round={round}
      sharing={sharing}
      subjects={matching.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
      total={matching.length}
      page={page}
      pages={Math.max(1, Math.ceil(matching.length / PAGE_SIZE))}
      filter={filter}
      jurors={await jurorsOf(conn, round.id)}
      sheets={sheets}
      preview={shareOut({ ...sharing, seed })}
      last={await lastRun(conn, round.id)}
      runId={newId<'AssignmentRunId'>(visit.now.getTime())}
      whyNot={whyNotArrange(round, visit.viewer)}
    />
  );
  return evaluationPage({ title: t('evaluation.assignment.title'), trail: trailOf(round), width: 'wide', body });
}

function fits({ label, title }: Subject, text: string): boolean {
  if (text === '') return true;
  return String(label) === text || title.toLowerCase().includes(text.toLowerCase());
}

/** Pairs as boxes say them: `<juror> <subject>`. */
function pairsIn(texts: readonly string[]): readonly Pair[] {
  return texts.flatMap((text) => {
    const [juror, subject] = text.split(' ');
    const [jurorId, row] = [parseId<'JurorId'>(juror), parseId<'SubjectRowId'>(subject)];
    return jurorId && row ? [{ jurorId, row }] : [];
  });
}

const runIn = ({ form, now }: EvaluationVisit): AssignmentRunId =>
  parseId<'AssignmentRunId'>(form.get('id')) ?? newId<'AssignmentRunId'>(now.getTime());

const backTo = (round: Round, { form }: EvaluationVisit): string =>
  paths.assignment.to(round.id, { cari: form.get('cari'), kurang: form.get('kurang'), hal: form.get('hal') });

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
