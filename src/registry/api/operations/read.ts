import * as z from 'zod';
import { anyone, type Viewer } from '#identity/index.ts';
import { type ApiOperation, operation } from '#platform/http/api/operation.ts';
import { commonProblems } from '#platform/http/api/problem.ts';
import { nothing, said } from '#platform/http/api/shapes.ts';
import { NotFound } from '#platform/http/route.ts';
import { parseId } from '#platform/ids.ts';
import type { InnovationId } from '../../model/ids.ts';
import { exampleOf } from '../examples.ts';
import { paths } from '../paths.ts';
import { innovationFor } from '../record.ts';
import { innovationShape } from '../shapes/innovation.ts';

/** The id in an address; anything else there is an address that leads nowhere. */
export const idParam = z.strictObject({ id: said('api.param.id', z.uuid()) });

export function innovationIdOf(text: string): InnovationId {
  const id = parseId<'InnovationId'>(text);
  if (!id) throw new NotFound();
  return id;
}

export const readInnovation: ApiOperation<Viewer> = operation({
  name: 'readInnovation',
  method: 'get',
  path: paths.innovation.pattern,
  guard: anyone,
  event: 'registry.api.innovation',
  group: 'api.group.innovations',
  summary: 'api.read.summary',
  about: 'api.read.about',
  params: idParam,
  query: nothing,
  body: null,
  answer: innovationShape,
  status: 200,
  refusals: [commonProblems.missing],
  example: exampleOf('readInnovation'),
  handle: async ({ db, viewer, baseUrl, params }) => {
    const found = await innovationFor({ conn: db.conn, viewer, baseUrl }, innovationIdOf(params.id));
    if (!found) throw new NotFound();
    return { data: found };
  },
});
