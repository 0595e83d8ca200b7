import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPublicAddress } from './address.ts';
import { callOut, type Way } from './call.ts';

let server: Server;
let base: URL;
const received: { readonly method: string; readonly host: string; readonly body: string }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    received.push({ method: request.method ?? '', host: request.headers.host ?? '', body });
    if (request.url === '/diam') return;
    if (request.url === '/pindah') return void response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    if (request.url === '/lambat') return void response.writeHead(200).write('awal');
    if (request.url === '/besar') {
      response.writeHead(200);
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', pour);
      return pour();
    }
    response.writeHead(202, { 'retry-after': '7' }).end('diterima');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = new URL(`http://penerima.example:${(server.address() as AddressInfo).port}`);
});
afterAll(
  () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
);

const here: Way = {
  plain: true,
  resolve: async () => ['127.0.0.1'],
  allows: (address) => address === '127.0.0.1' || isPublicAddress(address),
  patienceMs: 2_000,
};
const post = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'halo', keepBytes: 1024 } as const;

test('sends the body to the address that was judged, under the name that was asked', async () => {
  const reply = await callOut(new URL('/kait', base), post, here);
  expect(reply).toMatchObject({ ok: true, value: { status: 202, text: 'diterima', isWhole: true } });
  expect(reply.ok && reply.value.headers['retry-after']).toBe('7');
  expect(received.at(-1)).toEqual({ method: 'POST', host: base.host, body: 'halo' });
});

test('looks the name up once', async () => {
  const asked: string[] = [];
  const resolve = async (host: string) => {
    asked.push(host);
    return asked.length === 1 ? ['127.0.0.1'] : ['10.0.0.1'];
  };
  expect((await callOut(new URL('/kait', base), post, { ...here, resolve })).ok).toBe(true);
  expect(asked).toEqual(['penerima.example']);
});

test('takes no more of the answer than it was asked to', async () => {
  const reply = await callOut(new URL('/besar', base), post, here);
  expect(reply).toMatchObject({ ok: true, value: { status: 200, text: 'x'.repeat(1024), isWhole: false } });
});

test('follows nothing', async () => {
  const reply = await callOut(new URL('/pindah', base), post, here);
  expect(reply).toMatchObject({ ok: true, value: { status: 302, text: '' } });
});

test('keeps what came before an answer went silent', async () => {
  const reply = await callOut(new URL('/lambat', base), post, { ...here, patienceMs: 200 });
  expect(reply).toMatchObject({ ok: true, value: { status: 200, text: 'awal', isWhole: false } });
});

test.each([
  ['who does not answer', '/diam', {}, 'timeout'],
  ['a name that leads inside', '/kait', { resolve: async () => ['10.0.0.1'] }, 'forbidden'],
  ['a name that leads inside too', '/kait', { resolve: async () => ['127.0.0.1', '169.254.169.254'] }, 'forbidden'],
  [
    'a name that nobody knows',
    '/kait',
    { resolve: async () => Promise.reject(new Error('ENOTFOUND')) },
    'unknown_host',
  ],
  ['a name that is looked up for ever', '/kait', { resolve: () => new Promise<never>(() => {}) }, 'timeout'],
] as const)('says why: %s', async (_name, path, other, why) => {
  const reply = await callOut(new URL(path, base), post, { ...here, patienceMs: 200, ...other });
  expect(reply).toEqual({ ok: false, why });
});

test('says that nobody listens', async () => {
  const url = new URL('http://penerima.example:1/');
  expect(await callOut(url, post, here)).toEqual({ ok: false, why: 'unreachable' });
});
