import { sql } from 'kysely';
import { provingOnly } from '#files/index.ts';
import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import type { Erasure, ErasureId, Toll } from './model.ts';
import { tables } from './schema.ts';

function erasures(conn: Conn) {
  return tables(conn)
    .selectFrom('erasure as e')
    .innerJoin('person as r', 'r.id', 'e.requested_by')
    .leftJoin('person as d', 'd.id', 'e.decided_by')
    .select([
      'e.id',
      'e.innovation_id as innovationId',
      'e.basis',
      'e.letter_number as letterNumber',
      'e.letter_date as letterDate',
      'e.asked_by as askedBy',
      'e.state',
      'e.requested_by as requestedBy',
      'r.name as requestedByName',
      'e.requested_at as requestedAt',
      'e.decided_by as decidedBy',
      'd.name as decidedByName',
      'e.decided_at as decidedAt',
      'e.digest',
    ]);
}

/** Every request, newest first; for those who may erase. */
export async function allErasures(conn: Conn): Promise<readonly Erasure[]> {
  return erasures(conn).orderBy('e.requested_at', 'desc').orderBy('e.id').execute();
}

/** The request of this id, for jobs, which look as the house itself. */
export async function erasureById(conn: Conn, id: ErasureId): Promise<Erasure | null> {
  return (await erasures(conn).where('e.id', '=', id).executeTakeFirst()) ?? null;
}

/** The request about this record that waits for its confirmation. */
export async function openErasure(conn: Conn, id: InnovationId): Promise<Erasure | null> {
  const query = erasures(conn).where('e.innovation_id', '=', id).where('e.state', '=', 'requested');
  return (await query.executeTakeFirst()) ?? null;
}

/** Whether a record of this id was erased for good; for everyone: the address answers that it is gone. */
export async function isErased(conn: Conn, id: InnovationId): Promise<boolean> {
  const query = tables(conn).selectFrom('erasure').select('id').where('innovation_id', '=', id);
  return (await query.where('state', '=', 'erased').limit(1).executeTakeFirst()) !== undefined;
}

/** The ids of what was erased, oldest first; for the command that lists them. */
export async function erasedRecords(conn: Conn): Promise<readonly { readonly id: InnovationId; readonly at: Date }[]> {
  const rows = await erasures(conn).where('e.state', '=', 'erased').orderBy('e.decided_at').execute();
  return rows.flatMap((row) => (row.decidedAt ? [{ id: row.innovationId, at: row.decidedAt }] : []));
}

/** Who could confirm: the people whose account is on, with the role of an administrator of hub or system. */
export async function administrators(conn: Conn): Promise<readonly PersonId[]> {
  const rows = await tables(conn)
    .selectFrom('person as p')
    .innerJoin('membership as m', 'm.person_id', 'p.id')
    .select('p.id')
    .distinct()
    .where('p.deactivated_at', 'is', null)
    .where('m.ended_at', 'is', null)
    .where('m.role', 'in', ['hub_admin', 'system_admin'])
    .execute();
  return rows.map((row) => row.id);
}

/** What would go with the record. */
export async function tollOf(conn: Conn, id: InnovationId): Promise<Toll> {
  const of = sql`(select v.id from innovation_version v where v.innovation_id = ${id})`;
  const found = await sql<Omit<Toll, 'evidence'>>`select
    (select count(*) from innovation_version where innovation_id = ${id}) as versions,
    (select count(*) from innovation_note where version_id in ${of}) as notes,
    (select count(*) from registry_draft where version_id in ${of}) as drafts,
    (select count(*) from contact_message where innovation_id = ${id}) as messages,
    (select count(*) from innovation_award where innovation_id = ${id}) as awards,
    (select count(*) from import_record where innovation_id = ${id}) as imported`.execute(tables(conn));
  const [counts] = found.rows;
  if (!counts) throw new Error('the toll of an erasure was not counted');
  return { ...counts, evidence: await provingOnly(conn, { kind: 'innovation', id }) };
}
