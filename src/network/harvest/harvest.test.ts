import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FakeHub } from '../../../tests/support/fake-hub.ts';
import { NetworkDesk } from '../../../tests/support/network-desk.ts';
import { testNow } from '../../../tests/support/people.ts';
import type { PeerId } from '../peers/model.ts';

let desk: NetworkDesk;
let hub: FakeHub;
let id: PeerId;
beforeAll(async () => {
  desk = await NetworkDesk.raise();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.clear();
  hub = await FakeHub.start();
  return () => hub.close();
});

const later = (hours: number) => new Date(testNow.getTime() + hours * 3_600_000);

describe('a harvest', () => {
  test('takes over every record with where it is from, and changes nothing when it runs again', async () => {
    for (let n = 1; n <= 5; n += 1) hub.publish(n);
    hub.pageSize = 2;
    id = await desk.trusted(hub.origin);
    expect(await desk.harvest(id)).toMatchObject({ state: 'done', pages: 3, added: 5, changed: 0, refused: 0 });
    const { rows } = await desk.db.pool.query('select * from network_record where source_id = $1', [hub.idOf(3)]);
    expect(rows[0]).toMatchObject({
      peer_id: id,
      hub: hub.origin,
      title: 'Catatan uji 3',
      url: `${hub.origin}/inovasi/${hub.idOf(3).slice(-36)}`,
      key_id: hub.key.id,
      number: 3,
      region_code: '32.01',
      institution: 'Pemerintah Kabupaten Uji',
      harvested_at: testNow,
    });
    const before = await desk.digest();
    desk.now = later(1);
    expect(await desk.harvest(id)).toMatchObject({ state: 'done', added: 0, changed: 0, unchanged: 0 });
    expect(await desk.digest()).toBe(before);
    await desk.db.pool.query('update network_peer set cursor = null');
    expect(await desk.harvest(id)).toMatchObject({ state: 'done', added: 0, changed: 0, unchanged: 5 });
    expect(await desk.digest()).toBe(before);
  });

  test('follows changes, and lets nothing stay of what was withdrawn', async () => {
    hub.publish(1);
    hub.publish(2);
    id = await desk.trusted(hub.origin);
    await desk.harvest(id);
    hub.publish(1, { title: 'Judul baru' });
    hub.withdraw(2);
    expect(await desk.harvest(id)).toMatchObject({ added: 0, changed: 1, gone: 1 });
    expect(await desk.titles()).toEqual(['Judul baru']);
    const kept = await desk.db.pool.query("select from network_record r where r::text like '%Catatan uji 2%'");
    expect(kept.rowCount).toBe(0);
  });

  test('goes on behind the last committed page after the line broke', async () => {
    for (let n = 1; n <= 6; n += 1) hub.publish(n);
    hub.pageSize = 2;
    id = await desk.trusted(hub.origin);
    let pages = 0;
    hub.instead = (path, response) => {
      if (!path.startsWith('/federasi')) return false;
      pages += 1;
      if (pages < 3) return false;
      response.destroy();
      return true;
    };
    expect(await desk.harvest(id)).toMatchObject({ state: 'failed', fault: 'unreachable', added: 4 });
    expect(await desk.peer(id)).toMatchObject({ failures: 1, cursor: 'k3x9p2aa.4', nextAt: later(5 / 60) });
    hub.instead = null;
    hub.asked = [];
    expect(await desk.harvest(id)).toMatchObject({ state: 'done', added: 2 });
    expect(hub.asked.filter((it) => it.startsWith('/federasi'))).toEqual([
      '/federasi/umpan?sejak=k3x9p2aa.4&jumlah=200',
    ]);
    expect(await desk.peer(id)).toMatchObject({ failures: 0, nextAt: later(1) });
  });

  test('of a hub that is down changes nothing and is tried again, later and later', async () => {
    hub.publish(1);
    id = await desk.trusted(hub.origin);
    await desk.harvest(id);
    const before = await desk.digest();
    hub.instead = (_path, response) => {
      response.destroy();
      return true;
    };
    const waits: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      await desk.harvest(id);
      waits.push(((await desk.peer(id)).nextAt.getTime() - desk.now.getTime()) / 60_000);
    }
    expect(waits).toEqual([5, 10, 20, 40]);
    expect(await desk.digest()).toBe(before);
    const told = await desk.db.pool.query(
      "select from audit_event where event = 'network.peer_unread' and subject_id = $1",
      [id],
    );
    expect(told.rowCount).toBe(1);
  });

  test('that was killed is told in the next report, and nothing is taken twice', async () => {
    hub.publish(1);
    id = await desk.trusted(hub.origin);
    await desk.db.pool.query(
      `insert into network_run (id, peer_id, began_at, state) values (gen_random_uuid(), $1, $2, 'running')`,
      [id, testNow],
    );
    expect(await desk.harvest(id)).toMatchObject({ state: 'done', added: 1 });
    const died = await desk.db.pool.query("select state, fault from network_run where state = 'failed'");
    expect(died.rows).toEqual([{ state: 'failed', fault: 'died' }]);
  });
});

