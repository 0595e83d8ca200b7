import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { newId } from '#platform/ids.ts';
import { done, must, refused } from '#platform/outcome.ts';
import { HookDesk, later } from '../../../tests/support/hook-desk.ts';
import { testConfig, testNow } from '../../../tests/support/people.ts';
import { announceTo, type PlantedHook } from '../../../tests/support/webhooks.ts';
import { sendTest } from './actions/deliveries.ts';
import { editHook, makeHook, rotateSecret } from './actions/hooks.ts';
import { moveHook, type StateMove } from './actions/state.ts';
import { hookInvariants } from './invariants.ts';
import type { HookId } from './model.ts';
import { allHooks, secretsOf } from './queries/hooks.ts';
import { freshSecret, openSecrets } from './secret.ts';
import { addressIn } from './send.ts';

let desk: HookDesk;
beforeAll(async () => {
  desk = await HookDesk.raise();
});
afterAll(() => desk.close());
afterEach(() => desk.clear());

const house = () => ({ db: desk.db, config: testConfig });
const move = (id: HookId, name: StateMove) =>
  desk.db.transact((tx) => moveHook(tx, desk.admin, { id, move: name }, testNow));

describe('registering a hook', () => {
  const given = {
    address: { ok: true as const, value: new URL('https://penerima.example/kait?kunci=rahasia') },
    events: ['innovation.published'],
    description: 'Portal',
  };
  const make = async (id: HookId) => {
    const { secret, sealed } = await freshSecret(house());
    const outcome = await desk.db.transact((tx) => makeHook(tx, desk.admin, { ...given, id, sealed }, testNow));
    return { secret, outcome };
  };

  test('keeps its secret sealed, and neither it nor the key in the address in the log', async () => {
    const id = newId<'HookId'>() as HookId;
    const { secret } = await make(id);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const kept = await secretsOf(desk.db.conn, id);
    expect(JSON.stringify(kept)).not.toContain(secret.slice(6));
    expect(await openSecrets(house(), kept, testNow)).toEqual([secret]);
    const history = JSON.stringify(await historyOf(desk.db.conn, { kind: 'webhook', id }));
    expect(history).toContain('https://penerima.example/kait');
    expect(history).not.toMatch(/kunci|whsec_/);
    expect(await hookInvariants(desk.db.conn)).toEqual([]);
  });

  test('by a form sent twice makes one, and the secret shown last holds until something was sent', async () => {
    const id = newId<'HookId'>() as HookId;
    await make(id);
    const { secret, outcome } = await make(id);
    expect(outcome).toEqual(done(id));
    expect(await allHooks(desk.db.conn)).toHaveLength(1);
    expect(await openSecrets(house(), await secretsOf(desk.db.conn, id), testNow)).toEqual([secret]);
    await announceTo(desk.db, 'innovation.published');
    expect((await make(id)).outcome).toEqual(refused(['made_already']));
  });

  test('ends at twenty, of which archived ones are none', async () => {
    const hooks: PlantedHook[] = [];
    for (let n = 0; n < 20; n += 1) hooks.push(await desk.hook());
    const id = newId<'HookId'>() as HookId;
    expect((await make(id)).outcome).toEqual(refused(['limit_reached']));
    const first = hooks[0] as PlantedHook;
    must(await move(first.id, 'archive'));
    expect((await make(id)).outcome).toEqual(done(id));
    expect(await move(first.id, 'restore')).toEqual(refused('limit_reached'));
  });

  test.each([
    ['', 'url_missing'],
    ['bukan alamat', 'url_malformed'],
    ['http://penerima.example/', 'url_scheme'],
    ['https://a:b@penerima.example/', 'url_credentials'],
    ['https://127.0.0.1/', 'url_private'],
    ['https://169.254.169.254/', 'url_private'],
  ])('to the address "%s" is refused: %s', (text, why) => {
    expect(addressIn(text, testConfig)).toEqual({ ok: false, why });
  });

  test('in the own network is for settings that allow it, and never where clouds tell secrets', () => {
    const local = { ...testConfig, webhookLocal: true };
    expect(addressIn('http://192.168.1.7/kait', local)).toMatchObject({ ok: true });
    expect(addressIn('http://169.254.169.254/', local)).toEqual({ ok: false, why: 'url_private' });
  });
});

