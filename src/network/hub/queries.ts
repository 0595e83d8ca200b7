import type { Conn } from '#platform/db.ts';
import { type KeptProfile, noProfile } from './model.ts';
import { tables } from './schema.ts';

/** What the hub of this province says of itself. */
export async function profileOf(conn: Conn, hubRegion: string): Promise<KeptProfile> {
  const found = await tables(conn)
    .selectFrom('hub_profile')
    .select(['about_id as aboutId', 'about_en as aboutEn', 'office', 'address', 'email', 'phone', 'hours', 'revision'])
    .where('region_code', '=', hubRegion)
    .executeTakeFirst();
  return found ?? noProfile;
}
