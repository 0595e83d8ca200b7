import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { silentLog } from '#platform/log.ts';
import { newestMails } from '#platform/mail.ts';
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
import { jobs } from '../jobs.ts';
import { sessionsOf } from '../queries/sessions.ts';
import { viewerOf } from '../queries/viewer.ts';
import { tables } from '../schema.ts';
import { demoAccounts, seedDemo } from '../seed/demo.ts';
import { createUser, resetPasswordLink } from './command-line.ts';
import { firstAdministratorToken, makeFirstAdministrator, opensFirstPage } from './first-administrator.ts';
import { deactivatePerson } from './people.ts';
import { askReset, personOfResetToken, resetPassword } from './reset.ts';
import { changePassword, endOtherSessions, endSession } from './sessions.ts';
import { signIn } from './sign-in.ts';

let database: TestDatabase;
const now = new Date();
const email = 'sari@contoh.example';
const fresh = 'perahu-biru-danau-7';
type Someone = Awaited<ReturnType<typeof personWith>>;
let sari: Someone;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
});
afterAll(() => database.close());
beforeEach(() => tables(database.db.conn).deleteFrom('auth_rate_limit').execute());

const caller = (over: Partial<Caller> = {}): Caller => ({
  db: database.db,
  config: testConfig,
  ip: '198.51.100.4',
  userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/130.0',
  cookie: '',
  now,
  ...over,
});

const cookieHeader = (cookies: readonly string[]) => cookies.map((cookie) => cookie.split(';')[0]).join('; ');
const enter = async (password = testPassword) =>
  cookieHeader(must(await signIn(caller(), { email, password })).cookies);
const house = () => ({ db: database.db, config: testConfig });
const visit = async (cookie: string) =>
  (await viewerOf(house(), new Request('http://localhost/', { headers: { cookie } }), '', new Date())).viewer;

function runJob(name: string, payload: unknown) {
  const job = jobs.find((it) => it.name === name);
  if (!job) throw new Error(`no job ${name}`);
  const context = { db: database.db, config: testConfig, log: silentLog, baseUrl: 'https://hub.contoh.example', now };
  return job.run(payload, context);
}

async function mailsTo(address: string) {
  return (await newestMails(database.db.conn, 100)).filter((it) => it.recipient === address);
}

async function resetToken(): Promise<string> {
  await runJob('identity.send_reset', { email, ip: '198.51.100.4' });
  const mail = (await mailsTo(email)).find((it) => it.subject === 'Kata sandi baru untuk akun Tuntas Anda');
  const token = /https:\/\/hub\.contoh\.example\/sandi-baru\?token=([\w-]+)/.exec(mail?.bodyText ?? '')?.[1];
  if (!token) throw new Error('no link in the mail');
  return token;
}

describe('the first administrator', () => {
  const given = { name: 'Ratna Dewi', email: 'ratna@contoh.example', password: fresh, locale: 'id' as const };
  const make = (token: string, over: Partial<typeof given> = {}) =>
    database.db.transact((tx) =>
      makeFirstAdministrator(tx, { ...given, ...over, token, hubRegion: '12', ip: '203.0.113.1' }, now),
    );

  test('comes in by the newest token alone, once, and runs hub and system', async () => {
    const old = await firstAdministratorToken(database.db);
    const token = await firstAdministratorToken(database.db);
    if (!old || !token) throw new Error('no token on an empty hub');
    expect(await opensFirstPage(database.db.conn, old)).toBe(false);
    expect(await opensFirstPage(database.db.conn, token)).toBe(true);
    expect(await make(old)).toEqual({ ok: false, why: { code: 'closed' } });
    expect(await make(token, { password: 'ratna-dewi-12' })).toMatchObject({
      why: { code: 'password', why: 'personal' },
    });
    expect(await make(token, { name: ' ' })).toMatchObject({ why: { code: 'name', why: 'name_missing' } });
    const kept = await tables(database.db.conn).selectFrom('instance_setting').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(token);
    const outcomes = await Promise.all([make(token), make(token, { email: 'lain@contoh.example' })]);
    expect(outcomes.filter((it) => it.ok)).toHaveLength(1);
    expect(outcomes.find((it) => !it.ok)).toEqual({ ok: false, why: { code: 'closed' } });
    const held = await tables(database.db.conn)
      .selectFrom('membership as m')
      .innerJoin('institution as i', 'i.id', 'm.institution_id')
      .select(['m.role', 'i.name'])
      .orderBy('m.role')
      .execute();
    expect(held).toEqual([
      { role: 'hub_admin', name: 'Pemerintah Provinsi Sumatera Utara' },
      { role: 'system_admin', name: 'Pemerintah Provinsi Sumatera Utara' },
    ]);
    expect(await firstAdministratorToken(database.db)).toBeNull();
    expect(await opensFirstPage(database.db.conn, token)).toBe(false);
  });
});

