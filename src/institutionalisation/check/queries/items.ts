import { type SqlBool, sql } from 'kysely';
import type { PersonId, Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { InnovationId, Sustainability } from '#registry/index.ts';
import { visibleTo } from '../../lasting/visibility.ts';
import type { Item, ItemId, ItemState, RoundId } from '../model/check.ts';
import { tables } from '../schema.ts';

function items(conn: Conn) {
  return tables(conn)
    .selectFrom('check_item as t')
    .innerJoin('innovation', 'innovation.id', 't.innovation_id')
    .leftJoin('person as a', 'a.id', 't.answered_by')
    .leftJoin('person as d', 'd.id', 't.decided_by')
    .select([
      't.id',
      't.round_id as roundId',
      't.innovation_id as innovationId',
      't.state',
      't.status',
      't.reason',
      't.since',
      't.is_late as isLate',
      't.answered_by as answeredBy',
      'a.name as answeredByName',
      't.answered_at as answeredAt',
      'd.name as decidedByName',
      't.decided_at as decidedAt',
      't.decision_note as decisionNote',
      't.revision',
    ]);
}

/** The item of this id, whoever asks; the caller asks whether it may be seen. */
export async function itemById(conn: Conn, id: ItemId): Promise<Item | null> {
  return (await items(conn).where('t.id', '=', id).executeTakeFirst()) ?? null;
}

/** These items, whoever asks. */
export async function itemsById(conn: Conn, ids: readonly ItemId[]): Promise<readonly Item[]> {
  return ids.length === 0
    ? []
    : items(conn)
        .where('t.id', 'in', [...ids])
        .orderBy('t.id')
        .execute();
}

/** The same, when the viewer may see the work on its innovation. */
export async function itemFor(conn: Conn, viewer: Viewer, id: ItemId): Promise<Item | null> {
  return (await items(conn).where('t.id', '=', id).where(visibleTo(viewer)).executeTakeFirst()) ?? null;
}

/** Whether another round asks the innovation now. */
export async function isAskedElsewhere(
  conn: Conn,
  { id, innovationId }: Pick<Item, 'id' | 'innovationId'>,
): Promise<boolean> {
  const found = await tables(conn)
    .selectFrom('check_item')
    .select('id')
    .where('innovation_id', '=', innovationId)
    .where('id', '<>', id)
    .where('state', 'in', ['waiting', 'answered', 'returned'])
    .executeTakeFirst();
  return found !== undefined;
}

export type Said = {
  readonly revision: number;
  readonly deed: 'answer' | 'verify' | 'return' | 'silence';
  readonly status: Sustainability | null;
  readonly reason: string;
  readonly since: string | null;
  readonly note: string;
  readonly byName: string | null;
  readonly at: Date;
};

/** What was answered and decided, the newest first. */
export async function historyOfItem(conn: Conn, id: ItemId): Promise<readonly Said[]> {
  return tables(conn)
    .selectFrom('check_item_history as h')
    .leftJoin('person as p', 'p.id', 'h.by_person')
    .select(['h.revision', 'h.deed', 'h.status', 'h.reason', 'h.since', 'h.note', 'p.name as byName', 'h.at'])
    .where('h.item_id', '=', id)
    .orderBy('h.revision', 'desc')
    .execute();
}

export type YearItem = Item & { readonly year: number };

/** What rounds asked of an innovation, the newest year first; whoever asks. */
export async function itemsOfInnovation(conn: Conn, id: InnovationId): Promise<readonly YearItem[]> {
  return items(conn)
    .innerJoin('check_round as r', 'r.id', 't.round_id')
    .select('r.year')
    .where('t.innovation_id', '=', id)
    .orderBy('r.year', 'desc')
    .orderBy('r.opens', 'desc')
    .orderBy('t.id')
    .execute();
}

export type ItemsFilter = {
  readonly state: ItemState | null;
  readonly status: Sustainability | null;
  readonly region: string | null;
  readonly words: string;
};

export type ListedItem = {
  readonly id: ItemId;
  readonly innovationId: InnovationId;
  readonly revision: number;
  readonly title: string;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly regionCode: string | null;
  readonly keepers: string;
  readonly state: ItemState;
  readonly status: Sustainability | null;
  readonly reason: string;
  readonly since: string | null;
  readonly isLate: boolean;
  readonly answeredAt: Date | null;
};

const title = sql<string>`coalesce(v.content ->> 'title', '')`;

function listed(conn: Conn, viewer: Viewer, roundId: RoundId, { state, status, region, words }: ItemsFilter) {
  let query = tables(conn)
    .selectFrom('check_item as t')
    .innerJoin('innovation', 'innovation.id', 't.innovation_id')
    .innerJoin('institution as n', 'n.id', 'innovation.institution_id')
    .leftJoin('unit as u', 'u.id', 'innovation.unit_id')
    .leftJoin('innovation_version as v', 'v.id', 'innovation.published_version_id')
    .select([
      't.id',
      't.innovation_id as innovationId',
      't.revision',
      title.as('title'),
      'n.name as institutionName',
      'u.name as unitName',
      'n.region_code as regionCode',
      sql<string>`coalesce((select string_agg(p.name, ', ' order by k.since, p.id) from innovation_keeper k
        join person p on p.id = k.person_id where k.innovation_id = innovation.id and k.until is null), '')`.as(
        'keepers',
      ),
      't.state',
      't.status',
      't.reason',
      't.since',
      't.is_late as isLate',
      't.answered_at as answeredAt',
    ])
    .where('t.round_id', '=', roundId)
    .where(visibleTo(viewer));
  if (state) query = query.where('t.state', '=', state);
  if (status) query = query.where('t.status', '=', status);
  if (region) query = query.where('n.region_code', '=', region);
  for (const word of words.split(/\s+/).filter((it) => it !== ''))
    query = query.where(sql<SqlBool>`${title} ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  return query.orderBy(title).orderBy('t.id');
}

/** One page of a round's items, by title, as far as the viewer sees the innovations; and how many there are. */
export async function listItems(
  conn: Conn,
  viewer: Viewer,
  asked: { readonly roundId: RoundId; readonly filter: ItemsFilter; readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly rows: readonly ListedItem[] }> {
  const found = await listed(conn, viewer, asked.roundId, asked.filter)
    .select(sql<number>`count(*) over ()`.as('total'))
    .limit(asked.size)
    .offset(asked.offset)
    .execute();
  return { total: found[0]?.total ?? 0, rows: found.map(({ total: _total, ...row }) => row) };
}

/** All of the same, as they come. */
export async function* allItems(
  conn: Conn,
  viewer: Viewer,
  roundId: RoundId,
  filter: ItemsFilter,
): AsyncGenerator<readonly ListedItem[]> {
  yield* inBatches<ListedItem>(conn, listed(conn, viewer, roundId, filter));
}

export type Owing = { readonly personId: PersonId; readonly count: number };

/** The living keepers of what is not answered in a round, each with how many; `remindedBefore` leaves out what was reminded on that day. */
export async function owingKeepers(conn: Conn, roundId: RoundId): Promise<readonly Owing[]> {
  const found = await sql<Owing>`select k.person_id as "personId", count(*) as count
    from check_item t join innovation_keeper k on k.innovation_id = t.innovation_id and k.until is null
    join person p on p.id = k.person_id and p.deactivated_at is null
    where t.round_id = ${roundId} and t.state in ('waiting', 'returned')
    group by k.person_id order by k.person_id`.execute(tables(conn));
  return found.rows;
}

export type OwnTask = {
  readonly roundId: RoundId;
  readonly year: number;
  readonly closes: string;
  readonly total: number;
  readonly answered: number;
  readonly toVerify: number;
  /** The one that is not answered, when there is just one. */
  readonly only: ItemId | null;
};

/** How far the rounds that are open on the day have come with what the viewer keeps, or runs. */
export async function ownTasks(conn: Conn, viewer: Viewer, today: string, kept: boolean): Promise<readonly OwnTask[]> {
  if (!viewer.person) return [];
  const owes = sql`t.state in ('waiting', 'returned')`;
  const own = sql<SqlBool>`exists (select from innovation_keeper k where k.innovation_id = innovation.id
    and k.person_id = ${viewer.person.id} and k.until is null)`;
  let query = tables(conn)
    .selectFrom('check_round as r')
    .innerJoin('check_item as t', 't.round_id', 'r.id')
    .innerJoin('innovation', 'innovation.id', 't.innovation_id')
    .select([
      'r.id as roundId',
      'r.year',
      'r.closes',
      sql<number>`count(*)`.as('total'),
      sql<number>`count(*) filter (where not ${owes})`.as('answered'),
      sql<number>`count(*) filter (where t.state = 'answered' and t.answered_by is distinct from ${viewer.person.id})`.as(
        'toVerify',
      ),
      sql<ItemId | null>`case when count(*) filter (where ${owes}) = 1
        then (array_agg(t.id) filter (where ${owes}))[1] end`.as('only'),
    ])
    .where('r.closed_at', 'is', null)
    .where('r.opens', '<=', today)
    .where('r.closes', '>=', today)
    .where('innovation.state', '<>', 'archived')
    .where(visibleTo(viewer));
  if (kept) query = query.where(own);
  return query.groupBy('r.id').orderBy('r.closes').orderBy('r.id').execute();
}
