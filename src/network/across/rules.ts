import { isActing, type Viewer } from '#identity/index.ts';
import type { Across, AcrossRefusal, AcrossState, Side } from './model.ts';

export const acrossMoves = ['verify', 'refuse', 'agree', 'begin', 'certify', 'stop'] as const;
export type AcrossMove = (typeof acrossMoves)[number];

type Reach = { readonly from: readonly AcrossState[]; readonly to: AcrossState; readonly by: readonly Side[] };

/** The course across hubs: short, for what each side does at home (plan, tasks, papers) is its own replication's. */
export const moves = {
  verify: { from: ['interest'], to: 'verified', by: ['owner'] },
  refuse: { from: ['interest'], to: 'refused', by: ['owner'] },
  agree: { from: ['verified'], to: 'agreed', by: ['replicator', 'owner'] },
  begin: { from: ['agreed'], to: 'running', by: ['replicator'] },
  certify: { from: ['running'], to: 'certified', by: ['owner'] },
  stop: { from: ['interest', 'verified', 'agreed', 'running'], to: 'stopped', by: ['replicator', 'owner'] },
} as const satisfies Record<AcrossMove, Reach>;

/** Who speaks for this hub's side: the admin of the institution concerned, and the hub's. */
export const acrossRoles = ['local_admin', 'hub_admin'] as const;

type Own = Pick<Across, 'institutionId'>;

export function isOwnSide({ institutionId }: Own, viewer: Viewer): boolean {
  if (isActing(viewer, 'hub_admin')) return true;
  return isActing(viewer, 'local_admin') && viewer.acting?.institutionId === institutionId;
}

/** Why the viewer may not make the move now; button and action ask the same. */
export function whyNot(
  move: AcrossMove,
  across: Own & Pick<Across, 'side' | 'state'>,
  viewer: Viewer,
): AcrossRefusal | null {
  const { from, by }: Reach = moves[move];
  if (!isOwnSide(across, viewer) || !by.includes(across.side)) return 'not_yours';
  return from.includes(across.state) ? null : 'not_now';
}

const order: readonly AcrossState[] = ['interest', 'verified', 'agreed', 'running', 'certified'];

/** Whether what the other hub says follows from where the replication stands here, by a move that is theirs. */
export function follows(across: Pick<Across, 'side' | 'state'>, told: AcrossState): boolean {
  if (across.state === told) return true;
  const theirs: Side = across.side === 'owner' ? 'replicator' : 'owner';
  return Object.values(moves).some((it: Reach) => {
    return it.to === told && it.from.includes(across.state) && it.by.includes(theirs);
  });
}

/** Both moved at once: what is further on stands, and an end stands above all, on both sides alike. */
export function settled(own: AcrossState, told: AcrossState): AcrossState {
  if (own === 'refused' || own === 'stopped') return own;
  if (told === 'refused' || told === 'stopped') return told;
  return order.indexOf(told) > order.indexOf(own) ? told : own;
}

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS;

/** When a message that was not receipted is sent again: a minute, doubling, at most six hours. */
export function nextTry(tries: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(LONGEST_WAIT_MS, MINUTE_MS * 2 ** Math.min(tries, 12)));
}

const MISSING = 'missing_after_';
/** How a hub says that it lacks the messages behind this number, and asks for them again. */
export const missingAfter = (sequence: number): string => `${MISSING}${sequence}`;
export function readMissing(why: string | null): number | null {
  const found = why?.startsWith(MISSING) ? Number(why.slice(MISSING.length)) : Number.NaN;
  return Number.isInteger(found) && found >= 0 ? found : null;
}
