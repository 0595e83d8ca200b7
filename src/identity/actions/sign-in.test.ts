import { createHook } from 'node:async_hooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import {
  governmentOf,
  personWith,
  testConfig,
  testNow,
  testPassword,
  withRegions,
} from '../../../tests/support/people.ts';
import type { Caller } from '../engine.ts';
import type { Viewer } from '../model.ts';
import { viewerOf } from '../queries/viewer.ts';
import { tables } from '../schema.ts';
import { deactivatePerson } from './people.ts';
import { signIn, signOut } from './sign-in.ts';

let test_: TestDatabase;
let sari: Viewer;
let ratna: Viewer;

beforeAll(async () => {
  test_ = await testDatabase();
  await withRegions(test_.db);
  const toba = await governmentOf(test_.db, '12.12');
  const province = await governmentOf(test_.db, '12');
  sari = await personWith(test_.db, 'Sari Toba', [{ role: 'local_admin', institutionId: toba }]);
  ratna = await personWith(test_.db, 'Ratna Hub', [
    { role: 'coach', institutionId: toba },
    { role: 'hub_admin', institutionId: province },
  ]);
});
afterAll(() => test_.close());
beforeEach(() => tables(test_.db.conn).deleteFrom('auth_rate_limit').execute());

function caller(over: Partial<Caller> = {}): Caller {
  const { db } = test_;
  return { db, config: testConfig, ip: '198.51.100.4', userAgent: 'Uji/1', cookie: '', now: testNow, ...over };
}

