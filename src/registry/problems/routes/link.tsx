import { signedIn, type Viewer } from '#identity/index.ts';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { hitEnd, hitStart } from '#platform/ui/hit-marks.ts';
import type { InnovationId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';
import { searchCatalogue } from '../../search/catalogue-search.ts';
import { noFilter } from '../../search/filter.ts';
import { fittingInnovations } from '../../search/fitting.ts';
import { linkInnovation, unlinkInnovation } from '../actions/link.ts';
import { type AnsweringInnovation, MAX_LINE } from '../model.ts';
import { innovationsOfProblem } from '../queries/problem.ts';
import { whyNotMove } from '../rules.ts';
import { LinkPage } from '../views/link-page.tsx';
import { moved, needOf, type ProblemVisit, problemOf, refusal, trailOf, workPage } from './visit.tsx';

const FOUND = 10;

export const linkRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.linkInnovation.pattern,
    guard: signedIn,
    event: 'registry.problem.link_form',
    handle: search,
  },
  { method: 'post', path: paths.linkInnovation.pattern, guard: signedIn, event: 'registry.problem.link', handle: link },
  {
    method: 'post',
    path: paths.unlinkInnovation.pattern,
    guard: signedIn,
    event: 'registry.problem.unlink',
    handle: unlink,
  },
];

async function search(visit: ProblemVisit): Promise<Answer> {
  const problem = await problemOf(visit);
  const forbidden = whyNotMove('link', problem, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.problem.to(problem.id));
  const text = (visit.query.get('q') ?? '').trim().slice(0, MAX_LINE);
  const found =
    text === '' ? await fittingInnovations(visit.db.conn, needOf(problem), FOUND) : await searched(visit, text);
  const linked = (await innovationsOfProblem(visit.db.conn, problem.id)).map((it) => it.id);
  return workPage({
    title: `${t('problems.link.title')}: ${problem.title}`,
    trail: trailOf(problem),
    body: <LinkPage id={problem.id} title={problem.title} text={text} found={found} linked={linked} />,
  });
}

/** As the catalogue finds them, typing mistakes mended, without its marks on the words. */
async function searched(visit: ProblemVisit, typed: string): Promise<readonly AnsweringInnovation[]> {
  const question = { typed, filter: noFilter, sort: 'relevance', page: 1 } as const;
  const { hits } = await searchCatalogue(visit.db.conn, question);
  return hits.map((hit) => ({ ...hit, title: unmarked(hit.title), summary: unmarked(hit.snippet) }));
}

function unmarked(text: string): string {
  return text.replaceAll(hitStart, '').replaceAll(hitEnd, '');
}

function chosen(visit: ProblemVisit): InnovationId | null {
  return parseId<'InnovationId'>(visit.form.get('inovasi'));
}

async function link(visit: ProblemVisit): Promise<Answer> {
  const { id } = await problemOf(visit);
  const innovationId = chosen(visit);
  if (!innovationId) return refusal('unknown_innovation', paths.linkInnovation.to(id));
  const outcome = await visit.db.transact((tx) => linkInnovation(tx, visit.viewer, { id, innovationId }, visit.now));
  return moved(outcome, id, 'problems.done.link');
}

async function unlink(visit: ProblemVisit): Promise<Answer> {
  const { id } = await problemOf(visit);
  const innovationId = chosen(visit);
  if (!innovationId) return refusal('unknown_innovation', paths.problem.to(id));
  const outcome = await visit.db.transact((tx) => unlinkInnovation(tx, visit.viewer, { id, innovationId }, visit.now));
  return moved(outcome, id, 'problems.done.unlink');
}
