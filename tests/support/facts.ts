import { allJobs } from '../../src/app/worker.ts';
import type { Database } from '../../src/platform/db.ts';
import { silentLog } from '../../src/platform/log.ts';
import { testConfig } from './people.ts';
import { HERE } from './server.ts';

type Queued = { readonly task: string; readonly payload: object; readonly isDue: boolean };

/** Carries all facts to their reactions, as the worker would, and runs what else is due and wanted; all other jobs are dropped. */
export async function carryFacts(
  db: Database,
  nextMoment: () => Date,
  isWanted: (task: string) => boolean = () => false,
): Promise<void> {
  const shop = { db, config: testConfig, log: silentLog, baseUrl: HERE };
  const jobs = new Map(allJobs().map((it) => [it.name, it]));
  for (;;) {
    const taken = await db.pool.query<Queued>(
      `with due as (delete from graphile_worker._private_jobs returning id, task_id, payload, run_at)
       select t.identifier as task, due.payload, run_at <= now() as "isDue" from due join graphile_worker._private_tasks t on t.id = due.task_id
       order by due.id`,
    );
    const due = taken.rows.filter(
      (it) => it.task.startsWith('outbox.') || it.task.includes('>') || (it.isDue && isWanted(it.task)),
    );
    if (due.length === 0) return;
    for (const { task, payload } of due) await jobs.get(task)?.run(payload, { ...shop, now: nextMoment() });
  }
}
