import type { StageKind } from '../../edition/model/stages.ts';

/** Stages in which it is decided of each entry whether it goes on; the others gather what is decided by (domain §3). */
export const decidingStages = [
  'admin_check',
  'te_plenary',
  'finalists_plenary',
  'objection',
  'tpi_plenary',
] as const satisfies readonly StageKind[];
export type DecidingStage = (typeof decidingStages)[number];

/**
 * What can come out of each deciding stage: `on` lets the entry go on, `out` ends its way, `wait` asks something of it first. An
 * objection that is dismissed decides nothing.
 */
export const outcomes = {
  admin_check: { on: 'passed', out: 'refused', wait: ['correction', 'revise'] },
  te_plenary: { on: 'nominated', out: 'not_nominated', wait: [] },
  finalists_plenary: { on: 'finalist', out: 'not_finalist', wait: [] },
  objection: { on: null, out: 'disqualified', wait: [] },
  tpi_plenary: { on: 'awarded', out: 'not_awarded', wait: [] },
} as const satisfies Record<DecidingStage, { on: string | null; out: string; wait: readonly string[] }>;

type Outcomes = typeof outcomes;
export type CourseOutcome = {
  [Stage in DecidingStage]:
    | Exclude<Outcomes[Stage]['on'], null>
    | Outcomes[Stage]['out']
    | Outcomes[Stage]['wait'][number];
}[DecidingStage];

/** What was decided of an entry in one stage. */
export type Passage = {
  readonly stage: DecidingStage;
  readonly outcome: CourseOutcome;
  /** Level of the award; null unless it is awarded. */
  readonly award: string | null;
};

/** Where an entry stands in the course of its edition. */
export type Standing =
  /** On its way: what is decided next, or nothing more. */
  | { readonly is: 'on'; readonly next: DecidingStage | null }
  /** Waiting for what its own people owe. */
  | { readonly is: 'waiting'; readonly stage: DecidingStage }
  | { readonly is: 'out'; readonly stage: DecidingStage }
  | { readonly is: 'awarded'; readonly award: string | null };
