import type { Replication } from '../model/replication.ts';
import { type ReplicationState, replicationStates } from '../model/states.ts';
import { type AwaitedParty, awaitedOf } from './awaited.ts';

/** Seen from an institution: what it gave away, and what it took over. */
export const directions = ['given', 'taken'] as const;
export type Direction = (typeof directions)[number];

export type ReplicationsFilter = {
  readonly direction: Direction | null;
  readonly state: ReplicationState | null;
  readonly regionCode: string | null;
  readonly awaited: AwaitedParty | null;
  readonly words: string;
};

/** The replications that the filter leaves, in their order; directions are those of the institution. */
export function filtered(
  all: readonly Replication[],
  filter: ReplicationsFilter,
  institutionId: string | null,
): readonly Replication[] {
  const words = filter.words
    .toLowerCase()
    .split(/\s+/)
    .filter((it) => it !== '');
  return all.filter((it) => {
    if (filter.direction === 'given' && it.ownerId !== institutionId) return false;
    if (filter.direction === 'taken' && it.institutionId !== institutionId) return false;
    if (filter.state && it.state !== filter.state) return false;
    if (filter.regionCode && it.regionCode !== filter.regionCode) return false;
    if (filter.awaited && !awaitedOf(it).some((one) => one.from === filter.awaited)) return false;
    const text = [it.originTitle, it.replicaTitle, it.institutionName, it.unitName, it.ownerName, it.certificateNumber]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** How many stand in each state, over the states that there are. */
export function countsOf(all: readonly Pick<Replication, 'state'>[]): readonly (readonly [ReplicationState, number])[] {
  return replicationStates
    .map((state) => [state, all.filter((it) => it.state === state).length] as const)
    .filter(([, n]) => n > 0);
}
