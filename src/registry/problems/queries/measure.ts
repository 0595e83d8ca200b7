import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { ProblemId } from '../../model/ids.ts';
import { tables } from '../../schema.ts';
import type { TakenMeasure } from '../model.ts';
import { measuredBy } from '../schema.ts';

/** What was measured after the baseline, as it was recorded; what was struck out is left to the history. */
export async function measuresOf(conn: Conn, id: ProblemId): Promise<readonly TakenMeasure[]> {
  return tables(conn)
    .selectFrom('problem_measure')
    .select([
      'id',
      'indicator',
      'unit',
      'value',
      'measured_on as date',
      'source',
      'evidence',
      'note',
      'recorded_at as recordedAt',
    ])
    .where('problem_id', '=', id)
    .where('struck_at', 'is', null)
    .orderBy('measured_on')
    .orderBy('recorded_at')
    .execute();
}

export type ToldProblem = {
  readonly title: string;
  readonly institutionId: InstitutionId | null;
  readonly raisedBy: PersonId | null;
  readonly reportedBy: PersonId | null;
  readonly measuredBy: PersonId | null;
  readonly verifiedBy: PersonId | null;
};

/** What a notice says of a problem, and whom it may be told to; for jobs, which look as the house itself. */
export async function toldProblem(conn: Conn, id: ProblemId): Promise<ToldProblem | null> {
  const row = await tables(conn)
    .selectFrom('problem')
    .select([
      'title',
      'institution_id as institutionId',
      'raised_by as raisedBy',
      'reported_by as reportedBy',
      'verified_by as verifiedBy',
      measuredBy,
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
