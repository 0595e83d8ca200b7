import type { AnsweringInnovation, ShownProblem, SolvedFilter, TakenMeasure } from '#registry/index.ts';
import type { LastingContent } from '../lasting/model/content.ts';

export type StoryFilter = SolvedFilter;
export const noStoryFilter: StoryFilter = { text: '', regions: [], affairs: [] };

/** Who copied from whom, in the words of the room that runs replications; ids are those of the registry's records. */
export type ReplicationTold = {
  readonly originId: string;
  readonly originTitle: string;
  readonly originInstitution: string;
  readonly replicaId: string;
  readonly replicaTitle: string;
  readonly replicaInstitution: string;
  /** The day `YYYY-MM-DD` on which the copy went to work; null where it is not known. */
  readonly since: string | null;
};

/** What keeps an innovation alive: a rule, money, an agreement; as it was verified. */
export type LastingTold = {
  readonly innovationId: string;
  readonly dimension: 'policy' | 'budget' | 'performance';
  readonly content: LastingContent;
};

export type Story = {
  readonly problem: ShownProblem;
  readonly innovations: readonly AnsweringInnovation[];
  readonly measures: readonly TakenMeasure[];
  readonly replications: readonly ReplicationTold[];
  readonly lasting: readonly LastingTold[];
};
