import { Logger, runOnce } from 'graphile-worker';
import { taskListOf } from '../../src/app/worker.ts';
import type { Database } from '../../src/platform/db.ts';
import { silentLog } from '../../src/platform/log.ts';
import { must } from '../../src/platform/outcome.ts';
import { jobNames } from '../../src/registry/import/actions/flow.ts';
import { stageFile } from '../../src/registry/import/actions/upload.ts';
import type { ImportState } from '../../src/registry/import/model.ts';
import { formIn } from './form.ts';
import { testConfig, testNow } from './people.ts';
import { HERE } from './server.ts';
import type { Stage } from './stage.ts';

const quiet = new Logger(() => () => {});

/** Does the work that waits in the queue, as the worker would: all of it, or that of the given names. */
export async function workOff(db: Database, names: readonly string[] | null = null): Promise<void> {
  const everything = Object.entries(taskListOf({ db, config: testConfig, log: silentLog, baseUrl: () => HERE }));
  const taskList = Object.fromEntries(everything.filter(([name]) => names === null || names.includes(name)));
  await runOnce({ pgPool: db.pool, taskList, logger: quiet, noHandleSignals: true });
}

export type Sheet = { readonly name: string; readonly text: string };

const plain: Sheet = {
  name: 'lembar.tsv',
  text: 'Judul\tInstansi\tRingkasan\nProgram Impor\tPemerintah Kabupaten Toba\tRingkasan impor\n',
};

/** An import by the local admin of Toba: staged as the form leaves it, checked by the job, or set to what follows. */
export async function plantImport(stage: Stage, state: ImportState, sheet = plain): Promise<string> {
  const { db } = stage.database;
  const file = { bytes: new TextEncoder().encode(sheet.text), name: sheet.name };
  const id = must(await stageFile(db, stage.people.local_admin, file, testNow));
  if (state === 'staged') return id;
  await decideColumns(stage, id);
  // What others planted before may wait on.
  await workOff(db, [jobNames.check]);
  if (state === 'checked') return id;
  await db.pool.query(
    `update import_run set state = $2, publish = true, on_existing = 'update', confirmed_at = now() where id = $1`,
    [id, state],
  );
  return id;
}

async function decideColumns(stage: Stage, id: string): Promise<void> {
  const path = `/impor/${id}/kolom`;
  const cookies = stage.cookiesOf('local_admin');
  const page = await stage.server.ask(path, { cookies });
  const answer = await stage.server.ask(path, { cookies, form: formIn(await page.text(), path) ?? {} });
  if (answer.status !== 303) throw new Error(`the columns were not taken: ${answer.status}`);
}
