import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/platform/postgres/index.ts';
import { scratchFolder } from './scratch.ts';
import { prepareTemplate } from './template.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string;
    /** Where the files of this run lie. */
    dataDir: string;
  }
}

/** One real server for the whole run, with a migrated template that each test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = scratchFolder('tuntas-test-');
  // Nothing here outlives the run, so nothing has to reach the disk.
  const unkept = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  // A question to all tables would start processes of its own, which takes longer than the answer.
  const settings = { ...unkept, max_parallel_workers_per_gather: '0', plan_cache_mode: 'force_generic_plan' };
  const started = await startEmbedded({ dataDir: folder, log: () => {}, settings });
  if (!started.ok) throw new Error(`no database server for the tests: ${JSON.stringify(started.why)}`);
  await prepareTemplate(started.value.url);
  project.provide('databaseUrl', started.value.url);
  const dataDir = scratchFolder('tuntas-test-data-');
  project.provide('dataDir', dataDir);
  return async () => {
    await started.value.stop();
    for (const made of [folder, dataDir]) rmSync(made, { recursive: true, force: true });
  };
}
