import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { done, refused } from '#platform/outcome.ts';
import { HookDesk, later } from '../../../tests/support/hook-desk.ts';
import { testNow } from '../../../tests/support/people.ts';
import { announceTo, plantFailed, plantHook } from '../../../tests/support/webhooks.ts';
import { forgetDeliveries } from './actions/announce.ts';
import { resend, resendFailed } from './actions/deliveries.ts';
import type { DeliveryId } from './model.ts';
import { attemptsOf, deliveryById } from './queries/deliveries.ts';

let desk: HookDesk;
beforeAll(async () => {
  desk = await HookDesk.raise();
});
afterAll(() => desk.close());
afterEach(() => desk.clear());

describe('a delivery', () => {
  test('arrives signed, with the body and the id that the hub keeps', async () => {
    const hook = await desk.hook();
    const id = await desk.announced(hook);
    await desk.runQueued({ now: new Date() });
    const [got] = desk.receiver.received;
    expect(new Webhook(hook.secret).verify(got?.body ?? '', got?.headers as Record<string, string>)).toMatchObject({
      type: 'innovation.published',
      timestamp: testNow.toISOString(),
      data: { title: 'Antar obat' },
    });
    expect(got?.headers).toMatchObject({ 'webhook-id': id, 'content-type': 'application/json' });
    expect(await desk.stateOf(id)).toBe('delivered');
    expect(await desk.queued()).toEqual([]);
  });

  test('that fails is tried again with the same id and body at another time, and then taken', async () => {
    const id = await desk.announced(await desk.hook());
    desk.receiver.answers(503, 'sibuk');
    await desk.runQueued();
    expect(await deliveryById(desk.db.conn, id)).toMatchObject({ state: 'waiting', tries: 1 });
    desk.receiver.answers(200);
    await desk.runQueued({ now: later(5) });
    const [first, second] = desk.receiver.received;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp']);
    expect(await attemptsOf(desk.db.conn, id)).toMatchObject([
      { status: 503, answer: 'sibuk', fault: null },
      { status: 200, answer: '' },
    ]);
  });

  test('is tried once for each number, however often its job runs', async () => {
    await desk.announced(await desk.hook());
    const [job] = await desk.queued();
    for (const _time of [1, 2]) await desk.run('integration.deliver', job ?? {});
    expect(desk.receiver.received).toHaveLength(1);
  });

  test('does not follow where an answer leads, and keeps 2 kB of it', async () => {
    const id = await desk.announced(await desk.hook());
    desk.receiver.answers(302, 'x'.repeat(5000), { location: desk.receiver.url });
    await desk.runQueued();
    const [attempt] = await attemptsOf(desk.db.conn, id);
    expect([attempt?.status, attempt?.answer.length, desk.receiver.received.length]).toEqual([302, 2048, 1]);
  });

  test('goes nowhere in the own network unless the settings say so', async () => {
    const id = await desk.announced(await desk.hook());
    await desk.runQueued({ config: { webhookLocal: false } });
    expect(desk.receiver.received).toEqual([]);
    expect(await attemptsOf(desk.db.conn, id)).toMatchObject([{ status: null, fault: 'forbidden' }]);
  });

  test('of a thing that has left the public is dropped, and cannot be sent again', async () => {
    const hook = await desk.hook();
    const subjectId = '0198c0de-0000-7000-8000-00000000000a';
    const waiting = (await announceTo(desk.db, 'innovation.changed', { subjectId })).get(hook.id) as DeliveryId;
    await announceTo(desk.db, 'innovation.archived', { subjectId });
    await desk.runQueued();
    expect(desk.receiver.received.map((it) => JSON.parse(it.body).type)).toEqual(['innovation.archived']);
    expect(await desk.db.transact((tx) => resend(tx, desk.admin, waiting, testNow))).toEqual(refused('was_dropped'));
  });

  test('of a thing that is erased is gone with its answers', async () => {
    const subjectId = '0198c0de-0000-7000-8000-00000000000b';
    await desk.hook();
    await announceTo(desk.db, 'innovation.changed', { subjectId });
    desk.receiver.answers(500, 'Antar obat');
    await desk.runQueued();
    await desk.db.transact((tx) => forgetDeliveries(tx, subjectId));
    const left = await desk.db.pool.query('select from webhook_delivery union all select from webhook_attempt');
    expect(left.rowCount).toBe(0);
  });
});

