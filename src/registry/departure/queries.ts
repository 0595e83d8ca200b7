import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Leaving, type PersonId, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import { leftAt, serving } from '../queries/serving.ts';
import { workVisibleTo } from '../visibility.ts';
import type { Departure, Deserted } from './model.ts';
import { tables } from './schema.ts';

type Row = Omit<Departure, 'setAside'> & {
  readonly reason: string | null;
  readonly saidBy: string | null;
  readonly saidAt: Date | null;
};

/** Somebody who is there began to keep the record since: the keeping has passed on. */
const passedOn = sql<SqlBool>`exists (select from innovation_keeper o where o.innovation_id = k.innovation_id
  and o.until is null and o.person_id <> k.person_id and o.since >= gone.at and ${serving(sql`o.person_id`)})`;

const others = sql`array(select o.person_id::text from innovation_keeper o where o.innovation_id = k.innovation_id
  and o.until is null and o.person_id <> k.person_id and ${serving(sql`o.person_id`)} order by o.since, o.person_id)`;

/** From the few people who left something, so that the many who did not are not asked. */
async function departures(conn: Conn, condition: RawBuilder<SqlBool>): Promise<readonly Departure[]> {
  const found = await sql<Row>`
    select innovation.id as "innovationId", v.content ->> 'title' as title, innovation.institution_id as "institutionId",
      n.name as "institutionName", p.id as "personId", p.name, gone.at as "leftAt", ${others} as keepers,
      d.reason, s.name as "saidBy", d.said_at as "saidAt"
    from person p
    join innovation_keeper k on k.person_id = p.id and k.until is null
    join innovation on innovation.id = k.innovation_id and innovation.state <> 'archived'
    join institution n on n.id = innovation.institution_id
    join innovation_version v on v.id = coalesce(innovation.published_version_id, innovation.working_version_id)
    cross join lateral (select date_trunc('milliseconds', ${leftAt(sql`p.id`)}) as at) gone
    left join keeper_departure d on d.innovation_id = innovation.id and d.person_id = p.id and d.left_at = gone.at
    left join person s on s.id = d.said_by
    where (p.deactivated_at is not null or exists (
        select from membership m where m.person_id = p.id and m.ended_at is not null))
      and gone.at is not null and not ${passedOn} and ${condition}
    order by gone.at, p.id, title, innovation.id`.execute(tables(conn));
  return found.rows.map(({ reason, saidBy, saidAt, ...row }) => ({
    ...row,
    setAside: reason !== null && saidAt !== null ? { reason, by: saidBy, at: saidAt } : null,
  }));
}

/** Keepers of the record who left and whose place nobody took, those set aside too; whoever asks. */
export async function departuresFrom(conn: Conn, id: InnovationId): Promise<readonly Departure[]> {
  return departures(conn, sql<SqlBool>`innovation.id = ${id}`);
}

/** The records that the person left at this moment, and whose place nobody took; whoever asks. */
export async function departuresOf(conn: Conn, personId: PersonId, at: Date): Promise<readonly Departure[]> {
  return departures(conn, sql<SqlBool>`p.id = ${personId} and gone.at = ${at} and d.reason is null`);
}

const isLocallyRun = sql<SqlBool>`exists (select from membership m join person q on q.id = m.person_id
  where m.role = 'local_admin' and m.institution_id = innovation.institution_id and m.ended_at is null
    and q.deactivated_at is null)`;

/** The departures in which the viewer is awaited, as `awaitedBy` says: as keeper, else as admin. The longest waiting first. */
export async function awaitingDepartures(conn: Conn, viewer: Viewer): Promise<readonly Departure[]> {
  const { person, acting } = viewer;
  if (!person || !acting) return [];
  const asKeeper = sql<SqlBool>`${person.id}::text = any(${others})`;
  const nobody = sql<SqlBool>`cardinality(${others}) = 0`;
  const asAdmin = isActing(viewer, 'local_admin')
    ? sql<SqlBool>`innovation.institution_id = ${acting.institutionId} and ${nobody}`
    : isActing(viewer, 'hub_admin')
      ? sql<SqlBool>`not ${isLocallyRun} and ${nobody}`
      : sql<SqlBool>`false`;
  return departures(conn, sql<SqlBool>`d.reason is null and (${asKeeper} or (${asAdmin}))`);
}

/**
 * The records that would be without anybody in charge if the person left so, by title, as far as the viewer sees their work. Those that
 * are without already, or archived, are not told.
 */
export async function desertedBy(
  conn: Conn,
  viewer: Viewer,
  { personId, membership }: Leaving,
): Promise<readonly Deserted[]> {
  const me = sql`k.person_id`;
  const stays = membership ? serving(me, membership.id) : sql<SqlBool>`false`;
  return tables(conn)
    .selectFrom('innovation')
    .innerJoin('innovation_keeper as k', 'k.innovation_id', 'innovation.id')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) =>
        on('v.id', '=', on.fn.coalesce('innovation.published_version_id', 'innovation.working_version_id')),
      ),
    )
    .select(['innovation.id', sql<string>`v.content ->> 'title'`.as('title')])
    .where((where) => workVisibleTo(viewer)(where as never))
    .where('k.person_id', '=', personId)
    .where('k.until', 'is', null)
    .where('innovation.state', '<>', 'archived')
    .where(sql<SqlBool>`${serving(me)} and not ${stays}`)
    .where(
      sql<SqlBool>`not exists (select from innovation_keeper o where o.innovation_id = innovation.id and o.until is null
        and o.person_id <> k.person_id and ${serving(sql`o.person_id`)})`,
    )
    .orderBy('title')
    .orderBy('innovation.id')
    .execute();
}
