import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakeHub } from '../../../tests/support/fake-hub.ts';
import { publishAll } from '../../../tests/support/hub-reader.ts';
import { NetworkDesk } from '../../../tests/support/network-desk.ts';
import { governmentOf, personWith, testNow } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { HERE, type TestServer, testServer } from '../../../tests/support/server.ts';
import type { Viewer } from '../../identity/index.ts';
import { silentLog } from '../../platform/log.ts';
import { done, refused } from '../../platform/outcome.ts';
import { nationalJobs } from '../national/own.ts';
import type { PeerId } from '../peers/model.ts';
import { decidePairs } from './actions/decide.ts';
import { pairJobs } from './jobs.ts';
import type { PairState, Verdict } from './model.ts';
import { pairsIn } from './queries/pairs.ts';
import { areLikely, type Compared } from './rules.ts';

const record: Compared = { sourceId: 'a', titleKey: 'sepeda bagus', regionCode: '12.12', origin: null };
const other: Compared = { ...record, sourceId: 'b' };

describe('two records', () => {
  test.each([
    ['of one title and region', {}, 0, true],
    ['of one place with half of the text', { titleKey: 'lain' }, 0.5, true],
    ['of one place with less of it', { titleKey: 'lain' }, 0.49, false],
    ['of a place within the other', { titleKey: 'lain', regionCode: '12' }, 0.5, true],
    ['of a place that is not told', { titleKey: 'lain', regionCode: null }, 0.5, true],
    ['of one title at another place', { regionCode: '32.01' }, 0.79, false],
    ['of one title and nearly one text at another place', { regionCode: '32.01' }, 0.8, true],
    ['of one text at another place under another title', { titleKey: 'lain', regionCode: '32.01' }, 1, false],
    ['one of which replicates the other', { origin: 'a' }, 1, false],
  ] as const)('%s are likely the same: %s', (_what, more, share, expected) => {
    expect(areLikely(record, { ...other, ...more }, share)).toBe(expected);
    expect(areLikely({ ...other, ...more }, record, share)).toBe(expected);
  });
});

const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `kata${from + at} unik${from + at}`).join(' ');

let desk: NetworkDesk;
let hub: FakeHub;
let peer: PeerId;
let server: TestServer;
let cookies: string;
let own: string;
let adminOfToba: Viewer;

const look = async () => {
  const context = { db: desk.db, log: silentLog, baseUrl: HERE, now: testNow };
  for (const job of [...nationalJobs, ...pairJobs]) await job.run({}, context as never);
};
const titlesIn = async (state: PairState) =>
  (await pairsIn(desk.db.conn, state, 1)).map((it) => [it.first.title, it.second.title, it.likeness]);
const idOf = async (title: string) => {
  const all = [...(await pairsIn(desk.db.conn, 'proposed', 1)), ...(await pairsIn(desk.db.conn, 'linked', 1))];
  const found = all.find((it) => it.second.title === title);
  if (!found) throw new Error('no such pair');
  return found.id;
};
const page = async (path: string, as = '') => (await server.ask(path, { cookies: as })).text();
const decide = (who: Viewer, verdict: Verdict, ids: readonly string[]) =>
  desk.db.transact((tx) => decidePairs(tx, who, { ids: ids as never, verdict }, testNow));

beforeAll(async () => {
  desk = await NetworkDesk.raise();
  server = testServer(desk.db);
  hub = await FakeHub.start();
  hub.name = 'Hub Kementerian';
  const toba = await governmentOf(desk.db, '12.12');
  adminOfToba = await personWith(desk.db, 'Sari Toba', [{ role: 'local_admin', institutionId: toba }]);
  const admin = await personWith(desk.db, 'Rina Hub', [
    { role: 'hub_admin', institutionId: await governmentOf(desk.db, '12') },
  ]);
  cookies = await server.cookiesOf(admin.person?.email ?? '');
  const planter = new Planter(desk.db);
  const content = { title: 'Sepeda sehat Toba', background: words(0, 40) };
  own = await planter.innovation({ institutionId: toba, content });
  await planter.innovation({ institutionId: toba, content: { title: 'Antrean daring', background: words(100, 140) } });
  const region = { code: '12.12', name: 'Kabupaten Toba' };
  hub.publish(1, { title: 'Sepeda Sehat, Toba', summary: '', background: words(200, 240) }, { region });
  hub.publish(2, { title: 'Antrean lewat telepon', summary: '', background: words(100, 138) }, { region });
  hub.publish(3, { title: 'Sepeda sehat Bogor', summary: '', background: words(0, 40) });
  hub.publish(4, { title: 'Lumbung desa', summary: '', background: words(300, 340) }, { region });
  await publishAll(desk.db, testNow);
  peer = await desk.trusted(hub.origin);
  await desk.harvest(peer);
  await look();
});
afterAll(async () => {
  await hub.close();
  await desk.close();
});

