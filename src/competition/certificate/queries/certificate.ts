import type { Viewer } from '#identity/index.ts';
import type { Conn, Tx } from '#platform/db.ts';
import type { PublicCode } from '#platform/public-code.ts';
import type { Certificate, CertificateId } from '../model.ts';
import { tables } from '../schema.ts';
import { isOutNow, visibleTo } from '../visibility.ts';
import { type CertifiedEdition, certifiedEdition } from './edition.ts';

export const certificateColumns = [
  'c.id',
  'c.edition_id as editionId',
  'c.batch_id as batchId',
  'c.kind',
  'c.no',
  'c.number',
  'c.code',
  'c.subject',
  'c.state',
  'c.content',
  'c.digest',
  'c.person_id as personId',
  'c.unit_id as unitId',
  'c.institution_id as institutionId',
  'c.issued_at as issuedAt',
  'b.visible_from as visibleFrom',
  'c.revoked_at as revokedAt',
  'c.revoked_reason as revokedReason',
  'c.superseded_at as supersededAt',
] as const;

export type ReadCertificate = Certificate & { readonly editionId: CertifiedEdition['id'] };

/** Certificates as `c` with their batch as `b` and edition as `e`. */
export function certificates(conn: Conn) {
  return tables(conn)
    .selectFrom('certificate as c')
    .innerJoin('certificate_batch as b', 'b.id', 'c.batch_id')
    .innerJoin('edition as e', 'e.id', 'c.edition_id');
}

/** The certificate, or null when there is none that the viewer may read. */
export async function certificateFor(
  conn: Conn,
  viewer: Viewer,
  id: CertificateId,
  now: Date,
): Promise<ReadCertificate | null> {
  const row = await certificates(conn)
    .select(certificateColumns)
    .where('c.id', '=', id)
    .where((where) => visibleTo(viewer, now)(where))
    .executeTakeFirst();
  return row ?? null;
}

/** What everybody who has the code may know; null for a code that nobody has, or that is not out yet. */
export async function publicCertificate(conn: Conn, code: PublicCode, now: Date): Promise<Verified | null> {
  const row = await certificates(conn)
    .leftJoin('certificate as n', 'n.replaces', 'c.id')
    .select(certificateColumns)
    .select(['n.code as newCode'])
    .where('c.code', '=', code)
    .where((where) => isOutNow(now)(where))
    .executeTakeFirst();
  return row ?? null;
}

/** `newCode`: of the certificate that took its place. */
export type Verified = ReadCertificate & { readonly newCode: PublicCode | null };

/** The certificate and its edition, held for the transaction. */
export async function heldCertificate(
  tx: Tx,
  id: CertificateId,
): Promise<{ readonly certificate: ReadCertificate; readonly edition: CertifiedEdition } | null> {
  const certificate = await certificates(tx)
    .select(certificateColumns)
    .where('c.id', '=', id)
    .forUpdate('c')
    .executeTakeFirst();
  const edition = certificate ? await certifiedEdition(tx, certificate.editionId) : null;
  return certificate && edition ? { certificate, edition } : null;
}

/** The certificate that took the place of this one, and the one whose place it took. */
export async function kinOf(conn: Conn, id: CertificateId): Promise<Kin> {
  const next = await tables(conn)
    .selectFrom('certificate')
    .select(['id', 'number'])
    .where('replaces', '=', id)
    .executeTakeFirst();
  const former = await tables(conn)
    .selectFrom('certificate as c')
    .innerJoin('certificate as f', 'f.id', 'c.replaces')
    .select(['f.id', 'f.number'])
    .where('c.id', '=', id)
    .executeTakeFirst();
  return { next: next ?? null, former: former ?? null };
}

type Named = Pick<Certificate, 'id' | 'number'>;
export type Kin = { readonly next: Named | null; readonly former: Named | null };
