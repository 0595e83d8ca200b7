import { type Kysely, sql } from 'kysely';
import type { Tx } from './db.ts';
import { newId } from './ids.ts';
import { enqueue, type Job, type JobContext } from './jobs.ts';

export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Whom an answer goes to, when that is not the instance. */
  readonly replyTo?: string;
  /** Where a mail program unsubscribes the reader by one POST (RFC 8058). */
  readonly unsubscribe?: string;
};
export type KeptMail = {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly bodyText: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
};

/** Hands a mail over in the transaction of the change it tells of; a job sends it. Answers its id. */
export async function sendMail(tx: Tx, mail: Mail, now: Date): Promise<string> {
  const id = newId<'MailId'>();
  await sql`insert into mail_message (id, recipient, subject, body_text, body_html, reply_to, unsubscribe, created_at)
    values (${id}, ${mail.to}, ${mail.subject.replaceAll(/[\r\n]+/g, ' ')}, ${mail.text}, ${mail.html ?? null}, ${mail.replyTo ?? null},
      ${mail.unsubscribe ?? null}, ${now})`.execute(tx as unknown as Kysely<unknown>);
  await enqueue(tx, 'mail.send', { mailId: id });
  return id;
}

/** Takes single mails away, sent or not, with the addresses that they went to. */
export async function dropMails(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from mail_message where id = any(${ids}::uuid[])`.execute(tx as unknown as Kysely<unknown>);
}

/** Takes mails away, sent or not, that hold one of the texts: what is erased is not kept in a copy. */
export async function forgetMails(tx: Tx, texts: readonly string[]): Promise<void> {
  await sql`delete from mail_message m using unnest(${texts}::text[]) as t (said)
    where strpos(m.subject || ' ' || m.body_text || ' ' || coalesce(m.body_html, ''), t.said) > 0`.execute(
    tx as unknown as Kysely<unknown>,
  );
}

/** The newest mails as handed over; for the page that shows them where no mail server is set. */
export async function newestMails(conn: Pick<Tx, never>, limit: number): Promise<readonly KeptMail[]> {
  const found = await sql<KeptMail>`select id, recipient, subject, body_text as "bodyText", created_at as "createdAt",
    sent_at as "sentAt" from mail_message order by created_at desc, id desc limit ${limit}`.execute(
    conn as unknown as Kysely<unknown>,
  );
  return found.rows;
}

type Waiting = {
  recipient: string;
  subject: string;
  body_text: string;
  body_html: string | null;
  reply_to: string | null;
  unsubscribe: string | null;
};

async function deliver(payload: unknown, context: JobContext): Promise<void> {
  const { mailId } = payload as { mailId: string };
  if (!context.config.smtpUrl) return;
  const found = await context.db.pool.query<Waiting>(
    'update mail_message set attempts = attempts + 1 where id = $1 and sent_at is null returning recipient, subject, body_text, body_html, reply_to, unsubscribe',
    [mailId],
  );
  const mail = found.rows[0];
  if (!mail) return;
  // On demand: a hub without a mail server never holds it.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(context.config.smtpUrl);
  try {
    await transport.sendMail({
      from: context.config.mailFrom,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.body_text,
      ...(mail.body_html ? { html: mail.body_html } : {}),
      ...(mail.reply_to ? { replyTo: mail.reply_to } : {}),
      headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribing(mail.unsubscribe) },
    });
    // A sent text is not kept: it may hold a one-time link.
    await context.db.pool.query(
      `update mail_message set sent_at = $2, last_error = null, body_text = '', body_html = null, unsubscribe = null where id = $1`,
      [mailId, context.now],
    );
  } catch (error) {
    await context.db.pool.query('update mail_message set last_error = $2 where id = $1', [
      mailId,
      String(error).slice(0, 500),
    ]);
    throw error;
  } finally {
    transport.close();
  }
}

/** Two headers by which a mail program offers a button of its own (RFC 2369, RFC 8058). */
function unsubscribing(address: string | null): Record<string, string> {
  if (!address) return {};
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

export const mailJobs: readonly Job[] = [{ name: 'mail.send', run: deliver }];
