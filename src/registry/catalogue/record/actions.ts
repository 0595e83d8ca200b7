import { sql } from 'kysely';
import { record } from '#audit/index.ts';
import { actorOf, adminsOf, hubAdmins, type PersonId, type Viewer } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import { networkOf } from '#platform/http/network.ts';
import { t } from '#platform/i18n/i18n.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InnovationId } from '../../model/ids.ts';
import { tables } from '../../schema.ts';
import type { Contact, ContactRefusal, MessageId } from './model.ts';
import { paths } from './paths.ts';
import { type Contactable, contactableRecord } from './queries.ts';
import { type ContactLimit, countedSince, freeAgain, RECORD_LIMIT, SENDER_LIMIT } from './rules.ts';

export type Sending = {
  /** Made by the form, so that the same form sent twice is one message. */
  readonly id: MessageId;
  readonly innovationId: InnovationId;
  readonly contact: Contact;
  readonly baseUrl: string;
};

/**
 * Keeps a message about a published record and hands it to those who keep the record, else to the admins of its
 * institution, else to those of the hub. Sending the same message again does nothing.
 */
export async function sendContact(
  tx: Tx,
  who: Viewer,
  sending: Sending,
  now: Date,
): Promise<Outcome<void, ContactRefusal>> {
  const { id, innovationId, contact } = sending;
  const about = await contactableRecord(tx, innovationId);
  if (!about) return refused({ code: 'not_found' });
  const network = networkOf(who.ip);
  await oneByOne(tx, [`contact:${network}`, `contact:${innovationId}`]);
  if (await isKept(tx, id)) return done(undefined);
  const full = await whyFull(tx, { network, innovationId }, now);
  if (full) return refused(full);
  await tables(tx)
    .insertInto('contact_message')
    .values({
      id,
      innovation_id: innovationId,
      sender_name: contact.name,
      sender_email: contact.email,
      sender_institution: contact.institution,
      purpose: contact.purpose,
      body: contact.body,
      sender_ip: network,
      created_at: now,
    })
    .execute();
  // The message itself stays out of the log, which nobody can clear of a stranger's words and address.
  await record(
    tx,
    actorOf(who),
    { event: 'registry.contact.send', subject: { kind: 'innovation', id: innovationId } },
    now,
  );
  await tell(tx, about, sending, now);
  return done(undefined);
}

/** Messages of one sender and of one record wait for each other, so that none slips past the count of the others. */
async function oneByOne(tx: Tx, names: readonly string[]): Promise<void> {
  for (const name of names) await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tables(tx));
}

async function isKept(tx: Tx, id: MessageId): Promise<boolean> {
  const row = await tables(tx).selectFrom('contact_message').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

type Source = { readonly network: string; readonly innovationId: InnovationId };

async function whyFull(tx: Tx, { network, innovationId }: Source, now: Date): Promise<ContactRefusal | null> {
  const bySender = await fullUntil(tx, { column: 'sender_ip', value: network, limit: SENDER_LIMIT }, now);
  if (bySender) return { code: 'too_many', of: 'sender', until: bySender };
  const byRecord = await fullUntil(tx, { column: 'innovation_id', value: innovationId, limit: RECORD_LIMIT }, now);
  return byRecord ? { code: 'too_many', of: 'record', until: byRecord } : null;
}

type Counted = {
  readonly column: 'sender_ip' | 'innovation_id';
  readonly value: string;
  readonly limit: ContactLimit;
};

/** When the next message may come; null when it may now. */
async function fullUntil(tx: Tx, { column, value, limit }: Counted, now: Date): Promise<Date | null> {
  const oldest = await tables(tx)
    .selectFrom('contact_message')
    .select('created_at')
    .where(sql<boolean>`${sql.ref(column)} = ${value}`)
    .where('created_at', '>', countedSince(limit, now))
    .orderBy('created_at', 'desc')
    .offset(limit.most - 1)
    .limit(1)
    .executeTakeFirst();
  return oldest ? freeAgain(limit, oldest.created_at) : null;
}

async function readersOf(tx: Tx, about: Contactable): Promise<readonly PersonId[]> {
  if (about.keeperIds.length > 0) return about.keeperIds;
  const admins = await adminsOf(tx, about.institutionId);
  return (admins.length > 0 ? admins : await hubAdmins(tx)).map((it) => it.id);
}

async function tell(tx: Tx, about: Contactable, { id, innovationId, contact, baseUrl }: Sending, now: Date) {
  const { title } = about;
  const href = paths.messages.to(innovationId);
  const from = contact.institution === '' ? contact.name : `${contact.name}, ${contact.institution}`;
  const telling = {
    to: await readersOf(tx, about),
    kind: 'registry.notice.contact',
    values: { title, institution: about.institutionName, sender: from },
    href,
    occasion: `registry.notice.contact:${id}`,
    letter: (reader: { readonly name: string }) => ({
      subject: t('record.mail.subject', { title, sender: from }),
      text: t('record.mail.body', {
        name: reader.name,
        sender: from,
        email: contact.email,
        title,
        purpose: t(`record.purpose.${contact.purpose}`),
        body: contact.body,
        page: baseUrl + paths.page.to(innovationId, title),
        messages: baseUrl + href,
      }),
      replyTo: contact.email,
    }),
  };
  await notify(tx, telling, baseUrl, now);
}
