import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { Viewer } from '../model.ts';
import type { SavedView, SavedViewId } from './model.ts';
import { tables } from './schema.ts';

function views(conn: Conn) {
  return tables(conn)
    .selectFrom('saved_view as v')
    .innerJoin('person as p', 'p.id', 'v.person_id')
    .select([
      'v.id',
      'v.person_id as personId',
      'p.name as ownerName',
      'v.institution_id as institutionId',
      'v.list',
      'v.query',
      'v.name',
      'v.shared',
      'v.deleted_at as deletedAt',
    ])
    .orderBy('v.name')
    .orderBy('v.id');
}

/** The viewer's own views of a list, and those that people who still work in the institution acted in share there. */
export async function savedViewsFor(conn: Conn, viewer: Viewer, list: string): Promise<readonly SavedView[]> {
  const { person, acting } = viewer;
  if (!person) return [];
  return views(conn)
    .where('v.list', '=', list)
    .where('v.deleted_at', 'is', null)
    .where((where) =>
      where.or([
        where('v.person_id', '=', person.id),
        where.and([
          where('v.shared', '=', true),
          where('v.institution_id', '=', acting?.institutionId ?? null),
          sql<boolean>`exists (select from membership m where m.person_id = v.person_id
            and m.institution_id = v.institution_id and m.ended_at is null)`,
        ]),
      ]),
    )
    .orderBy(sql`v.person_id <> ${person.id}`)
    .execute();
}

/** All of the viewer's own, those deleted since that moment too. */
export async function ownViews(conn: Conn, viewer: Viewer, deletedSince: Date): Promise<readonly SavedView[]> {
  return views(conn)
    .where('v.person_id', '=', viewer.person?.id ?? null)
    .where((where) => where.or([where('v.deleted_at', 'is', null), where('v.deleted_at', '>=', deletedSince)]))
    .execute();
}

/** The view of this id, whoever asks. */
export async function viewById(conn: Conn, id: SavedViewId): Promise<SavedView | null> {
  return (await views(conn).where('v.id', '=', id).executeTakeFirst()) ?? null;
}
