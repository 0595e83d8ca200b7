import * as z from 'zod';
import { anyone, type Viewer } from '#identity/index.ts';
import { type ApiOperation, type Call, operation } from '#platform/http/api/operation.ts';
import { commonProblems, type Problem, tokenWanted, type ValueFault } from '#platform/http/api/problem.ts';
import type { Reply } from '#platform/http/api/reply.ts';
import { named, nothing, said } from '#platform/http/api/shapes.ts';
import { t } from '#platform/i18n/i18n.ts';
import { stages, sustainabilityStatuses } from '../../model/content.ts';
import { affairs } from '../../model/goals.ts';
import { listStates, noFilter as noRecordFilter } from '../../model/list.ts';
import { listRecords } from '../../queries/list.ts';
import type { Facets } from '../../search/facets.ts';
import { type CatalogueFacet, facetNames, filterOf } from '../../search/filter.ts';
import { CANDIDATES, DEEPEST, type Place, type PlacedId, type Sort, sorts } from '../../search/page.ts';
import { LONGEST_QUERY } from '../../search/query-text.ts';
import { walkCatalogue } from '../../search/walk.ts';
import { exampleOf } from '../examples.ts';
import { paths } from '../paths.ts';
import { listedInnovations } from '../queries.ts';
import { summaryShape } from '../shapes/innovation.ts';
import { addressWith, pageLinks, paging, windowOf } from '../shapes/list.ts';
import { summaryOf } from '../summary.ts';

const MOST_VALUES = 40;
const many = <T extends z.ZodType>(value: T) => z.array(value).max(MOST_VALUES).default([]);
const affairCodes = affairs.map((it) => it.code) as [string, ...string[]];

/** The facets of the catalogue by the values that the list page takes. */
const facetQuery = {
  region: said('api.query.region', many(z.string().regex(/^(\d{2}(\.\d{2})?|pusat)$/))),
  affair: said('api.query.affair', many(z.enum(affairCodes))),
  sdg: said('api.query.sdg', many(z.coerce.number().int().min(1).max(17))),
  stage: said('api.query.stage', many(z.enum(stages))),
  digital: said('api.query.digital', many(z.enum(['digital', 'non-digital']))),
  award: said('api.query.award', many(z.string().regex(/^(ada|top-[1-9]\d{0,3})$/))),
  awardYear: said('api.query.awardYear', many(z.coerce.number().int().min(1900).max(2099))),
  year: said('api.query.year', many(z.coerce.number().int().min(1900).max(2099))),
  sustainability: said('api.query.sustainability', many(z.enum(sustainabilityStatuses))),
} as const satisfies Record<CatalogueFacet, z.ZodType>;

const listQuery = z.strictObject({
  q: said('api.query.q', z.string().max(LONGEST_QUERY).default('')),
  ...facetQuery,
  sort: said('api.query.sort', z.enum(sorts).optional()),
  after: said('api.query.after', z.string().max(60).optional()),
  ...paging,
  facets: said('api.query.facets', z.enum(['true', 'false']).default('false')),
  view: said('api.query.view', z.enum(['public', 'mine']).default('public')),
  state: said('api.query.state', z.enum(listStates).optional()),
});
type ListQuery = z.output<typeof listQuery>;

const facetShape = z.object({ value: z.string(), count: z.number().int() });
const facetsShape = named(
  'Facets',
  z.object(
    Object.fromEntries(facetNames.map((name) => [name, z.array(facetShape)])) as Record<
      CatalogueFacet,
      z.ZodArray<typeof facetShape>
    >,
  ),
);

const listShape = named(
  'InnovationList',
  z.object({
    total: said('api.field.total', z.number().int()),
    items: z.array(summaryShape),
    search: said(
      'api.field.search',
      z.object({ taken: z.enum(['all', 'mended', 'any']), words: z.string() }).nullable(),
    ),
    facets: said('api.field.facets', facetsShape.nullable()),
  }),
);
type ListAnswer = Reply<z.input<typeof listShape>> | Problem;
type ListCall = Call<Viewer, unknown, ListQuery, unknown>;

export const listInnovations: ApiOperation<Viewer> = operation({
  name: 'listInnovations',
  method: 'get',
  path: paths.innovations.pattern,
  guard: anyone,
  event: 'registry.api.innovations',
  group: 'api.group.innovations',
  summary: 'api.list.summary',
  about: 'api.list.about',
  params: nothing,
  query: listQuery,
  body: null,
  answer: listShape,
  status: 200,
  refusals: [commonProblems.wrongQuery, commonProblems.noToken],
  example: exampleOf('listInnovations'),
  handle: (call) => (call.query.view === 'mine' ? mine(call) : everyones(call)),
});

