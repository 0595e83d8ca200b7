import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { VersionId } from '#registry/index.ts';
import type { EntryId } from '../model/entry.ts';
import { tables } from '../schema.ts';
import { arrivedAs } from './arrived.ts';

export type EntryTraits = {
  readonly id: EntryId;
  readonly category: string | null;
  readonly categoryName: string | null;
  readonly versionId: VersionId | null;
  /** The first words of all sections. */
  readonly text: string;
};

/** What submitted entries are about, by what was frozen. The caller has asked who may. */
export async function traitsOfEntries(conn: Conn, ids: readonly EntryId[]): Promise<readonly EntryTraits[]> {
  if (ids.length === 0) return [];
  return tables(conn)
    .selectFrom('entry as e')
    .innerJoin('entry_snapshot as s', 's.id', 'e.snapshot_id')
    .select(['e.id', 'e.version_id as versionId'])
    .select([
      sql<string | null>`s.content -> 'entry' ->> 'category'`.as('category'),
      sql<string | null>`s.content -> 'entry' ->> 'categoryName'`.as('categoryName'),
      sql<string>`left((select coalesce(string_agg(it ->> 'text', ' '), '')
        from jsonb_array_elements(s.content -> 'sections') as it), 4000)`.as('text'),
    ])
    .where('e.id', 'in', [...ids])
    .where(arrivedAs('e'))
    .execute();
}
