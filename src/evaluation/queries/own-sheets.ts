import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { OwnFilter, OwnSheetLine, OwnSort } from '../model/own-sheet.ts';
import { tables } from '../schema.ts';
import { tied } from '../visibility.ts';

const orders: Readonly<Record<OwnSort, RawBuilder<unknown>>> = {
  due: sql`(e.state = 'finished'), r.closes_at, s.label`,
  round: sql`r.name, s.label`,
  label: sql`s.label, r.name`,
  state: sql`array_position(array['reopened', 'in_progress', 'not_started', 'finished'], e.state), r.closes_at, s.label`,
};

function matching(conn: Conn, viewer: Viewer, filter: OwnFilter) {
  let query = tables(conn)
    .selectFrom('evaluation_sheet as e')
    .innerJoin('evaluation_juror as j', 'j.id', 'e.juror_id')
    .innerJoin('evaluation_subject as s', 's.id', 'e.subject_row')
    .innerJoin('evaluation_round as r', 'r.id', 's.round_id')
    .where('j.person_id', '=', viewer.person?.id ?? null)
    .where('j.state', '=', 'accepted')
    .where('e.state', '!=', 'withdrawn')
    .where(sql<boolean>`not ${tied}`);
  if (filter.mark === 'done') query = query.where('e.state', '=', 'finished');
  if (filter.mark === 'open') query = query.where('e.state', '!=', 'finished').where('r.state', '=', 'open');
  if (filter.roundId) query = query.where('r.id', '=', filter.roundId);
  if (filter.text === '') return query;
  const pattern = `%${filter.text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return query.where(sql<boolean>`(case when r.blind then s.blind_title else s.title end) ilike ${pattern}`);
}

function listed(conn: Conn, viewer: Viewer, filter: OwnFilter) {
  return matching(conn, viewer, filter)
    .select(['e.id', 'r.id as roundId', 'r.name as roundName', 's.label', 'e.state', 'r.closes_at as closesAt'])
    .select([
      'e.finished_at as finishedAt',
      sql<string>`case when r.blind then s.blind_title else s.title end`.as('title'),
      sql<number>`(select count(*) from evaluation_mark k where k.sheet_id = e.id and k.mark is not null)`.as('marked'),
      sql<number>`jsonb_array_length(r.rubric -> 'criteria')`.as('criteria'),
    ])
    .orderBy(orders[filter.sort])
    .orderBy('e.id');
}

/** One page of the viewer's own sheets that count, and how many there are. */
export async function ownSheets(
  conn: Conn,
  viewer: Viewer,
  filter: OwnFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly items: readonly OwnSheetLine[] }> {
  const items = await listed(conn, viewer, filter).limit(page.size).offset(page.offset).execute();
  const counted = await matching(conn, viewer, filter)
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { total: counted.n, items };
}

/** All of the same sheets, as they come. */
export function allOwnSheets(conn: Conn, viewer: Viewer, filter: OwnFilter): AsyncIterable<readonly OwnSheetLine[]> {
  return inBatches<OwnSheetLine>(conn, listed(conn, viewer, filter));
}