type FaultKey = 'api.fault.onlyMine' | 'api.fault.notMine' | 'api.fault.after';

function wrongQuery(names: readonly string[], key: FaultKey): Problem {
  const errors = names.map((name): ValueFault => ({ in: 'query', pointer: `#/${name}`, message: t(key) }));
  return { problem: commonProblems.wrongQuery, errors };
}

/** A name that goes with the other view, said in this one, would be passed over in silence. */
function misplaced(url: URL, names: readonly string[], key: FaultKey): Problem | null {
  const said = names.filter((name) => url.searchParams.has(name));
  return said.length > 0 ? wrongQuery(said, key) : null;
}

async function mine(call: ListCall): Promise<ListAnswer> {
  const { viewer, db, query } = call;
  if (!viewer.person) return tokenWanted;
  const wrong = misplaced(call.url, [...facetNames, 'sort', 'after', 'facets'], 'api.fault.notMine');
  if (wrong) return wrong;
  const filter = { ...noRecordFilter, text: query.q, state: query.state ?? null };
  const { total, items } = await listRecords(db.conn, viewer, filter, windowOf(query));
  const rows = await listedInnovations(
    db.conn,
    items.map((it) => it.id),
    { work: true },
  );
  return {
    data: { total, items: rows.map((row) => summaryOf(row, call.baseUrl)), search: null, facets: null },
    links: pageLinks(call, query, total),
  };
}

async function everyones(call: ListCall): Promise<ListAnswer> {
  const { db, query } = call;
  const wrong = misplaced(call.url, ['state'], 'api.fault.onlyMine');
  if (wrong) return wrong;
  const typed = query.q.trim();
  const sort = sortOf(query.sort, typed);
  const after = query.after === undefined ? null : placeIn(query.after);
  if (query.after !== undefined && (!after || sort !== 'newest')) return wrongQuery(['after'], 'api.fault.after');
  const { size, offset } = windowOf(query);
  const window = { limit: size, offset: after ? 0 : offset, after };
  const found = await walkCatalogue(db.conn, {
    typed,
    filter: filterOf((name) => query[name].map(String)),
    sort,
    window,
  });
  const rows = await listedInnovations(
    db.conn,
    found.hits.map((it) => it.id),
    { work: false },
  );
  return {
    data: {
      total: found.facets.total,
      items: rows.map((row) => summaryOf(row, call.baseUrl)),
      search: typed === '' ? null : { taken: found.taken, words: found.shown },
      facets: query.facets === 'true' ? facetsAnswer(found.facets) : null,
    },
    links: linksOf(call, { sort, hits: found.hits, total: found.facets.total }),
  };
}

function sortOf(asked: Sort | undefined, typed: string): Sort {
  if (asked === undefined) return typed === '' ? 'newest' : 'relevance';
  return asked === 'relevance' && typed === '' ? 'newest' : asked;
}

function facetsAnswer({ counts }: Facets) {
  const listed = (name: CatalogueFacet) => [...counts[name]].map(([value, count]) => ({ value, count }));
  return Object.fromEntries(facetNames.map((name) => [name, listed(name)])) as Record<
    CatalogueFacet,
    { value: string; count: number }[]
  >;
}

type Leaf = { readonly sort: Sort; readonly hits: readonly PlacedId[]; readonly total: number };

/** The newest are walked by place, so that what comes in meanwhile shifts nothing; other orders by page. */
function linksOf(call: ListCall, { sort, hits, total }: Leaf): Record<string, string> {
  const { query } = call;
  if (sort !== 'newest') return pageLinks(call, query, Math.min(total, sort === 'relevance' ? CANDIDATES : DEEPEST));
  const last = hits.at(-1);
  if (!last || hits.length < query.pageSize) return {};
  return { next: addressWith(call.url, call.baseUrl, { after: placeText(last), page: null }) };
}

function placeText({ movedAtMicros, docId }: Place): string {
  return Buffer.from(`${movedAtMicros}.${docId}`).toString('base64url');
}

function placeIn(text: string): Place | null {
  const [, micros, doc] = /^(\d{1,16})\.(\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  return micros && doc ? { movedAtMicros: Number(micros), docId: Number(doc) } : null;
}