describe('records of two hubs', () => {
  test('are proposed where they are likely the same, the likest first, and not twice', async () => {
    const expected = [
      ['Antrean daring', 'Antrean lewat telepon', 0.893],
      ['Sepeda sehat Toba', 'Sepeda Sehat, Toba', 0.012],
    ];
    expect(await titlesIn('proposed')).toEqual(expected);
    await desk.db.pool.query('insert into network_pair_waiting select id from network_record');
    await look();
    expect(await titlesIn('proposed')).toEqual(expected);
  });

  test('are a replica and its origin, and no pair, where one says so', async () => {
    const lineage = { origin: `oai:localhost.port-3000:${own}`, originText: '', adaptation: '' };
    const region = { code: '12.12', name: 'Kabupaten Toba' };
    hub.publish(5, { title: 'Sepeda sehat Toba', summary: '', background: words(0, 40) }, { region, lineage });
    const run = await desk.harvest(peer);
    expect(run.wrong).toEqual([]);
    await look();
    expect((await titlesIn('proposed')).length).toBe(2);
    hub.withdraw(5);
    await desk.harvest(peer);
  });

  test('are decided by the hub alone, and can be made proposals again', async () => {
    const id = await idOf('Sepeda Sehat, Toba');
    expect(await decide(adminOfToba, 'link', [id])).toEqual(refused('hub_only'));
    expect(await decide(desk.admin, 'link', [])).toEqual(refused('none_chosen'));
    expect(await decide(desk.admin, 'link', ['0190a000-0000-7000-8000-000000000009'])).toEqual(refused('not_found'));
    expect(await decide(desk.admin, 'apart', [id])).toEqual(done(1));
    expect(await decide(desk.admin, 'apart', [id])).toEqual(done(0));
    expect(await decide(desk.admin, 'link', [id])).toEqual(done(0));
    await desk.db.pool.query('insert into network_pair_waiting select id from network_record');
    await look();
    expect((await titlesIn('apart')).length).toBe(1);
    expect((await titlesIn('proposed')).length).toBe(1);
    expect(await decide(desk.admin, 'reopen', [id])).toEqual(done(1));
    expect((await titlesIn('proposed')).length).toBe(2);
    const { rows } = await desk.db.pool.query(
      "select event from audit_event where event like 'network.pair.%' order by id",
    );
    expect(rows.map((it) => it.event)).toEqual(['network.pair.apart', 'network.pair.reopen']);
  });

  test('stand side by side on a page of the hub, and say of each other that they are linked', async () => {
    const list = await page('/kelola/ganda-antarhub', cookies);
    expect(list).toContain('Antrean lewat telepon');
    const id = await idOf('Antrean lewat telepon');
    const path = `/kelola/ganda-antarhub/${id}`;
    expect((await server.ask(path)).status).toBe(303);
    const both = await page(path, cookies);
    expect(both).toContain('Hub Kementerian');
    expect(both).toContain('kata137 unik137');
    const empty = await server.ask('/kelola/ganda-antarhub/putuskan', { form: { putusan: 'link' }, cookies });
    expect(empty.status).toBe(422);
    const said = await server.ask('/kelola/ganda-antarhub/putuskan', { form: { putusan: 'link', pilih: id }, cookies });
    expect(said.status).toBe(303);
    const { rows } = await desk.db.pool.query(
      `select record_id, peer_id is null as ours, source_id from network_record where title like 'Antrean%' order by ours`,
    );
    for (const row of rows) {
      const html = await page(`/jaringan/${row.record_id}`);
      expect(html).toContain('Juga diterbitkan hub lain');
      expect(html).toContain(row.ours ? 'Antrean lewat telepon' : 'Antrean daring');
    }
    const innovation = rows.find((it) => it.ours)?.source_id.slice(-36);
    const shown = await page((await server.ask(`/inovasi/${innovation}`)).headers.get('location') ?? '');
    expect(shown).toContain('Juga diterbitkan hub lain');
    const file = await server.ask('/kelola/ganda-antarhub/unduh.json?keadaan=ditautkan', { cookies });
    expect(await file.text()).toContain('Antrean lewat telepon');
    const undone = await server.ask(`${path}/putuskan`, { form: { putusan: 'reopen' }, cookies });
    expect(undone.status).toBe(303);
    expect(await page(`/jaringan/${rows[0].record_id}`)).not.toContain('Juga diterbitkan hub lain');
  });

  test('are no pair any more once one of them is withdrawn', async () => {
    await decide(desk.admin, 'link', [await idOf('Antrean lewat telepon')]);
    hub.withdraw(1);
    hub.withdraw(2);
    await desk.harvest(peer);
    await look();
    for (const state of ['proposed', 'linked', 'apart'] as const) expect(await titlesIn(state)).toEqual([]);
  });
});
