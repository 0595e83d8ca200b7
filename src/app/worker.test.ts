import { Logger, type Runner, run } from 'graphile-worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { testConfig } from '../../tests/support/people.ts';
import { enqueue } from '../platform/jobs.ts';
import { freeLeftJobs } from '../platform/left-jobs.ts';
import { silentLog } from '../platform/log.ts';
import { prepareQueue, startWorker } from './worker.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await prepareQueue(database.db);
});
afterAll(() => database.close());

/** As a program leaves it that is killed in the middle of the job. */
async function leaveOne(): Promise<void> {
  const { db } = database;
  await db.pool.query('delete from graphile_worker._private_jobs');
  await db.transact((tx) => enqueue(tx, 'a_job', {}, { queue: 'a_queue', maxAttempts: 3 }));
  await db.pool.query(`update graphile_worker._private_jobs set locked_by = 'gone', locked_at = now(), attempts = 1`);
  await db.pool.query(`update graphile_worker._private_job_queues set locked_by = 'gone', locked_at = now()`);
}

async function runOnce(): Promise<{ readonly ran: (task: string) => number; readonly runner: Runner }> {
  const runs: string[] = [];
  const noting = (task: string) => async () => void runs.push(task);
  const taskList = { a_job: noting('a_job'), another: noting('another') };
  const how = { noHandleSignals: true, pollInterval: 20, logger: new Logger(() => () => {}), parsedCronItems: [] };
  const runner = await run({ pgPool: database.db.pool, taskList, ...how });
  return { ran: (task) => runs.filter((it) => it === task).length, runner };
}

test('a job of a killed program is taken up again by the next one', async () => {
  await leaveOne();
  const before = await runOnce();
  // What was put there afterwards is done, and the one that was left still lies.
  await database.db.transact((tx) => enqueue(tx, 'another', {}));
  await expect.poll(() => before.ran('another')).toBe(1);
  expect(before.ran('a_job')).toBe(0);
  expect(await freeLeftJobs(database.db)).toBe(1);
  await expect.poll(() => before.ran('a_job')).toBe(1);
  await before.runner.stop();
  expect(await freeLeftJobs(database.db)).toBe(0);
});

test('while another process works on the queue nothing is taken from it', async () => {
  const { db } = database;
  const runner = await startWorker({ db, config: testConfig, log: silentLog, baseUrl: () => 'http://localhost' });
  const held = `select from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and database =
    (select oid from pg_database where datname = current_database())`;
  await expect.poll(async () => (await db.pool.query(held)).rowCount).toBe(1);
  await leaveOne();
  expect(await freeLeftJobs(db)).toBe(0);
  const left = await db.pool.query(`select from graphile_worker._private_jobs where locked_by = 'gone'`);
  expect(left.rowCount).toBe(1);
  await runner.stop();
});
