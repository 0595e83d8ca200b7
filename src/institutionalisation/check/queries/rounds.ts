import { type SqlBool, sql } from 'kysely';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { visibleTo } from '../../lasting/visibility.ts';
import type { Round, RoundId } from '../model/check.ts';
import type { Counted } from '../rules/progress.ts';
import { tables } from '../schema.ts';
import { roundVisibleTo } from '../visibility.ts';

function rounds(conn: Conn) {
  return tables(conn)
    .selectFrom('check_round')
    .innerJoin('institution as o', 'o.id', 'check_round.organiser_id')
    .select([
      'check_round.id',
      'check_round.organiser_id as organiserId',
      'o.name as organiserName',
      'check_round.year',
      'check_round.opens',
      'check_round.closes',
      'check_round.region_code as regionCode',
      'check_round.begun_until as begunUntil',
      'check_round.with_stopped as withStopped',
      'check_round.note',
      'check_round.closed_at as closedAt',
      'check_round.revision',
      sql<InstitutionId[]>`array(select distinct n.institution_id::text from check_item i
        join innovation n on n.id = i.innovation_id where i.round_id = check_round.id)`.as('institutionIds'),
    ]);
}

/** The round of this id, whoever asks; the caller asks whether it may be seen. */
export async function roundById(conn: Conn, id: RoundId): Promise<Round | null> {
  return (await rounds(conn).where('check_round.id', '=', id).executeTakeFirst()) ?? null;
}

/** The same, when the viewer may read it. */
export async function roundFor(conn: Conn, viewer: Viewer, id: RoundId): Promise<Round | null> {
  return (await rounds(conn).where('check_round.id', '=', id).where(roundVisibleTo(viewer)).executeTakeFirst()) ?? null;
}

/** The rounds that the viewer reads, the newest first. */
export async function roundsFor(conn: Conn, viewer: Viewer): Promise<readonly Round[]> {
  return rounds(conn)
    .where(roundVisibleTo(viewer))
    .orderBy('check_round.year', 'desc')
    .orderBy('check_round.opens', 'desc')
    .orderBy('check_round.id')
    .execute();
}

/** Rounds that a day of the job concerns: not closed yet. */
export async function openRounds(conn: Conn): Promise<readonly (Round & { readonly announcedAt: Date | null })[]> {
  return rounds(conn)
    .select('check_round.announced_at as announcedAt')
    .where('check_round.closed_at', 'is', null)
    .orderBy('check_round.opens')
    .execute();
}

/** How many items of these rounds stand where, by region, as far as the viewer sees the innovations. */
export async function countsOf(
  conn: Conn,
  viewer: Viewer,
  ids: readonly RoundId[],
): Promise<ReadonlyMap<RoundId, readonly Counted[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('check_item as t')
    .innerJoin('innovation', 'innovation.id', 't.innovation_id')
    .innerJoin('institution as n', 'n.id', 'innovation.institution_id')
    .select(['t.round_id as roundId', 'n.region_code as regionCode', 't.state', sql<number>`count(*)`.as('count')])
    .where('t.round_id', 'in', [...ids])
    .where(visibleTo(viewer))
    .groupBy(['t.round_id', 'n.region_code', 't.state'])
    .execute();
  return Map.groupBy(rows, (row) => row.roundId);
}

/** Whether the office has a round for the year already. */
export async function hasRound(conn: Conn, organiserId: InstitutionId, year: number): Promise<boolean> {
  const found = await tables(conn)
    .selectFrom('check_round')
    .select('id')
    .where('organiser_id', '=', organiserId)
    .where('year', '=', year)
    .executeTakeFirst();
  return found !== undefined;
}

export type Which = {
  readonly organiserId: InstitutionId;
  /** The office is the hub, which asks everywhere. */
  readonly everywhere: boolean;
  readonly regionCode: string | null;
  readonly begunUntil: number | null;
  readonly withStopped: boolean;
};

/** The published innovations that a round asks; which of them another round asks now is told beside. */
export function askedBy({ organiserId, everywhere, regionCode, begunUntil, withStopped }: Which) {
  const begun = sql`coalesce(extract(year from (v.content ->> 'startDate')::date)::int, (v.content ->> 'startYear')::int)`;
  const status = sql`coalesce((select c.status from innovation_condition c where c.innovation_id = i.id and c.status is not null
    order by c.year desc, c.at desc limit 1), v.content ->> 'sustainabilityStatus')`;
  return sql<SqlBool>`i.state = 'published'
    and (${everywhere}::boolean or i.institution_id = ${organiserId})
    and (${regionCode}::text is null or n.region_code = ${regionCode})
    and (${begunUntil}::int is null or ${begun} is null or ${begun} <= ${begunUntil}::int)
    and (${withStopped}::boolean or ${status} is distinct from 'stopped')`;
}

/** How many innovations the choice finds, and how many of them another round asks already. */
export async function countAsked(
  conn: Conn,
  which: Which,
): Promise<{ readonly found: number; readonly taken: number }> {
  const asked = await sql<{ found: number; taken: number }>`
    select count(*) as found, count(*) filter (where exists (select from check_item t where t.innovation_id = i.id
      and t.state in ('waiting', 'answered', 'returned'))) as taken
    from innovation i join innovation_version v on v.id = i.published_version_id
    join institution n on n.id = i.institution_id where ${askedBy(which)}`.execute(tables(conn));
  return asked.rows[0] ?? { found: 0, taken: 0 };
}
