import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { auditEvents } from './events.ts';
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
import { seedDemo } from './seed/demo.ts';
import { seedReference } from './seed/reference.ts';

export const manifest: Capability<Viewer> = {
  name: 'identity',
  routes: [
    ...signInRoutes,
    ...secondStepRoutes,
    ...passkeySignInRoutes,
    ...ssoRoutes,
    ...resetRoutes,
    ...firstAdministratorRoutes,
    ...acceptanceRoutes,
    ...profileRoutes,
    ...emailChangeRoutes,
    ...secondFactorRoutes,
    ...passkeyRoutes,
    ...ssoAccountRoutes,
    ...institutionRoutes,
    ...unitRoutes,
    ...peopleRoutes,
    ...resetSecondFactorRoutes,
    ...standInRoutes,
    ...supportViewRoutes,
    ...membershipRoutes,
    ...invitationRoutes,
  ],
  auditEvents,
  facts: [],
  jobs,
  notices,
  menu: [
    {
      text: () => t('identity.menu.institutions'),
      href: paths.institutions.to(),
      visible: (viewer) => viewer.person !== null,
      order: 50,
    },
    {
      text: () => t('identity.menu.people'),
      href: paths.people.to(),
      visible: (viewer) => isActing(viewer, 'local_admin', 'hub_admin', 'system_admin'),
      order: 60,
    },
  ],
  home: homeOf,
  seed: seedReference,
  seedDemo,
  invariants: breaches,
};
