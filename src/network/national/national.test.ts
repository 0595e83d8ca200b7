import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { FakeHub } from '../../../tests/support/fake-hub.ts';
import { publishAll } from '../../../tests/support/hub-reader.ts';
import { isHeld } from '../../../tests/support/mirror.ts';
import { NetworkDesk } from '../../../tests/support/network-desk.ts';
import { governmentOf, testNow, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { HERE, type TestServer, testServer } from '../../../tests/support/server.ts';
import { silentLog } from '../../platform/log.ts';
import { keepMirror, noFilter, searchIndex } from '../../registry/index.ts';
import { networkShelf } from '../harvest/shelf.ts';
import type { PeerId } from '../peers/model.ts';
import { OWN_HUB } from './model.ts';
import { nationalJobs } from './own.ts';
import { networkIndex } from './queries/hits.ts';

let desk: NetworkDesk;
let hub: FakeHub;
let peer: PeerId;
let server: TestServer;
const keepOwn = async () => {
  const context = { db: desk.db, log: silentLog, baseUrl: HERE, now: testNow };
  for (const job of nationalJobs) await job.run({}, context as never);
};
const page = async (path: string) => (await server.ask(path)).text();

beforeAll(async () => {
  desk = await NetworkDesk.raise();
  server = testServer(desk.db);
  hub = await FakeHub.start();
  hub.name = 'Hub Jawa Barat';
  hub.publish(1, { title: 'Sepeda <b>baca</b> keliling', mainAffair: 'pendidikan', startYear: 2021 });
  hub.publish(2, { title: 'Posyandu daring', mainAffair: 'kesehatan', background: 'Antrean panjang di puskesmas.' });
  const planter = new Planter(desk.db);
  const toba = await governmentOf(desk.db, '12.12');
  await planter.innovation({ institutionId: toba, content: { title: 'Sepeda sehat Toba', mainAffair: 'kesehatan' } });
  await publishAll(desk.db, testNow);
  peer = await desk.trusted(hub.origin);
  await desk.harvest(peer);
  await keepOwn();
  await desk.run('network.words');
});
afterAll(async () => {
  await hub.close();
  await desk.close();
});

describe('the catalogue of a hub that holds nothing of others', () => {
  test('is its own catalogue, from the first record on', async () => {
    const database = await testDatabase();
    await withRegions(database.db);
    const lone = testServer(database.db);
    const ask = async (path: string) => (await lone.ask(path)).text();
    const bare = await ask('/jaringan');
    expect(bare).toContain('Belum ada inovasi yang terbit');
    expect(bare).not.toContain('with-side');
    const planter = new Planter(database.db);
    const toba = await governmentOf(database.db, '12.12');
    const id = await planter.innovation({ institutionId: toba, content: { title: 'Sepeda sehat Toba' } });
    const html = await ask('/jaringan?hub=hub-ini');
    expect(html).toContain('1 inovasi dari hub ini');
    expect(html).toContain(`href="/inovasi/${id}"`);
    expect(html).toContain('Hub ini belum memuat catatan hub lain');
    expect(html).not.toContain('name="hub"');
    const file = await lone.ask('/jaringan/unduh.json');
    expect(await file.text()).toContain(`${HERE}/inovasi/${id}`);
    await database.close();
  });
});

describe('the catalogue of all hubs', () => {
  test('holds our own public records beside those of others, each with its hub', async () => {
    const html = await page('/jaringan');
    expect(html).toContain('3 inovasi dari semua hub');
    expect(html).toContain('Sepeda &lt;b>baca&lt;/b> keliling');
    expect(html).toContain('Sepeda sehat Toba');
    expect(html.match(/Hub Jawa Barat<\/strong>/g)).toHaveLength(2);
    expect(html.match(/Hub ini<\/strong>/g)).toHaveLength(1);
  });

  test.each([
    ['?q=sepeda', 2],
    ['?q=antrean', 1],
    ['?q=sepda', 2],
    ['?urusan=kesehatan', 2],
    ['?provinsi=32', 2],
    [`?hub=${OWN_HUB}`, 1],
    ['?tahun=2021', 1],
    ['?q=sepeda&provinsi=12', 1],
  ])('finds by %s', async (query, count) => {
    expect(await page(`/jaringan${query}`)).toMatch(new RegExp(`<h2>${count} inovasi`));
  });

  test('counts by hubs the same in memory and in PostgreSQL', async () => {
    const question = { typed: '', filter: { ...noFilter, hub: [OWN_HUB] }, sort: 'newest', page: 1 } as const;
    const cold = await searchIndex(desk.db.conn, networkIndex, question);
    const ending = new AbortController();
    const kept = keepMirror({ db: desk.db, log: silentLog, signal: ending.signal, shelf: networkShelf, leastRows: 1 });
    await expect.poll(() => isHeld(desk.db.conn, networkShelf), { timeout: 60_000 }).toBe(true);
    const warm = await searchIndex(desk.db.conn, networkIndex, question);
    expect(warm).toEqual(cold);
    expect([...warm.facets.counts.hub].sort()).toEqual(
      [
        [OWN_HUB, 1],
        [hub.origin, 2],
      ].sort(),
    );
    hub.publish(3, { title: 'Sepeda air' });
    await desk.harvest(peer);
    const found = await searchIndex(desk.db.conn, networkIndex, { ...question, filter: noFilter, typed: 'sepeda' });
    expect(found.hits.map((it) => it.hubName)).toHaveLength(3);
    ending.abort();
    await kept;
  });

  test('shows a record with where it is from and the way there', async () => {
    const { rows } = await desk.db.pool.query('select record_id from network_record where source_id = $1', [
      hub.idOf(2),
    ]);
    const html = await page(`/jaringan/${rows[0].record_id}`);
    for (const text of ['Posyandu daring', hub.idOf(2), `Kunci ${hub.key.id}`, 'Antrean panjang di puskesmas.'])
      expect(html).toContain(text);
    expect(html).toContain(`href="${hub.origin}/inovasi/${hub.idOf(2).slice(-36)}"`);
    expect((await server.ask('/jaringan/0190a000-0000-7000-8000-000000000009')).status).toBe(404);
  });

  test('loses what was archived here, and what its hub withdrew', async () => {
    await desk.db.pool.query(
      `update innovation set state = 'archived', archived_at = now(), archive_reason = 'x' where state = 'published'`,
    );
    await desk.db.pool.query('delete from search_doc');
    await publishAll(desk.db, new Date(testNow.getTime() + 5000));
    await keepOwn();
    hub.withdraw(1);
    await desk.harvest(peer);
    expect(await desk.titles()).toEqual(['Posyandu daring', 'Sepeda air']);
  });
});
