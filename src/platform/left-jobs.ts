import { type Kysely, sql } from 'kysely';
import type { Database } from './db.ts';

/** Held in common by every process that works on the queue, as long as it lives. */
const WORKING = 7_305_002;

type Connection = { readonly query: (text: string, values: readonly unknown[]) => Promise<unknown> };

/** Tells other processes that somebody works here, on a connection that goes with the process. */
export async function tellWorking(connection: Connection): Promise<void> {
  await connection.query('select pg_advisory_lock_shared($1)', [WORKING]);
}

/**
 * Frees the jobs that killed programs had under way, and their queues: the queue itself would wait four hours for them. While another
 * process works on the queue nobody can tell whose they are, and they stay as they are. Answers how many workers had left some.
 */
export function freeLeftJobs({ transact }: Pick<Database, 'transact'>): Promise<number> {
  return transact(async (tx) => {
    const kysely = tx as unknown as Kysely<unknown>;
    const lock = await sql<{ alone: boolean }>`select pg_try_advisory_xact_lock(${WORKING}) as alone`.execute(kysely);
    if (!lock.rows[0]?.alone) return 0;
    const left = await sql<{ id: string }>`
      select locked_by as id from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null`.execute(kysely);
    const workers = left.rows.map((it) => it.id);
    if (workers.length > 0) await sql`select graphile_worker.force_unlock_workers(${workers}::text[])`.execute(kysely);
    return workers.length;
  });
}
