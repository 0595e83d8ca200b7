import type { EntriesOf } from '#coaching/index.ts';
import { paths } from '../paths.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';

/** Entries of a record, as coaches put them onto their table; only what the viewer may read. */
export const entriesToCoach: EntriesOf = async (conn, viewer, innovationId) => {
  const rows = await tables(conn)
    .selectFrom('entry')
    .select(['entry.id', 'entry.title'])
    .where('entry.innovation_id', '=', innovationId)
    .where((where) => visibleTo(viewer)(where as never))
    .orderBy('entry.created_at', 'desc')
    .execute();
  return rows.map(({ id, title }) => ({ id, name: title, href: paths.entry.to(id) }));
};
