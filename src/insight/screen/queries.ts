import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { PublicCode } from '#platform/public-code.ts';
import type { ScreenLink } from './model.ts';
import { tables } from './schema.ts';

/** The links of a hub, the newest first, the revoked ones with them. */
export async function linksOf(conn: Conn, hubId: InstitutionId): Promise<readonly ScreenLink[]> {
  return tables(conn)
    .selectFrom('screen_link as l')
    .leftJoin('person as p', 'p.id', 'l.made_by')
    .select(['l.id', 'l.code', 'l.label', 'p.name as madeByName', 'l.made_at as madeAt', 'l.revoked_at as revokedAt'])
    .where('l.institution_id', '=', hubId)
    .orderBy('l.made_at', 'desc')
    .orderBy('l.id')
    .execute();
}

/** Whether the code opens the screen now. */
export async function isOpenCode(conn: Conn, code: PublicCode): Promise<boolean> {
  const row = await tables(conn)
    .selectFrom('screen_link')
    .select('id')
    .where('code', '=', code)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
