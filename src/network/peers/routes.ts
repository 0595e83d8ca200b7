import type { Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { peersExport } from './exports.ts';
import { paths } from './paths.ts';
import { askRemove, confirm, moveRoute, schedule } from './routes/deeds.tsx';
import { showPeer } from './routes/one.tsx';
import { openPropose, propose, showPeers } from './routes/propose.tsx';
import { peerAdmins as guard } from './routes/visit.tsx';

/** Other hubs: the list, meeting a new one, one of them, and what is done to it. */
export const peerRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.list.pattern, guard, event: 'network.peers', handle: showPeers },
  exportRoute(peersExport),
  { method: 'get', path: paths.propose.pattern, guard, event: 'network.peer_form', handle: openPropose },
  { method: 'post', path: paths.propose.pattern, guard, event: 'network.peer_proposed', handle: propose },
  { method: 'get', path: paths.one.pattern, guard, event: 'network.peer_shown', handle: showPeer },
  { method: 'post', path: paths.confirm.pattern, guard, event: 'network.peer_confirmed', handle: confirm },
  { method: 'post', path: paths.schedule.pattern, guard, event: 'network.peer_scheduled', handle: schedule },
  { method: 'get', path: paths.remove.pattern, guard, event: 'network.peer_remove_form', handle: askRemove },
  moveRoute('remove', paths.remove.pattern, 'network.peer_removed'),
  moveRoute('harvest', paths.harvest.pattern, 'network.peer_harvest_wanted'),
  moveRoute('pause', paths.pause.pattern, 'network.peer_paused'),
  moveRoute('resume', paths.resume.pattern, 'network.peer_resumed'),
  moveRoute('allow', paths.allow.pattern, 'network.peer_deletion_allowed'),
];
