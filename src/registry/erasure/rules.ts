import { isActing, type Viewer } from '#identity/index.ts';
import type { Erasure, ErasureRefusal } from './model.ts';

/** Erasing is for the administrators of hub and system alone; others learn nothing of it. */
export function mayErase(viewer: Viewer): boolean {
  return viewer.person !== null && isActing(viewer, 'hub_admin', 'system_admin');
}

/**
 * Why the viewer may not carry the request out. One asks and another confirms; where the hub has a single administrator,
 * that one confirms too. Whoever confirms types the title.
 */
export function whyNotConfirm(
  request: Pick<Erasure, 'state' | 'requestedBy'>,
  viewer: Viewer,
  { administrators, title, typed }: { readonly administrators: number; readonly title: string; readonly typed: string },
): ErasureRefusal | null {
  if (!mayErase(viewer)) return 'not_found';
  if (request.state !== 'requested') return 'none_open';
  if (request.requestedBy === viewer.person?.id && administrators > 1) return 'second_person';
  return typed.trim() === title.trim() ? null : 'title_differs';
}