describe('a forgotten password', () => {
  beforeAll(async () => {
    sari = await personWith(database.db, 'Sari', [
      { role: 'local_admin', institutionId: await governmentOf(database.db, '12.12') },
    ]);
  });

  test('queues the same for a known and an unknown address', async () => {
    const asked = [await askReset(caller(), email), await askReset(caller(), 'tidak.ada@contoh.example')];
    expect(asked).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(await mailsTo(email)).toEqual([]);
    await runJob('identity.send_reset', { email: 'tidak.ada@contoh.example', ip: '' });
    expect(await mailsTo('tidak.ada@contoh.example')).toEqual([]);
  });

  test('lets an address ask five times in a quarter of an hour', async () => {
    for (let n = 0; n < 5; n += 1) expect((await askReset(caller(), email)).ok).toBe(true);
    expect(await askReset(caller(), email)).toEqual({ ok: false, why: { seconds: 900 } });
    expect((await askReset(caller(), 'lain@contoh.example')).ok).toBe(true);
    const later = caller({ now: new Date(now.getTime() + 900_000) });
    expect((await askReset(later, email)).ok).toBe(true);
  });

  test('is set anew by the link once; every session ends; the person is told', async () => {
    const [phone, desk] = [await enter(), await enter()];
    const token = await resetToken();
    const stored = await tables(database.db.conn).selectFrom('auth_verification').selectAll().execute();
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(await resetPassword(caller(), { token, password: 'sari-sari-sari' })).toEqual({
      ok: false,
      why: { code: 'password', why: 'personal' },
    });
    expect(await resetPassword(caller(), { token, password: fresh })).toEqual({ ok: true, value: null });
    expect([(await visit(phone)).person, (await visit(desk)).person]).toEqual([null, null]);
    expect(await signIn(caller(), { email, password: testPassword })).toEqual({ ok: false, why: { code: 'wrong' } });
    expect((await visit(await enter(fresh))).person?.email).toBe(email);
    const again = await resetPassword(caller(), { token, password: testPassword });
    expect(again).toEqual({ ok: false, why: { code: 'expired' } });
    expect((await mailsTo(email))[0]?.subject).toBe('Kata sandi akun Tuntas Anda sudah diganti');
    const events = (await historyOf(database.db.conn, { kind: 'person', id: sari.person.id })).map((it) => it.event);
    expect(events).toContain('identity.password_reset');
    expect(events).toContain('identity.reset_asked');
  });

  test('is not set by a link that is wrong, older than an hour, or of a closed account', async () => {
    const token = await resetToken();
    expect(await personOfResetToken(caller(), '')).toBeNull();
    expect(await personOfResetToken(caller(), `${token}x`)).toBeNull();
    const late = caller({ now: new Date(now.getTime() + 3_601_000) });
    expect(await personOfResetToken(late, token)).toBeNull();
    expect((await personOfResetToken(caller(), token))?.email).toBe(email);
    const system = await personWith(database.db, 'Sistem', [
      { role: 'system_admin', institutionId: await governmentOf(database.db, '12') },
    ]);
    const gone = await personWith(database.db, 'Pergi', []);
    const link = must(
      await resetPasswordLink(
        { db: database.db, config: testConfig, baseUrl: 'https://hub.contoh.example', now },
        ' PERGI@contoh.example ',
      ),
    );
    must(await database.db.transact((tx) => deactivatePerson(tx, system, gone.person.id, now)));
    const dead = new URL(link).searchParams.get('token') ?? '';
    expect(await resetPassword(caller(), { token: dead, password: fresh })).toEqual({
      ok: false,
      why: { code: 'expired' },
    });
  });

  test('opens an account again that had too many failed attempts', async () => {
    await signIn(caller(), { email, password: 'bukan-kata-sandinya' });
    await tables(database.db.conn)
      .updateTable('auth_rate_limit')
      .set({ count: 20 })
      .where('key', 'like', 'account:%')
      .execute();
    expect(await signIn(caller(), { email, password: fresh })).toMatchObject({ why: { code: 'too_many' } });
    must(await resetPassword(caller(), { token: await resetToken(), password: testPassword }));
    expect((await visit(await enter())).person?.email).toBe(email);
  });
});

