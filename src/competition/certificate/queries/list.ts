import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { CertificateFilter, ListedCertificate } from '../model.ts';
import { visibleTo } from '../visibility.ts';
import { certificates } from './certificate.ts';
import type { CertifiedEdition } from './edition.ts';

const columns = [
  'c.id',
  'c.no',
  'c.number',
  'c.code',
  'c.kind',
  'c.state',
  'c.content',
  'c.issued_at as issuedAt',
  'b.visible_from as visibleFrom',
  'c.revoked_reason as revokedReason',
] as const;

/** Signs that mean something in a pattern stand for themselves. */
const pattern = (text: string) => `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

function ofEdition(conn: Conn, editionId: CertifiedEdition['id'], { kind, state, text, batch }: CertificateFilter) {
  let query = certificates(conn).where('c.edition_id', '=', editionId);
  if (kind) query = query.where('c.kind', '=', kind);
  if (state) query = query.where('c.state', '=', state);
  if (batch) query = query.where('c.batch_id', '=', batch);
  if (text === '') return query;
  return query.where((it) => it.or([it('c.name', 'ilike', pattern(text)), it('c.number', 'ilike', pattern(text))]));
}

function sorted(query: ReturnType<typeof ofEdition>, { sort, descending }: CertificateFilter) {
  const direction = descending ? ('desc' as const) : ('asc' as const);
  const by = sort === 'name' ? query.orderBy(sql`lower(c.name)`, direction) : query;
  return by.orderBy('c.no', direction).select(columns);
}

type Page = { readonly size: number; readonly offset: number };
type Listed = { readonly total: number; readonly items: readonly ListedCertificate[] };

/** One page of the certificates of an edition, for its organiser. */
export async function listCertificates(
  conn: Conn,
  editionId: CertifiedEdition['id'],
  filter: CertificateFilter,
  page: Page,
): Promise<Listed> {
  const items = await sorted(ofEdition(conn, editionId, filter), filter)
    .limit(page.size)
    .offset(page.offset)
    .execute();
  const { n } = await ofEdition(conn, editionId, filter)
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { total: n, items };
}

/** All of the same, as they come. */
export function allCertificates(
  conn: Conn,
  editionId: CertifiedEdition['id'],
  filter: CertificateFilter,
): AsyncGenerator<readonly ListedCertificate[]> {
  return inBatches(conn, sorted(ofEdition(conn, editionId, filter), filter));
}

/** Certificates that the viewer may take: of oneself, the unit and the institution, not those that one's office gives others. */
function ownOf(conn: Conn, viewer: Viewer, now: Date) {
  const { person, acting } = viewer;
  return certificates(conn)
    .where((where) => visibleTo({ ...viewer, acting: acting }, now)(where))
    .where((it) =>
      it.or([
        it('c.person_id', '=', person?.id ?? null),
        it('c.unit_id', '=', acting?.unitId ?? null),
        ...(acting?.role === 'local_admin' ? [it('c.institution_id', '=', acting.institutionId)] : []),
      ]),
    )
    .where('c.state', '!=', 'superseded');
}

/** One page of the viewer's certificates, newest first. */
export async function ownCertificates(conn: Conn, viewer: Viewer, now: Date, page: Page): Promise<Listed> {
  const items = await ownOf(conn, viewer, now)
    .select(columns)
    .orderBy('c.issued_at', 'desc')
    .orderBy('c.no')
    .limit(page.size)
    .offset(page.offset)
    .execute();
  const { n } = await ownOf(conn, viewer, now)
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { total: n, items };
}

/** All of the same, as they come. */
export function allOwn(conn: Conn, viewer: Viewer, now: Date): AsyncGenerator<readonly ListedCertificate[]> {
  return inBatches(conn, ownOf(conn, viewer, now).select(columns).orderBy('c.issued_at', 'desc').orderBy('c.no'));
}

/** The certificates of some recipients (`entry:<id>`), as far as the viewer may read them. */
export async function certificatesOfSubjects(
  conn: Conn,
  viewer: Viewer,
  subjects: readonly string[],
  now: Date,
): Promise<readonly (ListedCertificate & { readonly subject: string })[]> {
  if (subjects.length === 0) return [];
  return certificates(conn)
    .select(columns)
    .select('c.subject')
    .where('c.subject', '=', sql<string>`any(${[...subjects]}::text[])`)
    .where('c.state', '!=', 'superseded')
    .where((where) => visibleTo(viewer, now)(where))
    .orderBy('c.no')
    .execute();
}
