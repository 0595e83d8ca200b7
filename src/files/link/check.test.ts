import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPublicAddress } from '#platform/outbound/address.ts';
import type { Way } from '#platform/outbound/call.ts';
import { checkLink } from './check.ts';

let server: Server;
let base = '';
const asked: string[] = [];
/** Answers by path: a status, or an address to move on to; nothing for `/diam`. */
const answers: Record<string, number | string> = {
  '/ada': 200,
  '/hilang': 404,
  '/masuk': 403,
  '/rusak': 503,
  '/pindah': '/ada',
  '/putar': '/putar',
  '/ke-dalam': 'http://169.254.169.254/latest/meta-data',
  '/ke-berkas': 'file:///etc/passwd',
};
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.method} ${path}`);
    if (path === '/diam') return;
    if (path === '/tanpa-head') return void response.writeHead(request.method === 'HEAD' ? 405 : 200).end();
    const answer = answers[path] ?? 500;
    if (typeof answer === 'string') response.writeHead(302, { location: answer }).end();
    else response.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://bukti.example:${(server.address() as AddressInfo).port}`;
});
afterAll(
  () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
);

/** The name leads to our own server; all else is judged as in life. */
const here: Way = {
  plain: true,
  resolve: async (host) => [host === 'bukti.example' ? '127.0.0.1' : '10.0.0.1'],
  allows: (address) => address === '127.0.0.1' || isPublicAddress(address),
  patienceMs: 300,
};

test.each([
  ['/ada', 'ok'],
  ['/pindah', 'ok'],
  ['/masuk', 'ok'],
  ['/tanpa-head', 'ok'],
  ['/hilang', 'broken'],
  ['/putar', 'broken'],
  ['/rusak', 'unreachable'],
  ['/diam', 'unreachable'],
  ['/ke-dalam', 'unreachable'],
  ['/ke-berkas', 'unreachable'],
])('%s is %s', async (path, state) => {
  expect(await checkLink(base + path, here)).toBe(state);
});

test.each([
  'http://127.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://localhost/',
  'ftp://bukti.example/',
  'file:///etc/passwd',
  'no address',
])('%s is not asked at all', async (address) => {
  const port = new URL(base).port;
  const before = asked.length;
  const named = address.replace(/^(http:\/\/[^/]+)\/$/, `$1:${port}/`);
  expect(await checkLink(named)).toBe('unreachable');
  expect(asked.length).toBe(before);
});

test('a host of which one address is private is not asked', async () => {
  const both = { ...here, resolve: async () => ['127.0.0.1', '10.0.0.1'] };
  expect(await checkLink(`${base}/ada`, both)).toBe('unreachable');
});
