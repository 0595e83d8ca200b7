import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import { insiders, overseers } from './rules/rights.ts';
import type { AnswerTables } from './schema.ts';

/** The condition of `whyNotRead` (rules/rights.ts) on a query over `instrument_sheet`. */
export function visibleTo(viewer: Viewer) {
  return (where: ExpressionBuilder<AnswerTables, 'instrument_sheet'>): Expression<SqlBool> => {
    if (isActing(viewer, ...overseers)) return sql<SqlBool>`true`;
    const { acting, person } = viewer;
    if (!acting || !person) return sql<SqlBool>`false`;
    const isInside = where('instrument_sheet.institution_id', '=', acting.institutionId);
    if (isActing(viewer, ...insiders)) return isInside;
    if (!isActing(viewer, 'innovator')) return sql<SqlBool>`false`;
    return where.and([
      isInside,
      where('instrument_sheet.subject_kind', '=', 'innovation'),
      where.or([
        where('instrument_sheet.unit_id', 'is', null),
        where('instrument_sheet.unit_id', '=', acting.unitId),
        where('instrument_sheet.created_by', '=', person.id),
      ]),
    ]);
  };
}
