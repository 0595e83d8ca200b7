import type { Viewer } from '#identity/index.ts';

/** The place for which the viewer raises: the one of the role acted in. */
export function placeOf(viewer: Viewer) {
  const { acting } = viewer;
  return { institutionId: acting?.institutionId ?? null, unitId: acting?.unitId ?? null };
}
