import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { LONGEST_REASON, type Replication } from '../model/replication.ts';
import type { StoodState } from '../model/states.ts';
import { type Moving, moveOn, type OfReplication, type Result } from './hold.ts';
import { textFault } from './verify.ts';

export type WithReason = OfReplication & { readonly reason: string };

type Ending = Pick<Moving, 'move' | 'verb' | 'tells'> & {
  readonly to: 'refused' | 'paused' | 'stopped';
  readonly input: WithReason;
};

async function endWith(tx: Tx, who: Viewer, { to, input, ...named }: Ending, now: Date): Result {
  const reason = input.reason.trim();
  const moving: Moving = {
    ...named,
    to: () => to,
    set: { reason },
    after: { reason },
    isSame: (it) => it.state === to && it.reason === reason,
    whyNot: () => textFault(reason, 'reason_missing', LONGEST_REASON),
    // Where it stood is kept, so that it can go on from there, or be told.
    setOf: (it) => (to === 'refused' ? {} : { stood: stoodOf(it) }),
  };
  return moveOn(tx, who, input, moving, now);
}

const stoodOf = ({ state, stood }: Replication): StoodState => stood ?? (state as StoodState);

/** The verifier says no, with the reason. */
export const refuseInterest = (tx: Tx, who: Viewer, input: WithReason, now: Date): Result =>
  endWith(tx, who, { move: 'refuse', verb: 'refuse', tells: 'refuse', to: 'refused', input }, now);

/** Who showed interest takes it back. */
export const withdrawInterest = (tx: Tx, who: Viewer, input: WithReason, now: Date): Result =>
  endWith(tx, who, { move: 'withdraw', verb: 'withdraw', tells: 'withdraw', to: 'stopped', input }, now);

/** It rests; one of the sides or the hub says why. */
export const pauseReplication = (tx: Tx, who: Viewer, input: WithReason, now: Date): Result =>
  endWith(tx, who, { move: 'pause', verb: 'pause', tells: 'pause', to: 'paused', input }, now);

/** It is given up. */
export const stopReplication = (tx: Tx, who: Viewer, input: WithReason, now: Date): Result =>
  endWith(tx, who, { move: 'stop', verb: 'stop', tells: 'stop', to: 'stopped', input }, now);

/** It goes on from where it stood, with the reason. */
export async function resumeReplication(tx: Tx, who: Viewer, { reason, ...of }: WithReason, now: Date): Result {
  const moving: Moving = {
    move: 'resume',
    verb: 'resume',
    to: (it) => it.stood ?? 'verified',
    set: { stood: null, reason: '' },
    after: { reason: reason.trim() },
    isSame: () => false,
    whyNot: () => textFault(reason, 'reason_missing', LONGEST_REASON),
    tells: 'resume',
  };
  return moveOn(tx, who, of, moving, now);
}
