import { formLimit } from '#files/index.ts';
import { signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { commitmentVerbs } from './actions.ts';
import { membersExport } from './exports.ts';
import { paths } from './paths.ts';
import { letter } from './routes/letter.ts';
import { type MemberPart, showMember, showMembers } from './routes/list.tsx';
import { decide, showCommitment, withdraw } from './routes/one.tsx';
import { register, showRegister } from './routes/register.tsx';
import { deciders, followers, ofMembers, readers, registrars } from './routes/visit.tsx';

export const commitmentEvents: readonly string[] = [
  ...[...commitmentVerbs, 'read', 'form', 'letter'].map((it) => `network.commitment.${it}`),
  ...['network.members', 'network.members.taken', 'network.member', 'network.membership'],
];

type Way = Omit<Route<Viewer>, 'method' | 'event'> & { readonly event: string };
const get = ({ event, ...way }: Way): Route<Viewer> => ({ ...way, method: 'get', event: `network.${event}` });
const post = ({ event, ...way }: Way): Route<Viewer> => ({ ...way, method: 'post', event: `network.${event}` });

/** Which member one may see is asked of it. */
export const commitmentRoutes = (part: MemberPart): readonly Route<Viewer>[] => [
  get({ path: paths.list.pattern, guard: followers, event: 'members', handle: showMembers }),
  exportRoute(membersExport),
  get({ path: paths.own.pattern, guard: ofMembers, event: 'membership', handle: showMember(part) }),
  get({ path: paths.member.pattern, guard: readers, event: 'member', handle: showMember(part) }),
  get({ path: paths.register.pattern, guard: registrars, event: 'commitment.form', handle: showRegister }),
  post({
    ...{ path: paths.register.pattern, guard: registrars, event: 'commitment.register', handle: register },
    bodyLimit: formLimit,
  }),
  get({ path: paths.letter.pattern, guard: readers, event: 'commitment.letter', handle: letter }),
  get({ path: paths.commitment.pattern, guard: signedIn, event: 'commitment.read', handle: showCommitment }),
  post({ path: paths.decide.pattern, guard: deciders, event: 'commitment.verify', handle: decide }),
  post({ path: paths.withdraw.pattern, guard: registrars, event: 'commitment.withdraw', handle: withdraw }),
];
