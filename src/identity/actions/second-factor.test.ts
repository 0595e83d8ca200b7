import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { newestMails } from '#platform/mail.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { governmentOf, personWith, testPassword, withRegions } from '../../../tests/support/people.ts';
import { cookiesIn, type TestServer, testServer } from '../../../tests/support/server.ts';
import { codeOf, secretIn, totp } from '../../../tests/support/totp.ts';
import { tables } from '../schema.ts';
import { takeSecondFactorAway } from './command-line.ts';

let database: TestDatabase;
let server: TestServer;
let strict: TestServer;
type Someone = Awaited<ReturnType<typeof personWith>>;
let maria: Someone;
let secret = '';
let codes: readonly string[] = [];
// The engine asks the machine's clock, so the server here does too.
const clock = () => new Date();

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  server = testServer(database.db, { config: { authRateLimit: true }, clock });
  strict = testServer(database.db, { config: { totpRoles: ['hub_admin'] }, clock });
  const [province, toba] = [await governmentOf(database.db, '12'), await governmentOf(database.db, '12.12')];
  maria = await personWith(database.db, 'Maria', [{ role: 'local_admin', institutionId: toba }]);
  await personWith(database.db, 'Hendra', [
    { role: 'hub_admin', institutionId: province },
    { role: 'coach', institutionId: province },
  ]);
  await personWith(database.db, 'Sistem', [{ role: 'system_admin', institutionId: province }]);
});
afterAll(() => database.close());
beforeEach(async () => {
  await tables(database.db.conn).deleteFrom('auth_rate_limit').execute();
});

const codeAt = (away: number, key = secret) => codeOf(key, away);
const wrongCode = () =>
  [...'0123456789'].map((it) => it.repeat(6)).find((it) => ![-1, 0, 1, 2].map((n) => codeAt(n)).includes(it)) ?? '';

const password = async (surel = 'maria@contoh.example', by = server) => {
  const answer = await by.ask('/masuk', { form: { surel, sandi: testPassword, kembali: '/profil/sesi' } });
  return { answer, cookies: cookiesIn(answer) };
};
const events = async (id: string) => (await historyOf(database.db.conn, { kind: 'person', id })).map((it) => it.event);
const subjects = async (address: string) =>
  (await newestMails(database.db.conn, 50)).filter((it) => it.recipient === address).map((it) => it.subject);
const shownCodes = (html: string) => /<pre id="kode-pemulihan">([^<]*)</.exec(html)?.[1]?.split('\n') ?? [];
/** A counter of used codes would hold back the tests themselves: several sign-ins in one half minute. */
const forgetUsed = () => tables(database.db.conn).deleteFrom('auth_used_code').execute();

test('the code computed here is that of RFC 6238, appendix B', () => {
  expect(totp(Buffer.from('12345678901234567890'), Math.floor(59 / 30))).toBe('287082');
  expect(totp(Buffer.from('12345678901234567890'), Math.floor(1_111_111_109 / 30))).toBe('081804');
});

