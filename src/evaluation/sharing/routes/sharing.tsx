import { renderToString } from 'preact-render-to-string';
import type { Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Round } from '../../model/round.ts';
import { jurorsOf } from '../../queries/jury.ts';
import { subjectsOf } from '../../queries/subject.ts';
import { type EvaluationVisit, evaluationPage, organisers, refusal, runRound, trailOf } from '../../routes/visit.tsx';
import { whyNotArrange } from '../../rules/round.ts';
import { applySharing, askSharing, cancelSharing } from '../actions/runs.ts';
import { planExport } from '../exports.ts';
import type { SharingRun } from '../model/sharing.ts';
import { paths } from '../paths.ts';
import { expertiseIn, pairsSet } from '../queries/expertise.ts';
import { planOfRun, runOf, runsOf } from '../queries/runs.ts';
import { type Box, boxes, settingsIn, type Typed } from '../rules/settings.ts';
import { RunPage, RunProgress } from '../views/run-page.tsx';
import { SharingPage } from '../views/sharing-page.tsx';

type Handle = Route<Viewer>['handle'];
const way = (method: 'get' | 'post', path: string, event: string, handle: Handle): Route<Viewer> => ({
  method,
  path,
  guard: organisers,
  event: `evaluation.${event}`,
  handle,
});

export const sharingRoutes: readonly Route<Viewer>[] = [
  way('get', paths.sharing.pattern, 'sharing', list),
  way('post', paths.sharing.pattern, 'sharing.ask', ask),
  way('get', paths.run.pattern, 'sharing_run', read),
  way('get', paths.progress.pattern, 'sharing_progress', progress),
  way('post', paths.cancel.pattern, 'sharing.cancel', cancel),
  way('post', paths.apply.pattern, 'sheets.assign', apply),
  exportRoute(planExport),
];

const firstTyped = (round: Round): Typed => ({
  cara: 'sum',
  peluang: '50',
  lembar: String(round.sheetsPerSubject),
  'paling-sedikit': '',
  'paling-banyak': '',
  tumpang: '',
  experts: true,
  institutions: true,
  connected: true,
});

function typedIn({ form }: EvaluationVisit): Typed {
  const texts = Object.fromEntries(boxes.map((it) => [it, form.get(it)])) as Record<Box, string>;
  const isOn = (name: string) => form.get(name) === 'ya';
  return { ...texts, experts: isOn('pakar'), institutions: isOn('instansi'), connected: isOn('terhubung') };
}

async function list(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  return sharingPage(visit, round, firstTyped(round), {});
}

/** The page again, with what was typed and the faults at their boxes. */
export async function sharingPage(
  visit: EvaluationVisit,
  round: Round,
  typed: Typed | null,
  errors: FieldErrors,
): Promise<Answer> {
  const { conn } = visit.db;
  const known = await expertiseIn(conn, round.id);
  const { form, now, viewer } = visit;
  const body = (
    <SharingPage
      round={round}
      jurors={(await jurorsOf(conn, round.id)).filter((it) => it.state === 'accepted')}
      known={new Map([...known].map(([id, keys]) => [id, keys.length]))}
      runs={await runsOf(conn, round.id)}
      pairs={await pairsSet(conn, round.id)}
      newId={newId<'AssignmentRunId'>(now.getTime())}
      typed={typed ?? firstTyped(round)}
      pair={{ juror: form.get('juri'), label: form.get('nomor'), kind: form.get('jenis') || 'pinned' }}
      whyNot={whyNotArrange(round, viewer)}
      errors={errors}
    />
  );
  return evaluationPage({ title: t('sharing.title'), trail: trailOf(round), body }, errors);
}

async function ask(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { form, db, viewer, now } = visit;
  const typed = typedIn(visit);
  const { settings, faults } = settingsIn(typed);
  if (!settings) {
    const told = Object.entries(faults).map(([box, fault]) => [box, t(`sharing.fault.${fault}`)]);
    return sharingPage(visit, round, typed, Object.fromEntries(told));
  }
  const id = parseId<'AssignmentRunId'>(form.get('id')) ?? newId<'AssignmentRunId'>(now.getTime());
  const outcome = await db.transact((tx) => askSharing(tx, viewer, { roundId: round.id, id, settings }, now));
  return outcome.ok
    ? redirect(paths.run.to(round.id, outcome.value), 'sharing.done.ask')
    : refusal(outcome.why, paths.sharing.to(round.id));
}

/** The plan of the address, when it is one of the viewer's round; else it is not there. */
async function runIn(visit: EvaluationVisit): Promise<{ readonly round: Round; readonly run: SharingRun }> {
  const round = await runRound(visit);
  const id = parseId<'AssignmentRunId'>(visit.params.rencana);
  const run = id ? await runOf(visit.db.conn, round.id, id) : null;
  if (!run) throw new NotFound();
  return { round, run };
}

async function read(visit: EvaluationVisit): Promise<Answer> {
  const { round, run } = await runIn(visit);
  const { conn } = visit.db;
  const body = (
    <RunPage
      round={round}
      run={run}
      plan={await planOfRun(conn, run.id)}
      jurors={await jurorsOf(conn, round.id)}
      subjects={await subjectsOf(conn, round.id)}
      whyNot={whyNotArrange(round, visit.viewer)}
    />
  );
  const trail = [...trailOf(round), { text: t('sharing.title'), href: paths.sharing.to(round.id) }];
  return evaluationPage({ title: t('sharing.plan'), trail, body });
}

async function progress(visit: EvaluationVisit): Promise<Answer> {
  const { round, run } = await runIn(visit);
  return new Response(renderToString(<RunProgress round={round} run={run} />), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' },
  });
}

async function cancel(visit: EvaluationVisit): Promise<Answer> {
  const { round, run } = await runIn(visit);
  const { db, viewer, now } = visit;
  const outcome = await db.transact((tx) => cancelSharing(tx, viewer, { roundId: round.id, id: run.id }, now));
  const back = paths.run.to(round.id, run.id);
  return outcome.ok ? redirect(back, 'sharing.done.cancel') : refusal(outcome.why, back);
}

async function apply(visit: EvaluationVisit): Promise<Answer> {
  const { round, run } = await runIn(visit);
  const { db, viewer, now } = visit;
  const outcome = await db.transact((tx) => applySharing(tx, viewer, { roundId: round.id, id: run.id }, now));
  const back = paths.run.to(round.id, run.id);
  return outcome.ok ? redirect(back, 'sharing.done.apply') : refusal(outcome.why, back);
}
