import type { Capability } from '#platform/capability.ts';
import { jobs } from './jobs.ts';
import type { Viewer } from './model.ts';
import { notices } from './notices.ts';
import { resetRoutes } from './routes/reset.tsx';
import { signInRoutes } from './routes/sign-in.tsx';
import { seedDemo } from './seed/demo.ts';
import { seedReference } from './seed/reference.ts';

export const manifest: Capability<Viewer> = {
  name: 'identity',
  routes: [...signInRoutes, ...resetRoutes],
  auditEvents: [
    'identity.signed_in',
    'identity.signed_out',
    'identity.sign_in_refused',
    'identity.password_reset',
    'identity.reset_asked',
  ],
  facts: [],
  jobs,
  notices,
  seed: seedReference,
  seedDemo,
};