function cookieHeader(cookies: readonly string[]): string {
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

function visitWith(cookies: readonly string[]) {
  const request = new Request('http://localhost/', { headers: { cookie: cookieHeader(cookies) } });
  return viewerOf({ db: test_.db, config: testConfig }, request, '198.51.100.4', new Date());
}

/** As if so many attempts had been counted before. */
async function countsAt(keys: string, count: number): Promise<void> {
  const changed = await tables(test_.db.conn)
    .updateTable('auth_rate_limit')
    .set({ count })
    .where('key', 'like', keys)
    .executeTakeFirstOrThrow();
  expect(changed.numUpdatedRows).toBe(1n);
}

async function signedIn(email = 'sari.toba@contoh.example') {
  return must(await signIn(caller(), { email, password: testPassword })).cookies;
}

describe('signing in', () => {
  test('opens a session whose cookie resolves to the person with the memberships', async () => {
    const { viewer } = await visitWith(await signedIn());
    expect(viewer.person).toEqual({ id: sari.person?.id, name: 'Sari Toba', email: 'sari.toba@contoh.example' });
    expect(viewer.acting?.role).toBe('local_admin');
    expect(viewer.acting?.institutionName).toBe('Pemerintah Kabupaten Toba');
    expect(viewer.acting?.regionCode).toBe('12.12');
    expect(viewer.ip).toBe('198.51.100.4');
  });

  test('lets people act in the role of daily work unless they chose another', async () => {
    const cookies = await signedIn('ratna.hub@contoh.example');
    expect((await visitWith(cookies)).viewer.acting?.role).toBe('hub_admin');
    const coach = ratna.memberships[0]?.id ?? null;
    const choose = (id: typeof coach) =>
      tables(test_.db.conn)
        .updateTable('person')
        .set({ acting_membership_id: id })
        .where('email', '=', 'ratna.hub@contoh.example')
        .execute();
    await choose(coach);
    expect((await visitWith(cookies)).viewer.acting?.role).toBe('coach');
    await choose(null);
  });

  test('is recognised by the same cookies alone, and not once the session has ended', async () => {
    const cookies = await signedIn();
    const personOf = async (sent: readonly string[]) => (await visitWith(sent)).viewer.person?.id ?? null;
    expect([await personOf(cookies), await personOf(cookies)]).toEqual([sari.person?.id, sari.person?.id]);
    const forged = cookies.map((it) => it.replace(/=./, (first) => (first === '=a' ? '=b' : '=a')));
    expect(await personOf(forged)).toBeNull();
    expect(await personOf(cookies)).toBe(sari.person?.id);
    const { sessionId } = (await visitWith(cookies)).viewer;
    await tables(test_.db.conn)
      .deleteFrom('auth_session')
      .where('id', '=', sessionId as never)
      .execute();
    expect(await personOf(cookies)).toBeNull();
  });

  test('writes who came from where into the log, and the time on the person', async () => {
    await signedIn();
    const [last] = await historyOf(test_.db.conn, { kind: 'person', id: sari.person?.id ?? '' });
    expect(last).toMatchObject({
      event: 'identity.signed_in',
      personName: 'Sari Toba',
      ip: '198.51.100.4',
      at: testNow,
    });
    const row = await tables(test_.db.conn)
      .selectFrom('person')
      .select('last_signed_in_at')
      .where('email', '=', 'sari.toba@contoh.example')
      .executeTakeFirstOrThrow();
    expect(row.last_signed_in_at).toEqual(testNow);
  });

  test('answers a wrong password and an unknown address alike', async () => {
    const wrong = await signIn(caller(), { email: 'sari.toba@contoh.example', password: 'bukan-kata-sandinya' });
    const unknown = await signIn(caller(), { email: 'tidak.ada@contoh.example', password: 'bukan-kata-sandinya' });
    expect(wrong).toEqual({ ok: false, why: { code: 'wrong' } });
    expect(unknown).toEqual(wrong);
  });

  test('spends the same work on an unknown address: a password is hashed for it too', async () => {
    const hashed = async (email: string): Promise<number> => {
      let hashes = 0;
      const hook = createHook({
        init: (_id, type) => {
          if (type === 'SCRYPTREQUEST') hashes += 1;
        },
      }).enable();
      await signIn(caller(), { email, password: 'bukan-kata-sandinya' });
      hook.disable();
      return hashes;
    };
    expect(await hashed('sari.toba@contoh.example')).toBe(1);
    expect(await hashed('tidak.ada@contoh.example')).toBe(1);
  });

  test('keeps the refused address and the reason in the log', async () => {
    await signIn(caller(), { email: 'penyusup@contoh.example', password: 'bukan-kata-sandinya' });
    const [last] = await historyOf(test_.db.conn, { kind: 'person', id: 'unknown' });
    expect(last?.event).toBe('identity.sign_in_refused');
    expect(last?.personId).toBeNull();
    expect(last?.changes).toEqual([
      { field: 'email', before: null, after: 'penyusup@contoh.example' },
      { field: 'reason', before: null, after: 'wrong' },
    ]);
  });

  test('makes an account wait after twenty failures, from whichever address they come, and only that account', async () => {
    const attempt = (n: number, email: string) =>
      signIn(caller({ ip: `192.0.2.${n}` }), { email, password: n === 99 ? testPassword : 'bukan-kata-sandinya' });
    expect(await attempt(1, 'sari.toba@contoh.example')).toEqual({ ok: false, why: { code: 'wrong' } });
    await countsAt('account:%', 19);
    expect(await attempt(2, 'sari.toba@contoh.example')).toEqual({ ok: false, why: { code: 'wrong' } });
    const locked = await attempt(99, 'sari.toba@contoh.example');
    expect(locked).toEqual({ ok: false, why: { code: 'too_many', seconds: 900 } });
    expect((await attempt(99, 'ratna.hub@contoh.example')).ok).toBe(true);
    const later = caller({ now: new Date(testNow.getTime() + 900_000) });
    expect((await signIn(later, { email: 'sari.toba@contoh.example', password: testPassword })).ok).toBe(true);
  });

  test('makes a client address wait that tries very many accounts', async () => {
    const attempt = (n: number) =>
      signIn(caller(), { email: `orang${n}@contoh.example`, password: 'bukan-kata-sandinya' });
    expect(await attempt(1)).toEqual({ ok: false, why: { code: 'wrong' } });
    await countsAt('198.51.100.4|%', 59);
    expect(await attempt(2)).toEqual({ ok: false, why: { code: 'wrong' } });
    const last = await attempt(3);
    expect(last.ok === false && last.why.code === 'too_many' && last.why.seconds > 0 && last.why.seconds <= 60).toBe(
      true,
    );
  });
});

describe('a session', () => {
  test('is nobody after signing out, even with the old cookies', async () => {
    const cookies = await signedIn();
    const { viewer } = await visitWith(cookies);
    const cleared = await signOut(caller({ cookie: cookieHeader(cookies) }), viewer);
    expect(cleared.some((cookie) => cookie.startsWith('tuntas.session_token=;'))).toBe(true);
    expect((await visitWith(cookies)).viewer.person).toBeNull();
  });

  test('of a deactivated person is nobody at once, and no new one is opened', async () => {
    const system = await personWith(test_.db, 'Sistem', [
      { role: 'system_admin', institutionId: await governmentOf(test_.db, '12') },
    ]);
    const gone = await personWith(test_.db, 'Pergi', []);
    const cookies = await signedIn('pergi@contoh.example');
    expect((await visitWith(cookies)).viewer.person?.name).toBe('Pergi');
    must(await test_.db.transact((tx) => deactivatePerson(tx, system, gone.person.id, testNow)));
    expect((await visitWith(cookies)).viewer.person).toBeNull();
    const again = await signIn(caller(), { email: 'pergi@contoh.example', password: testPassword });
    expect(again).toEqual({ ok: false, why: { code: 'deactivated' } });
    const guess = await signIn(caller(), { email: 'pergi@contoh.example', password: 'bukan-kata-sandinya' });
    expect(guess).toEqual({ ok: false, why: { code: 'wrong' } });
  });

  test('with a forged cookie is nobody', async () => {
    const { viewer } = await visitWith(['tuntas.session_token=abc.def']);
    expect(viewer.person).toBeNull();
  });

  test('is resolved with one query while its cookie is fresh', async () => {
    const cookies = await signedIn();
    await visitWith(cookies);
    const { countQueries } = await import('../../../tests/support/database.ts');
    const { queries, value } = await countQueries(test_.db, () => visitWith(cookies));
    expect(value.viewer.person?.name).toBe('Sari Toba');
    expect(queries).toBe(1);
  });
});