test('is set up with the password and confirmed by a code; recovery codes are shown once', async () => {
  const { cookies } = await password();
  const wrong = await server.ask('/profil/dua-langkah', { cookies, form: { sandi: 'bukan-sandinya-ini' } });
  expect([wrong.status, await wrong.text()]).toEqual([
    422,
    expect.stringContaining('Kata sandi sekarang tidak cocok.'),
  ]);
  const begun = await server.ask('/profil/dua-langkah', { cookies, form: { sandi: testPassword } });
  expect([begun.status, begun.headers.get('location')]).toEqual([303, '/profil/dua-langkah/pasang']);
  const page = await server.ask('/profil/dua-langkah/pasang', { cookies });
  const html = await page.text();
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(html).toContain('<svg role="img"');
  secret = secretIn(html);
  expect(secret).toMatch(/^[A-Z2-7]{52}$/);
  // Begun is not on: the password alone still opens.
  expect((await password()).answer.headers.get('location')).toBe('/profil/sesi');
  const bad = await server.ask('/profil/dua-langkah/pasang', { cookies, form: { kode: wrongCode() } });
  expect([bad.status, await bad.text()]).toEqual([422, expect.stringContaining('<svg role="img"')]);
  const confirmed = await server.ask('/profil/dua-langkah/pasang', { cookies, form: { kode: ` ${codeAt(0)} ` } });
  expect(confirmed.status).toBe(200);
  codes = shownCodes(await confirmed.text());
  expect(codes).toHaveLength(10);
  for (const code of codes) expect(code).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
  const own = await server.ask('/profil/dua-langkah', { cookies: cookiesIn(confirmed) });
  const state = await own.text();
  expect(state).toContain('10 belum dipakai');
  expect(state).not.toContain(codes[0]);
  expect((await server.ask('/profil/dua-langkah/pasang', { cookies: cookiesIn(confirmed) })).status).toBe(303);
  const kept = await tables(database.db.conn).selectFrom('auth_two_factor').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(codes[0]);
  expect(await events(maria.person.id)).toContain('identity.second_factor_on');
  expect((await subjects('maria@contoh.example'))[0]).toBe('Verifikasi dua langkah akun Tuntas Anda aktif');
});

test('a password alone opens nothing; a code does, once', async () => {
  await forgetUsed();
  const { answer, cookies } = await password();
  expect(answer.headers.get('location')).toBe('/masuk/kode?kembali=%2Fprofil%2Fsesi');
  expect((await server.ask('/profil', { cookies })).headers.get('location')).toBe('/masuk?kembali=%2Fprofil');
  expect((await server.ask('/masuk/kode', { cookies })).status).toBe(200);
  const code = codeAt(0);
  const malformed = await server.ask('/masuk/kode', { cookies, form: { kode: '12' } });
  expect([malformed.status, await malformed.text()]).toEqual([422, expect.stringContaining('Ketik enam angka')]);
  const entered = await server.ask('/masuk/kode', { cookies, form: { kode: code, kembali: '/profil/sesi' } });
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/profil/sesi']);
  expect((await server.ask('/profil', { cookies: cookiesIn(entered) })).status).toBe(200);
  const again = await password();
  const replayed = await server.ask('/masuk/kode', { cookies: again.cookies, form: { kode: code } });
  expect([replayed.status, await replayed.text()]).toEqual([422, expect.stringContaining('sudah dipakai')]);
  expect(replayed.headers.getSetCookie().filter((it) => it.includes('session_token'))).toEqual([]);
});

test('two visits with one code at once open one session', async () => {
  await forgetUsed();
  const visits = await Promise.all([password(), password()]);
  const kode = codeAt(0);
  const answers = await Promise.all(
    visits.map(({ cookies }) => server.ask('/masuk/kode', { cookies, form: { kode } })),
  );
  expect(answers.map((it) => it.status).sort()).toEqual([303, 422]);
});

test('nobody is asked for a code without a password before it', async () => {
  expect((await server.ask('/masuk/kode')).headers.get('location')).toBe('/masuk?kembali=%2Fberanda');
  const forged = await server.ask('/masuk/kode', {
    cookies: 'tuntas.two_factor=2fa-00000000000000000000.AAAA',
    form: { kode: codeAt(0) },
  });
  expect([forged.status, forged.headers.get('location')]).toEqual([303, '/masuk?kembali=%2Fberanda']);
});

