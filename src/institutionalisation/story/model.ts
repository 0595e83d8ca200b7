import type { Conn } from '#platform/db.ts';
import type { AnsweringInnovation, ShownProblem, SolvedFilter, TakenMeasure } from '#registry/index.ts';

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

/**
 * Handed in by the app, for replication stands beside this room: which of these innovations were copied from whom, and
 * who copied them, as far as everyone may read it.
 */
export type ReplicationDoor = (conn: Conn, innovationIds: readonly string[]) => Promise<readonly ReplicationTold[]>;

/** What keeps an innovation alive, in one line: a rule, money, an agreement; all of it verified. */
export type LastingTold = {
  readonly innovationId: string;
  readonly dimension: 'policy' | 'budget' | 'performance';
  readonly text: string;
};

export type Story = {
  readonly problem: ShownProblem;
  readonly innovations: readonly AnsweringInnovation[];
  readonly measures: readonly TakenMeasure[];
  readonly replications: readonly ReplicationTold[];
  readonly lasting: readonly LastingTold[];
};
