import { sql } from 'kysely';
import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RelocationId, RelocationOffer } from './model.ts';
import { tables } from './schema.ts';

type Place = { readonly institutionId: InstitutionId; readonly unitId: UnitId | null };

/** «Dinas Kesehatan, Pemerintah Kabupaten Toba». */
export async function placeName(conn: Conn, { institutionId, unitId }: Place): Promise<string> {
  const found = await sql<{ name: string }>`select concat_ws(', ', u.name, n.name) as name
    from institution n left join unit u on u.id = ${unitId} where n.id = ${institutionId}`.execute(tables(conn));
  return found.rows[0]?.name ?? '';
}

/** Whether records can stand there: the unit is one of the institution and open. */
export async function isOpenPlace(conn: Conn, { institutionId, unitId }: Place): Promise<boolean> {
  const found = await sql<{ stands: boolean }>`select exists (select from institution where id = ${institutionId})
    and (${unitId}::uuid is null or exists (select from unit
      where id = ${unitId} and institution_id = ${institutionId} and closed_at is null)) as stands`.execute(
    tables(conn),
  );
  return found.rows[0]?.stands === true;
}

/** Keepers of a record who do not belong to the institution: they do not go there with it. */
export async function strangersIn(
  conn: Conn,
  { keeperIds }: { readonly keeperIds: readonly PersonId[] },
  institutionId: InstitutionId,
): Promise<readonly PersonId[]> {
  if (keeperIds.length === 0) return [];
  const members = await tables(conn)
    .selectFrom('membership')
    .select('person_id as id')
    .where('person_id', 'in', [...keeperIds])
    .where('institution_id', '=', institutionId)
    .where('ended_at', 'is', null)
    .execute();
  return keeperIds.filter((id) => !members.some((member) => member.id === id));
}

function offers(conn: Conn) {
  return tables(conn)
    .selectFrom('relocation_offer as o')
    .innerJoin('innovation as i', 'i.id', 'o.innovation_id')
    .innerJoin('institution as n', 'n.id', 'i.institution_id')
    .leftJoin('unit as u', 'u.id', 'i.unit_id')
    .innerJoin('institution as t', 't.id', 'o.to_institution')
    .innerJoin('person as p', 'p.id', 'o.offered_by')
    .leftJoin('person as a', 'a.id', 'o.answered_by')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) => on('v.id', '=', on.fn.coalesce('i.working_version_id', 'i.published_version_id'))),
    )
    .select([
      'o.id',
      'o.innovation_id as innovationId',
      'i.institution_id as institutionId',
      sql<string>`concat_ws(', ', u.name, n.name)`.as('place'),
      sql<string>`v.content ->> 'title'`.as('title'),
      sql<string>`v.content ->> 'summary'`.as('summary'),
      'o.to_institution as toInstitution',
      't.name as toName',
      'o.reason',
      'o.offered_by as offeredBy',
      'p.name as offeredByName',
      'o.offered_at as offeredAt',
      'o.state',
      'o.answer',
      'a.name as answeredByName',
      'o.answered_at as answeredAt',
    ]);
}

/** The offer whoever asks; the caller asks whether it may be seen (rules.ts). */
export async function relocationById(conn: Conn, id: RelocationId): Promise<RelocationOffer | null> {
  return (await offers(conn).where('o.id', '=', id).executeTakeFirst()) ?? null;
}

/** The offer of this record that waits for its answer. */
export async function openRelocation(conn: Conn, id: InnovationId): Promise<RelocationOffer | null> {
  const query = offers(conn).where('o.innovation_id', '=', id).where('o.state', '=', 'open');
  return (await query.executeTakeFirst()) ?? null;
}

/** Offers that wait: those made to the institution, and those of records that stand in it. Oldest first. */
export async function waitingRelocations(conn: Conn, id: InstitutionId): Promise<readonly RelocationOffer[]> {
  return offers(conn)
    .where('o.state', '=', 'open')
    .where((where) => where.or([where('o.to_institution', '=', id), where('i.institution_id', '=', id)]))
    .orderBy('o.offered_at')
    .orderBy('o.id')
    .execute();
}
