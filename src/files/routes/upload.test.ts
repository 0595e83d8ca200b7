import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { paperBytes } from '../../../tests/support/evidence.ts';
import { testConfig } from '../../../tests/support/people.ts';
import { type Part, raiseStage, type Stage } from '../../../tests/support/stage.ts';
import { newId } from '../../platform/ids.ts';
import { talk } from '../content/uploads.ts';
import { takings } from './bring.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

const get = (part: Part, path: string) => stage.server.ask(path, { cookies: stage.cookiesOf(part) });
const post = (part: Part, path: string, form: Record<string, string>) =>
  stage.server.ask(path, { form, cookies: stage.cookiesOf(part) });
const count = async (table: 'evidence' | 'stored_file') =>
  (await stage.database.db.pool.query<{ n: number }>(`select count(*) as n from ${table}`)).rows[0]?.n;

test('the first upload into a new data folder begins at once', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tuntas-first-'));
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': '4' };
  const request = new Request('http://localhost:3000/unggah', { method: 'POST', headers });
  const who = stage.people.innovator.person.id;
  const answer = await talk({ ...testConfig, dataDir }, who, { request, upload: null, address: '/unggah' });
  expect(answer?.status).toBe(201);
  rmSync(dataDir, { recursive: true });
});

describe('an upload over a failing line', () => {
  const bytes = Buffer.concat([Buffer.from(paperBytes), Buffer.alloc(700_000, 32)]);
  let server: ReturnType<typeof serve>;
  let endpoint = '';
  beforeAll(async () => {
    server = serve({ fetch: stage.server.fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/unggah`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const waiting = () => readdirSync(join(testConfig.dataDir, 'files/unggahan'));
  const cookies = () => ({ cookie: stage.cookiesOf('innovator'), origin: endpoint.replace('/unggah', '') });

  const tus = () => ({ 'tus-resumable': '1.0.0', ...cookies() });
  const offsetAt = async (address: string): Promise<number> => {
    const state = await fetch(address, { method: 'HEAD', headers: tus() });
    expect(state.status).toBe(200);
    return Number(state.headers.get('upload-offset'));
  };

  /** Promises the whole file, sends a part of it and drops the line; answers the upload's address. */
  const cut = async (): Promise<string> => {
    const headers = {
      ...tus(),
      'upload-length': String(bytes.length),
      'upload-metadata': `filename ${btoa('panjang.pdf')}`,
    };
    const made = await fetch(endpoint, { method: 'POST', headers });
    expect(made.status).toBe(201);
    const address = new URL(made.headers.get('location') ?? '', endpoint).href;
    const part = {
      ...tus(),
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': String(bytes.length),
    };
    const call = request(address, { method: 'PATCH', headers: part });
    call.on('error', () => {});
    await new Promise((resolve) => call.write(bytes.subarray(0, SENT), resolve));
    await vi.waitFor(async () => expect(await offsetOnDisk(address)).toBeGreaterThan(0));
    call.destroy();
    return address;
  };
  const SENT = 300_000;
  const offsetOnDisk = async (address: string) =>
    statSync(join(testConfig.dataDir, 'files/unggahan', address.split('/').at(-1) ?? '')).size;

  test('goes on from the last part, and is then taken by the form', async () => {
    const address = await cut();
    const id = address.split('/').at(-1) ?? '';
    const unfinished = await post('innovator', '/berkas/baru', { judul: 'Panjang', unggahan: id });
    expect([unfinished.status, (await unfinished.text()).includes('belum selesai')]).toEqual([422, true]);
    const sent: number[] = [];
    await new Promise<void>((resolve, reject) => {
      const upload = new Upload(bytes as never, {
        endpoint,
        uploadUrl: address,
        headers: cookies(),
        retryDelays: null,
        onProgress: (now) => sent.push(now),
        onSuccess: () => resolve(),
        onError: reject,
      });
      upload.start();
    });
    // The first word of the second try is how much stood there already.
    expect(sent[0]).toBeGreaterThan(0);
    expect(sent.at(-1)).toBe(bytes.length);
    const saved = await post('innovator', '/berkas/baru', { judul: 'Panjang', unggahan: id });
    expect(saved.status).toBe(303);
    const evidence = saved.headers.get('location') ?? '';
    const got = Buffer.from(await (await get('innovator', `${evidence}/isi`)).arrayBuffer());
    expect(got.equals(bytes)).toBe(true);
    expect(waiting().filter((name) => name.startsWith(id))).toEqual([]);
  });

  test('that ends half way leaves no evidence', async () => {
    const before = [await count('evidence'), await count('stored_file')];
    const address = await cut();
    // What came is kept, and no more is said to be there.
    expect(await offsetAt(address)).toBeLessThanOrEqual(SENT);
    expect([await count('evidence'), await count('stored_file')]).toEqual(before);
  });

  test('of another person is not there, neither to look at nor to go on with', async () => {
    const address = await cut();
    const headers = { ...tus(), cookie: stage.cookiesOf('elsewhere') };
    expect((await fetch(address, { method: 'HEAD', headers })).status).toBe(404);
    const part = { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    expect((await fetch(address, { method: 'PATCH', headers: part, body: 'x' })).status).toBe(404);
    expect(await offsetAt(address)).toBeLessThanOrEqual(SENT);
    expect((await fetch(address, { method: 'DELETE', headers })).status).toBe(404);
    const own = tus();
    expect((await fetch(address, { headers: own })).status).toBe(404);
  });

  test('that is not wanted any more is taken away, and the form does not find it', async () => {
    const address = await cut();
    const id = address.split('/').at(-1) ?? '';
    expect((await fetch(address, { method: 'DELETE', headers: tus() })).status).toBe(204);
    expect(waiting().filter((name) => name.startsWith(id))).toEqual([]);
    const answer = await post('innovator', '/berkas/baru', { judul: 'Batal', unggahan: id });
    expect([answer.status, (await answer.text()).includes('Pilih berkasnya.')]).toEqual([422, true]);
  });

  test('of more than the settings allow is refused before it begins, and nobody begins one from another site', async () => {
    const headers = { 'tus-resumable': '1.0.0', ...cookies(), 'upload-length': String(26 * 1024 * 1024) };
    const large = await fetch(endpoint, { method: 'POST', headers });
    expect(large.status).toBe(413);
    const foreign = { ...headers, 'upload-length': '4', origin: 'https://lain.example' };
    const refused = await fetch(endpoint, { method: 'POST', headers: foreign });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });
});

/** A whole upload of the innovator's; answers its name. */
async function uploaded(): Promise<string> {
  const headers = {
    cookie: stage.cookiesOf('innovator'),
    origin: 'http://localhost:3000',
    'tus-resumable': '1.0.0',
  };
  const ask = (path: string, init: RequestInit) =>
    stage.server.fetch(new Request(`http://localhost:3000${path}`, init));
  const begin = {
    ...headers,
    'upload-length': String(paperBytes.length),
    'upload-metadata': `filename ${btoa('sk.pdf')}`,
  };
  const address = (await ask('/unggah', { method: 'POST', headers: begin })).headers.get('location') ?? '';
  const part = { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  expect((await ask(address, { method: 'PATCH', headers: part, body: paperBytes })).status).toBe(204);
  return address.split('/').at(-1) ?? '';
}

test('a form whose answer was lost is sent again as it was, and makes nothing twice', async () => {
  const form = { id: newId(), judul: 'Sekali', unggahan: await uploaded() };
  const first = await post('innovator', '/berkas/baru', form);
  const counts = [await count('evidence'), await count('stored_file')];
  const second = await post('innovator', '/berkas/baru', form);
  expect([first.status, second.status]).toEqual([303, 303]);
  expect(second.headers.get('location')).toBe(first.headers.get('location'));
  expect([await count('evidence'), await count('stored_file')]).toEqual(counts);
  // To somebody else the same words say nothing.
  expect((await post('elsewhere', '/berkas/baru', form)).status).toBe(422);
});

test('who brings more at once than can be taken soon is told so, and what was uploaded waits in the form', async () => {
  const open = Promise.withResolvers<null>();
  const { id } = stage.people.innovator.person;
  const others = Array.from({ length: 8 }, () => takings.run(id, () => open.promise));
  const upload = await uploaded();
  const form = { id: newId(), judul: 'Serbuan', unggahan: upload };
  const busy = await post('innovator', '/berkas/baru', form);
  const html = await busy.text();
  expect([busy.status, html.includes('Banyak berkas sedang masuk bersamaan.')]).toEqual([422, true]);
  expect([html.includes(upload), html.includes('sk.pdf'), html.includes('Serbuan')]).toEqual([true, true, true]);
  open.resolve(null);
  await Promise.all(others);
  expect((await post('innovator', '/berkas/baru', form)).status).toBe(303);
});
