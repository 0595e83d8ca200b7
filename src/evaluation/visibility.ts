import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import { runnerRoles, seatedStates } from './rules/round.ts';
import type { EvaluationTables } from './schema.ts';

type OnRound = ExpressionBuilder<EvaluationTables, 'evaluation_round'>;

/** The condition of `runsRound` on a query over `evaluation_round`. */
export function runBy(viewer: Viewer) {
  return (where: OnRound): Expression<SqlBool> => {
    if (!viewer.acting || !isActing(viewer, ...runnerRoles)) return sql<SqlBool>`false`;
    return where('evaluation_round.organiser_id', '=', viewer.acting.institutionId);
  };
}

/** The condition of `whyNotReadRound` on a query over `evaluation_round`. */
export function roundVisibleTo(viewer: Viewer) {
  return (where: OnRound): Expression<SqlBool> => {
    const { person } = viewer;
    if (!person) return sql<SqlBool>`false`;
    const seated = where.exists(
      where
        .selectFrom('evaluation_juror as seat')
        .select('seat.id')
        .whereRef('seat.round_id', '=', 'evaluation_round.id')
        .where('seat.state', 'in', [...seatedStates])
        .where((it) =>
          it.or([
            it('seat.person_id', '=', person.id),
            it.and([it('seat.person_id', 'is', null), it('seat.email', '=', person.email)]),
          ]),
        ),
    );
    return where.or([runBy(viewer)(where), seated]);
  };
}

/**
 * Whether juror `j` is tied to subject `s` of round `r`, as `ownTie` and the told ties say; on a statement that has the three
 * under these names.
 */
export const tied: RawBuilder<SqlBool> = sql<SqlBool>`(
  exists (select from membership m join institution i on i.id = m.institution_id
    where m.person_id = j.person_id and m.ended_at is null
      and not (m.role in ('evaluator', 'panelist') and m.institution_id = r.organiser_id)
      and (m.institution_id = s.institution_id or i.region_code = s.region_code))
  or exists (select from evaluation_conflict c
    where c.juror_id = j.id and c.subject_row = s.id and c.lifted_at is null))`;

type OnSheet = ExpressionBuilder<EvaluationTables, 'evaluation_sheet'>;

/** The condition of `whyNotReadSheet` on a query over `evaluation_sheet`. */
export function sheetVisibleTo(viewer: Viewer) {
  return (_where: OnSheet): Expression<SqlBool> => {
    const { person, acting } = viewer;
    if (!person) return sql<SqlBool>`false`;
    const organiser = isActing(viewer, ...runnerRoles) ? (acting?.institutionId ?? null) : null;
    return sql<SqlBool>`exists (select from evaluation_juror j
      join evaluation_subject s on s.id = evaluation_sheet.subject_row join evaluation_round r on r.id = s.round_id
      where j.id = evaluation_sheet.juror_id and (r.organiser_id = ${organiser}::uuid
        or (j.person_id = ${person.id}::uuid and j.state = 'accepted' and evaluation_sheet.state <> 'withdrawn'
          and not ${tied})))`;
  };
}
