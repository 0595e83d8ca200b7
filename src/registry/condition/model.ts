import type { Id } from '#platform/ids.ts';
import type { Sustainability } from '../model/choices.ts';
import type { InnovationId } from '../model/ids.ts';

export type ConditionId = Id<'ConditionId'>;

/** Whether an innovation lives, as a check of one year found it. */
export type Condition = {
  readonly innovationId: InnovationId;
  readonly year: number;
  /** Null: nobody said anything when it was asked. */
  readonly status: Sustainability | null;
  readonly reason: string;
  /** Since when it is so, `YYYY-MM-DD`. */
  readonly since: string | null;
  readonly at: Date;
};
