import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import type { InstitutionId, Person, PersonId, Role, UnitId, Viewer } from '../model.ts';
import { isActing } from '../rules/guard.ts';
import type { AdminCounts, Standing } from '../rules/person.ts';
import { type IdentityTables, tables } from '../schema.ts';

/** A person one may write to, in the person's own language. */
export type Contact = Person & { readonly locale: Locale };

const columns = ['p.id', 'p.name', 'p.email', 'p.locale'] as const;

/** The people of these ids, deactivated ones too; unknown ids are left out. */
export async function peopleByIds(conn: Conn, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Contact>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('person as p')
    .select(columns)
    .where('p.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The living people who have these addresses, by address; unknown ones are left out. */
export async function peopleByEmails(conn: Conn, emails: readonly string[]): Promise<ReadonlyMap<string, PersonId>> {
  if (emails.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('person as p')
    .select(['p.id', 'p.email'])
    .where('p.email', '=', sql<string>`any(${[...emails]}::text[])`)
    .where('p.deactivated_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.email, row.id]));
}

export async function hasAccount(conn: Conn, email: string): Promise<boolean> {
  const found = await tables(conn).selectFrom('person').select('id').where('email', '=', email).executeTakeFirst();
  return found !== undefined;
}

/** The language in which the person reads. */
export async function localeOf(conn: Conn, id: PersonId): Promise<Locale> {
  const row = await tables(conn).selectFrom('person').select('locale').where('id', '=', id).executeTakeFirstOrThrow();
  return row.locale;
}

type Post = { readonly role?: Role; readonly institutionId?: InstitutionId; readonly unitId?: UnitId };

async function holdersOf(conn: Conn, post: Post): Promise<readonly Contact[]> {
  let query = tables(conn)
    .selectFrom('person as p')
    .innerJoin('membership as m', 'm.person_id', 'p.id')
    .select(columns)
    .distinct()
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null);
  if (post.role) query = query.where('m.role', '=', post.role);
  if (post.institutionId) query = query.where('m.institution_id', '=', post.institutionId);
  if (post.unitId) query = query.where('m.unit_id', '=', post.unitId);
  return query.orderBy('p.name').orderBy('p.id').execute();
}

/** The living admins lokal of an institution. */
export async function adminsOf(conn: Conn, institutionId: InstitutionId): Promise<readonly Contact[]> {
  return holdersOf(conn, { role: 'local_admin', institutionId });
}

/** The same for many institutions at once, in one query; those without are left out. */
export async function adminsByInstitution(
  conn: Conn,
  ids: readonly InstitutionId[],
): Promise<ReadonlyMap<InstitutionId, readonly Contact[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(columns)
    .select('m.institution_id as institutionId')
    .where('m.role', '=', 'local_admin')
    .where('m.institution_id', 'in', [...new Set(ids)])
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
  return Map.groupBy(rows, (row) => row.institutionId);
}

/** The living admins of the hub. */
export async function hubAdmins(conn: Conn): Promise<readonly Contact[]> {
  return holdersOf(conn, { role: 'hub_admin' });
}

/** The living administrators of the system. */
export async function systemAdmins(conn: Conn): Promise<readonly Contact[]> {
  return holdersOf(conn, { role: 'system_admin' });
}

/** The living people of a unit, whatever their role. */
export async function membersOfUnit(conn: Conn, unitId: UnitId): Promise<readonly Contact[]> {
  return holdersOf(conn, { unitId });
}

/** The living people of an institution and its units, whatever their role. */
export async function membersOfInstitution(conn: Conn, institutionId: InstitutionId): Promise<readonly Contact[]> {
  return holdersOf(conn, { institutionId });
}

/** How many living people hold the roles that must never be empty. */
export async function adminCounts(conn: Conn): Promise<AdminCounts> {
  const rows = await tables(conn)
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select((it) => ['m.role', it.fn.count<number>('m.person_id').distinct().as('n')])
    .where('m.role', 'in', ['hub_admin', 'system_admin'])
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null)
    .groupBy('m.role')
    .execute();
  const countOf = (role: Role) => rows.find((row) => row.role === role)?.n ?? 0;
  return { hubAdmins: countOf('hub_admin'), systemAdmins: countOf('system_admin') };
}

/** The account with every role it holds, whoever asks: what decides whether it may be closed. */
export async function standingOf(conn: Conn, id: PersonId): Promise<Standing | null> {
  const person = await tables(conn)
    .selectFrom('person')
    .select(['id', 'deactivated_at as deactivatedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!person) return null;
  const held = await tables(conn)
    .selectFrom('membership')
    .select(['role', 'institution_id as institutionId'])
    .where('person_id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
  return { ...person, held };
}

type People = ExpressionBuilder<IdentityTables & { p: IdentityTables['person'] }, 'p'>;

/** The people whose pages the viewer may see, as a condition on `person as p`. The same rule as `whyNotReadPerson`. */
export function peopleVisibleTo(viewer: Viewer): (it: People) => Expression<SqlBool> {
  return (it) => {
    if (isActing(viewer, 'hub_admin', 'system_admin')) return sql<SqlBool>`true`;
    if (!viewer.acting || !isActing(viewer, 'local_admin')) return sql<SqlBool>`false`;
    return it.exists(
      it
        .selectFrom('membership as own')
        .select('own.id')
        .whereRef('own.person_id', '=', 'p.id')
        .where('own.institution_id', '=', viewer.acting.institutionId)
        .where('own.ended_at', 'is', null),
    );
  };
}
