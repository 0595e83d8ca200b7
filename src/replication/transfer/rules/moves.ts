import { isActing, type Viewer } from '#identity/index.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';
import { type CommitmentSide, commitmentSides, type ReplicationOwnership } from '../model/replication.ts';
import type { CourseState, ReplicationState } from '../model/states.ts';

/**
 * What a viewer is to a replication. A verifier runs the origin's institution or the hub, and judges what the replicator claims;
 * a signer stands for the owner or the replicator when it commits itself, which a leader does too.
 */
export type Party = 'replicator' | 'owner' | 'verifier' | 'facilitator' | 'hub' | 'signer';

export const moveNames = [
  'verify',
  'refuse',
  'withdraw',
  'appoint',
  'sign',
  'commit',
  'plan',
  'adapt',
  'record',
  'settle',
  'begin',
  'prove',
  'evaluate',
  'send_back',
  'certify',
  'pause',
  'resume',
  'stop',
] as const;
export type Move = (typeof moveNames)[number];

type Reach = { readonly from: readonly ReplicationState[]; readonly by: readonly Party[] };

const working: readonly ReplicationState[] = ['verified', 'agreed', 'committed', 'planned', 'running'];
const living: readonly ReplicationState[] = [...working, 'evaluated'];
const sides: readonly Party[] = ['replicator', 'owner', 'hub'];

/** Where its plan follows the readiness of the place; also while it rests. */
export const plannable: readonly ReplicationState[] = [...working, 'paused'];

/** Where a replication must stand for a move, and who makes it. */
export const moves = {
  verify: { from: ['interest'], by: ['verifier'] },
  refuse: { from: ['interest'], by: ['verifier'] },
  withdraw: { from: ['interest'], by: ['replicator'] },
  appoint: { from: living, by: ['verifier'] },
  sign: { from: ['verified'], by: ['replicator', 'owner'] },
  commit: { from: ['agreed'], by: ['signer', 'facilitator'] },
  plan: { from: working, by: ['replicator', 'facilitator'] },
  adapt: { from: living, by: ['replicator'] },
  record: { from: working, by: ['replicator'] },
  settle: { from: ['committed'], by: ['replicator'] },
  begin: { from: ['planned'], by: ['replicator'] },
  prove: { from: ['running'], by: ['replicator'] },
  evaluate: { from: ['running'], by: ['replicator'] },
  send_back: { from: ['evaluated'], by: ['verifier'] },
  certify: { from: ['evaluated'], by: ['verifier'] },
  pause: { from: living, by: sides },
  resume: { from: ['paused'], by: sides },
  stop: { from: [...living, 'paused'], by: sides },
} as const satisfies Record<Move, Reach>;

/** Moves that judge a claim of the replicator; nobody judges one's own. */
const judging: readonly Move[] = ['verify', 'refuse', 'send_back', 'certify'];

/** Whether the viewer belongs to those who replicate, in whatever role: such a person judges none of it. */
export function isOwnClaim(replication: ReplicationOwnership, viewer: Viewer): boolean {
  const id = viewer.person?.id;
  if (id === undefined) return false;
  if (id === replication.askedBy || id === replication.evaluatedBy) return true;
  return viewer.memberships.some((it) => it.institutionId === replication.institutionId);
}

type At = Pick<ReplicationOwnership, 'institutionId' | 'unitId'>;

function runsPlace({ institutionId, unitId }: At, { acting }: Viewer): boolean {
  if (acting?.institutionId !== institutionId) return false;
  if (acting.role === 'local_admin' || acting.role === 'hub_admin') return true;
  return acting.role === 'innovator' && acting.unitId !== null && acting.unitId === unitId;
}

function runsOrigin(replication: ReplicationOwnership, { acting }: Viewer): boolean {
  const runs = acting?.role === 'local_admin' || acting?.role === 'hub_admin';
  return runs && acting.institutionId === replication.ownerId;
}

const originPlace = ({ ownerId, ownerUnitId }: ReplicationOwnership): At => ({
  institutionId: ownerId,
  unitId: ownerUnitId,
});

const isKeeper = ({ keeperIds }: ReplicationOwnership, { person }: Viewer): boolean =>
  person !== null && keeperIds.includes(person.id);