test('a recovery code opens once, and the person is told', async () => {
  const typed = ` ${codes[0]?.toUpperCase().replace('-', ' ')} `;
  const first = await password();
  const entered = await server.ask('/masuk/kode', { cookies: first.cookies, form: { kode: typed } });
  expect(entered.status).toBe(303);
  await forgetUsed();
  const second = await password();
  const replayed = await server.ask('/masuk/kode', { cookies: second.cookies, form: { kode: typed } });
  expect(replayed.status).toBe(422);
  expect(await events(maria.person.id)).toContain('identity.recovery_code_used');
  expect((await subjects('maria@contoh.example'))[0]).toBe('Kode pemulihan dipakai untuk masuk ke akun Tuntas Anda');
  const page = await server.ask('/profil/dua-langkah', { cookies: cookiesIn(entered) });
  expect(await page.text()).toContain('9 belum dipakai');
  const renewed = await server.ask('/profil/dua-langkah/kode-pemulihan', {
    cookies: cookiesIn(entered),
    form: { sandi: testPassword },
  });
  const fresh = shownCodes(await renewed.text());
  expect(fresh).toHaveLength(10);
  expect(fresh).not.toContain(codes[1]);
  const old = await server.ask('/masuk/kode', { cookies: (await password()).cookies, form: { kode: codes[1] ?? '' } });
  expect(old.status).toBe(422);
  codes = fresh;
});

test('five wrong codes end the attempt, ten in a row hold the account for a quarter of an hour', async () => {
  await database.db.pool.query('update auth_two_factor set failed_verification_count = 0');
  const statuses: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    const { cookies } = await password();
    for (let n = 0; n < 5; n += 1) {
      await forgetUsed();
      statuses.push((await server.ask('/masuk/kode', { cookies, form: { kode: wrongCode() } })).status);
    }
  }
  expect(statuses).toEqual(Array(10).fill(422));
  await forgetUsed();
  const { cookies } = await password();
  const held = await server.ask('/masuk/kode', { cookies, form: { kode: codeAt(0) } });
  expect([held.status, await held.text()]).toEqual([429, expect.stringContaining('Tunggu 15 menit')]);
  await database.db.pool.query('update auth_two_factor set failed_verification_count = 0, locked_until = null');
});

test('is taken away by an admin of the hub with a reason, not by others', async () => {
  await forgetUsed();
  const { cookies } = await password();
  const open = cookiesIn(await server.ask('/masuk/kode', { cookies, form: { kode: codeAt(0) } }));
  const path = `/orang/${maria.person.id}/dua-langkah`;
  expect((await server.ask(path, { cookies: open, form: { alasan: 'sendiri' } })).status).toBe(404);
  const admin = await server.cookiesOf('hendra@contoh.example');
  const silent = await server.ask(path, { cookies: admin, form: { alasan: ' ' } });
  expect([silent.status, await silent.text()]).toEqual([422, expect.stringContaining('Tulis alasannya.')]);
  const done = await server.ask(path, { cookies: admin, form: { alasan: 'Ponsel hilang' } });
  expect([done.status, done.headers.get('location')]).toEqual([303, `/orang/${maria.person.id}`]);
  expect((await server.ask('/profil', { cookies: open })).status).toBe(303);
  expect((await password()).answer.headers.get('location')).toBe('/profil/sesi');
  const [reset] = (await historyOf(database.db.conn, { kind: 'person', id: maria.person.id })).filter(
    (it) => it.event === 'identity.second_factor_reset',
  );
  expect(reset?.personName).toBe('Hendra');
  expect(reset?.changes.find((it) => it.field === 'reason')?.after).toBe('Ponsel hilang');
  expect((await subjects('maria@contoh.example'))[0]).toBe('Verifikasi dua langkah akun Tuntas Anda dihapus admin');
  const again = await server.ask(path, { cookies: admin, form: { alasan: 'Lagi' } });
  expect(again.status).toBe(422);
});

