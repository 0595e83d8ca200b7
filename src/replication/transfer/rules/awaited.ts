import type { Viewer } from '#identity/index.ts';
import type { CommitmentSide, ReplicationOwnership } from '../model/replication.ts';
import { sidesMissing, whyNot, whyNotCommit } from './moves.ts';

/** From whom something is awaited; a verifier is the owner's admin or the hub. */
export const awaitedParties = ['verifier', 'replicator', 'owner', 'facilitator'] as const;
export type AwaitedParty = (typeof awaitedParties)[number];

/** What is awaited; each has the message `transfer.awaited.<code>`. */
export const awaitedDeeds = [
  'verify',
  'sign',
  'appoint',
  'commit',
  'settle',
  'begin',
  'evaluate',
  'certify',
  'resume',
] as const;
export type AwaitedDeed = (typeof awaitedDeeds)[number];
export type Awaited = { readonly from: AwaitedParty; readonly deed: AwaitedDeed };

const single: Partial<Readonly<Record<ReplicationOwnership['state'], Awaited>>> = {
  interest: { from: 'verifier', deed: 'verify' },
  verified: { from: 'replicator', deed: 'sign' },
  committed: { from: 'replicator', deed: 'settle' },
  planned: { from: 'replicator', deed: 'begin' },
  running: { from: 'replicator', deed: 'evaluate' },
  evaluated: { from: 'verifier', deed: 'certify' },
  paused: { from: 'replicator', deed: 'resume' },
};

/** What is awaited now and from whom; nothing once it ended. */
export function awaitedOf(
  replication: Pick<ReplicationOwnership, 'state' | 'facilitatorId' | 'commitments'>,
): readonly Awaited[] {
  if (replication.state !== 'agreed') {
    const one = single[replication.state];
    return one ? [one] : [];
  }
  const isAppointed = replication.facilitatorId !== null;
  return sidesMissing(replication).map((side) => awaitedSide(side, isAppointed));
}

function awaitedSide(side: CommitmentSide, isAppointed: boolean): Awaited {
  return side === 'facilitator' && !isAppointed
    ? { from: 'verifier', deed: 'appoint' }
    : { from: side, deed: 'commit' };
}

/** What of it is awaited from this viewer, as the rules of moves say. */
export function owedBy(replication: ReplicationOwnership, viewer: Viewer): readonly Awaited[] {
  return awaitedOf(replication).filter(({ from, deed }) => {
    if (deed !== 'commit') return whyNot(deed, replication, viewer) === null;
    return from !== 'verifier' && whyNotCommit(replication, viewer, from) === null;
  });
}
