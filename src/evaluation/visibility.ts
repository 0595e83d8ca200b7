import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import { seatedStates } from './rules/round.ts';
import type { EvaluationTables } from './schema.ts';

type OnRound = ExpressionBuilder<EvaluationTables, 'evaluation_round'>;

/** The condition of `runsRound` on a query over `evaluation_round`. */
export function runBy(viewer: Viewer) {
  return (where: OnRound): Expression<SqlBool> => {
    if (!viewer.acting || !isActing(viewer, 'secretariat', 'hub_admin')) return sql<SqlBool>`false`;
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
