import type { Config } from '#platform/config.ts';
import type { Conn } from '#platform/db.ts';
import type { Membership, MembershipId, PersonId, Program, Role, Viewer } from '../model.ts';
import { tables } from '../schema.ts';

function standing(conn: Conn) {
  return tables(conn)
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .innerJoin('institution as i', 'i.id', 'm.institution_id')
    .leftJoin('unit as u', 'u.id', 'm.unit_id')
    .select([
      'p.id as personId',
      'p.name as personName',
      'p.email',
      'm.id',
      'm.role',
      'm.institution_id as institutionId',
      'i.name as institutionName',
      'i.region_code as regionCode',
      'm.unit_id as unitId',
      'u.name as unitName',
    ])
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null);
}

type Row = Membership & { readonly personId: PersonId; readonly personName: string; readonly email: string };

function viewerFrom(row: Row | undefined): Viewer | null {
  if (!row) return null;
  const { personId, personName, email, ...acting } = row;
  return { person: { id: personId, name: personName, email }, memberships: [acting], acting, ip: '' };
}

/**
 * The person of a membership, acting in it, for a job that goes on with what the person began; null when the
 * membership has ended or the account is switched off since.
 */
export async function viewerOfMembership(conn: Conn, id: MembershipId): Promise<Viewer | null> {
  return viewerFrom(await standing(conn).where('m.id', '=', id).executeTakeFirst());
}

/** The person acting in the oldest membership of this role, for commands and demonstration data. */
export async function viewerOfPerson(conn: Conn, id: PersonId, role: Role): Promise<Viewer | null> {
  const query = standing(conn)
    .where('p.id', '=', id)
    .where('m.role', '=', role)
    .orderBy('m.created_at')
    .orderBy('m.id');
  return viewerFrom(await query.executeTakeFirst());
}

type ByProgram = { readonly membershipId: MembershipId; readonly program: Program; readonly ip: string };

/**
 * The person for whom a program acts, in the membership of its token; null when that has ended or the account is
 * switched off. A role that waits for a second factor is held back from programs as from its person.
 */
export async function viewerOfProgram(
  conn: Conn,
  config: Config,
  { membershipId, program, ip }: ByProgram,
): Promise<Viewer | null> {
  const found = await standing(conn)
    .select((it) =>
      it
        .or([
          it('p.two_factor_enabled', '=', true),
          it.exists(it.selectFrom('auth_passkey as k').select('k.id').whereRef('k.person_id', '=', 'p.id')),
        ])
        .as('secondFactor'),
    )
    .where('m.id', '=', membershipId)
    .executeTakeFirst();
  if (!found) return null;
  const { secondFactor, ...row } = found;
  const viewer = viewerFrom(row);
  if (!viewer) return null;
  const held = !secondFactor && config.totpRoles.includes(row.role);
  return { ...viewer, ip, program, ...(held ? { acting: null, heldBack: viewer.acting } : {}) };
}
