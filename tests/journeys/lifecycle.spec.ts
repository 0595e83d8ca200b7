import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { demonstrationIn, type Product, ROOT, run, startProduct } from './product.ts';

// The started product as processes: how it ends, what survives, and that it never stands in its own way.

let data = '';
test.beforeEach(() => {
  data = demonstrationIn(mkdtempSync(join(tmpdir(), 'tuntas-life-')));
});
test.afterEach(() => rmSync(data, { recursive: true, force: true }));

const status = async (product: Product, path = '/masuk'): Promise<number> =>
  (await fetch(product.address + path)).status;

/** Writes something by a form and answers the cookie with which it can be read back. */
async function chooseName(product: Product, name: string): Promise<void> {
  const cookies = await signIn(product);
  const headers = { origin: product.address, cookie: cookies };
  const body = new URLSearchParams({ nama: name, bahasa: 'id' });
  const answer = await fetch(`${product.address}/profil/nama`, { method: 'POST', headers, body, redirect: 'manual' });
  expect(answer.status).toBe(303);
}

async function signIn(product: Product): Promise<string> {
  const body = new URLSearchParams({ surel: 'admin.hub@contoh.example', sandi: 'selesai-sampai-tuntas' });
  const headers = { origin: product.address };
  const answer = await fetch(`${product.address}/masuk`, { method: 'POST', headers, body, redirect: 'manual' });
  expect(answer.status).toBe(303);
  return answer.headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .join('; ');
}

async function profile(product: Product): Promise<string> {
  const answer = await fetch(`${product.address}/profil`, { headers: { cookie: await signIn(product) } });
  return answer.text();
}

test('a signal ends it cleanly, and the second start has everything', async () => {
  const first = await startProduct({ data });
  await chooseName(first, 'Nama Sebelum Berhenti');
  expect(await first.stop('SIGTERM')).toBe(0);
  expect(readdirSync(data, { recursive: true }).filter((it) => String(it).endsWith('postmaster.pid'))).toEqual([]);
  const second = await startProduct({ data });
  expect(await status(second)).toBe(200);
  expect(await profile(second)).toContain('Nama Sebelum Berhenti');
  expect(await second.stop('SIGINT')).toBe(0);
});

test('what was committed survives the sudden end of the program alone', async () => {
  const first = await startProduct({ data });
  await chooseName(first, 'Nama Sebelum Mati');
  expect(await first.stop('SIGKILL')).toBe('SIGKILL');
  const second = await startProduct({ data });
  expect(await profile(second)).toContain('Nama Sebelum Mati');
  expect(await second.stop()).toBe(0);
});

test('a second start on the same data says so and leaves the first alone', async () => {
  const first = await startProduct({ data });
  const { code, said } = await run(['start', '--port', '0', '--data', data]);
  expect(code).toBe(1);
  expect(said.join('\n')).toContain(first.address);
  expect(await status(first)).toBe(200);
  expect(await first.stop()).toBe(0);
});

test('a port that is taken is said, and nothing is left running', async () => {
  const first = await startProduct({ data });
  const other = join(data, 'other');
  const { code, said } = await run(['start', '--port', new URL(first.address).port, '--data', other]);
  expect(code).toBe(1);
  expect(said.join('\n')).toContain(new URL(first.address).port);
  expect(readdirSync(other, { recursive: true }).filter((it) => String(it).endsWith('postmaster.pid'))).toEqual([]);
  expect(await first.stop()).toBe(0);
});

test('with an address of a database no server of its own is started', async () => {
  const server = await startServer(join(data, 'server'));
  const own = join(data, 'own');
  const product = await startProduct({ data: own, demo: false, env: { DATABASE_URL: server.url } });
  expect(await status(product)).toBe(200);
  expect(existsSync(own)).toBe(false);
  expect(product.said.join('\n')).not.toContain('server basis data');
  expect(await product.stop()).toBe(0);
  const again = await startProduct({ data: own, demo: false, env: { DATABASE_URL: server.url } });
  expect(await status(again)).toBe(200);
  expect(await again.stop()).toBe(0);
  server.child.kill('SIGTERM');
  await once(server.child, 'exit');
});

/** A PostgreSQL that is not ours to start or stop. */
async function startServer(folder: string): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, [join(ROOT, 'tests/support/postgres-starter.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { up?: { url: string }; refused?: unknown };
    if (said.up) return { url: said.up.url, child };
    if (said.refused) throw new Error(`no server: ${line}`);
  }
  throw new Error('the server ended without an address');
}

test('a wrong command or setting is said and ends with 2 or 1', async () => {
  expect((await run(['terbang'])).code).toBe(2);
  const wrong = await run(['start', '--port', 'delapan', '--data', data]);
  expect(wrong.code).toBe(1);
  expect(wrong.said.join('\n')).toContain('TUNTAS_PORT');
});
