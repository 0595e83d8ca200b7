import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { collectGarbage, openFilesIn } from '../../../tests/support/open-files.ts';
import { bodyOf } from './body.ts';

const MEGABYTE = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'tuntas-body-'));
const path = join(folder, 'isi');
writeFileSync(path, Buffer.alloc(24 * MEGABYTE, 'a'));
afterAll(() => rmSync(folder, { recursive: true }));

let closed = 0;

/** An answer from the file; a file that the runtime had to close by itself says nothing of its end. */
async function made(): Promise<Response> {
  const source = (await open(path)).createReadStream();
  source.once('close', () => {
    closed += 1;
  });
  return new Response(bodyOf(source));
}

const left = () => openFilesIn(folder).length;

/** Far longer than it takes, however many run beside. */
const patient = { timeout: 30_000 };

describe.skipIf(process.platform !== 'linux')('the body of an answer', () => {
  test('closes its file when all of it was read', async () => {
    expect((await (await made()).arrayBuffer()).byteLength).toBe(24 * MEGABYTE);
    await vi.waitFor(() => expect(left()).toBe(0), patient);
  });

  test('closes its file when the reader gives up', async () => {
    const answer = await made();
    expect(left()).toBe(1);
    await answer.body?.cancel();
    await vi.waitFor(() => expect(left()).toBe(0), patient);
  });

  test('closes its file when nobody ever asks for it, before the runtime has to', async () => {
    const before = closed;
    for (let n = 0; n < 3; n += 1) await made();
    await vi.waitFor(() => {
      collectGarbage();
      expect({ left: left(), closed }).toEqual({ left: 0, closed: before + 3 });
    }, patient);
  });

  test('closes its file when the visitor hangs up, on the way or before', async () => {
    const asked: (() => void)[] = [];
    const server = serve({
      port: 0,
      fetch: async (request) => {
        if (request.url.endsWith('/lambat')) await new Promise<void>((go) => asked.push(go));
        return made();
      },
    });
    await once(server, 'listening');
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const request = get(`${at}/`);
    const [answer] = await once(request, 'response');
    await once(answer, 'data');
    answer.on('error', () => {});
    request.on('error', () => {}).destroy();
    await vi.waitFor(() => expect(left()).toBe(0), patient);
    const gone = get(`${at}/lambat`).on('error', () => {});
    await vi.waitFor(() => expect(asked).toHaveLength(1), patient);
    gone.destroy();
    asked[0]?.();
    await vi.waitFor(() => {
      collectGarbage();
      expect(left()).toBe(0);
    }, patient);
    server.close();
  });
});
