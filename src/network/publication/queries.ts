import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { type InnovationId, publicAmong } from '#registry/index.ts';
import type { Feed, Publication } from './model.ts';
import { tables } from './schema.ts';

/** The lock under which numbers are given: «umpan» in a telephone's letters. */
export const NUMBERING = 86_726;

/** Where the numbering stands; null before the first record was published. */
export async function feedNow(conn: Conn): Promise<Feed | null> {
  const found = await sql<Feed>`/* prepared */
    select epoch, head, changed_at as "changedAt", token_secret as "tokenSecret" from network_feed`.execute(
    tables(conn),
  );
  return found.rows[0] ?? null;
}

/** Waits for whoever is giving numbers: all that bears a moment before this question is there once it is answered. */
export async function settled(conn: Conn): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${NUMBERING})`.execute(tables(conn));
}

/** A stretch of the feed: behind one position, up to another, perhaps of one set alone. */
export type Stretch = {
  readonly behind: number;
  readonly through: number;
  readonly set: string | null;
};

/** The next publications of the stretch in their order. What is not public any more at this moment comes as gone. */
export async function publicationsIn(
  conn: Conn,
  { behind, through, set }: Stretch,
  limit: number,
  texts = true,
): Promise<readonly Publication[]> {
  const document = texts ? sql`d.document` : sql`case when d.document is not null then '' end`;
  const among =
    set === null
      ? sql`network_publication p where p.position > ${behind} and p.position <= ${through} order by p.position`
      : sql`network_set s join network_publication p on p.innovation_id = s.innovation_id
          where s.spec = ${set} and s.position > ${behind} and s.position <= ${through} order by s.position`;
  const found = await sql<Publication>`
    select r.*, ${document} as document from (
      select p.innovation_id as id, p.state, p.position, p.changed_at as "changedAt", p.sets
      from ${among} limit ${limit}) as r
    left join network_document d on d.innovation_id = r.id order by r.position`.execute(tables(conn));
  return asPublic(conn, found.rows);
}

/** The publication of one record; null when it never was one. */
export async function publicationOf(conn: Conn, id: InnovationId): Promise<Publication | null> {
  const found = await sql<Publication>`
    select p.innovation_id as id, p.state, p.position, p.changed_at as "changedAt", p.sets, d.document
    from network_publication p left join network_document d on d.innovation_id = p.innovation_id
    where p.innovation_id = ${id}`.execute(tables(conn));
  return (await asPublic(conn, found.rows))[0] ?? null;
}

/** Nothing is told of a record that left the public a moment ago, before its publication was brought up to that. */
async function asPublic(conn: Conn, rows: readonly Publication[]): Promise<readonly Publication[]> {
  const claimed = rows.filter((row) => row.state === 'public' && row.document !== null).map((row) => row.id);
  const open = await publicAmong(conn, claimed);
  return rows.map((row) => (open.has(row.id) ? row : { ...row, state: 'gone', document: null }));
}

export type Counts = { readonly open: number; readonly gone: number };

/** How many records are published, and how many are told of as gone. */
export async function publicationCounts(conn: Conn): Promise<Counts> {
  const found = await sql<Counts>`select count(*) filter (where state = 'public') as open,
    count(*) filter (where state = 'gone') as gone from network_publication`.execute(tables(conn));
  return found.rows[0] ?? { open: 0, gone: 0 };
}

/** Whether all records were looked through since the hub stands here, under this address. */
export async function isChecked(conn: Conn, hub: string): Promise<boolean> {
  const found = await sql<{ checked: boolean }>`
    select checked_at is not null and made_for like ${`${hub} %`} as checked from network_feed`.execute(tables(conn));
  return found.rows[0]?.checked === true;
}

/** The stretch of what was changed from one moment on and before another one; either may be open. */
export async function stretchBetween(
  conn: Conn,
  { from, before }: { readonly from: Date | null; readonly before: Date | null },
  head: number,
): Promise<{ readonly behind: number; readonly through: number }> {
  return {
    behind: from ? await lastBefore(conn, from) : 0,
    through: before ? await lastBefore(conn, before) : head,
  };
}

/** The last position before a moment; 0 where there is none. */
async function lastBefore(conn: Conn, moment: Date): Promise<number> {
  const found = await sql<{ position: number }>`select position from network_publication where changed_at < ${moment}
    order by changed_at desc, position desc limit 1`.execute(tables(conn));
  return found.rows[0]?.position ?? 0;
}

/** How many publications a stretch has. */
export async function countIn(conn: Conn, { behind, through, set }: Stretch): Promise<number> {
  const among = set === null ? sql`network_publication where true` : sql`network_set where spec = ${set}`;
  const found = await sql<{ n: number }>`select count(*) as n from ${among}
    and position > ${behind} and position <= ${through}`.execute(tables(conn));
  return found.rows[0]?.n ?? 0;
}

/** The moment of the oldest change that still stands. */
export async function earliestChange(conn: Conn): Promise<Date | null> {
  const found = await sql<{ at: Date }>`select changed_at as at from network_publication
    order by changed_at, position limit 1`.execute(tables(conn));
  return found.rows[0]?.at ?? null;
}

/** Every set that holds something, leaping from one to the next. */
export async function setsHeld(conn: Conn): Promise<readonly string[]> {
  const found = await sql<{ spec: string }>`with recursive held (spec) as (
      (select spec from network_set order by spec limit 1)
      union all
      select (select s.spec from network_set s where s.spec > held.spec order by s.spec limit 1)
      from held where held.spec is not null)
    select spec from held where spec is not null`.execute(tables(conn));
  return found.rows.map((row) => row.spec);
}
