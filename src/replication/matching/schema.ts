import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import type { OriginTables } from '../origin/schema.ts';
import type { Parts } from './model/match.ts';
import type { RegionFactName } from './model/region-fact.ts';
import type { Weights } from './rules/weights.ts';

export type MatchingTables = OriginTables & {
  region_fact: {
    region_code: string;
    fact: RegionFactName;
    value: number;
    year: number;
    source: string;
    set_by: PersonId | null;
    set_at: Date;
  };
  matching_rule: {
    revision: number;
    weights: Weights;
    threshold: number;
    reason: string;
    set_by: PersonId | null;
    set_at: Date;
  };
  problem_match: {
    problem_id: ProblemId;
    innovation_id: InnovationId;
    score: number;
    parts: Parts;
    found_at: Date;
    stands: boolean;
    dismissed_at: Date | null;
    dismissed_by: PersonId | null;
    dismissed_reason: string | null;
  };
  problem_matching: { problem_id: ProblemId; looked_at: Date };
  /** Tables of the registry that are read here and never written. */
  problem: {
    id: ProblemId;
    state: string;
    title: string;
    region_code: string;
    affair: string | null;
    institution_id: string | null;
    created_at: Date;
    updated_at: Date;
  };
  problem_innovation: { problem_id: ProblemId; innovation_id: InnovationId };
};

export const tables = tablesOf<MatchingTables>();