test('a role that needs it is led to set it up and may do nothing else; it works in another role', async () => {
  const { cookies } = await password('hendra@contoh.example', strict);
  for (const path of ['/beranda', '/orang', '/catatan', '/profil/sandi']) {
    const answer = await strict.ask(path, { cookies });
    expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 303, '/profil/dua-langkah']);
  }
  const post = await strict.ask('/profil/nama', { cookies, form: { nama: 'Hendra Baru', bahasa: 'id' } });
  expect(post.headers.get('location')).toBe('/profil/dua-langkah');
  const page = await strict.ask('/profil/dua-langkah', { cookies });
  expect(await page.text()).toContain('Sebagai Admin hub Anda belum dapat bekerja');
  expect((await strict.ask('/inovasi', { cookies })).status).toBe(200);
  expect((await strict.ask('/bertindak', { cookies })).status).toBe(200);
  await strict.ask('/profil/dua-langkah', { cookies, form: { sandi: testPassword } });
  const html = await (await strict.ask('/profil/dua-langkah/pasang', { cookies })).text();
  const key = (/<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1] ?? '').replaceAll(' ', '');
  const confirmed = await strict.ask('/profil/dua-langkah/pasang', { cookies, form: { kode: codeAt(0, key) } });
  expect((await strict.ask('/orang', { cookies: cookiesIn(confirmed) })).status).toBe(200);
  // Switched off again, the role is shut at the next request.
  const off = await strict.ask('/profil/dua-langkah/matikan', {
    cookies: cookiesIn(confirmed),
    form: { sandi: testPassword },
  });
  expect(off.status).toBe(303);
  const after = await strict.ask('/orang', { cookies: cookiesIn(off) });
  expect(after.headers.get('location')).toBe('/profil/dua-langkah');
});

test('another role than the one held back may be acted in', async () => {
  const { cookies } = await password('hendra@contoh.example', strict);
  const coach = await tables(database.db.conn)
    .selectFrom('membership')
    .select('id')
    .where('role', '=', 'coach')
    .executeTakeFirstOrThrow();
  const chosen = await strict.ask('/bertindak', { cookies, form: { keanggotaan: coach.id, kembali: '/profil' } });
  expect(chosen.headers.get('location')).toBe('/profil');
  expect((await strict.ask('/profil', { cookies })).status).toBe(200);
});

test('a setting that names no role ends the start', () => {
  expect(() => testServer(database.db, { config: { totpRoles: ['kepala_dinas'] } })).toThrow('kepala_dinas');
});

test('no fault was told to the operator in all of this', () => {
  expect([...server.faults, ...strict.faults]).toEqual([]);
});

test('is taken away from the command line where nobody else can, and its owner is told', async () => {
  const { db } = database;
  const found = await db.pool.query<{ id: string }>("select id from person where name = 'Sistem'");
  const id = found.rows[0]?.id ?? '';
  const cookies = await server.cookiesOf('sistem@contoh.example');
  await server.ask('/profil/dua-langkah', { cookies, form: { sandi: testPassword } });
  const own = secretIn(await (await server.ask('/profil/dua-langkah/pasang', { cookies })).text());
  await server.ask('/profil/dua-langkah/pasang', { cookies, form: { kode: codeAt(0, own) } });
  expect((await password('sistem@contoh.example')).answer.headers.get('location')).toContain('/masuk/kode');
  const it = { db, now: clock() };
  expect(await takeSecondFactorAway(it, 'tidak.ada@contoh.example')).toEqual({ ok: false, why: 'unknown' });
  expect(await takeSecondFactorAway(it, 'bukan alamat')).toEqual({ ok: false, why: 'email_wrong' });
  expect(await takeSecondFactorAway(it, ' Sistem@contoh.example')).toEqual({ ok: true, value: null });
  expect(await takeSecondFactorAway(it, 'sistem@contoh.example')).toEqual({ ok: false, why: 'off' });
  expect((await password('sistem@contoh.example')).answer.headers.get('location')).toBe('/profil/sesi');
  const log = await historyOf(db.conn, { kind: 'person', id });
  expect(log.find((row) => row.event === 'identity.second_factor_reset')).toMatchObject({
    personId: null,
    personName: 'tuntas user',
    role: 'system',
  });
  expect((await subjects('sistem@contoh.example'))[0]).toBe('Verifikasi dua langkah akun Tuntas Anda dihapus admin');
});
