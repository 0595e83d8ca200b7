import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import { authOf, COOKIE_PREFIX } from '../auth.ts';
import {
  type Membership,
  type MembershipId,
  nobody,
  type Person,
  type PersonId,
  type SessionId,
  type Viewer,
} from '../model.ts';
import { actingOf } from '../rules/acting.ts';

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
  const viewer = await viewerOfSession(db, config, response.session.id as SessionId, ip);
  return { viewer, headers };
}

async function viewerOfSession(db: Database, config: Config, sessionId: SessionId, ip: string): Promise<Viewer> {
  const rows = await sessionRows(db, sessionId);
  const first = rows[0];
  if (!first) return { ...nobody, ip };
  const person: Person = { id: first.personId, name: first.personName, email: first.email };
  const memberships = rows.flatMap((row) => membershipOf(row) ?? []);
  const chosen = actingOf(memberships, first.actingMembershipId);
  const held = chosen !== null && !first.secondFactor && config.totpRoles.includes(chosen.role);
  return { person, memberships, acting: held ? null : chosen, heldBack: held ? chosen : null, ip, sessionId };
}

type Row = {
  readonly personId: PersonId;
  readonly personName: string;
  readonly email: string;
  readonly actingMembershipId: MembershipId | null;
  readonly secondFactor: boolean;
} & { readonly [Field in keyof Membership]: Membership[Field] | null };

/** Prepared once a connection, for it is asked at every request: planning the five tables takes longer than reading them. */
const sessionQuery = {
  name: 'identity.viewer',
  text: `select p.id as "personId", p.name as "personName", p.email, p.acting_membership_id as "actingMembershipId",
      p.two_factor_enabled as "secondFactor",
      m.id, m.role, m.institution_id as "institutionId", i.name as "institutionName", i.region_code as "regionCode",
      m.unit_id as "unitId", u.name as "unitName"
    from auth_session s
    join person p on p.id = s.person_id and p.deactivated_at is null
    left join membership m on m.person_id = p.id and m.ended_at is null
    left join institution i on i.id = m.institution_id
    left join unit u on u.id = m.unit_id
    where s.id = $1
    order by m.created_at, m.id`,
};

async function sessionRows(db: Database, sessionId: SessionId): Promise<readonly Row[]> {
  const found = await db.pool.query<Row>({ ...sessionQuery, values: [sessionId] });
  return found.rows;
}

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
