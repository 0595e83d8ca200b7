import type { Id } from '#platform/ids.ts';
import type { NeedId } from '../../needs/model.ts';
import type { ReplicationId } from './replication.ts';
import type { TaskState } from './states.ts';

export type TaskId = Id<'ReplicationTaskId'>;

/** The stages of LAN's guide of 2017: persiapan, rencana dan pengembangan, replikasi, evaluasi. */
export const phases = ['preparation', 'planning', 'replication', 'evaluation'] as const;
export type Phase = (typeof phases)[number];

/** Where a task comes from: our starter list, typed in, or a gap that the readiness found. */
export type TaskSource = 'template' | 'own' | 'gap';

export const LONGEST_TITLE = 300;
export const LONGEST_WHO = 200;
export const LONGEST_TASK_NOTE = 2000;
/** More is a plan that nobody reads. */
export const MOST_TASKS = 200;

export type PlanTask = {
  readonly id: TaskId;
  readonly replicationId: ReplicationId;
  readonly phase: Phase;
  /** Within its phase, from 1. */
  readonly place: number;
  readonly title: string;
  readonly who: string;
  readonly due: string | null;
  readonly state: TaskState;
  readonly doneOn: string | null;
  readonly note: string;
  readonly source: TaskSource;
  /** Of a gap: the need that it brings about. */
  readonly needId: NeedId | null;
  /** The readiness says that it is there now. */
  readonly settledByReadiness: boolean;
  readonly revision: number;
};

/** Tasks of the starter list in their order; the texts are messages `transfer.template.<key>`. They are ours: LAN names the stages alone. */
export const template = [
  { key: 'team', phase: 'preparation', days: 14 },
  { key: 'visit', phase: 'preparation', days: 30 },
  { key: 'baseline', phase: 'preparation', days: 45 },
  { key: 'adapt', phase: 'planning', days: 60 },
  { key: 'budget', phase: 'planning', days: 75 },
  { key: 'decree', phase: 'planning', days: 90 },
  { key: 'train', phase: 'replication', days: 110 },
  { key: 'trial', phase: 'replication', days: 140 },
  { key: 'apply', phase: 'replication', days: 200 },
  { key: 'measure', phase: 'evaluation', days: 260 },
  { key: 'report', phase: 'evaluation', days: 280 },
] as const satisfies readonly { readonly key: string; readonly phase: Phase; readonly days: number }[];
