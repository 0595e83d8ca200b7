import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { giving } from './giving.ts';
import { type JoiningDoors, joining, joiningRoutes } from './joining.ts';
import { publicationJobs, seedPublication } from './publication/jobs.ts';
import { seedNetwork } from './seed.ts';
import { taking } from './taking.ts';

const room: Omit<Capability<Viewer>, 'routes'> = {
  name: 'network',
  auditEvents: [...giving.auditEvents, ...joining.auditEvents, ...taking.auditEvents],
  facts: [...joining.facts, ...taking.facts],
  jobs: [...publicationJobs, ...joining.jobs, ...taking.jobs],
  notices: [...joining.notices, ...taking.notices],
  menu: [...giving.menu, ...joining.menu, ...taking.menu],
  home: async (conn, viewer, now) => [...(await joining.home(conn, viewer, now)), ...(await taking.home(conn, viewer))],
  warm: taking.warm,
  seed: seedPublication,
  seedDemo: seedNetwork,
  invariants: async (conn) => [...(await joining.invariants(conn)), ...(await taking.invariants(conn))],
};

/** Each room plugs in what it has; the doors tell what those beside and above count, and where they begin something. */
export function networkManifest(doors: JoiningDoors): Capability<Viewer> {
  return { ...room, routes: [...giving.routes, ...joiningRoutes(doors), ...taking.routes] };
}
