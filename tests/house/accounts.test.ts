import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { firstAdministratorToken, type InstitutionId, type UnitId } from '../../src/identity/index.ts';
import { newestMails } from '../../src/platform/mail.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { withoutChallenge } from '../support/passkeys.ts';
import { governmentOf, personWith, testPassword, unitIn, withRegions } from '../support/people.ts';
import { type TestServer, testServer } from '../support/server.ts';

let database: TestDatabase;
let server: TestServer;
let province: InstitutionId;
let toba: InstitutionId;
let samosir: InstitutionId;
let clinic: UnitId;
type Someone = Awaited<ReturnType<typeof personWith>>;
let maria: Someone;
let tigor: Someone;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  server = testServer(database.db, { config: { authRateLimit: true }, clock: () => new Date() });
  province = await governmentOf(database.db, '12');
  toba = await governmentOf(database.db, '12.12');
  samosir = await governmentOf(database.db, '12.17');
  clinic = await unitIn(database.db, toba, 'Puskesmas Contoh');
});
afterAll(() => database.close());
beforeEach(() => database.db.pool.query('delete from auth_rate_limit'));

const fresh = 'perahu-biru-danau-7';

describe('the page of the first administrator', () => {
  test('is there for the token alone, keeps what was typed, and is gone afterwards', async () => {
    const token = (await firstAdministratorToken(database.db)) ?? '';
    expect((await server.ask('/mulai')).status).toBe(404);
    expect((await server.ask('/mulai?token=salah')).status).toBe(404);
    const page = await server.ask(`/mulai?token=${token}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Pemerintah Provinsi Sumatera Utara');
    const form = { token, nama: 'Ratna "Hub"', surel: 'ratna@', sandi: fresh, sandi2: fresh };
    const wrong = await server.ask('/mulai', { form });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toContain('value="Ratna &quot;Hub&quot;"');
    expect(html).toContain('href="#f-surel"');
    expect(html).not.toContain(fresh);
    const made = await server.ask('/mulai', { form: { ...form, surel: 'RATNA@contoh.example' } });
    expect([made.status, made.headers.get('location')]).toEqual([303, '/beranda']);
    expect((await server.ask(`/mulai?token=${token}`)).status).toBe(404);
    expect((await server.ask('/mulai', { form: { ...form, surel: 'lain@contoh.example' } })).status).toBe(404);
  });
});

describe('signing in', () => {
  beforeAll(async () => {
    maria = await personWith(database.db, 'Maria', [{ role: 'local_admin', institutionId: toba }]);
    tigor = await personWith(database.db, 'Tigor', [{ role: 'local_admin', institutionId: samosir }]);
  });
  const enter = (form: Record<string, string>) => server.ask('/masuk', { form });
  const right = { surel: ' Maria@Contoh.example ', sandi: testPassword };

  test('leads back to the page that asked for it, and nowhere else', async () => {
    const asked = await server.ask('/profil/sesi');
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/masuk?kembali=%2Fprofil%2Fsesi']);
    expect((await enter({ ...right, kembali: '/profil/sesi' })).headers.get('location')).toBe('/profil/sesi');
    for (const kembali of ['https://penipu.example/', '//penipu.example', '/\\penipu.example']) {
      expect((await enter({ ...right, kembali })).headers.get('location')).toBe('/beranda');
    }
  });

  test('sets cookies that no script reads and no other site sends, secure where the hub is', async () => {
    const cookies = (await enter(right)).headers.getSetCookie();
    expect(cookies.map((it) => it.split('=')[0])).toEqual(['tuntas.session_token', 'tuntas.session_data']);
    for (const cookie of cookies) expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/);
    const other = await testDatabase();
    await withRegions(other.db);
    await personWith(other.db, 'Maria', []);
    const secure = testServer(other.db, { config: { baseUrl: 'https://hub.contoh.example' } });
    const answer = await secure.ask('/masuk', { form: right, headers: { origin: 'https://hub.contoh.example' } });
    for (const cookie of answer.headers.getSetCookie()) expect(cookie).toMatch(/^__Secure-tuntas\..*; Secure/);
    await other.close();
  });

  test('answers a wrong password and an unknown address with the same page', async () => {
    const page = async (surel: string) => {
      const answer = await enter({ surel, sandi: 'bukan-kata-sandinya' });
      return [answer.status, withoutChallenge(await answer.text()).replaceAll(surel, '…')];
    };
    const known = await page('maria@contoh.example');
    expect(known[0]).toBe(422);
    expect(known[1]).toContain('Alamat surel atau kata sandi tidak cocok.');
    expect(await page('tidak.ada@contoh.example')).toEqual(known);
  });

  test('tells at the field what is missing, and never gives a password back', async () => {
    const answer = await enter({ surel: 'maria', sandi: 'kata-sandi-saya' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('id="f-surel-error"');
    expect(html).toContain('value="maria"');
    expect(html).not.toContain('kata-sandi-saya');
  });

  test('tells how long to wait after too many attempts', async () => {
    await enter({ surel: 'maria@contoh.example', sandi: 'bukan-kata-sandinya' });
    await database.db.pool.query("update auth_rate_limit set count = 20 where key like 'account:%'");
    const answer = await enter(right);
    expect(answer.status).toBe(429);
    expect(await answer.text()).toContain('Terlalu banyak percobaan masuk. Tunggu 15 menit');
  });

  test('works over a session that has ended meanwhile', async () => {
    const stale = await server.cookiesOf('maria@contoh.example');
    await database.db.pool.query('delete from auth_session');
    const old = stale.replace(/; tuntas\.session_data=[^;]*/, '');
    const answer = await server.ask('/masuk', { form: right, cookies: old });
    const names = answer.headers.getSetCookie().map((it) => it.split('=')[0]);
    expect(new Set(names).size).toBe(names.length);
    const cookies = answer.headers
      .getSetCookie()
      .map((it) => it.split(';')[0])
      .join('; ');
    expect((await server.ask('/profil', { cookies })).status).toBe(200);
  });

  test('is not asked again of those who are in', async () => {
    const cookies = await server.cookiesOf('maria@contoh.example');
    const answer = await server.ask('/masuk?kembali=%2Forang', { cookies });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/orang']);
  });
});

test('a forgotten password answers the same for known and unknown addresses', async () => {
  const page = async (surel: string) => {
    const answer = await server.ask('/lupa-sandi', { form: { surel } });
    return [answer.status, (await answer.text()).replaceAll(surel, '…')];
  };
  const known = await page('maria@contoh.example');
  expect(known[0]).toBe(200);
  expect(await page('tidak.ada@contoh.example')).toEqual(known);
  expect((await server.ask('/sandi-baru?token=salah')).status).toBe(410);
  const used = await server.ask('/sandi-baru', { form: { token: 'salah', sandi: fresh, sandi2: fresh } });
  expect(used.status).toBe(410);
});

describe('an invitation', () => {
  const invite = (cookies: string, form: Record<string, string>) =>
    server.ask('/undangan/baru', { cookies, form: { instansi: toba, peran: 'innovator', unit: clinic, ...form } });
  const linkTo = async (email: string) => {
    const mail = (await newestMails(database.db.conn, 50)).find((it) => it.recipient === email);
    return /http:\/\/localhost:3000(\/terima-undangan\?token=[\w-]+)/.exec(mail?.bodyText ?? '')?.[1] ?? '';
  };

  test('goes from the admin’s form over the mail to a signed-in innovator', async () => {
    const cookies = await server.cookiesOf('maria@contoh.example');
    const sent = await invite(cookies, { surel: 'dewi@contoh.example' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/undangan']);
    expect(await (await server.ask('/undangan', { cookies })).text()).toContain('dewi@contoh.example');
    const link = await linkTo('dewi@contoh.example');
    expect(await (await server.ask(link)).text()).toContain('Maria mengundang Anda sebagai Inovator');
    const token = link.split('=')[1] ?? '';
    const form = { token, nama: 'Dewi', sandi: fresh, sandi2: `${fresh}x` };
    const differs = await server.ask('/terima-undangan', { form });
    expect(differs.status).toBe(422);
    expect(await differs.text()).toContain('Kedua kata sandi tidak sama.');
    const joined = await server.ask('/terima-undangan', { form: { ...form, sandi2: fresh } });
    expect([joined.status, joined.headers.get('location')]).toEqual([303, '/beranda']);
    const dewi = joined.headers
      .getSetCookie()
      .map((it) => it.split(';')[0])
      .join('; ');
    expect(await (await server.ask('/profil', { cookies: dewi })).text()).toContain('Puskesmas Contoh');
    expect((await server.ask(link)).status).toBe(410);
    expect((await server.ask('/terima-undangan', { form: { ...form, sandi2: fresh } })).status).toBe(410);
  });

  test('is refused with the input kept: bad address, role out of reach, foreign unit', async () => {
    const cookies = await server.cookiesOf('maria@contoh.example');
    const bad = await invite(cookies, { surel: 'dewi@', peran: 'coach' });
    expect(bad.status).toBe(422);
    const html = await bad.text();
    expect(html).toContain('value="dewi@"');
    expect(html).toMatch(/value="coach"[^>]*checked/);
    const role = await invite(cookies, { surel: 'x@contoh.example', peran: 'hub_admin' });
    expect([role.status, await role.text()]).toEqual([
      422,
      expect.stringContaining('Peran ini di luar wewenang Anda.'),
    ]);
    const unit = await unitIn(database.db, samosir, 'Dinas Samosir');
    const foreign = await invite(cookies, { surel: 'x@contoh.example', unit });
    expect([foreign.status, await foreign.text()]).toEqual([
      422,
      expect.stringContaining('Unit itu tidak ada di instansi ini.'),
    ]);
    expect((await invite(cookies, { surel: 'x@contoh.example', instansi: samosir })).status).toBe(404);
    expect((await invite(cookies, { surel: 'x@contoh.example', instansi: 'bukan-id' })).status).toBe(404);
  });
});

describe('what is not one’s own', () => {
  test('is not found: people, units, invitations and institutions of others', async () => {
    const stranger = await server.cookiesOf('tigor@contoh.example');
    const innovator = await personWith(database.db, 'Agus', [
      { role: 'innovator', institutionId: toba, unitId: clinic },
    ]);
    const invitations = await database.db.pool.query<{ id: string }>('select id from invitation limit 1');
    const pages = [
      `/orang/${innovator.person.id}`,
      `/orang/${maria.person.id}`,
      `/unit/${clinic}`,
      `/instansi/${toba}/ubah`,
      `/instansi/${toba}/unit-baru`,
      `/undangan/${invitations.rows[0]?.id}/cabut`,
      `/keanggotaan/${innovator.memberships[0]?.id}/akhiri`,
      '/instansi/baru',
      '/catatan',
      '/orang/bukan-id',
      '/unit/00000000-0000-7000-8000-000000000000',
    ];
    for (const page of pages)
      expect([page, (await server.ask(page, { cookies: stranger })).status]).toEqual([page, 404]);
    const posts = [
      `/orang/${innovator.person.id}/nonaktifkan`,
      `/orang/${innovator.person.id}/aktifkan`,
      `/unit/${clinic}`,
      `/unit/${clinic}/tutup`,
      `/keanggotaan/${innovator.memberships[0]?.id}/akhiri`,
      `/undangan/${invitations.rows[0]?.id}/cabut`,
      `/undangan/${invitations.rows[0]?.id}/kirim-ulang`,
    ];
    for (const page of posts) {
      const answer = await server.ask(page, { cookies: stranger, form: { nama: 'Diambil alih' } });
      expect([page, answer.status]).toEqual([page, 404]);
    }
    const plain = await server.cookiesOf('agus@contoh.example');
    for (const page of ['/orang', '/undangan', '/undangan/baru', `/unit/${clinic}`, '/catatan']) {
      expect([page, (await server.ask(page, { cookies: plain })).status]).toEqual([page, 404]);
    }
    const open = await (await server.ask(`/instansi/${toba}`, { cookies: plain })).text();
    expect(open).toContain('Puskesmas Contoh');
    expect(open).not.toContain('Maria</a>');
  });

  test('shows each its own people only', async () => {
    const list = await (await server.ask('/orang', { cookies: await server.cookiesOf('tigor@contoh.example') })).text();
    expect(list).toContain('tigor@contoh.example');
    expect(list).not.toContain('maria@contoh.example');
    expect(tigor.acting?.institutionId).toBe(samosir);
  });
});

describe('acting in another role', () => {
  test('changes what is seen, and comes back to where it was chosen', async () => {
    const both = await personWith(database.db, 'Yusuf', [
      { role: 'hub_admin', institutionId: province },
      { role: 'coach', institutionId: toba },
    ]);
    const cookies = await server.cookiesOf('yusuf@contoh.example');
    const before = await server.ask('/catatan', { cookies });
    expect(before.status).toBe(200);
    expect(await before.text()).toContain('/bertindak?kembali=%2Fcatatan');
    const coach = both.memberships[1]?.id ?? '';
    const choose = (keanggotaan: string) =>
      server.ask('/bertindak', { cookies, form: { keanggotaan, kembali: '/profil' } });
    expect((await choose('')).status).toBe(422);
    expect((await choose(maria.memberships[0]?.id ?? '')).status).toBe(422);
    const chosen = await choose(coach);
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/profil']);
    expect((await server.ask('/catatan', { cookies })).status).toBe(404);
    expect((await choose(both.memberships[0]?.id ?? '')).status).toBe(303);
    expect((await server.ask('/catatan', { cookies })).status).toBe(200);
  });
});

test('the log shows what happened in words, and tells a date that is none', async () => {
  const cookies = await server.cookiesOf('yusuf@contoh.example');
  const html = await (await server.ask('/catatan', { cookies })).text();
  expect(html).toContain('Undangan dikirim');
  expect(html).toContain('Mengganti peran');
  expect(html).not.toMatch(/>\s*identity\./);
  const wrong = await server.ask('/catatan?dari=kemarin&sampai=2026-13-01', { cookies });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('Tanggal tidak dikenali.');
  const order = await server.ask('/catatan?dari=2026-03-02&sampai=2026-03-01', { cookies });
  expect(await order.text()).toContain('Tanggal akhir tidak boleh sebelum tanggal awal.');
});

test('no fault was told to the operator in all of this', () => {
  expect(server.faults).toEqual([]);
});
