import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import type { MembershipId, Viewer } from '#identity/index.ts';
import type { Config } from '#platform/config.ts';
import { limitOf } from '#platform/http/limit.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { governmentOf, personWith, testConfig, testNow, unitIn, withRegions } from '../../../tests/support/people.ts';
import { testServer } from '../../../tests/support/server.ts';
import { type PlantedToken, plantToken } from '../../../tests/support/tokens.ts';
import { makeToken, revokeToken } from './actions.ts';
import { gateOf } from './gate.ts';
import type { TokenId } from './model.ts';
import { tokensOf } from './queries.ts';
import { readToken, stateOf } from './rules.ts';
import { secretIn } from './secret.ts';

let test_: TestDatabase;
let sari: Viewer & { person: NonNullable<Viewer['person']> };
let hendra: Viewer & { person: NonNullable<Viewer['person']> };
let planted: PlantedToken;
const DAY_MS = 86_400_000;
const later = (days: number) => new Date(testNow.getTime() + days * DAY_MS);

beforeAll(async () => {
  test_ = await testDatabase();
  const { db } = test_;
  await withRegions(db);
  const toba = await governmentOf(db, '12.12');
  const unitId = await unitIn(db, toba, 'Dinas Kesehatan');
  sari = await personWith(db, 'Sari Toba', [{ role: 'innovator', institutionId: toba, unitId }]);
  hendra = await personWith(db, 'Hendra Hub', [{ role: 'hub_admin', institutionId: await governmentOf(db, '12') }]);
});
afterAll(() => test_.close());
beforeEach(async () => {
  await test_.db.pool.query('delete from api_token');
  planted = await plantToken(test_.db, sari);
});

type Coming = { readonly secret?: string; readonly config?: Partial<Config>; readonly now?: Date };

async function comes({ secret, config, now = testNow }: Coming) {
  const headers: Record<string, string> = secret === undefined ? {} : { authorization: `Bearer ${secret}` };
  const gate = gateOf(test_.db, { ...testConfig, ...config });
  const { viewer, refusal } = await gate(new Request('http://x/api/v1/regions', { headers }), '203.0.113.9', now);
  return { name: viewer.person?.name ?? null, role: viewer.acting?.role ?? null, code: refusal?.problem.code ?? null };
}

const stranger = { name: null, role: null };

describe('a program with a token', () => {
  test('acts for its person in the role of the token, and the log says both names', async () => {
    expect(await comes({ secret: planted.secret })).toEqual({ name: 'Sari Toba', role: 'innovator', code: null });
    const [made] = await historyOf(test_.db.conn, { kind: 'person', id: sari.person.id });
    expect(made).toMatchObject({ event: 'integration.token_made', personName: 'Sari Toba' });
  });

  test('is nobody with another secret, and none at all is no fault', async () => {
    for (const secret of ['tuntas_x', `tuntas_${'a'.repeat(43)}`, planted.secret.slice(0, -1), `${planted.secret}a`])
      expect(await comes({ secret })).toEqual({ ...stranger, code: 'token_invalid' });
    expect(await comes({})).toEqual({ ...stranger, code: null });
  });

  test('is nobody from the moment on when the token expires', async () => {
    expect((await comes({ secret: planted.secret, now: later(364) })).code).toBeNull();
    expect((await comes({ secret: planted.secret, now: later(365) })).code).toBe('token_invalid');
  });

  test('is nobody once the token is taken back; twice is once in the log', async () => {
    const { db } = test_;
    for (const _time of [1, 2]) must(await db.transact((tx) => revokeToken(tx, sari, planted.id, testNow)));
    expect((await comes({ secret: planted.secret })).code).toBe('token_invalid');
    const history = await historyOf(db.conn, { kind: 'person', id: sari.person.id });
    expect(history.filter((it) => it.event === 'integration.token_revoked')).toHaveLength(1);
  });

  test('is nobody once the role has ended or the account is switched off', async () => {
    const { pool } = test_.db;
    const membership = sari.memberships[0]?.id;
    await pool.query('update membership set ended_at = now() where id = $1', [membership]);
    expect((await comes({ secret: planted.secret })).code).toBe('token_invalid');
    await pool.query('update membership set ended_at = null where id = $1', [membership]);
    await pool.query('update person set deactivated_at = now() where id = $1', [sari.person.id]);
    expect((await comes({ secret: planted.secret })).code).toBe('token_invalid');
    await pool.query('update person set deactivated_at = null where id = $1', [sari.person.id]);
    expect((await comes({ secret: planted.secret })).code).toBeNull();
  });

  test('is held back with its person where the role waits for a second factor', async () => {
    const { secret } = await plantToken(test_.db, hendra);
    const config = { totpRoles: ['hub_admin'] };
    expect(await comes({ secret, config })).toEqual({ name: 'Hendra Hub', role: null, code: 'second_factor_needed' });
    expect(await comes({ secret })).toEqual({ name: 'Hendra Hub', role: 'hub_admin', code: null });
  });

  test('waits after too many requests in a minute, alone', async () => {
    const gate = gateOf(test_.db, { ...testConfig, apiPerMinute: 2 });
    const ask = async (secret: string | null, now = testNow) => {
      const headers: Record<string, string> = secret ? { authorization: `Bearer ${secret}` } : {};
      const { refusal } = await gate(new Request('http://x/api/v1/regions', { headers }), '203.0.113.9', now);
      return refusal?.headers?.['retry-after'] ?? refusal?.problem.code ?? null;
    };
    const other = (await plantToken(test_.db, hendra)).secret;
    const soon = new Date(testNow.getTime() + 20_000);
    expect([await ask(planted.secret), await ask(planted.secret), await ask(planted.secret, soon)]).toEqual([
      null,
      null,
      '40',
    ]);
    expect([await ask(other), await ask(null)]).toEqual([null, null]);
    // Guesses count for the address that they come from.
    expect([await ask('tuntas_guess'), await ask('tuntas_guess'), await ask(null)]).toEqual([
      'token_invalid',
      '60',
      '60',
    ]);
    expect(await ask(planted.secret, new Date(testNow.getTime() + 60_000))).toBeNull();
  });

  test('leaves the moment of its use, once a minute', async () => {
    await comes({ secret: planted.secret });
    await comes({ secret: planted.secret, now: new Date(testNow.getTime() + 59_000) });
    expect((await tokensOf(test_.db.conn, sari.person.id))[0]?.lastUsedAt).toEqual(testNow);
    const minute = new Date(testNow.getTime() + 60_000);
    await comes({ secret: planted.secret, now: minute });
    expect((await tokensOf(test_.db.conn, sari.person.id))[0]?.lastUsedAt).toEqual(minute);
  });
});

