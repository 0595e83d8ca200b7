import { sql } from 'kysely';
import { type Conn, inBatches, type Tx } from '#platform/db.ts';
import type { Hook, HookEvent, HookId, ListedHook, SealedSecret } from '../model.ts';
import { tables } from '../schema.ts';

const columns = [
  'h.id',
  'h.url',
  'h.description',
  'h.events',
  'h.state',
  'h.paused_because as pausedBecause',
  'h.revision',
  'h.created_at as createdAt',
  'p.name as createdByName',
] as const;

function hooks(conn: Conn) {
  return tables(conn).selectFrom('webhook as h').innerJoin('person as p', 'p.id', 'h.created_by').select(columns);
}

/** The hook of this id, in whatever state; for those who administer the hub. */
export async function hookById(conn: Conn, id: HookId): Promise<Hook | null> {
  return (await hooks(conn).where('h.id', '=', id).executeTakeFirst()) ?? null;
}

/** The same, locked until the transaction ends. */
export async function holdHook(tx: Tx, id: HookId): Promise<Hook | null> {
  return (await hooks(tx).where('h.id', '=', id).forUpdate('h').executeTakeFirst()) ?? null;
}

function listed(conn: Conn) {
  return hooks(conn)
    .leftJoinLateral(
      (it) =>
        it
          .selectFrom('webhook_delivery as d')
          .select(['d.created_at', 'd.state'])
          .whereRef('d.webhook_id', '=', 'h.id')
          .orderBy('d.created_at', 'desc')
          .orderBy('d.id', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select([
      'last.created_at as lastAt',
      'last.state as lastState',
      sql<number>`(select count(*) from webhook_delivery f where f.webhook_id = h.id and f.state = 'failed')`.as(
        'failed',
      ),
    ])
    .orderBy(sql`h.state = 'archived'`)
    .orderBy('h.created_at', 'desc')
    .orderBy('h.id', 'desc');
}

/** Every hook, the archived ones last, otherwise the newest first. */
export async function allHooks(conn: Conn): Promise<readonly ListedHook[]> {
  return listed(conn).execute();
}

/** The same as they come; only within a snapshot. */
export function hooksForFile(conn: Conn): AsyncIterable<readonly ListedHook[]> {
  return inBatches<ListedHook>(conn, listed(conn));
}

/** The hooks that were paused by no person. */
export async function stoppedHooks(conn: Conn): Promise<readonly Hook[]> {
  return hooks(conn).where('h.state', '=', 'paused').where('h.paused_because', '<>', 'hand').orderBy('h.id').execute();
}

/** How many hooks are not archived. */
export async function livingHooks(conn: Conn): Promise<number> {
  const row = await tables(conn)
    .selectFrom('webhook')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('state', '<>', 'archived')
    .executeTakeFirstOrThrow();
  return row.n;
}

/** The active hooks that want to hear of such an event. */
export async function hooksFor(conn: Conn, event: HookEvent): Promise<readonly HookId[]> {
  const rows = await tables(conn)
    .selectFrom('webhook')
    .select('id')
    .where('state', '=', 'active')
    .where(sql<boolean>`${event} = any(events)`)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** The secrets of the hook as they are kept, newest first; those that have ended may be among them. */
export async function secretsOf(conn: Conn, id: HookId): Promise<readonly SealedSecret[]> {
  return tables(conn)
    .selectFrom('webhook_secret')
    .select(['id', 'sealed', 'ends_at as endsAt'])
    .where('webhook_id', '=', id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
