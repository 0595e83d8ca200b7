import * as z from 'zod';
import type { Viewer } from '#identity/index.ts';
import { type ApiOperation, operation } from '#platform/http/api/operation.ts';
import { namedRequest, nothing, said } from '#platform/http/api/shapes.ts';
import { archiveInnovation as archive, restoreInnovation as restore } from '../../actions/innovation.ts';
import {
  LONGEST_RETURN_NOTE,
  publishVersion,
  returnVersion,
  startVersion as start,
  submitVersion,
  withdrawVersion,
} from '../../actions/version.ts';
import type { VersionId } from '../../model/ids.ts';
import { sectionNames } from '../../model/sections.ts';
import { carryOut } from '../carry-out.ts';
import { exampleOf } from '../examples.ts';
import { paths } from '../paths.ts';
import { refusalKinds } from '../refusals.ts';
import { idParam, innovationIdOf } from './read.ts';
import { writeRefusals, writing } from './write.ts';

const moving = { ...writing, method: 'post', params: idParam, status: 200 } as const;
const LONGEST = 2000;

export const submitInnovation: ApiOperation<Viewer> = operation({
  ...moving,
  name: 'submitInnovation',
  path: paths.submit.pattern,
  event: 'registry.innovation.submit',
  summary: 'api.submit.summary',
  about: 'api.submit.about',
  body: namedRequest(
    'Submission',
    z.strictObject({
      revision: said('api.body.revision', z.number().int().min(1)),
      whatChanged: said('api.body.whatChanged', z.string().max(LONGEST).default('')),
    }),
  ),
  refusals: [
    ...writeRefusals,
    refusalKinds.stale,
    refusalKinds.nothing_open,
    refusalKinds.waiting_for_admin,
    refusalKinds.incomplete,
    refusalKinds.what_changed_missing,
  ],
  example: exampleOf('submitInnovation'),
  handle: async (call) => {
    const id = innovationIdOf(call.params.id);
    return carryOut(call, id, (tx) => submitVersion(tx, call.viewer, { id, ...call.body }, call.now));
  },
});

export const withdrawInnovation: ApiOperation<Viewer> = operation({
  ...moving,
  name: 'withdrawInnovation',
  path: paths.withdraw.pattern,
  event: 'registry.innovation.withdraw',
  summary: 'api.withdraw.summary',
  about: 'api.withdraw.about',
  body: nothing,
  refusals: [...writeRefusals, refusalKinds.not_submitted, refusalKinds.nothing_open],
  example: exampleOf('withdrawInnovation'),
  handle: async (call) => {
    const id = innovationIdOf(call.params.id);
    return carryOut(call, id, (tx) => withdrawVersion(tx, call.viewer, { id }, call.now));
  },
});

const returned = z.strictObject({
  versionId: said('api.body.versionId', z.uuid()),
  notes: said(
    'api.body.notes',
    z
      .array(z.strictObject({ section: z.enum(sectionNames), body: z.string().max(LONGEST_RETURN_NOTE) }))
      .max(sectionNames.length),
  ),
});

export const returnInnovation: ApiOperation<Viewer> = operation({
  ...moving,
  name: 'returnInnovation',
  path: paths.return.pattern,
  event: 'registry.innovation.return',
  summary: 'api.return.summary',
  about: 'api.return.about',
  body: namedRequest('Return', returned),
  refusals: [
    ...writeRefusals,
    refusalKinds.admin_only,
    refusalKinds.stale,
    refusalKinds.not_submitted,
    refusalKinds.nothing_open,
    refusalKinds.notes_missing,
  ],
  example: exampleOf('returnInnovation'),
  handle: async (call) => {
    const id = innovationIdOf(call.params.id);
    const { notes } = call.body;
    const versionId = call.body.versionId.toLowerCase() as VersionId;
    return carryOut(call, id, (tx) => returnVersion(tx, call.viewer, { id, versionId, notes }, call.now));
  },
});

export const publishInnovation: ApiOperation<Viewer> = operation({
  ...moving,
  name: 'publishInnovation',
  path: paths.publish.pattern,
  event: 'registry.innovation.publish',
  summary: 'api.publish.summary',
  about: 'api.publish.about',
  body: namedRequest('Publication', z.strictObject({ versionId: said('api.body.versionId', z.uuid()) })),
  refusals: [
    ...writeRefusals,
    refusalKinds.admin_only,
    refusalKinds.stale,
    refusalKinds.not_submitted,
    refusalKinds.nothing_open,
    refusalKinds.incomplete,
  ],
  example: exampleOf('publishInnovation'),
  handle: async (call) => {
    const id = innovationIdOf(call.params.id);
    const versionId = call.body.versionId.toLowerCase() as VersionId;
    return carryOut(call, id, (tx) => publishVersion(tx, call.viewer, { id, versionId }, call.now));
  },
});

export const startVersion: ApiOperation<Viewer> = operation({
  ...moving,
  name: 'startVersion',
  path: paths.versions.pattern,
  event: 'registry.innovation.start_version',
  summary: 'api.startVersion.summary',
  about: 'api.startVersion.about',
  body: nothing,
  status: 201,
  refusals: [...writeRefusals, refusalKinds.never_published, refusalKinds.already_open, refusalKinds.archived],
  example: exampleOf('startVersion'),
  handle: async (call) => {
    const id = innovationIdOf(call.params.id);
    return carryOut(call, id, (tx) => start(tx, call.viewer, { id }, call.now));
  },
});

export const archiveInnovation: ApiOperation<Viewer> = operation({
  ...moving,
  name: 'archiveInnovation',
  path: paths.archive.pattern,
  event: 'registry.innovation.archive',
  summary: 'api.archive.summary',
  body: namedRequest('Archiving', z.strictObject({ reason: said('api.body.reason', z.string().max(LONGEST)) })),
  refusals: [
    ...writeRefusals,
    refusalKinds.admin_only,
    refusalKinds.never_published,
    refusalKinds.archived,
    refusalKinds.reason_missing,
  ],
  example: exampleOf('archiveInnovation'),
  handle: async (call) => {
    const id = innovationIdOf(call.params.id);
    return carryOut(call, id, (tx) => archive(tx, call.viewer, { id, reason: call.body.reason }, call.now));
  },
});

export const restoreInnovation: ApiOperation<Viewer> = operation({
  ...moving,
  name: 'restoreInnovation',
  path: paths.restore.pattern,
  event: 'registry.innovation.restore',
  summary: 'api.restore.summary',
  body: nothing,
  refusals: [...writeRefusals, refusalKinds.admin_only, refusalKinds.not_archived],
  example: exampleOf('restoreInnovation'),
  handle: async (call) => {
    const id = innovationIdOf(call.params.id);
    return carryOut(call, id, (tx) => restore(tx, call.viewer, { id }, call.now));
  },
});
