import * as z from 'zod';
import { anyone, provinces, regenciesOf, regionByCode, type Viewer } from '#identity/index.ts';
import { type ApiOperation, operation } from '#platform/http/api/operation.ts';
import { commonProblems } from '#platform/http/api/problem.ts';
import { named, nothing, said } from '#platform/http/api/shapes.ts';
import { exampleOf } from '../examples.ts';
import { paths } from '../paths.ts';
import { publicInstitutions } from '../queries.ts';
import { pageLinks, paging, windowOf } from '../shapes/list.ts';
import { institutionAnswer, institutionShape, regionAnswer, regionShape } from '../shapes/place.ts';

const places = {
  method: 'get',
  guard: anyone,
  group: 'api.group.places',
  params: nothing,
  body: null,
  status: 200,
} as const;
const total = said('api.field.total', z.number().int());

const provinceCode = z
  .string()
  .regex(/^\d{2}$/)
  .refine((code) => regionByCode(code) !== null);

export const listRegions: ApiOperation<Viewer> = operation({
  ...places,
  name: 'listRegions',
  path: paths.regions.pattern,
  event: 'registry.api.regions',
  summary: 'api.regions.summary',
  query: z.strictObject({ province: said('api.query.province', provinceCode.optional()) }),
  answer: named('RegionList', z.object({ total, items: z.array(regionShape) })),
  refusals: [commonProblems.wrongQuery],
  example: exampleOf('listRegions'),
  handle: async ({ query }) => {
    const regions = query.province === undefined ? provinces() : regenciesOf(query.province);
    const items = regions.flatMap(({ code }) => regionAnswer(code) ?? []);
    return { data: { total: items.length, items } };
  },
});

export const listInstitutions: ApiOperation<Viewer> = operation({
  ...places,
  name: 'listInstitutions',
  path: paths.institutions.pattern,
  event: 'registry.api.institutions',
  summary: 'api.institutions.summary',
  about: 'api.institutions.about',
  query: z.strictObject(paging),
  answer: named('InstitutionList', z.object({ total, items: z.array(institutionShape) })),
  refusals: [commonProblems.wrongQuery],
  example: exampleOf('listInstitutions'),
  handle: async (call) => {
    const found = await publicInstitutions(call.db.conn, windowOf(call.query));
    return {
      data: { total: found.total, items: found.items.map(institutionAnswer) },
      links: pageLinks(call, call.query, found.total),
    };
  },
});
