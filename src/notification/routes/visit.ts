import type { PersonId, Viewer } from '#identity/index.ts';
import { NotFound } from '#platform/http/route.ts';
import type { NoticeKind } from '../model.ts';

/** The viewer of a route that its guard keeps for those who are signed in. */
export function signedInViewer(viewer: Viewer): Viewer & { readonly person: { readonly id: PersonId } } {
  if (!viewer.person) throw new NotFound();
  return { ...viewer, person: viewer.person };
}

/** The kind that an address names. */
export function kindIn(kinds: readonly NoticeKind[], params: Readonly<Record<string, string>>): NoticeKind {
  const found = kinds.find((it) => it.kind === params.kind);
  if (!found) throw new NotFound();
  return found;
}
