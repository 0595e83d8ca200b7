import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import type { Database } from '../db.ts';
import { silentLog } from '../log.ts';
import { type Kernel, mount } from './kernel.ts';
import type { Route } from './route.ts';

type Viewer = { readonly name: string };

/** A house in which too many wait already. */
const full: Kernel<Viewer> = {
  db: {} as Database,
  config: readConfig({}),
  log: silentLog,
  baseUrl: () => 'http://localhost',
  clock: () => new Date('2026-03-02T03:00:00Z'),
  viewerOf: async () => ({ viewer: { name: 'Sari' } }),
  programOf: async () => ({ viewer: { name: 'Program' } }),
  clientIp: () => '203.0.113.7',
  render: (page) => [page.title],
  signInPath: () => '/masuk',
  bar: () => null,
  errorPage: (status) => ({ title: `error ${status}`, status, body: null }),
  inTurn: async () => null,
  onFault: (error) => {
    throw error;
  },
};

const route = (path: string, way: Partial<Route<Viewer>> = {}): Route<Viewer> => ({
  method: 'get',
  path,
  guard: { name: 'anyone', admits: () => 'yes' },
  event: 'test.page',
  handle: () => new Response('here'),
  ...way,
});

test('where too many wait a page is put off, while what is ahead or comes in parts goes on', async () => {
  const app = new Hono();
  const ways = [route('/page'), route('/form', { ahead: true }), route('/part', { raw: true })];
  mount(app, [...ways, route('/api/v1/list', { forPrograms: true })], full);
  const told = async (path: string) => {
    const answer = await app.request(`http://localhost${path}`);
    return [answer.status, (await answer.text()).slice(0, 9)];
  };
  expect(await told('/page')).toEqual([503, 'error 503']);
  expect(await told('/form')).toEqual([200, 'here']);
  expect(await told('/part')).toEqual([200, 'here']);
  const program = await app.request('http://localhost/api/v1/list');
  expect([program.status, program.headers.get('retry-after')]).toEqual([429, '10']);
});
