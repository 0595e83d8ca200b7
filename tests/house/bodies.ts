import type { Viewer } from '../../src/identity/index.ts';
import type { Route } from '../../src/platform/http/route.ts';
import type { Stage } from '../support/stage.ts';
import { fresh } from './fresh.ts';

type Body = Readonly<Record<string, unknown>>;

async function waitingVersion(stage: Stage, path: string): Promise<{ readonly versionId: string }> {
  const headers = stage.bearerOf('hub_admin');
  const answer = await stage.server.ask(path.replace(/\/\w+$/, ''), { headers });
  const { work } = (await answer.json()) as { work: { versionId: string } };
  return { versionId: work.versionId };
}

/** What a program would send so that the operation has what it asks for, by the route's path. */
const bodies: Readonly<Record<string, (stage: Stage, path: string) => Body | Promise<Body>>> = {
  '/api/v1/innovations': ({ places }) => ({
    institutionId: places.toba,
    unitId: places.unit,
    content: { title: fresh('Catatan program') },
  }),
  '/api/v1/innovations/:id': () => ({ revision: 1, content: { summary: 'Ringkasan dari program.' } }),
  '/api/v1/innovations/:id/submit': () => ({ revision: 1 }),
  '/api/v1/innovations/:id/publish': waitingVersion,
  '/api/v1/innovations/:id/return': async (stage, path) => ({
    ...(await waitingVersion(stage, path)),
    notes: [{ section: 'summary', body: 'Lengkapi.' }],
  }),
  '/api/v1/innovations/:id/archive': () => ({ reason: 'Sudah berhenti.' }),
};

export async function bodyFor(stage: Stage, route: Pick<Route<Viewer>, 'path'>, path: string): Promise<Body> {
  return (await bodies[route.path]?.(stage, path)) ?? {};
}
