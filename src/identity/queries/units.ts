import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { InstitutionId, UnitId } from '../model.ts';
import { tables } from '../schema.ts';

export type Unit = {
  readonly id: UnitId;
  readonly institutionId: InstitutionId;
  readonly parentId: UnitId | null;
  readonly name: string;
  readonly closedAt: Date | null;
  readonly createdAt: Date;
};
export type UnitStanding = Unit & { readonly openUnits: number; readonly members: number };

const columns = [
  'u.id',
  'u.institution_id as institutionId',
  'u.parent_unit_id as parentId',
  'u.name',
  'u.closed_at as closedAt',
  'u.created_at as createdAt',
] as const;

/** All units of an institution by name; closed ones too, for history. */
export async function unitsOf(conn: Conn, institutionId: InstitutionId): Promise<readonly Unit[]> {
  return tables(conn)
    .selectFrom('unit as u')
    .select(columns)
    .where('u.institution_id', '=', institutionId)
    .orderBy('u.name_key')
    .execute();
}

export async function unitById(conn: Conn, id: UnitId): Promise<Unit | null> {
  return (await unitsByIds(conn, [id])).get(id) ?? null;
}

/** The units of these ids; unknown ids are left out. */
export async function unitsByIds(conn: Conn, ids: readonly UnitId[]): Promise<ReadonlyMap<UnitId, Unit>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('unit as u')
    .select(columns)
    .where('u.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The unit with what decides whether it can be closed: open units right below it, and living members. */
export async function unitStanding(conn: Conn, id: UnitId): Promise<UnitStanding | null> {
  const row = await tables(conn)
    .selectFrom('unit as u')
    .select(columns)
    .select((it) => [
      it
        .selectFrom('unit as c')
        .select((child) => child.fn.countAll<number>().as('n'))
        .whereRef('c.parent_unit_id', '=', 'u.id')
        .where('c.closed_at', 'is', null)
        .as('openUnits'),
      it
        .selectFrom('membership as m')
        .select((member) => member.fn.countAll<number>().as('n'))
        .whereRef('m.unit_id', '=', 'u.id')
        .where('m.ended_at', 'is', null)
        .as('members'),
    ])
    .where('u.id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, openUnits: row.openUnits ?? 0, members: row.members ?? 0 } : null;
}

/** The ids from this unit up to the root of its tree, itself first. */
export async function lineageOf(conn: Conn, id: UnitId): Promise<readonly UnitId[]> {
  const found = await sql<{ id: UnitId }>`
    with recursive up as (
      select id, parent_unit_id, 1 as step from unit where id = ${id}
      union all
      select u.id, u.parent_unit_id, up.step + 1 from unit u join up on u.id = up.parent_unit_id where up.step < 50
    ) select id from up order by step`.execute(tables(conn));
  return found.rows.map((row) => row.id);
}
