import type { Guard } from '#platform/http/route.ts';
import type { Actor } from './model.ts';

const readers: readonly string[] = ['hub_admin', 'system_admin'];

/** As much of a viewer as the log must know: audit stands below identity. */
export type Reader = {
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly acting: { readonly role: string } | null;
  readonly ip: string;
  /** Who looks through the eyes of that person. */
  readonly support?: { readonly admin: { readonly id: string; readonly name: string } } | null;
};

/** Admits the administrators of hub and system; others learn nothing of the page's existence. */
export const logReader: Guard<Reader> = {
  name: `acting:${readers.join(',')}`,
  admits: (viewer) => {
    if (!viewer.person) return 'sign_in';
    return mayRead(viewer) ? 'yes' : 'no';
  },
};

export function mayRead(viewer: Reader): boolean {
  return viewer.person !== null && viewer.acting !== null && readers.includes(viewer.acting.role);
}

/** The reader as the log keeps him. */
export function actorOf({ person, acting, ip, support }: Reader): Actor {
  if (support && person) {
    const as = { personId: person.id, name: person.name };
    return { personId: support.admin.id, name: support.admin.name, role: 'system_admin', ip, as };
  }
  return { personId: person?.id ?? null, name: person?.name ?? '', role: acting?.role ?? '', ip };
}
