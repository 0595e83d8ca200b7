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
  type SupportView,
  type SupportViewId,
  type Viewer,
} from '../model.ts';
import { actingOf } from '../rules/acting.ts';

type House = { readonly db: Database; readonly config: Config };
export type ViewerFound = { readonly viewer: Viewer; readonly headers?: Headers };

/**
 * Who sent the request: the session cookie's person with all memberships, in one query.
 * The signed cookie spares reading the session; that it still stands is asked in that query, so that a
 * revoked session and a deactivated person are nobody at once. `headers` carries renewed cookies.
 */
export async function viewerOf(house: House, request: Request, ip: string, now: Date): Promise<ViewerFound> {
  if (!request.headers.get('cookie')?.includes(`${COOKIE_PREFIX}.session_token=`)) return { viewer: { ...nobody, ip } };
  const { sessionId, headers } = await sessionOf(house, request.headers);
  if (!sessionId) return { viewer: { ...nobody, ip }, headers };
  const viewer = viewerFrom(await sessionRows(house.db, sessionId, now), house.config, ip);
  return { viewer: viewer.person ? { ...viewer, sessionId } : viewer, headers };
}

type SessionFound = { readonly sessionId: SessionId | null; readonly headers?: Headers };
type Recognised = { readonly sessionId: SessionId; readonly until: number };

/** Checking a signature and unpacking what it signs takes as long as making a small page: the same cookies say the same for a while. */
const RECOGNISED_MS = 30_000;
const MOST = 2000;
const recognised = new WeakMap<Database, Map<string, Recognised>>();

/** The session that the signed cookies name, if they are right; whether it still stands is asked after that, each time. */
async function sessionOf({ db, config }: House, asked: Headers): Promise<SessionFound> {
  const cookies = asked.get('cookie') ?? '';
  const known = recognised.get(db) ?? new Map<string, Recognised>();
  recognised.set(db, known);
  const found = known.get(cookies);
  if (found && found.until > performance.now()) return found;
  known.delete(cookies);
  const auth = await authOf(db, config);
  const { response, headers } = await auth.api.getSession({ headers: asked, returnHeaders: true });
  if (!response) return { sessionId: null, headers };
  const sessionId = response.session.id as SessionId;
  if (known.size >= MOST) known.clear();
  // Cookies that were renewed just now will not come again.
  if (headers.getSetCookie().length === 0) known.set(cookies, { sessionId, until: performance.now() + RECOGNISED_MS });
  return { sessionId, headers };
}

function viewerFrom(rows: readonly Row[], config: Config, ip: string): Viewer {
  const first = rows[0];
  if (!first) return { ...nobody, ip };
  const person: Person = { id: first.personId, name: first.personName, email: first.email };
  const memberships = rows.flatMap((row) => membershipOf(row) ?? []);
  const chosen = actingOf(memberships, first.actingMembershipId);
  const held = chosen !== null && !first.secondFactor && config.totpRoles.includes(chosen.role);
  const support = supportOf(first);
  return { person, memberships, acting: held ? null : chosen, heldBack: held ? chosen : null, ip, support };
}

function supportOf(row: Row): SupportView | null {
  const { viewId: id, viewUntil: until, viewReason: reason, adminId, adminName, adminEmail } = row;
  if (!id || !until || !adminId) return null;
  const admin = { id: adminId, name: adminName ?? '', email: adminEmail ?? '' };
  return { id, admin, reason: reason ?? '', until };
}

type Row = {
  readonly personId: PersonId;
  readonly personName: string;
  readonly email: string;
  readonly actingMembershipId: MembershipId | null;
  readonly secondFactor: boolean;
  readonly viewId: SupportViewId | null;
  readonly viewUntil: Date | null;
  readonly viewReason: string | null;
  readonly adminId: PersonId | null;
  readonly adminName: string | null;
  readonly adminEmail: string | null;
} & { readonly [Field in keyof Membership]: Membership[Field] | null };

/**
 * Prepared once a connection, for it is asked at every request: planning the tables takes longer than reading them.
 * Who views as somebody is that person here, as long as he runs the system and the person does not.
 */
const sessionQuery = {
  name: 'identity.viewer',
  text: `select p.id as "personId", p.name as "personName", p.email, p.acting_membership_id as "actingMembershipId",
      p.two_factor_enabled or (s.strong and v.id is null) as "secondFactor",
      v.id as "viewId", v.until_at as "viewUntil", v.reason as "viewReason",
      a.id as "adminId", a.name as "adminName", a.email as "adminEmail",
      m.id, m.role, m.institution_id as "institutionId", i.name as "institutionName", i.region_code as "regionCode",
      m.unit_id as "unitId", u.name as "unitName"
    from auth_session s
    left join support_view v on v.session_id = s.id and v.ended_at is null and v.until_at > $2
      and v.admin_id = s.person_id
      and exists (select from membership r
        where r.person_id = v.admin_id and r.role = 'system_admin' and r.ended_at is null)
      and not exists (select from membership r
        where r.person_id = v.person_id and r.role = 'system_admin' and r.ended_at is null)
      and exists (select from person t where t.id = v.person_id and t.deactivated_at is null)
    left join person a on a.id = v.admin_id
    join person p on p.id = coalesce(v.person_id, s.person_id) and p.deactivated_at is null
    left join membership m on m.person_id = p.id and m.ended_at is null
    left join institution i on i.id = m.institution_id
    left join unit u on u.id = m.unit_id
    where s.id = $1
    order by m.created_at, m.id`,
};

async function sessionRows(db: Database, sessionId: SessionId, now: Date): Promise<readonly Row[]> {
  const found = await db.pool.query<Row>({ ...sessionQuery, values: [sessionId, now] });
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
