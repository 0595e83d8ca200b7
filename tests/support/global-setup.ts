import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/platform/postgres/index.ts';
import { prepareTemplate } from './template.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string;
  }
}

/** One real server for the whole run, with a migrated template that each test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tuntas-test-'));
  const started = await startEmbedded({ dataDir: join(folder, 'data'), log: () => {} });
  if (!started.ok) throw new Error(`no database server for the tests: ${JSON.stringify(started.why)}`);
  const client = new Client({ connectionString: started.value.url });
  await client.connect();
  await client.query('alter system set fsync = off');
  await client.query('select pg_reload_conf()');
  await client.end();
  await prepareTemplate(started.value.url);
  project.provide('databaseUrl', started.value.url);
  return async () => {
    await started.value.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