describe('making a token', () => {
  const given = () => ({
    id: newId<'TokenId'>() as TokenId,
    name: ' Dasbor   Toba ',
    membershipId: sari.memberships[0]?.id ?? null,
    scope: 'read',
    days: 30,
  });
  const make = (it: ReturnType<typeof given>, who: Viewer = sari) =>
    test_.db.transact((tx) => makeToken(tx, who, it, testNow));

  test('keeps of the secret a digest and its beginning alone', async () => {
    const { secret, expiresAt } = must(await make(given()));
    expect(secret).toMatch(/^tuntas_[\w-]{43}$/);
    expect(expiresAt).toEqual(later(30));
    const kept = await test_.db.pool.query('select * from api_token where name = $1', ['Dasbor Toba']);
    expect(JSON.stringify(kept.rows)).not.toContain(secret.slice(12));
    expect(kept.rows[0]).toMatchObject({ prefix: secret.slice(0, 11), scope: 'read' });
  });

  test('by a form sent twice makes one token, and the secret shown last opens', async () => {
    const form = given();
    const first = must(await make(form)).secret;
    const second = must(await make(form)).secret;
    expect(await tokensOf(test_.db.conn, sari.person.id)).toHaveLength(2);
    expect([(await comes({ secret: first })).code, (await comes({ secret: second })).code]).toEqual([
      'token_invalid',
      null,
    ]);
    // Once it was used it is not made anew, and never in somebody else's place.
    expect(await make(form)).toEqual({ ok: false, why: ['used_already'] });
    const membershipId = hendra.memberships[0]?.id as MembershipId;
    expect(await make({ ...form, membershipId }, hendra)).toEqual({ ok: false, why: ['used_already'] });
  });

  test('is refused field by field', () => {
    const wrong = { name: ' ', membershipId: hendra.memberships[0]?.id ?? null, scope: 'all', days: 31 };
    const expected = ['name_missing', 'not_held', 'unknown_scope', 'unknown_days', 'limit_reached'];
    expect(readToken(wrong, { viewer: sari, living: 20 })).toEqual(expected);
    expect(readToken({ ...given(), name: 'x'.repeat(101) }, { viewer: sari, living: 0 })).toEqual(['name_long']);
  });
});

test('one’s profile tells how many tokens are in use and leads to them', async () => {
  const server = testServer(test_.db);
  const cookies = await server.cookiesOf('sari.toba@contoh.example');
  const profile = async () => (await server.ask('/profil', { cookies })).text();
  expect(await profile()).toMatch(/>1 berlaku<(?:(?!<dt).)*href="\/profil\/token"/s);
  await test_.db.pool.query('delete from api_token');
  expect(await profile()).toMatch(/>Belum ada token<(?:(?!<dt).)*href="\/profil\/token"/s);
});

test('a token is active, expired, revoked or ended', () => {
  const token = { revokedAt: null, expiresAt: later(1) };
  expect(stateOf(token, true, testNow)).toBe('active');
  expect(stateOf(token, false, testNow)).toBe('ended');
  expect(stateOf(token, true, later(1))).toBe('expired');
  expect(stateOf({ ...token, revokedAt: testNow }, true, later(2))).toBe('revoked');
});

test('a header holds a secret in the one form that there is', () => {
  const secret = `tuntas_${'A'.repeat(43)}`;
  expect([`Bearer ${secret}`, `bearer  ${secret}`].map(secretIn)).toEqual([secret, secret]);
  for (const header of ['', secret, `Basic ${secret}`, `Bearer ${secret} x`, 'Bearer tuntas_', `Bearer x${secret}`])
    expect(secretIn(header)).toBeNull();
});

test('a limit remembers a bounded number of callers', () => {
  const limit = limitOf(1);
  for (let n = 0; n < 10_001; n += 1) limit(`caller ${n}`, testNow);
  // The earliest was forgotten to make place; the latest was not.
  expect([limit('caller 0', testNow), limit('caller 10000', testNow)]).toEqual([0, 60]);
});