describe('of a broken or malicious hub', () => {
  beforeEach(async () => {
    for (let n = 1; n <= 4; n += 1) hub.publish(n);
    id = await desk.trusted(hub.origin);
  });
  const reads = (answer: (response: import('node:http').ServerResponse) => void) => {
    hub.instead = (path, response) => {
      if (!path.startsWith('/federasi')) return false;
      answer(response);
      return true;
    };
  };

  test('an answer without end is cut while it comes', async () => {
    let sent = 0;
    reads((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const piece = Buffer.alloc(65_536, 32);
      const pour = () => {
        while (!response.destroyed && response.write(piece)) sent += piece.length;
      };
      response.on('drain', pour);
      pour();
    });
    expect(await desk.harvest(id)).toMatchObject({ state: 'failed', fault: 'too_large', added: 0 });
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  test('a small packed answer that unpacks to gigabytes is not unpacked', async () => {
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 32));
    reads((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await desk.harvest(id)).toMatchObject({ state: 'failed', fault: 'too_large' });
  });

  test.each([
    ['sends elsewhere', 302, { location: 'http://169.254.169.254/' }, 'moved', 'http://169.254.169.254/'],
    ['answers with an error', 500, {}, 'status', '500'],
    ['answers a page for people', 200, {}, 'not_json', ''],
  ] as const)('one that %s is not followed', async (_name, status, headers, fault, detail) => {
    reads((response) => response.writeHead(status, headers).end('<html>'));
    expect(await desk.harvest(id)).toMatchObject({ state: 'failed', fault, faultDetail: detail, added: 0 });
  });

  test('a private address is not asked where the settings do not say so', async () => {
    expect(await desk.harvest(id, { networkLocal: false })).toMatchObject({ state: 'failed', fault: 'forbidden' });
  });

  test('a page that was changed on its way is refused whole', async () => {
    const whole = hub.page.bind(hub);
    hub.page = (since) => ({ ...whole(since), total: 99 });
    expect(await desk.harvest(id)).toMatchObject({ state: 'failed', fault: 'signature_wrong', added: 0 });
  });

  test.each([
    ['a replay of the page before', (page: object) => ({ ...page, since: 'k3x9p2aa.1' }), 'wrong_cursor'],
    ['a cursor that goes back', (page: object) => ({ ...page, next: 'k3x9p2aa.1' }), 'wrong_cursor'],
    ['pages without end', (page: object) => ({ ...page, items: [], next: 'k3x9p2aa.0', more: true }), 'wrong_cursor'],
    ['another hub in its name', (page: object) => ({ ...page, hub: 'https://lain.example' }), 'wrong_hub'],
  ])('%s is refused', async (_name, change, fault) => {
    hub.onPage = (page) => change(page) as never;
    expect(await desk.harvest(id)).toMatchObject({ state: 'failed', fault, added: 0 });
  });

  test('one wrong record is told with its field, and its neighbours are taken', async () => {
    hub.onItem = (item) => {
      if (item.sequence === 1) return { ...item, changedAt: '2027-01-01T00:00:00Z' };
      if (item.sequence === 2) return { ...item, url: 'https://jahat.example/x' };
      return item;
    };
    hub.publish(3, { title: 'x'.repeat(301) });
    const run = await desk.harvest(id);
    expect(run).toMatchObject({ state: 'done', added: 1, refused: 3 });
    expect(run.wrong.map(({ sourceId, field, why }) => [sourceId, field, why])).toEqual([
      [hub.idOf(1), 'changedAt', 'dated_ahead'],
      [hub.idOf(2), 'url', 'wrong_hub'],
      [hub.idOf(3), 'record.content.title', 'wrong_shape'],
    ]);
    expect(await desk.titles()).toEqual(['Catatan uji 4']);
  });

  test('markup stays text', async () => {
    hub.publish(1, { title: '<script>alert(1)</script> Posyandu' });
    await desk.harvest(id);
    expect(await desk.titles()).toContain('<script>alert(1)</script> Posyandu');
  });

  test('an older change of a record that is here is refused as a replay', async () => {
    hub.publish(1, { title: 'Terbaru' });
    await desk.harvest(id);
    hub.entries.clear();
    hub.sequence = 0;
    hub.publish(1, { title: 'Terlama' });
    await desk.db.pool.query('update network_peer set cursor = null');
    const run = await desk.harvest(id);
    expect(run).toMatchObject({ state: 'done', changed: 0, refused: 1 });
    expect(run.wrong[0]).toMatchObject({ sourceId: hub.idOf(1), why: 'replayed' });
    expect(await desk.titles()).toContain('Terbaru');
  });
});

describe('many withdrawals at once', () => {
  beforeEach(async () => {
    for (let n = 1; n <= 60; n += 1) hub.publish(n);
    id = await desk.trusted(hub.origin);
    await desk.harvest(id);
    for (let n = 1; n <= 40; n += 1) hub.withdraw(n);
  });

  test('stop and ask a person; allowed, they are obeyed once', async () => {
    expect(await desk.harvest(id)).toMatchObject({ state: 'stopped', fault: 'many_gone', gone: 0 });
    expect(await desk.titles()).toHaveLength(60);
    expect(await desk.peer(id)).toMatchObject({ state: 'stopped', stoppedBecause: 'many_gone' });
    const told = await desk.db.pool.query<{ kind: string }>('select kind from notice');
    expect(told.rows).toEqual([{ kind: 'network.notice.peer_stopped' }]);
    const { movePeer } = await import('../peers/actions/peers.ts');
    await desk.db.transact((tx) => movePeer(tx, desk.admin, { id, move: 'allow' }, testNow));
    expect(await desk.harvest(id)).toMatchObject({ state: 'done', gone: 40 });
    expect(await desk.titles()).toHaveLength(20);
    expect((await desk.peer(id)).mayDelete).toBe(false);
  });

  test('in small portions over a day are as many', async () => {
    hub.pageSize = 15;
    const run = await desk.harvest(id);
    expect(run).toMatchObject({ state: 'stopped', fault: 'many_gone', gone: 15 });
    expect(await desk.titles()).toHaveLength(45);
  });

  test('are obeyed where the setting allows them', async () => {
    expect(await desk.harvest(id, { networkDeletePercent: 70 })).toMatchObject({ state: 'done', gone: 40 });
  });

  test('of records that nobody knows here are nothing', async () => {
    await desk.clear();
    hub.entries.clear();
    for (let n = 1000; n < 1300; n += 1) hub.withdraw(n);
    id = await desk.trusted(hub.origin);
    expect(await desk.harvest(id)).toMatchObject({ state: 'done', gone: 0, unchanged: 300 });
    expect((await desk.db.pool.query('select from network_tombstone')).rowCount).toBe(0);
  });
});

describe('a hub that was restored from a backup', () => {
  test('is read from its beginning, and what it does not bring again goes', async () => {
    for (let n = 1; n <= 3; n += 1) hub.publish(n);
    id = await desk.trusted(hub.origin);
    await desk.harvest(id);
    hub.epoch = 'zzzzzzzz';
    hub.entries.clear();
    hub.sequence = 1000;
    hub.publish(1);
    hub.publish(2, { title: 'Lain' });
    expect(await desk.harvest(id)).toMatchObject({ state: 'done', added: 0, changed: 1, unchanged: 1, gone: 1 });
    expect(await desk.titles()).toEqual(['Catatan uji 1', 'Lain']);
    expect(await desk.peer(id)).toMatchObject({ restartBelow: null, cursor: 'zzzzzzzz.1002' });
  });
});
