import { EventEmitter } from 'node:events';
import {
  Logger,
  type ParsedCronItem,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import type { Job } from '#platform/jobs.ts';
import { freeLeftJobs, tellWorking } from '#platform/left-jobs.ts';
import type { Log } from '#platform/log.ts';
import { mailJobs } from '#platform/mail.ts';
import { outboxJobs } from '#platform/outbox.ts';
import { capabilities } from './capabilities.ts';
import { reactions } from './wiring.ts';

export type Workshop = {
  readonly db: Database;
  readonly config: Config;
  readonly log: Log;
  readonly baseUrl: () => string;
};

/** Every job of the house: the platform's, the reactions to facts, and each capability's own. */
export function allJobs(): readonly Job[] {
  return [...mailJobs, ...outboxJobs(reactions), ...capabilities.flatMap((it) => it.jobs)];
}

/** The queue's own tables, in the same database. */
export async function prepareQueue(db: Database): Promise<void> {
  await runMigrations({ pgPool: db.pool, logger: quiet });
}

/** Starts working on the queue until `stop` is called; running jobs are finished first, and what a killed program left is taken up again. */
export async function startWorker(shop: Workshop): Promise<Runner> {
  const workers = await freeLeftJobs(shop.db);
  if (workers > 0) shop.log.warn({ workers }, 'freed the jobs of a program that was killed');
  return run({
    events: watched(shop.log),
    pgPool: shop.db.pool,
    concurrency: 2,
    noHandleSignals: true,
    logger: loggerOf(shop.log),
    taskList: taskListOf(shop),
    parsedCronItems: cronItems(),
  });
}

/** The connection that listens for new jobs says that somebody works here. */
function watched(log: Log): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:listen:success', ({ client }) => {
    tellWorking(client).catch((error: Error) => log.warn({ error: error.message }, 'the queue warned'));
  });
  return events;
}

export function taskListOf(shop: Workshop): TaskList {
  return Object.fromEntries(
    allJobs().map((job) => [
      job.name,
      (payload: unknown) =>
        job.run(payload, { db: shop.db, config: shop.config, log: shop.log, baseUrl: shop.baseUrl(), now: new Date() }),
    ]),
  );
}

function cronItems(): ParsedCronItem[] {
  const scheduled = allJobs().flatMap((job) => (job.cron ? [{ task: job.name, match: job.cron }] : []));
  return parseCronItems(scheduled);
}

const quiet = new Logger(() => () => {});

function loggerOf(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    if (level === 'error') log.error({ message, task: scope.taskIdentifier }, 'a job failed');
    else if (level === 'warning') log.warn({ message, task: scope.taskIdentifier }, 'the queue warned');
    else log.debug({ message, task: scope.taskIdentifier }, 'the queue said');
  });
}
