import { sql } from 'kysely';
import { type Conn, inBatches, type Tx } from '#platform/db.ts';
import type { Attempt, Delivery, DeliveryId, DeliveryState, HookId, ListedDelivery } from '../model.ts';
import { tables } from '../schema.ts';

export type LogFilter = { readonly hookId: HookId | null; readonly state: DeliveryState | null };

function matching(conn: Conn, filter: LogFilter) {
  let query = tables(conn)
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook as h', 'h.id', 'd.webhook_id')
    .leftJoinLateral(
      (it) =>
        it
          .selectFrom('webhook_attempt as a')
          .select(['a.status', 'a.fault'])
          .whereRef('a.delivery_id', '=', 'd.id')
          .orderBy('a.at', 'desc')
          .orderBy('a.id', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select([
      'd.id',
      'd.webhook_id as hookId',
      'h.url',
      'd.event',
      'd.subject_id as subjectId',
      'd.state',
      'd.created_at as createdAt',
      'd.next_at as nextAt',
      'last.status as lastStatus',
      'last.fault as lastFault',
      sql<number>`(select count(*) from webhook_attempt n where n.delivery_id = d.id)`.as('attempts'),
    ])
    .orderBy('d.created_at', 'desc')
    .orderBy('d.id', 'desc');
  if (filter.hookId) query = query.where('d.webhook_id', '=', filter.hookId);
  if (filter.state) query = query.where('d.state', '=', filter.state);
  return query;
}

export type Page = { readonly size: number; readonly offset: number };

/** A page of what was sent, newest first, and how many there are. */
export async function listDeliveries(
  conn: Conn,
  filter: LogFilter,
  page: Page,
): Promise<{ readonly total: number; readonly items: readonly ListedDelivery[] }> {
  const items = await matching(conn, filter).limit(page.size).offset(page.offset).execute();
  let count = tables(conn)
    .selectFrom('webhook_delivery')
    .select((it) => it.fn.countAll<number>().as('n'));
  if (filter.hookId) count = count.where('webhook_id', '=', filter.hookId);
  if (filter.state) count = count.where('state', '=', filter.state);
  return { total: (await count.executeTakeFirstOrThrow()).n, items };
}

/** The whole of the same as it comes; only within a snapshot. */
export function deliveriesForFile(conn: Conn, filter: LogFilter): AsyncIterable<readonly ListedDelivery[]> {
  return inBatches<ListedDelivery>(conn, matching(conn, filter));
}

function deliveries(conn: Conn) {
  return tables(conn)
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook as h', 'h.id', 'd.webhook_id')
    .select([
      'd.id',
      'd.webhook_id as hookId',
      'h.url',
      'h.state as hookState',
      'h.description as hookDescription',
      'd.event',
      'd.subject_id as subjectId',
      'd.body',
      'd.state',
      'd.tries',
      'd.created_at as createdAt',
      'd.next_at as nextAt',
    ]);
}

/** One delivery with the hook it goes to. */
export async function deliveryById(conn: Conn, id: DeliveryId): Promise<Delivery | null> {
  return (await deliveries(conn).where('d.id', '=', id).executeTakeFirst()) ?? null;
}

/** The same, locked together with its hook until the transaction ends. */
export async function holdDelivery(tx: Tx, id: DeliveryId): Promise<Delivery | null> {
  return (await deliveries(tx).where('d.id', '=', id).forUpdate(['d', 'h']).executeTakeFirst()) ?? null;
}

/** What came of each attempt, oldest first. */
export async function attemptsOf(conn: Conn, id: DeliveryId): Promise<readonly Attempt[]> {
  const rows = await tables(conn)
    .selectFrom('webhook_attempt')
    .select(['id', 'at', 'status', 'fault', 'duration_ms as durationMs', 'answer'])
    .where('delivery_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  // The table holds either a status or a fault.
  return rows as readonly Attempt[];
}

/** Whether the hook took anything that was made since. */
export async function tookSince(conn: Conn, id: HookId, since: Date): Promise<boolean> {
  const row = await tables(conn)
    .selectFrom('webhook_delivery')
    .select('id')
    .where('webhook_id', '=', id)
    .where('state', '=', 'delivered')
    .where('ended_at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
