import type { AssignmentRunId, JurorId, RoundId, SubjectRowId } from '../../model/ids.ts';

export const sharingStates = ['waiting', 'running', 'done', 'applied', 'failed', 'cancelled'] as const;
export type SharingState = (typeof sharingStates)[number];

export const manners = ['sum', 'fair', 'drawn'] as const;
export type MannerName = (typeof manners)[number];

export const sharingSteps = ['room', 'linear', 'whole', 'rules', 'floor'] as const;
export type SharingStep = (typeof sharingSteps)[number];

/** What whoever runs the round asks of a plan. */
export type Settings = {
  readonly manner: MannerName;
  /** The greatest probability of any pair, in percent; of draws alone. */
  readonly cap: number;
  readonly sheets: number;
  /** Sheets of a juror; null: as even as can be. */
  readonly least: number | null;
  readonly most: number | null;
  readonly experts: boolean;
  readonly institutions: boolean;
  readonly connected: boolean;
  /** The least algebraic connectivity in hundredths; 0: none. */
  readonly overlap: number;
};

export type PairKind = 'pinned' | 'forbidden';
export type SetPair = { readonly jurorId: JurorId; readonly row: SubjectRowId; readonly kind: PairKind };

/** A plan as it is kept and told; see `Plan` for what the figures mean. */
export type KeptPlan = {
  readonly pairs: readonly (readonly [SubjectRowId, JurorId])[];
  readonly value: number;
  readonly bound: number;
  readonly gap: number;
  readonly floor: number;
  readonly floorBound: number | null;
  readonly connectivity: number;
  readonly changed: number;
  readonly drawn: { readonly expected: number; readonly likeliest: number } | null;
  readonly loads: readonly { readonly jurorId: JurorId; readonly sheets: number }[];
  readonly most: number;
  readonly obstacles: readonly {
    readonly entries: readonly { readonly row: SubjectRowId; readonly missing: number }[];
    readonly jurors: readonly JurorId[];
    readonly room: number;
  }[];
  readonly extraRoom: number;
  readonly underloaded: readonly { readonly jurorId: JurorId; readonly missing: number }[];
  readonly withoutExpert: readonly { readonly row: SubjectRowId; readonly any: boolean }[];
  readonly sameInstitution: readonly SubjectRowId[];
  readonly islands: readonly { readonly jurors: readonly JurorId[]; readonly entries: readonly SubjectRowId[] }[];
  readonly idle: readonly JurorId[];
  readonly underCap: readonly SubjectRowId[];
};

export type SharingRun = {
  readonly id: AssignmentRunId;
  readonly roundId: RoundId;
  readonly settings: Settings;
  readonly state: SharingState;
  readonly step: SharingStep;
  readonly solves: number;
  readonly askedAt: Date;
  readonly finishedAt: Date | null;
  readonly appliedAt: Date | null;
};

/** Something that a subject is about and a juror may know, as the door of its kind tells it. */
export type Trait = { readonly key: string; readonly label: string };

/** Everything that a plan is made of; sent to the thread that makes it. */
export type Brief = {
  readonly settings: Settings;
  readonly seed: number;
  readonly subjects: readonly { readonly row: SubjectRowId; readonly keys: readonly string[]; readonly text: string }[];
  readonly jurors: readonly {
    readonly id: JurorId;
    readonly institution: string | null;
    /** What the juror or the secretary declared. */
    readonly keys: readonly string[];
    /** What finished sheets of other rounds were about: keys by how often, and texts. */
    readonly learnt: readonly string[];
    readonly texts: readonly string[];
  }[];
  readonly barred: readonly BriefPair[];
  readonly pinned: readonly BriefPair[];
  readonly kept: readonly BriefPair[];
  readonly unwished: readonly BriefPair[];
};
export type BriefPair = { readonly jurorId: JurorId; readonly row: SubjectRowId };