export function partiesOf(replication: ReplicationOwnership, viewer: Viewer): readonly Party[] {
  const { person, acting } = viewer;
  if (!person || !acting) return [];
  const parties: Party[] = [];
  const replicates =
    runsPlace(replication, viewer) ||
    (person.id === replication.askedBy && acting.institutionId === replication.institutionId);
  const owns = runsPlace(originPlace(replication), viewer) || isKeeper(replication, viewer);
  if (replicates) parties.push('replicator');
  if (owns) parties.push('owner');
  if (runsOrigin(replication, viewer) || isActing(viewer, 'hub_admin')) parties.push('verifier');
  if (isActing(viewer, 'hub_admin')) parties.push('hub');
  if (person.id === replication.facilitatorId) parties.push('facilitator');
  if (sidesOf(replication, viewer).some((it) => it !== 'facilitator')) parties.push('signer');
  return parties;
}

/** For which sides the viewer may commit oneself: a leader stands for the institution, a facilitator for nobody else. */
export function sidesOf(replication: ReplicationOwnership, viewer: Viewer): readonly CommitmentSide[] {
  const { person, acting } = viewer;
  if (!person || !acting) return [];
  const leads = (id: string) => acting.role === 'leader' && acting.institutionId === id;
  const may: Readonly<Record<CommitmentSide, boolean>> = {
    owner: leads(replication.ownerId) || runsPlace(originPlace(replication), viewer) || isKeeper(replication, viewer),
    replicator: leads(replication.institutionId) || runsPlace(replication, viewer),
    facilitator: person.id === replication.facilitatorId,
  };
  return commitmentSides.filter((it) => may[it]);
}

/** The sides that have not committed themselves. */
export function sidesMissing({ commitments }: Pick<ReplicationOwnership, 'commitments'>): readonly CommitmentSide[] {
  return commitmentSides.filter((side) => !commitments.some((it) => it.side === side));
}

/** How far a replication came; null when it was refused or given up. */
export function reachedOf({ state, stood }: Pick<ReplicationOwnership, 'state' | 'stood'>): CourseState | null {
  if (state === 'refused' || state === 'stopped') return null;
  return state === 'paused' ? stood : state;
}

const order: readonly ReplicationState[] = [
  'interest',
  'verified',
  'agreed',
  'committed',
  'planned',
  'running',
  'evaluated',
  'certified',
];

function whyNotHere(move: Move, state: ReplicationState): ReplicationRefusal | null {
  const from: readonly ReplicationState[] = moves[move].from;
  if (from.includes(state)) return null;
  if (state === 'refused' || state === 'stopped' || state === 'certified') return 'ended';
  if (state === 'paused') return 'paused';
  const first = Math.min(...from.filter((it) => order.includes(it)).map((it) => order.indexOf(it)));
  return order.indexOf(state) < first ? 'not_yet' : 'done_already';
}

/** Why this viewer may not make the move now; null when it is allowed. Buttons, actions and tests ask this. */
export function whyNot(move: Move, replication: ReplicationOwnership, viewer: Viewer): ReplicationRefusal | null {
  const by: readonly Party[] = moves[move].by;
  if (!partiesOf(replication, viewer).some((it) => by.includes(it))) return 'not_yours';
  if (judging.includes(move) && isOwnClaim(replication, viewer)) return 'own_claim';
  return whyNotHere(move, replication.state);
}

/** Why the viewer may not commit oneself for this side. A person stands for one side alone. */
export function whyNotCommit(
  replication: ReplicationOwnership,
  viewer: Viewer,
  side: CommitmentSide,
): ReplicationRefusal | null {
  const forbidden = whyNot('commit', replication, viewer);
  if (forbidden) return forbidden;
  if (!sidesOf(replication, viewer).includes(side)) return 'not_yours';
  if (replication.commitments.some((it) => it.side === side)) return 'side_taken';
  return replication.commitments.some((it) => it.personId === viewer.person?.id) ? 'signed_elsewhere' : null;
}

/**
 * May this viewer read the replication? Those of its sides, who leads or plans for their institutions, its facilitator, the hub.
 * `visibleTo` says the same in SQL; a test holds the two together.
 */
export function whyNotRead(replication: ReplicationOwnership, viewer: Viewer): 'not_visible' | null {
  const { acting } = viewer;
  if (!viewer.person || !acting) return 'not_visible';
  if (isActing(viewer, 'hub_admin', 'system_admin')) return null;
  if (partiesOf(replication, viewer).length > 0) return null;
  const sees = isActing(viewer, 'local_admin', 'planner', 'leader');
  const ofSides = acting.institutionId === replication.institutionId || acting.institutionId === replication.ownerId;
  return sees && ofSides ? null : 'not_visible';
}
