import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import { organiserRoles } from '../edition/rules/moves.ts';
import type { CertificateTables } from './schema.ts';

type Named = CertificateTables & {
  c: CertificateTables['certificate'];
  b: CertificateTables['certificate_batch'];
  e: CertificateTables['edition'];
};
type OnCertificate = ExpressionBuilder<Named, 'c' | 'b' | 'e'>;

/**
 * The condition of `whyNotRead` (rules/reading.ts) on a query over the certificate as `c`, its batch as `b` and its edition as `e`;
 * a test draws people and certificates and holds the two together.
 */
export function visibleTo(viewer: Viewer, now: Date) {
  return (where: OnCertificate): Expression<SqlBool> => {
    const { person, acting } = viewer;
    if (!person) return sql<SqlBool>`false`;
    const manages =
      acting && isActing(viewer, ...organiserRoles) ? [where('e.organiser_id', '=', acting.institutionId)] : [];
    const mine: Expression<SqlBool>[] = [where('c.person_id', '=', person.id)];
    if (acting?.unitId) mine.push(where('c.unit_id', '=', acting.unitId));
    if (acting && isActing(viewer, 'local_admin')) mine.push(where('c.institution_id', '=', acting.institutionId));
    return where.or([...manages, where.and([isOutNow(now)(where), where.or(mine)])]);
  };
}

/**
 * The condition of `whyNotManage` on what belongs to a batch: others cannot tell by the work that was done whether it is there. `batch`:
 * the column with its id.
 */
export function managedBy(
  viewer: Viewer,
  batch: 'certificate_batch.id' | 'certificate_file.batch_id',
): RawBuilder<SqlBool> {
  if (!viewer.acting || !isActing(viewer, ...organiserRoles)) return sql<SqlBool>`false`;
  return sql<SqlBool>`exists (select from certificate_batch b join edition e on e.id = b.edition_id
    where b.id = ${sql.ref(batch)} and e.organiser_id = ${viewer.acting.institutionId})`;
}

/** The embargo over the certificate is over. */
export function isOutNow(now: Date) {
  return (where: ExpressionBuilder<Named, 'b'>): Expression<SqlBool> =>
    where.or([where('b.visible_from', 'is', null), where('b.visible_from', '<=', now)]);
}
