import { acting, anyone, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import type { HubDoors } from './door.ts';
import { publicMembersExport } from './exports.ts';
import { paths } from './paths.ts';
import { edit, showEdit } from './routes/edit.tsx';
import { showHub, showPublicMember } from './routes/page.tsx';

export const hubEvents = [
  'network.hub',
  'network.hub.member',
  'network.hub.form',
  'network.hub.change',
  'network.hub.taken',
] as const;

const editors = acting('hub_admin');

/** The hub before the public; what it counts and knows comes from beside and above. */
export const hubRoutes = (doors: HubDoors): readonly Route<Viewer>[] => [
  { method: 'get', path: paths.page.pattern, guard: anyone, event: 'network.hub', handle: showHub(doors) },
  exportRoute(publicMembersExport),
  {
    ...{ method: 'get', path: paths.member.pattern, guard: anyone, event: 'network.hub.member' },
    handle: showPublicMember(doors.figures),
  },
  { method: 'get', path: paths.edit.pattern, guard: editors, event: 'network.hub.form', handle: showEdit },
  { method: 'post', path: paths.edit.pattern, guard: editors, event: 'network.hub.change', handle: edit },
];
