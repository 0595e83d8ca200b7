import { sql } from 'kysely';
import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { tables } from '../schema.ts';

/** The governments of the hub's province and the province itself, by name. */
export async function governmentsFor(
  conn: Conn,
  hubRegion: string,
): Promise<readonly { readonly id: InstitutionId; readonly name: string }[]> {
  const found = await sql<{ id: InstitutionId; name: string }>`
    select id, name from institution
    where kind in ('province', 'regency', 'city') and (region_code = ${hubRegion} or region_code like ${`${hubRegion}.%`})
    order by length(region_code), name, id`.execute(tables(conn));
  return found.rows;
}
