import { sql } from 'kysely';
import type { PersonId } from '#identity/index.ts';

/** The columns of a problem under the names of its model. */
export const problemColumns = [
  'problem.id',
  'problem.state',
  'problem.institution_id as institutionId',
  'problem.unit_id as unitId',
  'problem.region_code as regionCode',
  'problem.title',
  'problem.what_hurts as whatHurts',
  'problem.who_is_hurt as whoIsHurt',
  'problem.since_when as sinceWhen',
  'problem.affair',
  'problem.sdg',
  'problem.baseline',
  'problem.better',
  'problem.after_measure as afterMeasure',
  'problem.evidence',
  'problem.drop_reason as dropReason',
  'problem.lesson',
  'problem.revision',
  'problem.raised_by as raisedBy',
  'problem.measure_id as measureId',
  'problem.reported_at as reportedAt',
  'problem.reported_by as reportedBy',
  'problem.reported_unit as reportedUnit',
  'problem.verified_at as verifiedAt',
  'problem.return_note as returnNote',
  'problem.reopened_at as reopenedAt',
  'problem.created_at as createdAt',
  'problem.updated_at as updatedAt',
] as const;

/** Who recorded the measure on which the problem was reported. */
export const measuredBy =
  sql<PersonId | null>`(select m.recorded_by from problem_measure m where m.id = problem.measure_id)`.as('measuredBy');
