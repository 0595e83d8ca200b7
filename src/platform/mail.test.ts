import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { readConfig } from './config.ts';
import type { JobContext } from './jobs.ts';
import { silentLog } from './log.ts';
import { mailJobs, sendMail } from './mail.ts';

const now = new Date('2026-11-24T08:00:00Z');
let test: TestDatabase;
let server: Server;
let port = 0;
const received: string[] = [];

function replyTo(line: string): string {
  if (line === 'DATA') return '354 go on';
  if (line === 'QUIT') return '221 bye';
  return /^RCPT TO:.*refused\.example/.test(line) ? '550 no such mailbox' : '250 ok';
}

/** As much of SMTP (RFC 5321) as one client needs; refuses mail to anybody at refused.example. */
function smtp(): Server {
  return createServer((socket) => {
    let letter: string | null = null;
    socket.on('error', () => {});
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      if (letter === null) {
        const reply = replyTo(chunk.toString().trim());
        letter = reply.startsWith('354') ? '' : null;
        socket.write(`${reply}\r\n`);
        return;
      }
      letter += chunk.toString();
      if (!letter.endsWith('\r\n.\r\n')) return;
      received.push(letter);
      letter = null;
      socket.write('250 kept\r\n');
    });
  });
}

const context = (smtpUrl: string | null): JobContext => ({
  db: test.db,
  config: { ...readConfig({}), smtpUrl, mailFrom: 'Tuntas <hub@contoh.example>' },
  log: silentLog,
  baseUrl: 'http://hub.example',
  now,
});
const deliver = (mailId: string, smtpUrl: string | null) => mailJobs[0]?.run({ mailId }, context(smtpUrl));

async function handOver(to: string, subject: string, replyTo?: string): Promise<string> {
  await test.db.transact((tx) =>
    sendMail(tx, { to, subject, text: 'Tautan: http://hub.example/sandi-baru?token=x', replyTo }, now),
  );
  const found = await test.db.pool.query<{ id: string }>('select id from mail_message where recipient = $1', [to]);
  return found.rows[0]?.id ?? '';
}

const kept = async (id: string) =>
  (await test.db.pool.query('select body_text, sent_at, attempts, last_error from mail_message where id = $1', [id]))
    .rows[0];

beforeAll(async () => {
  test = await testDatabase();
  server = smtp();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as { port: number }).port;
});

afterAll(async () => {
  server.close();
  await test.close();
});

it('sends once, and does not keep the text that was sent', async () => {
  const id = await handOver('siti@contoh.example', 'Sandi baru');
  await deliver(id, `smtp://127.0.0.1:${port}`);
  await deliver(id, `smtp://127.0.0.1:${port}`);
  expect(received).toHaveLength(1);
  expect(received[0]).toContain('To: siti@contoh.example');
  expect(received[0]).toContain('Tautan: http://hub.example/sandi-baru?token=');
  expect(await kept(id)).toEqual({ body_text: '', sent_at: now, attempts: 1, last_error: null });
});

it('keeps the text where no mail server is set', async () => {
  const id = await handOver('budi@contoh.example', 'Undangan');
  await deliver(id, null);
  expect(await kept(id)).toMatchObject({ body_text: 'Tautan: http://hub.example/sandi-baru?token=x', sent_at: null });
});

it('keeps a subject on one line, whatever is put into it', async () => {
  received.length = 0;
  const id = await handOver('tono@contoh.example', 'Halo\r\nBcc: semua@contoh.example');
  await deliver(id, `smtp://127.0.0.1:${port}`);
  expect(received[0]).toContain('Subject: Halo Bcc: semua@contoh.example');
  expect(received[0]).not.toMatch(/^Bcc:/m);
});

it('lets an answer go to whoever wrote, and to the hub where nobody is named', async () => {
  received.length = 0;
  const named = await handOver('rina@contoh.example', 'Pesan', 'penulis@tamu.example');
  await deliver(named, `smtp://127.0.0.1:${port}`);
  const bad = await handOver('joko@contoh.example', 'Pesan', 'penulis@tamu.example\r\nBcc: semua@contoh.example');
  await deliver(bad, `smtp://127.0.0.1:${port}`);
  const plain = await handOver('tuti@contoh.example', 'Kabar');
  await deliver(plain, `smtp://127.0.0.1:${port}`);
  expect(received[0]).toMatch(/^From: Tuntas <hub@contoh\.example>\r$/m);
  expect(received[0]).toMatch(/^Reply-To: penulis@tamu\.example\r$/m);
  expect(received[1]).not.toMatch(/^Bcc:/m);
  expect(received[2]).not.toContain('Reply-To');
});

it('fails the job and keeps the reason when the server refuses', async () => {
  const id = await handOver('ani@refused.example', 'Undangan');
  await expect(deliver(id, `smtp://127.0.0.1:${port}`)).rejects.toThrow();
  const row = await kept(id);
  expect(row).toMatchObject({ sent_at: null, attempts: 1, body_text: 'Tautan: http://hub.example/sandi-baru?token=x' });
  expect(row.last_error).toContain('550 no such mailbox');
});
