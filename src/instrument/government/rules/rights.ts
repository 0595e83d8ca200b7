import { type InstitutionId, isActing, type Viewer } from '#identity/index.ts';

/** Everybody who has an index to see. */
export const indexReaders = ['hub_admin', 'local_admin', 'planner', 'leader'] as const;

export type Government = {
  readonly id: InstitutionId;
  readonly kind: 'province' | 'regency' | 'city';
  readonly name: string;
  readonly regionCode: string | null;
};

/**
 * May this viewer see the index of the government? The hub that of all; whoever runs, plans for or leads a government its own, and those
 * who plan for or lead a province also those of its regencies and cities.
 */
export function whyNotRead(
  { id, regionCode }: Pick<Government, 'id' | 'regionCode'>,
  viewer: Viewer,
): 'not_visible' | null {
  const { acting } = viewer;
  if (!acting || !isActing(viewer, ...indexReaders)) return 'not_visible';
  if (acting.role === 'hub_admin' || acting.institutionId === id) return null;
  const province = acting.regionCode;
  const oversees = acting.role !== 'local_admin' && province !== null && province.length === 2;
  return oversees && regionCode?.startsWith(`${province}.`) ? null : 'not_visible';
}

/** How the index is reckoned is changed by the hub alone. */
export function whyNotChange(viewer: Viewer): 'not_yours' | null {
  return isActing(viewer, 'hub_admin') ? null : 'not_yours';
}