describe('a receiver that does not answer', () => {
  const fail = async (id: DeliveryId) => {
    desk.receiver.answers(500);
    await desk.db.pool.query('update webhook_delivery set tries = 9 where id = $1', [id]);
    await desk.queued();
    await desk.run('integration.deliver', { deliveryId: id, tries: 9 });
  };

  test('for all attempts pauses the hook, and the admins are told once', async () => {
    const hook = await desk.hook();
    const [first, second] = [await desk.announced(hook), await desk.announced(hook)];
    await fail(first);
    await fail(second);
    expect([await desk.stateOf(first), await desk.stateOf(second)]).toEqual(['failed', 'waiting']);
    expect(await desk.hookState(hook)).toEqual(['paused', 'failing']);
    const told = await desk.db.pool.query('select person_id, kind, "values", href from notice');
    expect(told.rows).toEqual([
      {
        person_id: desk.admin.person?.id,
        kind: 'integration.notice.hook_paused',
        values: { host: new URL(desk.receiver.url).host },
        href: `/kelola/webhook/${hook.id}`,
      },
    ]);
    const [event] = await historyOf(desk.db.conn, { kind: 'webhook', id: hook.id });
    expect(event).toMatchObject({ event: 'integration.hook_paused', role: 'system' });
  });

  test('for one message but took another since is not paused', async () => {
    const hook = await desk.hook();
    const [bad, good] = [await desk.announced(hook), await desk.announced(hook)];
    await desk.run('integration.deliver', { deliveryId: good, tries: 0 }, { now: later(10) });
    await fail(bad);
    expect(await desk.stateOf(bad)).toBe('failed');
    expect(await desk.hookState(hook)).toEqual(['active', null]);
  });

  test('and says 410 is paused at once', async () => {
    const hook = await desk.hook();
    await desk.announced(hook);
    desk.receiver.answers(410);
    await desk.runQueued();
    expect(await desk.hookState(hook)).toEqual(['paused', 'gone']);
  });
});

test('a hook hears of the events that it asked for, once for each fact', async () => {
  const hook = await plantHook(desk.db, desk.admin, { url: desk.receiver.url, events: ['innovation.archived'] });
  expect([...(await announceTo(desk.db, 'innovation.published')).keys()]).toEqual([]);
  expect([...(await announceTo(desk.db, 'innovation.archived')).keys()]).toEqual([hook.id]);
});

test('what failed is sent again by hand, one by one or all together', async () => {
  const hook = await desk.hook();
  const [one, two, three] = [
    await plantFailed(desk.db, hook.id),
    await plantFailed(desk.db, hook.id),
    await plantFailed(desk.db, hook.id),
  ];
  await desk.queued();
  expect(await desk.db.transact((tx) => resend(tx, desk.admin, one, testNow))).toEqual(done(null));
  await desk.runQueued();
  expect([await desk.stateOf(one), await desk.stateOf(two)]).toEqual(['delivered', 'failed']);
  expect(await desk.db.transact((tx) => resendFailed(tx, desk.admin, hook.id, testNow))).toEqual(done(2));
  await desk.runQueued();
  expect([await desk.stateOf(two), await desk.stateOf(three)]).toEqual(['delivered', 'delivered']);
  expect(desk.receiver.received).toHaveLength(3);
  expect(await desk.db.transact((tx) => resendFailed(tx, desk.admin, hook.id, testNow))).toEqual(
    refused('none_failed'),
  );
});

test('a month later deliveries and ended secrets are swept, and lost jobs are queued anew after an hour', async () => {
  const hook = await desk.hook();
  await desk.announced(hook);
  await desk.queued();
  await desk.run('integration.wake_deliveries', {}, { now: later(3600) });
  expect(await desk.queued()).toEqual([]);
  await desk.run('integration.wake_deliveries', {}, { now: later(3601) });
  expect(await desk.queued()).toMatchObject([{ tries: 0 }]);
  const count = async () => (await desk.db.pool.query('select from webhook_delivery')).rowCount;
  await desk.run('integration.sweep_deliveries', {}, { now: later(30 * 86_400) });
  expect(await count()).toBe(1);
  await desk.run('integration.sweep_deliveries', {}, { now: later(30 * 86_400 + 1) });
  expect(await count()).toBe(0);
});
