import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { must } from '../outcome.ts';
import { guestUrl, startEmbedded } from './index.ts';

it('lets a second process use the running server, and finds none when it has stopped', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tuntas-guest-'));
  const dataDir = join(folder, 'data');
  const server = must(await startEmbedded({ dataDir, log: () => {} }));
  const client = new pg.Client({ connectionString: (await guestUrl(dataDir)) ?? '' });
  await client.connect();
  expect((await client.query('select 6 * 7 as n')).rows).toEqual([{ n: 42 }]);
  await client.end();
  await server.stop();
  expect(await guestUrl(dataDir)).toBe(null);
  rmSync(folder, { recursive: true, force: true });
});
