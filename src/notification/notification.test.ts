import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { governmentOf, personWith, testNow, withRegions } from '../../tests/support/people.ts';
import { type TestServer, testServer } from '../../tests/support/server.ts';
import { silentLog } from '../platform/log.ts';
import { notify } from './actions/notify.ts';
import { notificationJobs } from './jobs.ts';
import type { Telling } from './model.ts';
import { choicesFor, deliveryOf } from './rules.ts';

const BASE = 'http://localhost:3000';
const KIND = 'registry.notice.published';
const OWED = 'registry.notice.erasure_decided';
let base: TestDatabase;
let server: TestServer;
let sari: Awaited<ReturnType<typeof personWith>>;
let cookies: string;
let told = 0;

beforeAll(async () => {
  base = await testDatabase();
  await withRegions(base.db);
  sari = await personWith(base.db, 'Sari', [{ role: 'planner', institutionId: await governmentOf(base.db, '12.07') }]);
  server = testServer(base.db);
  cookies = await server.cookiesOf(sari.person.email);
});
afterAll(() => base.close());
beforeEach(() => base.db.pool.query('delete from mail_message; delete from notice; delete from notice_setting'));

/** Tells Sari of a record that was published, each time of another. */
async function tell(title: string, more: Partial<Telling> = {}): Promise<void> {
  told += 1;
  const values = { title, institution: 'Deli Serdang' };
  const telling = { to: [sari.person.id], kind: KIND, values, href: '/inovasi', occasion: `uji:${told}`, ...more };
  await base.db.transact((tx) => notify(tx, telling, BASE, new Date(testNow.getTime() + told * 1000)));
}
const save = (wanted: Record<string, string>) => server.ask('/pemberitahuan/pengaturan', { cookies, form: wanted });
const digest = () => {
  const context = { db: base.db, log: silentLog, baseUrl: BASE, now: testNow, config: {} as never };
  return notificationJobs[0]?.run({}, context);
};
type Kept = { readonly subject: string; readonly text: string; readonly unsubscribe: string | null };
const mails = async (): Promise<readonly Kept[]> =>
  (
    await base.db.pool.query<Kept>(
      'select subject, body_text as text, unsubscribe from mail_message order by created_at',
    )
  ).rows;

describe('how a notice goes out', () => {
  test.each([
    [null, {}, 'at_once'],
    ['digest', {}, 'digest'],
    ['digest', { isLetter: true }, 'at_once'],
    ['never', {}, 'never'],
    ['never', { isLetter: true }, 'never'],
    ['never', { isOwed: true }, 'at_once'],
    ['digest', { isOwed: true }, 'digest'],
  ] as const)('wanted %s, %j: %s', (wanted, kind, delivery) => {
    expect(deliveryOf(wanted, { isOwed: false, isLetter: false, ...kind })).toBe(delivery);
  });

  test('what is owed can come once a day, not never', () => {
    expect(choicesFor({ kind: OWED, isOwed: true })).toEqual(['at_once', 'digest']);
    expect(choicesFor({ kind: KIND, isOwed: false })).toEqual(['at_once', 'digest', 'never']);
  });
});

test('a mail at once says where it is stopped, to the reader and to the mail program', async () => {
  await tell('Loket Keliling');
  const [mail] = await mails();
  expect(mail?.subject).toBe('Loket Keliling (Deli Serdang) sudah terbit');
  expect(mail?.unsubscribe).toMatch(
    /^http:\/\/localhost:3000\/pemberitahuan\/berhenti\/[\w-]{32}\/registry\.notice\.published$/,
  );
  expect(mail?.text).toContain(`Berhenti menerima surel jenis ini: ${mail?.unsubscribe}`);
});

test('what is owed says that it always comes', async () => {
  const values = { letter: '800/1', by: 'Hendra' };
  await tell('', { kind: OWED, values, isOwed: true });
  const [mail] = await mails();
  expect(mail?.unsubscribe).toBeNull();
  expect(mail?.text).toContain('Surel jenis ini selalu dikirim karena menyangkut hak Anda.');
});

