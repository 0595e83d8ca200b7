import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Leaving, type PersonId, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { LastingContent } from '../lasting/model/content.ts';
import type { LastingRecordId } from '../lasting/model/record.ts';
import { visibleTo } from '../lasting/visibility.ts';
import type { LeftAgreement } from './model.ts';
import { tables } from './schema.ts';

type Row = Omit<LeftAgreement, 'ended'> & {
  readonly reason: string | null;
  readonly saidBy: string | null;
  readonly saidAt: Date | null;
};

/** An agreement runs until the last day of its year. */
const yearOf = (now: Date): number => Number(dayOf(now).slice(0, 4));

const runs = (now: Date) =>
  sql<SqlBool>`r.official_id is not null and r.state <> 'withdrawn' and r.year >= ${yearOf(now)}`;

/** When the official left the institution of the innovation, by the closed account or the last membership there. */
const goneAt = sql`(select date_trunc('milliseconds', least(p.deactivated_at, (
  select case when bool_or(m.ended_at is null) then null else max(m.ended_at) end from membership m
  where m.person_id = p.id and m.institution_id = innovation.institution_id))))`;

const isAlike = (field: 'position' | 'indicator') =>
  sql`lower(s.content ->> ${field}::text) = lower(r.content ->> ${field}::text)`;

/** Another one of the same year or later was recorded since, with somebody else in the same position or for the same indicator. */
const madeAnew = sql<SqlBool>`exists (select from lasting_record s where s.innovation_id = r.innovation_id
  and s.dimension = 'performance' and s.state <> 'withdrawn' and s.year >= r.year and s.created_at >= gone.at
  and s.official_id is distinct from r.official_id and (${isAlike('position')} or ${isAlike('indicator')}))`;

async function agreements(conn: Conn, now: Date, condition: RawBuilder<SqlBool>): Promise<readonly LeftAgreement[]> {
  const found = await sql<Row>`
    select r.id, r.innovation_id as "innovationId", coalesce(v.content ->> 'title', '') as title,
      innovation.institution_id as "institutionId", r.content, p.id as "personId", p.name, gone.at as "leftAt",
      e.reason, s.name as "saidBy", e.said_at as "saidAt"
    from lasting_record r
    join innovation on innovation.id = r.innovation_id and innovation.state <> 'archived'
    join innovation_version v on v.id = coalesce(innovation.published_version_id, innovation.working_version_id)
    join person p on p.id = r.official_id
    cross join lateral (select ${goneAt} as at) gone
    left join agreement_end e on e.record_id = r.id and e.left_at = gone.at
    left join person s on s.id = e.said_by
    where ${runs(now)} and gone.at is not null and not ${madeAnew} and ${condition}
    order by gone.at, title, r.id`.execute(tables(conn));
  return found.rows.map(({ reason, saidBy, saidAt, ...row }) => ({
    ...row,
    ended: reason !== null && saidAt !== null ? { reason, by: saidBy, at: saidAt } : null,
  }));
}

/** The agreement of this id when its official left and nothing took its place; whoever asks. */
export async function leftAgreement(conn: Conn, id: LastingRecordId, now: Date): Promise<LeftAgreement | null> {
  return (await agreements(conn, now, sql<SqlBool>`r.id = ${id}`))[0] ?? null;
}

/** Those of one innovation, those that ended too; whoever asks. */
export async function leftAgreementsOf(conn: Conn, id: InnovationId, now: Date): Promise<readonly LeftAgreement[]> {
  return agreements(conn, now, sql<SqlBool>`r.innovation_id = ${id}`);
}

/** Those that the person left at this moment; whoever asks. */
export async function leftBy(
  conn: Conn,
  { personId, at }: { readonly personId: PersonId; readonly at: Date },
  now: Date,
): Promise<readonly LeftAgreement[]> {
  return agreements(conn, now, sql<SqlBool>`p.id = ${personId} and gone.at = ${at} and e.reason is null`);
}

const isLocallyRun = sql<SqlBool>`exists (select from membership m join person q on q.id = m.person_id
  where m.role = 'local_admin' and m.institution_id = innovation.institution_id and m.ended_at is null
    and q.deactivated_at is null)`;

/** Those that wait for the viewer: the admin of the owner, else the hub's. */
export async function awaitingAgreements(conn: Conn, viewer: Viewer, now: Date): Promise<readonly LeftAgreement[]> {
  if (!isActing(viewer, 'local_admin', 'hub_admin')) return [];
  const mine = isActing(viewer, 'local_admin')
    ? sql<SqlBool>`innovation.institution_id = ${viewer.acting?.institutionId ?? null}`
    : sql<SqlBool>`not ${isLocallyRun}`;
  return agreements(conn, now, sql<SqlBool>`e.reason is null and ${mine}`);
}

export type OwedAgreement = { readonly id: LastingRecordId; readonly content: LastingContent };

/** The running agreements of a person that would be without their official if the person left so, as far as the viewer sees them. */
export async function agreementsOf(
  conn: Conn,
  viewer: Viewer,
  { personId, membership }: Leaving,
  now: Date,
): Promise<readonly OwedAgreement[]> {
  const here = membership
    ? sql<SqlBool>`innovation.institution_id = ${membership.institutionId} and not exists (select from membership m
        where m.person_id = ${personId} and m.institution_id = innovation.institution_id and m.ended_at is null
          and m.id <> ${membership.id})`
    : sql<SqlBool>`true`;
  const found = await tables(conn)
    .selectFrom('lasting_record as r')
    .innerJoin('innovation', 'innovation.id', sql<string>`r.innovation_id` as never)
    .select(['r.id', sql<LastingContent>`r.content`.as('content')])
    .where(visibleTo(viewer) as never)
    .where(sql<SqlBool>`r.official_id = ${personId} and ${runs(now)} and innovation.state <> 'archived' and ${here}`)
    .orderBy('r.id')
    .execute();
  return found;
}
