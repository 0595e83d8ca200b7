import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { RoundId } from '../model/ids.ts';
import type { JurorProgress, ListedSheet, Progress, SheetFilter, SheetSort } from '../model/progress.ts';
import { tables } from '../schema.ts';

/** How far each seated juror is, who has most left first; on wish with those who left sheets behind. Whoever asks. */
export async function jurorProgress(
  conn: Conn,
  roundId: RoundId,
  { withLeft = false }: { readonly withLeft?: boolean } = {},
): Promise<readonly JurorProgress[]> {
  const count = (condition: ReturnType<typeof sql>) => sql<number>`count(e.id) filter (where ${condition})`;
  return tables(conn)
    .selectFrom('evaluation_juror as j')
    .leftJoin('person as p', 'p.id', 'j.person_id')
    .leftJoin('evaluation_sheet as e', (join) =>
      join
        .onRef('e.juror_id', '=', 'j.id')
        .on('e.state', '!=', 'withdrawn')
        .on(sql<boolean>`(select s.removed_at is null from evaluation_subject s where s.id = e.subject_row)`),
    )
    .select(['j.id', 'j.person_id as personId', 'j.role', sql<string>`coalesce(p.name, j.email)`.as('name')])
    .select([
      count(sql`true`).as('sheets'),
      count(sql`e.state in ('in_progress', 'reopened')`).as('begun'),
      count(sql`e.state = 'finished'`).as('finished'),
    ])
    .where('j.round_id', '=', roundId)
    .groupBy(['j.id', 'p.name'])
    .having((having) =>
      having.or([having('j.state', '=', 'accepted'), ...(withLeft ? [having(having.fn.count('e.id'), '>', 0)] : [])]),
    )
    .orderBy(sql`${count(sql`e.state <> 'finished'`)}`, 'desc')
    .orderBy('name')
    .execute();
}

/** The whole round in figures, for the capabilities above and the round's own pages. */
export async function progressOf(conn: Conn, roundId: RoundId): Promise<Progress> {
  const found = await sql<Progress>`
    with standing as (
      select s.id, count(e.id) filter (where e.state <> 'withdrawn') as sheets,
        count(e.id) filter (where e.state in ('in_progress', 'reopened')) as begun,
        count(e.id) filter (where e.state = 'finished') as finished
      from evaluation_subject s left join evaluation_sheet e on e.subject_row = s.id
      where s.round_id = ${roundId} and s.removed_at is null group by s.id)
    select count(*) as subjects,
      count(*) filter (where sheets < (select sheets_per_subject from evaluation_round where id = ${roundId})) as lacking,
      coalesce(sum(sheets), 0)::bigint as sheets, coalesce(sum(begun), 0)::bigint as begun,
      coalesce(sum(finished), 0)::bigint as finished,
      (select count(*) from evaluation_juror where round_id = ${roundId} and state = 'accepted') as jurors
    from standing`.execute(tables(conn));
  return found.rows[0] ?? { subjects: 0, lacking: 0, sheets: 0, begun: 0, finished: 0, jurors: 0 };
}

const orders = {
  label: sql`s.label, juror`,
  juror: sql`juror, s.label`,
  state: sql`array_position(array['not_started', 'in_progress', 'reopened', 'finished', 'withdrawn'], e.state), s.label`,
  finished: sql`e.finished_at desc nulls last, s.label`,
} as const satisfies Record<SheetSort, unknown>;

function matching(conn: Conn, roundId: RoundId, { state, jurorId, text }: SheetFilter) {
  let query = tables(conn)
    .selectFrom('evaluation_sheet as e')
    .innerJoin('evaluation_subject as s', 's.id', 'e.subject_row')
    .innerJoin('evaluation_juror as j', 'j.id', 'e.juror_id')
    .leftJoin('person as p', 'p.id', 'j.person_id')
    .where('s.round_id', '=', roundId);
  query = state ? query.where('e.state', '=', state) : query.where('e.state', '!=', 'withdrawn');
  if (jurorId) query = query.where('j.id', '=', jurorId);
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return text === '' ? query : query.where('s.title', 'ilike', pattern);
}

/** One page of the round's sheets, and how many there are. */
export async function listSheets(
  conn: Conn,
  roundId: RoundId,
  filter: SheetFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly items: readonly ListedSheet[] }> {
  const items = await matching(conn, roundId, filter)
    .select(['e.id', 's.label', 's.title', 'e.state', 'e.finished_at as finishedAt'])
    .select(sql<string>`coalesce(p.name, j.email)`.as('juror'))
    .orderBy(orders[filter.sort])
    .orderBy('e.id')
    .limit(page.size)
    .offset(page.offset)
    .execute();
  const counted = await matching(conn, roundId, filter)
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { total: counted.n, items };
}
