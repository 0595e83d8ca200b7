import * as z from 'zod';
import type { InstitutionId, UnitId, Viewer } from '#identity/index.ts';
import { programWrites } from '#integration/index.ts';
import { type ApiOperation, operation } from '#platform/http/api/operation.ts';
import { commonProblems } from '#platform/http/api/problem.ts';
import { namedRequest, nothing, said } from '#platform/http/api/shapes.ts';
import { newId } from '#platform/ids.ts';
import { createInnovation as create, saveSection } from '../../actions/innovation.ts';
import { emptyContent } from '../../model/content.ts';
import type { InnovationId } from '../../model/ids.ts';
import { carryOut, explained, presentState } from '../carry-out.ts';
import { exampleOf } from '../examples.ts';
import { paths } from '../paths.ts';
import { refusalKinds } from '../refusals.ts';
import { contentChange, contentStart } from '../shapes/content.ts';
import { innovationShape } from '../shapes/innovation.ts';
import { idParam, innovationIdOf } from './read.ts';

/** What every operation that writes has in common. */
export const writing = {
  guard: programWrites,
  group: 'api.group.work',
  query: nothing,
  answer: innovationShape,
} as const;
export const writeRefusals = [
  commonProblems.noToken,
  commonProblems.readOnly,
  commonProblems.missing,
  commonProblems.wrongBody,
  refusalKinds.not_yours,
];

const start = namedRequest(
  'InnovationStart',
  z.strictObject({
    id: said('api.body.id', z.uuid().optional()),
    institutionId: said('api.body.institutionId', z.uuid().optional()),
    unitId: said('api.body.unitId', z.uuid().nullable().optional()),
    content: contentStart,
  }),
);

/** Where a record goes that says nothing of it: to the place in which the token acts. */
function placeOf(viewer: Viewer, said: { readonly institutionId?: string; readonly unitId?: string | null }) {
  const own = viewer.acting;
  const institutionId = (said.institutionId ?? own?.institutionId) as InstitutionId;
  const unit = said.unitId === undefined && institutionId === own?.institutionId ? own.unitId : said.unitId;
  return { institutionId, unitId: (unit ?? null) as UnitId | null };
}

export const createInnovation: ApiOperation<Viewer> = operation({
  ...writing,
  name: 'createInnovation',
  method: 'post',
  path: paths.innovations.pattern,
  event: 'registry.innovation.create',
  summary: 'api.create.summary',
  about: 'api.create.about',
  params: nothing,
  body: start,
  status: 201,
  refusals: [...writeRefusals, refusalKinds.unknown_place, refusalKinds.id_taken],
  example: exampleOf('createInnovation'),
  handle: async (call) => {
    const { db, viewer, body, now, baseUrl } = call;
    const id = (body.id?.toLowerCase() as InnovationId | undefined) ?? newId<'InnovationId'>(now.getTime());
    const content = { ...emptyContent(body.content.title), ...body.content };
    const input = { id, ...placeOf(viewer, body), content, origin: 'form' as const };
    const outcome = await db.transact((tx) => create(tx, viewer, input, now));
    if (!outcome.ok) return explained(call, id, outcome.why);
    return { ...(await presentState(call, id)), location: baseUrl + paths.innovation.to(id) };
  },
});

const change = namedRequest(
  'InnovationChange',
  z.strictObject({
    revision: said('api.body.revision', z.number().int().min(1)),
    content: contentChange,
  }),
);

export const changeInnovation: ApiOperation<Viewer> = operation({
  ...writing,
  name: 'changeInnovation',
  method: 'patch',
  path: paths.innovation.pattern,
  event: 'registry.innovation.edit',
  summary: 'api.change.summary',
  about: 'api.change.about',
  params: idParam,
  body: change,
  status: 200,
  refusals: [...writeRefusals, refusalKinds.stale, refusalKinds.nothing_open, refusalKinds.waiting_for_admin],
  example: exampleOf('changeInnovation'),
  handle: async (call) => {
    const id = innovationIdOf(call.params.id);
    return carryOut(call, id, (tx) => saveSection(tx, call.viewer, { id, ...call.body }, call.now));
  },
});
