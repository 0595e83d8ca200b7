import type { Actor } from '#audit/index.ts';
import type { Guard } from '#platform/http/route.ts';
import type { Role, Viewer } from '../model.ts';

export const anyone: Guard<Viewer> = { name: 'anyone', admits: () => 'yes' };

export const signedIn: Guard<Viewer> = {
  name: 'signed_in',
  admits: (viewer) => (viewer.person ? 'yes' : 'sign_in'),
};

/** Admits people who act in one of the roles; others learn nothing of the page's existence. */
export function acting(...wanted: readonly Role[]): Guard<Viewer> {
  return {
    name: `acting:${[...wanted].sort().join(',')}`,
    admits: (viewer) => {
      if (!viewer.person) return 'sign_in';
      return viewer.acting && wanted.includes(viewer.acting.role) ? 'yes' : 'no';
    },
  };
}

export function isActing(viewer: Viewer, ...wanted: readonly Role[]): boolean {
  return viewer.person !== null && viewer.acting !== null && wanted.includes(viewer.acting.role);
}

/** The viewer as the audit log keeps it: who truly sat there, and as whom, or with which program. */
export function actorOf(viewer: Viewer): Actor {
  const { support, person, program, ip } = viewer;
  if (support && person) {
    const as = { personId: person.id, name: person.name };
    return { personId: support.admin.id, name: support.admin.name, role: 'system_admin', ip, as };
  }
  return {
    personId: person?.id ?? null,
    name: (person?.name ?? '') + (program ? ` · ${program.name}` : ''),
    role: viewer.acting?.role ?? '',
    ip,
  };
}
