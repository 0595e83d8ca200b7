import type { Capability, MenuEntry } from '#platform/capability.ts';
import type { Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { auditEvents, facts } from './events.ts';
import type { HoldingOf, LossOf, ProfileRowOf } from './holding.ts';
import { homeOf } from './home.ts';
import { breaches } from './invariants.ts';
import { jobs } from './jobs.ts';
import type { Viewer } from './model.ts';
import { notices } from './notices.ts';
import { paths } from './paths.ts';
import { acceptanceRoutes } from './routes/acceptance.tsx';
import { emailChangeRoutes } from './routes/email-change.tsx';
import { firstAdministratorRoutes } from './routes/first-administrator.tsx';
import { institutionRoutes } from './routes/institutions.tsx';
import { invitationRoutes } from './routes/invitations.tsx';
import { membershipRoutes } from './routes/memberships.tsx';
import { passkeySignInRoutes } from './routes/passkey-sign-in.tsx';
import { passkeyRoutes } from './routes/passkeys.tsx';
import { peopleRoutes } from './routes/people.tsx';
import { profileRoutes } from './routes/profile.tsx';
import { resetRoutes } from './routes/reset.tsx';
import { resetSecondFactorRoutes } from './routes/reset-second-factor.tsx';
import { secondFactorRoutes } from './routes/second-factor.tsx';
import { secondStepRoutes } from './routes/second-step.tsx';
import { signInRoutes } from './routes/sign-in.tsx';
import { ssoRoutes } from './routes/sso.tsx';
import { ssoAccountRoutes } from './routes/sso-account.tsx';
import { standInRoutes } from './routes/stand-in.tsx';
import { supportViewRoutes } from './routes/support-view.tsx';
import { unitRoutes } from './routes/units.tsx';
import { isActing } from './rules/guard.ts';
import { savedViewEvents } from './saved-views/audit-events.ts';
import { savedViewRoutes } from './saved-views/routes.tsx';
import { seedDemo } from './seed/demo.ts';
import { seedReference } from './seed/reference.ts';

/** What those above identity tell on its pages. */
export type Above = {
  /** What a person has in hand. */
  readonly holdings?: readonly HoldingOf[];
  /** What would be left without anybody if a person left. */
  readonly losses?: readonly LossOf[];
  /** More lines of one's own profile. */
  readonly rows?: readonly ProfileRowOf[];
};

const routesFor = ({ holdings = [], losses = [], rows = [] }: Above): readonly Route<Viewer>[] => [
  ...signInRoutes,
  ...secondStepRoutes,
  ...passkeySignInRoutes,
  ...ssoRoutes,
  ...resetRoutes,
  ...firstAdministratorRoutes,
  ...acceptanceRoutes,
  ...profileRoutes(rows),
  ...emailChangeRoutes,
  ...secondFactorRoutes,
  ...passkeyRoutes,
  ...ssoAccountRoutes,
  ...institutionRoutes,
  ...unitRoutes,
  ...peopleRoutes(holdings, losses),
  ...resetSecondFactorRoutes,
  ...standInRoutes,
  ...supportViewRoutes,
  ...membershipRoutes(losses),
  ...invitationRoutes,
  ...savedViewRoutes,
];

const menu: readonly MenuEntry<Viewer>[] = [
  {
    text: () => t('identity.menu.institutions'),
    href: paths.institutions.to(),
    visible: (viewer) => viewer.person !== null,
    order: 50,
    group: 'run',
  },
  {
    text: () => t('identity.menu.people'),
    href: paths.people.to(),
    visible: (viewer) => isActing(viewer, 'local_admin', 'hub_admin', 'system_admin'),
    order: 60,
    group: 'run',
  },
];

/** People and places; those above tell what a person has in hand and would leave behind, and more lines of one's own profile. */
export function identityManifest(above: Above): Capability<Viewer> {
  return {
    name: 'identity',
    routes: routesFor(above),
    auditEvents: [...auditEvents, ...savedViewEvents],
    facts,
    jobs,
    notices,
    menu,
    home: homeOf,
    seed: seedReference,
    seedDemo,
    invariants: breaches,
  };
}
