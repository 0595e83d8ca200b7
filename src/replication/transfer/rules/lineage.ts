import { isSameRegion } from '../../regions/rule.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';

/** A record with whose it is; `parentId` is what it was adapted from. */
export type Kin = {
  readonly id: string;
  readonly institutionId: string;
  readonly regionCode: string | null;
};

export type Replicating = {
  readonly institutionId: string;
  readonly regionCode: string | null;
  /** The origin first, then what that was adapted from, and so on up. */
  readonly line: readonly Kin[];
};

/**
 * Why this institution may not replicate the origin: it is its own; its own region has it already (only different regions count as
 * replication); or the line leads back to it, so that it would adapt an adaptation of its own.
 */
export function whyNotReplicate({ institutionId, regionCode, line }: Replicating): ReplicationRefusal | null {
  const [origin, ...above] = line;
  if (!origin) return 'unknown_origin';
  if (origin.institutionId === institutionId) return 'own_innovation';
  if (isSameRegion(origin.regionCode, regionCode)) return 'own_region';
  const isBack = above.some((it) => it.institutionId === institutionId || isSameRegion(it.regionCode, regionCode));
  return isBack ? 'circular' : null;
}

/** Whether naming `originId` as the origin of `id` would close a circle; `line` is that of the origin, itself first. */
export function closesCircle(id: string, line: readonly Pick<Kin, 'id'>[]): boolean {
  return line.some((it) => it.id === id);
}