describe('sessions', () => {
  test('are listed with device and address, and ended one by one or all others', async () => {
    await tables(database.db.conn).deleteFrom('auth_session').execute();
    const [here, phone, desk] = [await enter(), await enter(), await enter()];
    const viewer = await visit(here);
    const open = await sessionsOf(database.db.conn, sari.person.id, now);
    expect(open).toHaveLength(3);
    expect(open[0]).toMatchObject({ ip: '198.51.100.4', userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/130.0' });
    const phoneId = (await visit(phone)).sessionId;
    if (!phoneId || !viewer.sessionId) throw new Error('a visit without session');
    const stranger = await visit(
      cookieHeader(must(await signIn(caller(), { email: 'ratna@contoh.example', password: fresh })).cookies),
    );
    expect(await database.db.transact((tx) => endSession(tx, stranger, phoneId, now))).toEqual({
      ok: false,
      why: 'unknown',
    });
    expect((await visit(phone)).person?.email).toBe(email);
    must(await database.db.transact((tx) => endSession(tx, viewer, phoneId, now)));
    expect((await visit(phone)).person).toBeNull();
    expect(await database.db.transact((tx) => endOtherSessions(tx, viewer, now))).toBe(1);
    expect((await visit(desk)).person).toBeNull();
    expect((await visit(here)).person?.email).toBe(email);
  });

  test('end elsewhere when the password is changed, which needs the present one', async () => {
    const [here, elsewhere] = [await enter(), await enter()];
    const viewer = await visit(here);
    const change = (current: string, password: string) =>
      changePassword(caller({ cookie: here }), viewer, { current, password });
    expect(await change('bukan-kata-sandinya', fresh)).toEqual({ ok: false, why: { code: 'wrong' } });
    expect(await change(testPassword, 'passwordpassword')).toMatchObject({ why: { code: 'password', why: 'common' } });
    const renewed = cookieHeader(must(await change(testPassword, fresh)));
    expect((await visit(elsewhere)).person).toBeNull();
    expect((await visit(renewed)).person?.email).toBe(email);
    expect(await signIn(caller(), { email, password: testPassword })).toMatchObject({ why: { code: 'wrong' } });
  });

  test('and counters and tokens that are over are thrown away', async () => {
    await enter(fresh);
    await runJob('identity.forget_expired', {});
    expect((await sessionsOf(database.db.conn, sari.person.id, now)).length).toBeGreaterThan(0);
    await tables(database.db.conn)
      .updateTable('auth_session')
      .set({ expires_at: new Date('2020-01-01') })
      .execute();
    await runJob('identity.forget_expired', {});
    const left = await tables(database.db.conn).selectFrom('auth_session').select('id').execute();
    expect(left).toEqual([]);
  });
});

describe('the command line', () => {
  const it = () => ({ db: database.db, config: testConfig, baseUrl: 'https://hub.contoh.example', now });
  const given = { name: 'Operator', email: 'Operator@Contoh.example', password: fresh, role: 'system_admin' as const };

  test('makes accounts in the hub, and says why not', async () => {
    must(await createUser(it(), given));
    expect(await createUser(it(), given)).toEqual({ ok: false, why: 'email_taken' });
    expect(await createUser(it(), { ...given, email: 'operator' })).toEqual({ ok: false, why: 'email_wrong' });
    expect(await createUser(it(), { ...given, email: 'b@contoh.example', password: 'pendek' })).toEqual({
      ok: false,
      why: 'password_too_short',
    });
    expect(await createUser(it(), { ...given, role: 'innovator' })).toEqual({ ok: false, why: 'role_needs_unit' });
    expect((await signIn(caller(), { email: 'operator@contoh.example', password: fresh })).ok).toBe(true);
  });

  test('makes links for those whose mail does not arrive', async () => {
    const link = must(await resetPasswordLink(it(), 'operator@contoh.example'));
    expect(link).toMatch(/^https:\/\/hub\.contoh\.example\/sandi-baru\?token=[\w-]{32}$/);
    expect(await resetPasswordLink(it(), 'tidak.ada@contoh.example')).toEqual({ ok: false, why: 'unknown' });
    expect(await resetPasswordLink(it(), 'bukan surel')).toEqual({ ok: false, why: 'email_wrong' });
  });
});

test('the demonstration has its people once, however often it is filled', async () => {
  expect(await demoAccounts(database.db.conn)).toBeNull();
  const context = { db: database.db, config: testConfig, now: testNow, baseUrl: '', progress: () => {} };
  await seedDemo(context);
  await seedDemo(context);
  const demo = await demoAccounts(database.db.conn);
  expect(demo?.people).toHaveLength(16);
  expect(demo?.people[0]).toEqual({
    email: 'admin.sistem@contoh.example',
    role: 'Admin sistem, Pemerintah Provinsi Sumatera Utara',
  });
  const entered = await signIn(caller(), { email: 'inovator.sekolah@contoh.example', password: demo?.password ?? '' });
  const viewer = await visit(cookieHeader(must(entered).cookies));
  expect([viewer.acting?.role, viewer.acting?.unitName]).toEqual(['innovator', 'SD Negeri Contoh']);
});
