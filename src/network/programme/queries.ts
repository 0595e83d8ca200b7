import type { Conn } from '#platform/db.ts';
import type { Activity, ActivityId, Programme } from './model.ts';
import { tables } from './schema.ts';

function activities(conn: Conn) {
  return tables(conn)
    .selectFrom('hub_activity as a')
    .select([
      'a.id',
      'a.year',
      'a.kind',
      'a.title',
      'a.quarter',
      'a.starts_on as startsOn',
      'a.ends_on as endsOn',
      'a.place',
      'a.office',
      'a.target',
      'a.state',
      'a.result',
      'a.revision',
      'a.changed_at as changedAt',
    ]);
}

/** What the hub plans for the year, whoever asks: before it is published it is the hub's own. */
export async function programmeOf(conn: Conn, hubRegion: string, year: number): Promise<Programme> {
  const found = await tables(conn)
    .selectFrom('hub_programme as p')
    .select('p.published_at as publishedAt')
    .where('p.region_code', '=', hubRegion)
    .where('p.year', '=', year)
    .executeTakeFirst();
  const rows = await activities(conn)
    .where('a.region_code', '=', hubRegion)
    .where('a.year', '=', year)
    .orderBy('a.quarter')
    .orderBy('a.starts_on', (order) => order.asc().nullsLast())
    .orderBy('a.title')
    .orderBy('a.id')
    .execute();
  return { year, publishedAt: found?.publishedAt ?? null, activities: rows };
}

/** The same as everybody may read it; null before it is published. */
export async function publicProgramme(conn: Conn, hubRegion: string, year: number): Promise<Programme | null> {
  const programme = await programmeOf(conn, hubRegion, year);
  return programme.publishedAt === null ? null : programme;
}

export async function activityById(conn: Conn, hubRegion: string, id: ActivityId): Promise<Activity | null> {
  return (
    (await activities(conn).where('a.id', '=', id).where('a.region_code', '=', hubRegion).executeTakeFirst()) ?? null
  );
}

export type PlannedYear = { readonly year: number; readonly publishedAt: Date | null };

/** The years for which the hub has a programme, the newest first. */
export async function plannedYears(conn: Conn, hubRegion: string): Promise<readonly PlannedYear[]> {
  return tables(conn)
    .selectFrom('hub_programme as p')
    .select(['p.year', 'p.published_at as publishedAt'])
    .where('p.region_code', '=', hubRegion)
    .orderBy('p.year', 'desc')
    .execute();
}
