import { regionName, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { fragment } from '#platform/http/fragment.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { assignByHand } from '../../actions/assign.ts';
import { pairsIn } from '../../routes/assignment.tsx';
import {
  type EvaluationVisit,
  evaluationPage,
  organisers,
  pageIn,
  refusal,
  runRound,
  trailOf,
} from '../../routes/visit.tsx';
import { whyNotArrange } from '../../rules/round.ts';
import { askReckoning, chooseOfficial } from '../actions/reckon.ts';
import { certaintyExport } from '../exports.ts';
import { officials } from '../model/reckoning.ts';
import { paths } from '../paths.ts';
import { boardOf } from '../queries/board.ts';
import { islandsIn, reckoningOf } from '../queries/reckoning.ts';
import { compositionOf, DEFAULT_CUT, regionKey } from '../rules/composition.ts';
import { zoneOfDoubt } from '../rules/zone.ts';
import { CertaintyPage } from '../views/certainty-page.tsx';
import { cutBoxes, cutNames } from '../views/cut-boxes.ts';
import { Working } from '../views/working.tsx';
import { cutsIn } from './cuts.ts';

const PAGE_SIZE = 50;
const guard = organisers;

export const certaintyRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.certainty.pattern, guard, event: 'evaluation.certainty', handle: show },
  { method: 'post', path: paths.certainty.pattern, guard, event: 'evaluation.reckoning.ask', handle: ask },
  { method: 'get', path: paths.progress.pattern, guard, event: 'evaluation.certainty', handle: progress },
  { method: 'post', path: paths.official.pattern, guard, event: 'evaluation.official.choose', handle: choose },
  { method: 'post', path: paths.more.pattern, guard, event: 'evaluation.sheets.assign', handle: giveFurther },
  exportRoute(certaintyExport),
];

async function show(visit: EvaluationVisit): Promise<Answer> {
  return page(visit, {});
}

async function page(visit: EvaluationVisit, errors: FieldErrors): Promise<Answer> {
  const round = await runRound(visit);
  const board = await boardOf(visit.db.conn, round);
  const found = board.reckoning?.found ?? null;
  const view = visit.query.get('lihat') === 'ragu' ? 'doubt' : 'all';
  const zone = new Set(zoneOfDoubt(found?.places ?? []).map((it) => it.entry));
  const doubtful = board.entries.filter((it) => zone.has(it.entry));
  const viewed = view === 'doubt' ? doubtful : board.entries;
  const at = pageIn(visit.query);
  const wanted = board.reckoning ?? { cut: DEFAULT_CUT, cuts: null, scale: false };
  const isTyped = Object.keys(errors).length > 0;
  const composition = compositionOf(board.entries, regionKey(board.entries));
  const body = (
    <CertaintyPage
      {...{ round, board, view, errors, page: at }}
      shown={viewed.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE)}
      doubtful={doubtful.length}
      composition={composition.map((it) => ({ ...it, key: regionName(it.key) }))}
      pages={Math.max(1, Math.ceil(viewed.length / PAGE_SIZE))}
      boxes={cutBoxes(
        board.islands.map((it) => it.entries),
        wanted,
        (name) => visit.form.get(name),
      )}
      scale={isTyped ? visit.form.has('skala') : wanted.scale}
      runId={newId<'AssignmentRunId'>(visit.now.getTime())}
      whyNotGive={whyNotArrange(round, visit.viewer)}
      spot={spotIn(visit.query)}
    />
  );
  return evaluationPage({ title: t('meaning.title'), trail: trailOf(round), width: 'wide', body }, errors);
}

/** A place in the list of flags; null where none is asked for. */
function spotIn(query: URLSearchParams): number | null {
  const asked = query.get('sorot') ?? '';
  return /^\d{1,4}$/.test(asked) ? Number(asked) : null;
}

async function ask(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { db, viewer, form, now } = visit;
  const islands = await islandsIn(db.conn, round.id);
  const { errors, ...chosen } = cutsIn(islands, (name) => form.get(name));
  if (Object.keys(errors).length > 0) return page(visit, errors);
  const input = { roundId: round.id, ...chosen, scale: form.has('skala') };
  const outcome = await db.transact((tx) => askReckoning(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.certainty.to(round.id), 'meaning.flash.asked');
  if (outcome.why === 'not_found') return refusal(outcome.why, paths.certainty.to(round.id));
  return page(visit, { [cutNames(islands)[0] ?? 'batas']: t(`evaluation.refusal.${outcome.why}`) });
}

async function progress(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const reckoning = await reckoningOf(visit.db.conn, round.id);
  return fragment(<Working round={round} finished={reckoning?.state !== 'waiting'} />);
}

async function choose(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { db, viewer, form, now } = visit;
  const official = officials.find((it) => it === form.get('angka')) ?? 'raw';
  const back = `${paths.certainty.to(round.id)}#resmi`;
  const outcome = await db.transact((tx) => chooseOfficial(tx, viewer, { roundId: round.id, official }, now));
  return outcome.ok ? redirect(back, 'meaning.flash.official') : refusal(outcome.why, back);
}

/** Gives out the further sheets that were ticked. */
async function giveFurther(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { db, viewer, form, now } = visit;
  const give = pairsIn(form.all('pasang'));
  const back = `${paths.certainty.to(round.id)}#lembar-tambahan`;
  if (give.length === 0) return refusal('nothing_chosen', back);
  const runId = parseId<'AssignmentRunId'>(form.get('id')) ?? newId<'AssignmentRunId'>(now.getTime());
  const input = { roundId: round.id, runId, give, take: [] };
  const outcome = await db.transact((tx) => assignByHand(tx, viewer, input, now));
  return outcome.ok ? redirect(back, 'evaluation.done.assign') : refusal(outcome.why, back);
}
