import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import { authOf, COOKIE_PREFIX } from '../auth.ts';
import { type Membership, nobody, type Person, type SessionId, type Viewer } from '../model.ts';
import { actingOf } from '../rules/acting.ts';
import { tables } from '../schema.ts';

export type ViewerFound = { readonly viewer: Viewer; readonly headers?: Headers };

/**
 * Who sent the request: the session cookie's person with all memberships, in one query.
 * The signed cookie spares reading the session; that it still stands is asked in the same query, so that a
 * revoked session and a deactivated person are nobody at once. `headers` carries renewed cookies.
 */
export async function viewerOf(db: Database, config: Config, request: Request, ip: string): Promise<ViewerFound> {
  if (!request.headers.get('cookie')?.includes(`${COOKIE_PREFIX}.session_token=`)) return { viewer: { ...nobody, ip } };
  const auth = await authOf(db, config);
  const { response, headers } = await auth.api.getSession({ headers: request.headers, returnHeaders: true });
  if (!response) return { viewer: { ...nobody, ip }, headers };
  const viewer = await viewerOfSession(db, response.session.id as SessionId, ip);
  return { viewer, headers };
}

async function viewerOfSession(db: Database, sessionId: SessionId, ip: string): Promise<Viewer> {
  const rows = await sessionRows(db, sessionId);
  const first = rows[0];
  if (!first) return { ...nobody, ip };
  const person: Person = { id: first.personId, name: first.personName, email: first.email };
  const memberships = rows.flatMap((row) => membershipOf(row) ?? []);
  return { person, memberships, acting: actingOf(memberships, first.actingMembershipId), ip, sessionId };
}

async function sessionRows(db: Database, sessionId: SessionId) {
  return tables(db.conn)
    .selectFrom('auth_session as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .leftJoin('membership as m', (join) => join.onRef('m.person_id', '=', 'p.id').on('m.ended_at', 'is', null))
    .leftJoin('institution as i', 'i.id', 'm.institution_id')
    .leftJoin('unit as u', 'u.id', 'm.unit_id')
    .select([
      'p.id as personId',
      'p.name as personName',
      'p.email as email',
      'p.acting_membership_id as actingMembershipId',
      'm.id as id',
      'm.role as role',
      'm.institution_id as institutionId',
      'i.name as institutionName',
      'i.region_code as regionCode',
      'm.unit_id as unitId',
      'u.name as unitName',
    ])
    .where('s.id', '=', sessionId)
    .where('p.deactivated_at', 'is', null)
    .orderBy('m.created_at')
    .orderBy('m.id')
    .execute();
}

type Row = Awaited<ReturnType<typeof sessionRows>>[number];

function membershipOf(row: Row): Membership | null {
  if (!row.id || !row.role || !row.institutionId) return null;
  return {
    id: row.id,
    role: row.role,
    institutionId: row.institutionId,
    institutionName: row.institutionName ?? '',
    regionCode: row.regionCode,
    unitId: row.unitId,
    unitName: row.unitName,
  };
}
