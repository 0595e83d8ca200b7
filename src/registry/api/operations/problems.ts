import * as z from 'zod';
import { anyone, regionByCode, type Viewer } from '#identity/index.ts';
import { type ApiOperation, operation } from '#platform/http/api/operation.ts';
import { commonProblems } from '#platform/http/api/problem.ts';
import { named, nothing, said } from '#platform/http/api/shapes.ts';
import { NotFound } from '#platform/http/route.ts';
import { parseId } from '#platform/ids.ts';
import { paths as recordPaths } from '../../catalogue/record/paths.ts';
import { affairs } from '../../model/goals.ts';
import { problemStates } from '../../model/states.ts';
import { paths as registryPaths } from '../../paths.ts';
import type { AnsweringInnovation, ListedProblem, ShownProblem, TakenMeasure } from '../../problems/model.ts';
import { measuresOf } from '../../problems/queries/measure.ts';
import { innovationsOfProblem, listProblems, problemFor } from '../../problems/queries/problem.ts';
import { exampleOf } from '../examples.ts';
import { paths } from '../paths.ts';
import { pageLinks, paging, windowOf } from '../shapes/list.ts';
import { regionAnswer } from '../shapes/place.ts';
import { type ProblemAnswer, type ProblemSummaryAnswer, problemShape, problemSummaryShape } from '../shapes/problem.ts';
import { idParam } from './read.ts';

const MOST_VALUES = 40;
const affairCodes = affairs.map((it) => it.code) as [string, ...string[]];
const regionCode = z.string().refine((code) => regionByCode(code) !== null);

const listQuery = z.strictObject({
  state: said('api.query.problemState', z.array(z.enum(problemStates)).max(MOST_VALUES).default([])),
  region: said('api.query.problemRegion', z.array(regionCode).max(MOST_VALUES).default([])),
  affair: said('api.query.problemAffair', z.array(z.enum(affairCodes)).max(MOST_VALUES).default([])),
  ...paging,
});

export const listProblemsOperation: ApiOperation<Viewer> = operation({
  name: 'listProblems',
  method: 'get',
  path: paths.problems.pattern,
  guard: anyone,
  event: 'registry.api.problems',
  group: 'api.group.problems',
  summary: 'api.problems.summary',
  params: nothing,
  query: listQuery,
  body: null,
  answer: named(
    'ProblemList',
    z.object({ total: said('api.field.total', z.number().int()), items: z.array(problemSummaryShape) }),
  ),
  status: 200,
  refusals: [commonProblems.wrongQuery],
  example: exampleOf('listProblems'),
  handle: async (call) => {
    const { state, region, affair } = call.query;
    const filter = { states: state, regions: region, affairs: affair, mark: null };
    const { total, items } = await listProblems(call.db.conn, call.viewer, filter, windowOf(call.query));
    return {
      data: { total, items: items.map((it) => summaryOf(it, call.baseUrl)) },
      links: pageLinks(call, call.query, total),
    };
  },
});

export const readProblem: ApiOperation<Viewer> = operation({
  name: 'readProblem',
  method: 'get',
  path: paths.problem.pattern,
  guard: anyone,
  event: 'registry.api.problem',
  group: 'api.group.problems',
  summary: 'api.problem.summary',
  params: idParam,
  query: nothing,
  body: null,
  answer: problemShape,
  status: 200,
  refusals: [commonProblems.missing],
  example: exampleOf('readProblem'),
  handle: async ({ db, viewer, baseUrl, params }) => {
    const id = parseId<'ProblemId'>(params.id);
    const found = id ? await problemFor(db.conn, viewer, id) : null;
    if (!found) throw new NotFound();
    const innovations = await innovationsOfProblem(db.conn, found.id);
    const measures = await measuresOf(db.conn, found.id);
    return { data: problemAnswer(found, { innovations, measures }, baseUrl) };
  },
});

/** When it was reported and when it was verified. */
function momentsOf({ reportedAt, verifiedAt }: Pick<ListedProblem, 'reportedAt' | 'verifiedAt'>) {
  return { reportedAt: reportedAt?.toISOString() ?? null, verifiedAt: verifiedAt?.toISOString() ?? null };
}

function summaryOf(it: ListedProblem, baseUrl: string): ProblemSummaryAnswer {
  const { id, state, title, affair, baseline, afterMeasure, better, institutionName, innovations } = it;
  return {
    ...{ id, state, title, affair, baseline, afterMeasure, better, innovations },
    ...momentsOf(it),
    url: baseUrl + registryPaths.problem.to(id),
    region: regionAnswer(it.regionCode),
    institution: institutionName,
    whatHurts: it.excerpt,
    createdAt: it.createdAt.toISOString(),
  };
}

type Parts = { readonly innovations: readonly AnsweringInnovation[]; readonly measures: readonly TakenMeasure[] };

function problemAnswer(it: ShownProblem, { innovations, measures }: Parts, baseUrl: string): ProblemAnswer {
  const { id, state, title, affair, sdg, baseline, afterMeasure, better, whatHurts, whoIsHurt, sinceWhen, lesson } = it;
  return {
    ...{ id, state, title, affair, sdg, baseline, afterMeasure, better, whatHurts, whoIsHurt, sinceWhen, lesson },
    ...momentsOf(it),
    url: baseUrl + registryPaths.problem.to(id),
    region: regionAnswer(it.regionCode),
    institution: it.institutionId === null ? null : { id: it.institutionId, name: it.institutionName ?? '' },
    unit: it.unitId === null ? null : { id: it.unitId, name: it.unitName ?? '' },
    evidence: [...it.evidence],
    measures: measures.map(({ recordedAt: _, evidence, ...measure }) => ({ ...measure, evidence: [...evidence] })),
    innovations: innovations.map((one) => ({
      id: one.id,
      title: one.title,
      institution: one.institutionName,
      region: regionAnswer(one.regionCode),
      url: baseUrl + recordPaths.page.to(one.id, one.title),
    })),
    createdAt: it.createdAt.toISOString(),
    updatedAt: it.updatedAt.toISOString(),
  };
}