describe('once a day', () => {
  test('unread notices come together, newest first, and never twice', async () => {
    expect((await save({ [KIND]: 'digest' })).status).toBe(303);
    await tell('Loket Keliling');
    await tell('Sumur Bersama');
    expect(await mails()).toEqual([]);
    await digest();
    await digest();
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('Rangkuman Tuntas: 2 pemberitahuan');
    expect(mail?.text.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- Sumur Bersama (Deli Serdang) sudah terbit',
      '- Loket Keliling (Deli Serdang) sudah terbit',
    ]);
  });

  test('what was read meanwhile is not told again', async () => {
    await save({ [KIND]: 'digest' });
    await tell('Loket Keliling');
    await server.ask('/pemberitahuan/dibaca', { cookies, form: {} });
    await digest();
    expect(await mails()).toEqual([]);
  });

  test('of many, thirty are told and the rest is counted', async () => {
    await save({ [KIND]: 'digest' });
    for (let n = 1; n <= 32; n += 1) await tell(`Inovasi ${n}`);
    await digest();
    const text = (await mails())[0]?.text ?? '';
    expect(text).toContain('- Inovasi 3 (Deli Serdang) sudah terbit');
    expect(text).not.toContain('- Inovasi 2 (Deli Serdang)');
    expect(text).toContain('- dan 2 lainnya: http://localhost:3000/pemberitahuan');
  });
});

describe('settings', () => {
  test('keep kinds that the form does not name, and refuse a way that is not offered', async () => {
    await save({ [KIND]: 'never' });
    await save({ 'registry.notice.keeper': 'digest' });
    const rows = await base.db.pool.query('select kind, delivery from notice_setting order by kind');
    expect(rows.rows).toEqual([
      { kind: 'registry.notice.keeper', delivery: 'digest' },
      { kind: KIND, delivery: 'never' },
    ]);
    const refused = await save({ [OWED]: 'never', [KIND]: 'at_once' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Pilih salah satu cara yang tersedia.');
    expect((await base.db.pool.query('select delivery from notice_setting where kind = $1', [KIND])).rows).toEqual([
      { delivery: 'never' },
    ]);
  });

  test('every kind has an example in both languages, with nothing left open', async () => {
    const page = await (await server.ask('/pemberitahuan/pengaturan', { cookies })).text();
    const links = [...page.matchAll(/href="(\/pemberitahuan\/contoh\/[\w.]+)"/g)].map((it) => it[1] as string);
    expect(links.length).toBeGreaterThan(14);
    for (const link of links) {
      const answer = await server.ask(link, { cookies });
      const text = await answer.text();
      expect([link, answer.status]).toEqual([link, 200]);
      expect(text.match(/\{\{|\(\w+\)<\/|notification\.sample/)).toBeNull();
      expect(text).toContain('lang="en"');
    }
    expect((await server.ask('/pemberitahuan/contoh/registry.notice.none', { cookies })).status).toBe(404);
  });
});

describe('stopping by the link of a mail', () => {
  async function link(): Promise<string> {
    await tell('Loket Keliling');
    return new URL((await mails()).at(-1)?.unsubscribe ?? '').pathname;
  }

  test('opening it changes nothing, the button does, and it can be undone', async () => {
    const path = await link();
    const asked = await server.ask(path);
    expect([asked.status, asked.headers.get('cache-control')]).toEqual([200, 'no-store']);
    await tell('Masih Dikirim');
    expect(await mails()).toHaveLength(2);
    expect(await (await server.ask(path, { form: {} })).text()).toContain('Surel dihentikan');
    await tell('Tidak Dikirim');
    expect(await mails()).toHaveLength(2);
    await server.ask(path, { form: { lagi: 'ya' } });
    await tell('Dikirim Lagi');
    expect(await mails()).toHaveLength(3);
  });

  test('a mail program does it by itself, from no site at all', async () => {
    const path = await link();
    const headers = { origin: '', 'content-type': 'application/x-www-form-urlencoded' };
    const request = new Request(`${BASE}${path}`, { method: 'POST', body: 'List-Unsubscribe=One-Click', headers });
    request.headers.delete('origin');
    expect((await server.fetch(request)).status).toBe(200);
    await tell('Tidak Dikirim');
    expect(await mails()).toHaveLength(1);
  });

  test('a code of nobody and a kind that is owed are not there', async () => {
    const path = await link();
    const wrong = path.replace(/berhenti\/./, (code) => (code.endsWith('_') ? 'berhenti/a' : 'berhenti/_'));
    expect((await server.ask(wrong)).status).toBe(404);
    expect((await server.ask(wrong, { form: {} })).status).toBe(404);
    expect((await server.ask(path.replace(KIND, OWED), { form: {} })).status).toBe(404);
  });
});