test('a stale tab does not write over what another changed', async () => {
  const { id } = await desk.hook();
  const address = { ok: true as const, value: new URL('https://baru.example/') };
  const edit = (revision: number, description: string) => {
    const given = { id, address, events: ['innovation.archived'], description, revision };
    return desk.db.transact((tx) => editHook(tx, desk.admin, given, testNow));
  };
  expect([await edit(1, 'Satu'), await edit(1, 'Dua')]).toEqual([done(null), refused(['stale'])]);
  expect(await allHooks(desk.db.conn)).toMatchObject([
    { url: 'https://baru.example/', events: ['innovation.archived'], description: 'Satu', revision: 2 },
  ]);
});

describe('a paused hook', () => {
  test('keeps what waits, hears of nothing new, and goes on with what waited', async () => {
    const hook = await desk.hook();
    const id = await desk.announced(hook);
    must(await move(hook.id, 'pause'));
    await desk.runQueued();
    expect(await announceTo(desk.db, 'innovation.published')).toEqual(new Map());
    expect([await desk.stateOf(id), desk.receiver.received.length]).toEqual(['waiting', 0]);
    must(await move(hook.id, 'resume'));
    await desk.runQueued();
    expect(await desk.stateOf(id)).toBe('delivered');
  });

  test('is sent a test, once', async () => {
    const hook = await desk.hook();
    must(await move(hook.id, 'pause'));
    for (const _time of [1, 2])
      must(await desk.db.transact((tx) => sendTest(tx, desk.admin, { id: hook.id, occasion: 'test:1' }, testNow)));
    desk.receiver.answers(500);
    await desk.runQueued();
    expect(desk.receiver.received.map((it) => JSON.parse(it.body).type)).toEqual(['webhook.test']);
    expect([await desk.queued(), await desk.hookState(hook)]).toEqual([[], ['paused', 'hand']]);
  });

  test('that is archived drops what waits, and comes back paused', async () => {
    const hook = await desk.hook();
    const id = await desk.announced(hook);
    must(await move(hook.id, 'archive'));
    await desk.runQueued();
    expect([await desk.stateOf(id), desk.receiver.received.length]).toEqual(['dropped', 0]);
    must(await move(hook.id, 'restore'));
    expect(await desk.hookState(hook)).toEqual(['paused', 'hand']);
  });
});

describe('a secret that is changed', () => {
  const rotate = async (hook: PlantedHook, atOnce: boolean) => {
    const { secret, sealed } = await freshSecret({ db: desk.db, config: testConfig });
    must(await desk.db.transact((tx) => rotateSecret(tx, desk.admin, { id: hook.id, sealed, atOnce }, testNow)));
    return secret;
  };
  const signedAt = async (hook: PlantedHook, now: Date) => {
    await desk.announced(hook);
    await desk.runQueued({ now });
    return desk.receiver.received.at(-1)?.headers['webhook-signature']?.toString().split(' ').length;
  };

  test('signs along for a day', async () => {
    const hook = await desk.hook();
    await rotate(hook, false);
    expect([await signedAt(hook, later(86_399)), await signedAt(hook, later(86_400))]).toEqual([2, 1]);
  });

  test('ends at once when that was asked', async () => {
    const hook = await desk.hook();
    await rotate(hook, false);
    await rotate(hook, true);
    expect(await signedAt(hook, testNow)).toBe(1);
  });

  test('of a hub whose own secret was changed pauses the hook until it gets a new one', async () => {
    const hook = await desk.hook();
    await desk.announced(hook);
    await desk.db.pool.query("update webhook_secret set sealed = 'x'");
    await desk.runQueued();
    expect([await desk.hookState(hook), desk.receiver.received.length]).toEqual([['paused', 'secret'], 0]);
    const secret = await rotate(hook, false);
    must(await move(hook.id, 'resume'));
    await desk.runQueued({ now: new Date() });
    const [got] = desk.receiver.received;
    const verified = new Webhook(secret).verify(got?.body ?? '', got?.headers as Record<string, string>);
    expect(verified).toMatchObject({ type: 'innovation.published' });
  });
});
