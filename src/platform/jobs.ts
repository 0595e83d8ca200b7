import { type Kysely, sql } from 'kysely';
import type { Config } from './config.ts';
import type { Database, Tx } from './db.ts';
import type { Log } from './log.ts';

/** What a job may use: its own database handle, the settings, the clock of this run. */
export type JobContext = {
  readonly db: Database;
  readonly config: Config;
  readonly log: Log;
  readonly baseUrl: string;
  readonly now: Date;
};

/** A kind of background work: id in, action out. It may run twice, so it must be idempotent. */
export type Job = {
  readonly name: string;
  /** Five-field crontab in UTC, for work that comes by itself. */
  readonly cron?: string;
  readonly run: (payload: unknown, context: JobContext) => Promise<void>;
};

export type EnqueueOptions = {
  /** A second job with the same key replaces the waiting one. */
  readonly key?: string;
  readonly runAt?: Date;
  readonly maxAttempts?: number;
  /** Jobs of one queue run one after the other, so that a slow neighbour holds one worker at most. */
  readonly queue?: string;
  /** Stands behind what somebody waits for. */
  readonly patient?: boolean;
  /** Somebody looks at a page that waits for it: it stands before facts that are told, however many. */
  readonly watched?: boolean;
};

/** Queues a job in the transaction of the change that wants it. */
export async function enqueue(tx: Tx, name: string, payload: object, options: EnqueueOptions = {}): Promise<void> {
  const kysely = tx as unknown as Kysely<unknown>;
  await sql`select graphile_worker.add_job(
    identifier => ${name}, payload => ${JSON.stringify(payload)}::json,
    job_key => ${options.key ?? null}, run_at => ${options.runAt ?? null}::timestamptz,
    queue_name => ${options.queue ?? null}, priority => ${priorityOf(options)}::integer,
    max_attempts => ${options.maxAttempts ?? 10})`.execute(kysely);
}

const WATCHED_PRIORITY = -10;

function priorityOf({ patient, watched }: EnqueueOptions): number {
  if (watched) return WATCHED_PRIORITY;
  return patient ? BULK_PRIORITY : 0;
}

/** Work that comes in thousands at once stands behind what somebody waits for (the smaller the sooner, 0 otherwise). */
const BULK_PRIORITY = 10;

/** Queues many jobs of one kind in one statement, each in the queue that is said for it. */
export async function enqueueAll<Payload extends object>(
  tx: Tx,
  name: string,
  payloads: readonly Payload[],
  queueOf: (payload: Payload) => string | null = () => null,
): Promise<void> {
  if (payloads.length === 0) return;
  const jobs = payloads.map((payload) => ({ payload, queue: queueOf(payload) }));
  await sql`select from graphile_worker.add_jobs(array(
    select row(${name}, job -> 'payload', job ->> 'queue', null, 10, null, ${BULK_PRIORITY}::integer, null)::graphile_worker.job_spec
    from json_array_elements(${JSON.stringify(jobs)}::json) as job))`.execute(tx as unknown as Kysely<unknown>);
}
