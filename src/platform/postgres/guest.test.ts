import { readdirSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { clearAway, newFolder, query, started } from '../../../tests/support/embedded.ts';
import { guestUrl } from './guest.ts';

afterEach(clearAway);

test('a second process may use the running server, and finds none before it starts and after it has stopped', async () => {
  const dataDir = newFolder();
  expect(await guestUrl(dataDir)).toBe(null);
  expect(readdirSync(dataDir)).toEqual([]);
  const server = await started(dataDir);
  expect(await query((await guestUrl(dataDir)) ?? '', 'select 6 * 7 as n')).toEqual([{ n: 42 }]);
  await server.stop();
  expect(await guestUrl(dataDir)).toBe(null);
});
