import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';

export type LabId = Id<'LabId'>;
export type IdeaId = Id<'LabIdeaId'>;
export type TaskId = Id<'LabTaskId'>;

/** LAN's 5D+1 in its order (menpan.go.id, «Inovasi Labinov, rahim bagi lahirnya inovasi di daerah»). */
export const stages = ['drum_up', 'diagnose', 'design', 'deliver', 'display', 'documentation'] as const;
export type Stage = (typeof stages)[number];

export const stageStates = ['ahead', 'under_way', 'waiting', 'done'] as const;
export type StageState = (typeof stageStates)[number];

export const labStates = ['running', 'finished', 'stopped'] as const;
export type LabState = (typeof labStates)[number];

export const ideaStates = ['proposed', 'chosen', 'dropped'] as const;
export type IdeaState = (typeof ideaStates)[number];

export const longest = {
  title: 200,
  purpose: 2000,
  result: 5000,
  note: 2000,
  what: 300,
  owner: 200,
  ideaTitle: 200,
  idea: 3000,
} as const;

export type LabStage = {
  readonly stage: Stage;
  readonly state: StageState;
  /** Days are `YYYY-MM-DD`. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** What came of the stage. */
  readonly result: string;
  /** What was said when it was last decided. */
  readonly note: string;
  readonly decidedBy: string | null;
  /** As PostgreSQL writes it within JSON. */
  readonly decidedAt: string | null;
  readonly revision: number;
};

export type LabUnit = { readonly id: UnitId; readonly name: string };

/** A laboratory of innovation of an institution. */
export type Lab = {
  readonly id: LabId;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly title: string;
  readonly purpose: string;
  readonly state: LabState;
  readonly endNote: string;
  readonly begunAt: Date;
  readonly endedAt: Date | null;
  readonly revision: number;
  /** All six, in their order. */
  readonly stages: readonly LabStage[];
  readonly units: readonly LabUnit[];
  /** Ideas that were not dropped, and those that were chosen. */
  readonly ideas: number;
  readonly chosen: number;
};

export type Idea = {
  readonly id: IdeaId;
  readonly title: string;
  readonly text: string;
  readonly state: IdeaState;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
  readonly problemId: ProblemId | null;
  readonly problemTitle: string | null;
  readonly innovationId: InnovationId | null;
  readonly innovationTitle: string | null;
  readonly proposedBy: PersonId | null;
  readonly proposerName: string | null;
  readonly proposedAt: Date;
};

export type LabTask = {
  readonly id: TaskId;
  readonly stage: Stage;
  readonly what: string;
  readonly owner: string;
  readonly dueOn: string | null;
  readonly doneAt: Date | null;
};

/** Why something was refused; each code has the message `labinov.refusal.<code>`. */
export const labRefusals = [
  'not_found',
  'not_yours',
  'leader_only',
  'not_running',
  'stage_locked',
  'wrong_state',
  'title_missing',
  'institution_missing',
  'text_long',
  'day_wrong',
  'days_wrong',
  'result_missing',
  'note_missing',
  'no_ideas',
  'no_choice',
  'what_missing',
  'unit_wrong',
  'link_wrong',
  'id_taken',
  'stale',
  'paper_refused',
] as const;
export type LabRefusal = (typeof labRefusals)[number];
