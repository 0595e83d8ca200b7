import { isActing, type UnitId, type Viewer } from '#identity/index.ts';
import type { Idea, Lab, LabRefusal, LabStage, Stage, StageState } from './model.ts';
import { stages } from './model.ts';

/** Stages after which the leader approves before the next one begins (domain §8: the leader approves what Diagnose and Design bring). */
const approved: readonly Stage[] = ['diagnose', 'design'];
export const needsApproval = (stage: Stage): boolean => approved.includes(stage);

type Owned = Pick<Lab, 'institutionId'>;

/** Who may read a laboratory: everybody who acts for its institution, those who coach, and the hub. `visibleTo` says the same in SQL. */
export function whyNotRead({ institutionId }: Owned, viewer: Viewer): 'not_visible' | null {
  if (!viewer.acting) return 'not_visible';
  if (isActing(viewer, 'hub_admin', 'coach')) return null;
  return viewer.acting.institutionId === institutionId ? null : 'not_visible';
}

/** Who runs it: the admin of the institution and the hub. */
export function runs({ institutionId }: Owned, viewer: Viewer): boolean {
  if (isActing(viewer, 'hub_admin')) return true;
  return isActing(viewer, 'local_admin') && viewer.acting?.institutionId === institutionId;
}

/** Who approves: the leader of the institution, and nobody for them. */
export const leads = ({ institutionId }: Owned, viewer: Viewer): boolean =>
  isActing(viewer, 'leader') && viewer.acting?.institutionId === institutionId;

/** Who brings ideas: the units that take part, and those who run it. */
export function contributes(lab: Pick<Lab, 'institutionId' | 'units'>, viewer: Viewer): boolean {
  if (runs(lab, viewer)) return true;
  const unit: UnitId | null = viewer.acting?.unitId ?? null;
  return isActing(viewer, 'innovator') && lab.units.some((it) => it.id === unit);
}

export const whyNotBegin = (viewer: Viewer): LabRefusal | null =>
  isActing(viewer, 'hub_admin', 'local_admin') ? null : 'not_yours';

export const stageMoves = ['finish', 'ask', 'approve', 'return', 'withdraw', 'reopen'] as const;
export type StageMove = (typeof stageMoves)[number];

const from = {
  finish: 'under_way',
  ask: 'under_way',
  approve: 'waiting',
  return: 'waiting',
  withdraw: 'waiting',
  reopen: 'done',
} as const satisfies Record<StageMove, StageState>;

export const stateAfter = {
  finish: 'done',
  ask: 'waiting',
  approve: 'done',
  return: 'under_way',
  withdraw: 'under_way',
  reopen: 'under_way',
} as const satisfies Record<StageMove, StageState>;

export const stageOf = (lab: Pick<Lab, 'stages'>, stage: Stage): LabStage => {
  const found = lab.stages.find((it) => it.stage === stage);
  if (!found) throw new Error('a laboratory has six stages');
  return found;
};

/** The stage behind this one; null behind the last. */
export const nextOf = (stage: Stage): Stage | null => stages[stages.indexOf(stage) + 1] ?? null;

/** The stage that is under way or waits; null once all are done. */
export const presentOf = (lab: Pick<Lab, 'stages'>): LabStage | null =>
  lab.stages.find((it) => it.state === 'under_way' || it.state === 'waiting') ?? null;

export const doneStages = (lab: Pick<Lab, 'stages'>): number => lab.stages.filter((it) => it.state === 'done').length;

/** Approving, returning and taking an approval back are the leader's; the rest is of those who run it. */
function whyNotYours(move: StageMove, lab: Lab, { stage, viewer }: Asked): LabRefusal | null {
  const isLeaders = move === 'approve' || move === 'return' || (move === 'reopen' && needsApproval(stage));
  if (isLeaders) return leads(lab, viewer) ? null : 'leader_only';
  return runs(lab, viewer) ? null : 'not_yours';
}

type Asked = { readonly stage: Stage; readonly viewer: Viewer };

/** Whether the stage can be taken up again: nothing has come of the one behind it. */
function whyNotReopen(lab: Lab, stage: Stage): LabRefusal | null {
  const next = nextOf(stage);
  if (next === null) return null;
  return stageOf(lab, next).state === 'under_way' ? null : 'wrong_state';
}

function whyNotWhole(lab: Lab, { stage, result }: LabStage): LabRefusal | null {
  if (result === '') return 'result_missing';
  if (stage === 'diagnose' && lab.ideas === 0) return 'no_ideas';
  return stage === 'design' && lab.chosen === 0 ? 'no_choice' : null;
}

/** Why the viewer cannot make the move with the stage as it stands. */
export function whyNotMove(move: StageMove, lab: Lab, asked: Asked): LabRefusal | null {
  const standing = stageOf(lab, asked.stage);
  const isLast = nextOf(asked.stage) === null;
  const mayRun = lab.state === 'running' || (move === 'reopen' && lab.state === 'finished' && isLast);
  const forbidden = whyNotYours(move, lab, asked) ?? (mayRun ? null : 'not_running');
  if (forbidden) return forbidden;
  if (standing.state !== from[move]) return standing.state === 'ahead' ? 'stage_locked' : 'wrong_state';
  if (move === 'reopen') return whyNotReopen(lab, asked.stage);
  if (move !== 'finish' && move !== 'ask') return null;
  if (needsApproval(asked.stage) !== (move === 'ask')) return 'wrong_state';
  return whyNotWhole(lab, standing);
}

/** Why the viewer cannot plan or tell of the stage: days can be set until it is done, what came of it while it is under way. */
export function whyNotTell(lab: Lab, { stage, viewer }: Asked): LabRefusal | null {
  if (!runs(lab, viewer)) return 'not_yours';
  if (lab.state !== 'running') return 'not_running';
  const { state } = stageOf(lab, stage);
  return state === 'done' || state === 'waiting' ? 'wrong_state' : null;
}

/** Why the viewer cannot bring an idea now: ideas are gathered while Diagnose is under way. */
export function whyNotPropose(lab: Lab, viewer: Viewer): LabRefusal | null {
  if (!contributes(lab, viewer)) return 'not_yours';
  if (lab.state !== 'running') return 'not_running';
  return stageOf(lab, 'diagnose').state === 'under_way' ? null : 'stage_locked';
}

/** Why the viewer cannot change an idea: those who run it always, its unit while ideas are gathered. */
export function whyNotChange(lab: Lab, idea: Pick<Idea, 'unitId'>, viewer: Viewer): LabRefusal | null {
  if (lab.state !== 'running') return 'not_running';
  if (runs(lab, viewer)) return null;
  const isOwn = idea.unitId !== null && idea.unitId === (viewer.acting?.unitId ?? null) && contributes(lab, viewer);
  return isOwn ? null : 'not_yours';
}

/** Why the viewer cannot choose among ideas: those who run it do, from Diagnose until Design is asked about. */
export function whyNotChoose(lab: Lab, viewer: Viewer): LabRefusal | null {
  if (!runs(lab, viewer)) return 'not_yours';
  if (lab.state !== 'running') return 'not_running';
  const present = presentOf(lab);
  const isOpen = present?.state === 'under_way' && needsApproval(present.stage);
  return isOpen ? null : 'stage_locked';
}
