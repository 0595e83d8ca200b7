import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { testNow } from '../../../tests/support/people.ts';
import { hookStates } from './model.ts';
import { hookMoves, isSent, readHook, verdictOn, waitsMs, whyNotMove, whyNotResend } from './rules.ts';
import { secretText, signatureOf } from './signature.ts';

const secret = secretText(Buffer.alloc(32, 7));
const body = JSON.stringify({ type: 'innovation.published', data: { title: 'Ångkutan – sekolah' } });

describe('the signature', () => {
  const seconds = Math.floor(Date.now() / 1000);
  const headersWith = (signature: string, timestamp = seconds) => ({
    'webhook-id': 'pesan-1',
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signature,
  });
  const sign = (...secrets: readonly string[]) => signatureOf(secrets, { id: 'pesan-1', timestamp: seconds, body });

  test('is the one of the specification', () => {
    // The example that the specification gives for its own libraries.
    const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
    expect(signatureOf(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], signed)).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  test('is taken by the library of the specification, and not for another body, time or secret', () => {
    const hook = new Webhook(secret);
    expect(hook.verify(body, headersWith(sign(secret)))).toEqual(JSON.parse(body));
    const other = secretText(Buffer.alloc(32, 8));
    expect(() => hook.verify(`${body} `, headersWith(sign(secret)))).toThrow('No matching signature found');
    expect(() => hook.verify(body, headersWith(sign(secret), seconds - 1))).toThrow('No matching signature found');
    expect(() => hook.verify(body, headersWith(sign(other)))).toThrow('No matching signature found');
  });

  test('of two secrets is taken with either', () => {
    const other = secretText(Buffer.alloc(32, 8));
    for (const one of [secret, other])
      expect(new Webhook(one).verify(body, headersWith(sign(secret, other)))).toEqual(JSON.parse(body));
  });
});

describe('what follows an attempt', () => {
  const news = (tries: number) => ({ event: 'innovation.changed' as const, tries });
  const dueIn = (seconds: number) => ({ state: 'waiting', nextAt: new Date(testNow.getTime() + seconds * 1000) });

  test.each([200, 202, 204, 299])('%s: it is delivered', (status) => {
    expect(verdictOn({ status }, news(1), 0, testNow)).toEqual({ state: 'delivered' });
  });

  test.each([199, 301, 302, 400, 404, 429, 500, null])('%s: it is tried again after five seconds', (status) => {
    expect(verdictOn({ status }, news(1), 0, testNow)).toEqual(dueIn(5));
  });

  test('ten attempts over three days, then it has failed', () => {
    const next = (tries: number) => verdictOn({ status: 500 }, news(tries), 0, testNow);
    expect([2, 3, 9].map(next)).toEqual([dueIn(300), dueIn(1800), dueIn(86_400)]);
    expect(next(10)).toEqual({ state: 'failed', because: 'exhausted' });
    expect(waitsMs.reduce((sum, wait) => sum + wait) / 3_600_000).toBeCloseTo(75.585, 2);
  });

  test('the wait is stretched by up to a tenth', () => {
    expect(verdictOn({ status: 500 }, news(2), 0.5, testNow)).toEqual(dueIn(315));
    expect(verdictOn({ status: 500 }, news(2), 1, testNow)).toEqual(dueIn(330));
  });

  test('410 ends it, and a test is tried once', () => {
    expect(verdictOn({ status: 410 }, news(1), 0, testNow)).toEqual({ state: 'failed', because: 'gone' });
    const test_ = { event: 'webhook.test' as const, tries: 1 };
    expect(verdictOn({ status: 500 }, test_, 0, testNow)).toEqual({ state: 'failed', because: 'exhausted' });
  });
});

test('each move has the states from which it can be made', () => {
  const why = (move: (typeof hookMoves)[number]) => hookStates.map((state) => whyNotMove(move, { state }));
  expect(Object.fromEntries(hookMoves.map((move) => [move, why(move)]))).toEqual({
    edit: [null, null, 'is_archived'],
    pause: [null, 'is_paused', 'is_archived'],
    resume: ['is_active', null, 'is_archived'],
    rotate: [null, null, 'is_archived'],
    test: [null, null, 'is_archived'],
    archive: [null, null, 'is_archived'],
    restore: ['not_archived', 'not_archived', null],
  });
});

test('what ended can be sent again where the hook is active, unless it was dropped', () => {
  const why = (state: 'waiting' | 'delivered' | 'failed' | 'dropped', hookState: (typeof hookStates)[number]) =>
    whyNotResend({ state, hookState });
  expect([why('delivered', 'active'), why('failed', 'active')]).toEqual([null, null]);
  expect([why('waiting', 'active'), why('dropped', 'active')]).toEqual(['still_waiting', 'was_dropped']);
  expect([why('failed', 'paused'), why('failed', 'archived')]).toEqual(['is_paused', 'is_archived']);
});

test('a paused hook is sent tests alone, an archived one nothing', () => {
  const sent = (event: 'innovation.changed' | 'webhook.test') =>
    hookStates.map((hookState) => isSent({ event, hookState }));
  expect([sent('innovation.changed'), sent('webhook.test')]).toEqual([
    [true, false, false],
    [true, true, false],
  ]);
});

describe('the form', () => {
  const url = new URL('https://penerima.example/kait');
  const given = {
    address: { ok: true as const, value: url },
    events: ['innovation.archived'],
    description: ' Satu  Data ',
  };

  test('is read as it is kept', () => {
    expect(readHook({ ...given, events: ['innovation.archived', 'innovation.published', 'x'] })).toEqual({
      url: 'https://penerima.example/kait',
      events: ['innovation.published', 'innovation.archived'],
      description: 'Satu Data',
    });
  });

  test('is refused field by field', () => {
    const wrong = {
      address: { ok: false as const, why: 'url_scheme' as const },
      events: ['webhook.test'],
      description: 'x'.repeat(201),
    };
    expect(readHook(wrong)).toEqual(['url_scheme', 'no_event', 'description_long']);
    const long = { ok: true as const, value: new URL(`https://penerima.example/${'x'.repeat(2000)}`) };
    expect(readHook({ ...given, address: long })).toEqual(['url_long']);
  });
});
