import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FakeHub, hubKey } from '../../../tests/support/fake-hub.ts';
import { NetworkDesk } from '../../../tests/support/network-desk.ts';
import type { PeerId } from '../peers/model.ts';
import { keysOf } from '../peers/queries/peers.ts';

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

describe('keys', () => {
  const next = hubKey('next');
  beforeEach(async () => {
    hub.publish(1);
    id = await desk.trusted(hub.origin);
    await desk.harvest(id);
    hub.publish(2);
  });

  test('a new one that the former announced is followed', async () => {
    const from = '2026-03-01T12:00:00Z';
    hub.keys = [...hub.keys, hub.said(next, from, { announcedBy: hub.announced(hub.key, next) })];
    hub.key = next;
    expect(await desk.harvest(id)).toMatchObject({ state: 'done', added: 1 });
    const keys = await keysOf(desk.db.conn, id);
    expect(keys.find((it) => it.id === next.id)).toMatchObject({ isTrusted: true });
  });

  test('a new one that nobody announced stops the harvest until a person has compared it', async () => {
    hub.keys = [hub.said(next, '2026-03-01T12:00:00Z')];
    hub.key = next;
    expect(await desk.harvest(id)).toMatchObject({ state: 'stopped', fault: 'key_unknown', added: 0 });
    expect(await desk.titles()).toHaveLength(1);
    await desk.confirm(id);
    expect(await desk.harvest(id)).toMatchObject({ state: 'done', added: 1 });
  });

  test('one that was revoked signs nothing any more', async () => {
    hub.keys = [hub.said(hub.key, '2026-01-01T00:00:00Z', { revokedAt: '2026-03-01T00:00:00Z' })];
    expect(await desk.harvest(id)).toMatchObject({ state: 'failed', fault: 'key_not_valid', added: 0 });
  });

  test('an address that answers for another hub stops the harvest', async () => {
    const document = hub.document.bind(hub);
    hub.document = () => ({ ...document(), hub: 'https://lain.example' });
    expect(await desk.harvest(id)).toMatchObject({ state: 'stopped', fault: 'other_hub' });
  });
});
