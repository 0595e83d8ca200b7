import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { newId } from '#platform/ids.ts';
import { governmentOf, personWith, testNow } from '../../../../tests/support/people.ts';
import { type TestServer, testServer } from '../../../../tests/support/server.ts';
import { parts, raiseStage, type Stage } from '../../../../tests/support/stage.ts';
import type { InnovationId } from '../../model/ids.ts';
import { RECORD_LIMIT, SENDER_LIMIT } from './rules.ts';

const BODY = 'Selamat pagi.\n\nBolehkah kami berkunjung? {{name}} $t(app.brand)';
let stage: Stage;
let server: TestServer;
let now = testNow;
let kept: InnovationId;

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const form = (change: Record<string, string> = {}) => ({
  id: newId<'MessageId'>(),
  perihal: 'replicate',
  nama: 'Rina Contoh',
  surel: 'Rina@Tamu.go.id',
  instansi: 'Dinas Kesehatan Kota Contoh',
  pesan: BODY,
  situs: '',
  ...change,
});
/** Each asker comes from a network address of its own, unless told. */
let asker = 0;
const newcomer = () => {
  asker += 1;
  return `198.51.100.${asker}`;
};
const post = async (id: InnovationId, fields: Record<string, string>, ip = newcomer()) =>
  server.ask(`/inovasi/${id}/hubungi`, { form: fields, headers: { 'x-real-ip': ip } });
const messagesOf = async (id: InnovationId) =>
  (
    await stage.database.db.pool.query<{ id: string; body: string; sender_email: string; sender_ip: string }>(
      'select id, body, sender_email, sender_ip from contact_message where innovation_id = $1 order by created_at, id',
      [id],
    )
  ).rows;
type Mail = { recipient: string; subject: string; body_text: string; reply_to: string | null };
const mailsAfter = async (work: () => Promise<unknown>): Promise<readonly Mail[]> => {
  const { pool } = stage.database.db;
  const before = (await pool.query<{ id: string }>('select id from mail_message')).rows.map((it) => it.id);
  await work();
  const found = await pool.query<Mail>(
    'select recipient, subject, body_text, reply_to from mail_message where id <> all($1) order by recipient',
    [before],
  );
  return found.rows;
};

beforeAll(async () => {
  stage = await raiseStage();
  server = testServer(stage.database.db, { clock: () => now, config: { trustedProxyHeader: 'x-real-ip' } });
  kept = await stage.record({ state: 'published', content: { title: 'Antre Sehat bersama Kader' } });
});
afterAll(() => stage.database.close());

