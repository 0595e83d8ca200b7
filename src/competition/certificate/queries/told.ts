import type { PersonId, UnitId, Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { ToTell } from '../actions/tell.ts';
import type { CertificateId } from '../model.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';
import { certificates } from './certificate.ts';

export type ToldCertificate = {
  readonly id: CertificateId;
  readonly edition: string;
  readonly personId: PersonId | null;
  readonly unitId: UnitId | null;
};

/** The certificates whose holders the hub knows, and from when they may be seen; null when the batch is gone. */
export async function toldCertificates(
  conn: Conn,
  { batchId, certificateId }: ToTell,
): Promise<{ readonly visibleFrom: Date | null; readonly items: readonly ToldCertificate[] } | null> {
  const batch = await tables(conn)
    .selectFrom('certificate_batch')
    .select('visible_from as visibleFrom')
    .where('id', '=', batchId)
    .executeTakeFirst();
  if (!batch) return null;
  let query = tables(conn)
    .selectFrom('certificate as c')
    .select(['c.id', 'c.content', 'c.person_id as personId', 'c.unit_id as unitId'])
    .where('c.batch_id', '=', batchId)
    .where('c.state', '=', 'issued')
    .where((it) => it.or([it('c.person_id', 'is not', null), it('c.unit_id', 'is not', null)]));
  if (certificateId) query = query.where('c.id', '=', certificateId);
  const rows = await query.orderBy('c.no').execute();
  return { ...batch, items: rows.map(({ content, ...row }) => ({ ...row, edition: content.edition })) };
}

/** How many certificates came out for the viewer since the moment, and when the last one did. */
export async function freshCertificates(
  conn: Conn,
  viewer: Viewer,
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<number> {
  const { person, acting } = viewer;
  if (!person) return 0;
  const { n } = await certificates(conn)
    .select((it) => it.fn.countAll<number>().as('n'))
    .where((where) => visibleTo(viewer, now)(where))
    .where((it) => it.or([it('c.person_id', '=', person.id), it('c.unit_id', '=', acting?.unitId ?? null)]))
    .where('c.state', '=', 'issued')
    .where((it) => it(it.fn.coalesce('b.visible_from', 'c.issued_at'), '>', since))
    .executeTakeFirstOrThrow();
  return n;
}
