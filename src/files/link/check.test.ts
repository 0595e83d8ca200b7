import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicAddress } from './address.ts';
import { checkLink, type Way } from './check.ts';

describe('addresses that a link may reach', () => {
  test.each(['8.8.8.8', '103.28.12.9', '172.15.0.1', '172.32.0.1', '2404:6800:4003::1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  test.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::1',
    'localhost',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

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