describe('a message', () => {
  test('is kept, mailed to the keeper with the way to answer, and told in the product', async () => {
    const fields = form();
    const [mail, ...others] = await mailsAfter(async () => {
      const answer = await post(kept, fields);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/inovasi/${kept}/hubungi/terkirim`]);
    });
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      recipient: 'orang.innovator@contoh.example',
      subject: 'Pesan tentang Antre Sehat bersama Kader dari Rina Contoh, Dinas Kesehatan Kota Contoh',
      reply_to: 'rina@tamu.go.id',
    });
    expect(mail?.body_text).toContain(BODY);
    expect(mail?.body_text).toContain('Keperluan: Ingin mereplikasi inovasi ini');
    expect(mail?.body_text).toContain(`http://localhost:3000/kelola/inovasi/${kept}/pesan`);
    expect(await messagesOf(kept)).toMatchObject([{ id: fields.id, body: BODY, sender_email: 'rina@tamu.go.id' }]);
    const notices = await stage.database.db.pool.query(
      `select person_id, href from notice where kind = 'registry.notice.contact'`,
    );
    expect(notices.rows).toEqual([
      { person_id: stage.people.innovator.person.id, href: `/kelola/inovasi/${kept}/pesan` },
    ]);
    const [event] = await historyOf(stage.database.db.conn, { kind: 'innovation', id: kept });
    expect(event).toMatchObject({ event: 'registry.contact.send', personId: null, changes: [] });
  });

  test('sent twice by the same form is one, even at once', async () => {
    const fields = form({ pesan: 'Sekali saja.' });
    const mails = await mailsAfter(async () => {
      const answers = await Promise.all([post(kept, fields), post(kept, fields), post(kept, fields)]);
      expect(answers.map((it) => it.status)).toEqual([303, 303, 303]);
    });
    expect(mails).toHaveLength(1);
    expect((await messagesOf(kept)).filter((it) => it.body === 'Sekali saja.')).toHaveLength(1);
  });

  test('with a title of hostile text changes no header of the mail', async () => {
    const id = await stage.record({ state: 'published', content: { title: 'Judul\r\nBcc: jahat@contoh.example' } });
    const [mail] = await mailsAfter(() => post(id, form({ nama: 'A\r\nBcc: x@contoh.example' })));
    expect(mail?.subject).toBe(
      'Pesan tentang Judul Bcc: jahat@contoh.example dari A Bcc: x@contoh.example, Dinas Kesehatan Kota Contoh',
    );
  });

  test.each([
    [{ surel: 'bukan surel' }, 'f-surel', 'Alamat surel harus berbentuk seperti nama@dinas.go.id'],
    [{ surel: 'a@b.go.id\r\nBcc: c@d.go.id' }, 'f-surel', 'Alamat surel harus berbentuk seperti nama@dinas.go.id'],
    [{ perihal: '' }, 'f-perihal', 'Pilih keperluan Anda'],
    [{ nama: ' ' }, 'f-nama', 'Isi nama Anda'],
    [{ pesan: 'x'.repeat(5001) }, 'f-pesan', 'Pesan paling banyak 5.000 huruf'],
  ])('with %j is refused beside its field, and what was typed stays', async (change, field, text) => {
    const before = await messagesOf(kept);
    const fields = form({ pesan: 'Pesan <b>yang</b> tetap ada', ...change });
    const answer = await post(kept, fields);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(`<a href="#${field}">${text}</a>`);
    expect(html).toContain('value="Dinas Kesehatan Kota Contoh"');
    expect(html).toContain(`name="id" value="${fields.id}"`);
    expect(html).toMatch(/<textarea[^>]*>(Pesan &lt;b>yang&lt;\/b> tetap ada|x{5001})<\/textarea>/);
    expect(await messagesOf(kept)).toEqual(before);
  });

  test('of a program that fills in every box is answered like any other, and thrown away', async () => {
    const before = await messagesOf(kept);
    const mails = await mailsAfter(async () => {
      const answer = await post(kept, form({ situs: 'https://jahat.example' }));
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/inovasi/${kept}/hubungi/terkirim`]);
    });
    expect([mails, await messagesOf(kept)]).toEqual([[], before]);
  });

  test('about a record that is not public finds nobody, whoever asks', async () => {
    for (const state of ['draft', 'with_admin', 'returned', 'archived'] as const) {
      const id = await stage.record({ state, content: { title: 'RAHASIA sekali' } });
      for (const cookies of ['', stage.cookiesOf('elsewhere'), stage.cookiesOf('innovator')]) {
        const asked = [
          await server.ask(`/inovasi/${id}/hubungi`, { cookies }),
          await server.ask(`/inovasi/${id}/hubungi/terkirim`, { cookies }),
          await server.ask(`/inovasi/${id}/hubungi`, { cookies, form: form() }),
        ];
        expect(asked.map((it) => it.status)).toEqual([404, 404, 404]);
        for (const answer of asked) expect(await answer.text()).not.toContain('RAHASIA');
      }
      expect(await messagesOf(id)).toEqual([]);
    }
  });
});

describe('whom it reaches', () => {
  const recipients = async (id: InnovationId) => (await mailsAfter(() => post(id, form()))).map((it) => it.recipient);

  test('the keepers; without one the admins of the institution; without those the hub', async () => {
    const { deliSerdang } = stage.places;
    const published = { state: 'published' as const, content: { title: 'Tanpa siapa pun' }, keepers: [], unitId: null };
    expect(await recipients(await stage.record(published))).toEqual(['orang.local.admin@contoh.example']);
    const medan = await governmentOf(stage.database.db, '12.71');
    expect(await recipients(await stage.record({ ...published, institutionId: medan }))).toEqual([
      'orang.hub.admin@contoh.example',
    ]);
    expect(await recipients(await stage.record({ ...published, institutionId: deliSerdang }))).toEqual([
      'orang.other.admin@contoh.example',
    ]);
  });

  test('a keeper whose account is off or who belongs nowhere any more is passed over', async () => {
    const { pool } = stage.database.db;
    const [off, gone] = [await stage.newcomer(), await stage.newcomer()];
    await pool.query('update person set deactivated_at = now() where id = $1', [off.personId]);
    await pool.query('update membership set ended_at = now() where id = $1', [gone.membershipId]);
    const keepers = [off.personId, gone.personId];
    const id = await stage.record({ state: 'published', content: { title: 'Sudah pergi semua' }, keepers });
    expect(await recipients(id)).toEqual(['orang.local.admin@contoh.example']);
  });

  test('each in the own language', async () => {
    const { db } = stage.database;
    const post = { role: 'innovator', institutionId: stage.places.toba, unitId: stage.places.unit } as const;
    const reader = await personWith(db, 'Reader English', [post]);
    await db.pool.query(`update person set locale = 'en' where id = $1`, [reader.person.id]);
    const keepers = [reader.person.id, stage.people.innovator.person.id];
    const id = await stage.record({ state: 'published', content: { title: 'Dua bahasa bersama' }, keepers });
    const mails = await mailsAfter(() =>
      server.ask(`/inovasi/${id}/hubungi`, { form: form(), headers: { 'x-real-ip': '203.0.113.200' } }),
    );
    expect(mails.map((it) => it.subject)).toEqual([
      'Pesan tentang Dua bahasa bersama dari Rina Contoh, Dinas Kesehatan Kota Contoh',
      'Message about Dua bahasa bersama from Rina Contoh, Dinas Kesehatan Kota Contoh',
    ]);
  });

  test('not by mail whoever has turned that off, who still finds it in the product', async () => {
    const { pool } = stage.database.db;
    const quiet = await stage.newcomer();
    await pool.query(`insert into notice_setting values ($1, 'registry.notice.contact', 'never')`, [quiet.personId]);
    const id = await stage.record({ state: 'published', content: { title: 'Tenang saja' }, keepers: [quiet.personId] });
    expect(await recipients(id)).toEqual([]);
    const notices = await pool.query('select count(*)::int as n from notice where person_id = $1', [quiet.personId]);
    expect(notices.rows).toEqual([{ n: 1 }]);
  });
});

describe('too many', () => {
  test('from one network are refused until the first of them is an hour old; the form stays', async () => {
    const id = await stage.record({ state: 'published', content: { title: 'Banyak pesan dari satu' } });
    const ip = '203.0.113.50';
    const first = now;
    for (let sent = 0; sent < SENDER_LIMIT.most; sent += 1) {
      expect((await post(id, form(), ip)).status).toBe(303);
      later(1);
    }
    const full = await post(id, form({ pesan: 'Yang keenam' }), ip);
    const html = await full.text();
    expect([full.status, full.headers.get('retry-after')]).toEqual([429, String(55 * 60)]);
    expect(html).toContain('Kirim lagi setelah 2 Maret 2026, 11.00 WIB.');
    expect(html).toContain('>Yang keenam</textarea>');
    expect((await post(id, form(), '203.0.113.51')).status).toBe(303);
    now = new Date(first.getTime() + 60 * 60_000);
    expect((await post(id, form(), ip)).status).toBe(303);
  });

  test('from the addresses of one IPv6 network are those of one sender', async () => {
    const id = await stage.record({ state: 'published', content: { title: 'Banyak alamat dari satu' } });
    for (let sent = 0; sent < SENDER_LIMIT.most; sent += 1) await post(id, form(), `2001:db8:1:2::${sent}`);
    const more = await Promise.all(['2001:db8:1:2:ffff::9', '2001:db8:1:3::1'].map((ip) => post(id, form(), ip)));
    expect(more.map((it) => it.status)).toEqual([429, 303]);
    expect((await messagesOf(id)).map((it) => it.sender_ip)).toContain('2001:db8:1:2::/64');
  });

  test('at once are counted one by one', async () => {
    const id = await stage.record({ state: 'published', content: { title: 'Banyak pesan bersamaan' } });
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(id, form(), '203.0.113.60')));
    expect(answers.filter((it) => it.status === 303)).toHaveLength(SENDER_LIMIT.most);
    expect(await messagesOf(id)).toHaveLength(SENDER_LIMIT.most);
  });

  test('to one record are refused for the day, whoever sends them', async () => {
    const id = await stage.record({ state: 'published', content: { title: 'Banyak pesan dalam sehari' } });
    for (let sent = 0; sent < RECORD_LIMIT.most; sent += 1) await post(id, form());
    const full = await post(id, form());
    expect(full.status).toBe(429);
    expect(await full.text()).toContain('Inovasi ini sudah menerima banyak pesan hari ini.');
    expect(await messagesOf(id)).toHaveLength(RECORD_LIMIT.most);
    later(24 * 60);
    expect((await post(id, form())).status).toBe(303);
  });
});

describe('the pages', () => {
  test('the form is filled with who is signed in, and shows no other address', async () => {
    const cookies = stage.cookiesOf('elsewhere');
    const html = await (await server.ask(`/inovasi/${kept}/hubungi?perihal=correct`, { cookies })).text();
    expect(html).toContain('value="orang.elsewhere@contoh.example"');
    expect(html).toContain('value="Pemerintah Kabupaten Deli Serdang"');
    expect(html).toMatch(/value="correct"[^>]*checked/);
    expect(html.replaceAll('orang.elsewhere@contoh.example', '')).not.toContain('@contoh.example');
    expect(html).toContain('<meta name="robots" content="noindex"');
  });

  test('received messages are for keepers, the admins of the institution and the hub', async () => {
    const statuses: Record<string, number> = {};
    for (const part of parts) {
      const answer = await server.ask(`/kelola/inovasi/${kept}/pesan`, { cookies: stage.cookiesOf(part) });
      const html = await answer.text();
      statuses[part] = answer.status;
      expect(html.includes('rina@tamu.go.id')).toBe(answer.status === 200);
    }
    expect(statuses).toEqual({
      anonymous: 303,
      innovator: 200,
      elsewhere: 404,
      local_admin: 200,
      other_admin: 404,
      hub_admin: 200,
      system_admin: 404,
      coach: 404,
      leader: 404,
      planner: 404,
    });
  });

  test('received messages show text as text, and go on over pages', async () => {
    const id = await stage.record({ state: 'published', content: { title: 'Pesan berhalaman banyak' } });
    for (let sent = 0; sent < 21; sent += 1) {
      await post(id, form({ pesan: `<script>alert(${sent})</script> javascript:alert(1)` }));
      later(1);
    }
    const cookies = stage.cookiesOf('hub_admin');
    const first = await (await server.ask(`/kelola/inovasi/${id}/pesan`, { cookies })).text();
    const second = await (await server.ask(`/kelola/inovasi/${id}/pesan?halaman=2`, { cookies })).text();
    expect(first).not.toContain('<script>alert');
    expect(first).toContain('21 pesan');
    expect([first, second].map((html) => html.match(/&lt;script>alert/g)?.length)).toEqual([20, 1]);
    expect(first).toContain('alert(20)');
    expect(second).toContain('alert(0)');
  });
});
