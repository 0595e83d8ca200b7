import { sql } from 'kysely';
import { record } from '#audit/index.ts';
import { actorOf, type PersonId, peopleByIds, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { inLocale, t, tStored } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { sendMail } from '#platform/mail.ts';
import type { NoticeId, Telling } from './model.ts';
import { paths } from './paths.ts';
import { tables } from './schema.ts';

/**
 * Tells people of a happening: a notice for each, and a mail for those who have not turned the kind off.
 * Telling the same occasion again does nothing, so that a job may run twice.
 */
export async function notify(tx: Tx, telling: Telling, baseUrl: string, now: Date): Promise<void> {
  if (telling.to.length === 0) return;
  const told = await tables(tx)
    .insertInto('notice')
    .values([...new Set(telling.to)].map((personId) => rowOf(personId, telling, now)))
    .onConflict((clash) => clash.columns(['person_id', 'occasion']).doNothing())
    .returning('person_id')
    .execute();
  const muted = await tables(tx)
    .selectFrom('notice_setting')
    .select('person_id')
    .where('kind', '=', telling.kind)
    .where('by_mail', '=', false)
    .execute();
  const silent = new Set(muted.map((row) => row.person_id));
  const wanted = told.map((row) => row.person_id).filter((id) => !silent.has(id));
  for (const person of (await peopleByIds(tx, wanted)).values()) await mailTo(tx, person, telling, { baseUrl, now });
}

function rowOf(personId: PersonId, telling: Telling, now: Date) {
  return {
    id: newId<'NoticeId'>() as NoticeId,
    person_id: personId,
    kind: telling.kind,
    values: sql<Telling['values']>`${JSON.stringify(telling.values)}::jsonb`,
    href: telling.href,
    occasion: telling.occasion,
    created_at: now,
    read_at: null,
  };
}

type Recipient = { readonly email: string; readonly locale: 'id' | 'en'; readonly name: string };

async function mailTo(
  tx: Tx,
  person: Recipient,
  telling: Telling,
  { baseUrl, now }: { baseUrl: string; now: Date },
): Promise<void> {
  const mail = inLocale(person.locale, () => {
    if (telling.letter) return { to: person.email, ...telling.letter(person) };
    const text = tStored(telling.kind, telling.values);
    const body = t('notification.mail.body', {
      name: person.name,
      text,
      link: baseUrl + telling.href,
      settings: baseUrl + paths.settings.to(),
    });
    return { to: person.email, subject: text, text: body };
  });
  await sendMail(tx, mail, now);
}

/** Marks every notice of the viewer as read. */
export async function markAllRead(tx: Tx, who: Viewer & { person: { id: PersonId } }, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('notice')
    .set({ read_at: now })
    .where('person_id', '=', who.person.id)
    .where('read_at', 'is', null)
    .execute();
  const subject = { kind: 'person', id: who.person.id };
  await record(tx, actorOf(who), { event: 'notification.read', subject }, now);
}

/** Sets which kinds the viewer wants by mail; `kinds` are all that exist. */
export async function saveSettings(
  tx: Tx,
  who: Viewer & { person: { id: PersonId } },
  { kinds, wanted }: { kinds: readonly string[]; wanted: readonly string[] },
  now: Date,
): Promise<void> {
  const rows = kinds.map((kind) => ({ person_id: who.person.id, kind, by_mail: wanted.includes(kind) }));
  if (rows.length > 0) {
    await tables(tx)
      .insertInto('notice_setting')
      .values(rows)
      .onConflict((clash) =>
        clash.columns(['person_id', 'kind']).doUpdateSet((it) => ({ by_mail: it.ref('excluded.by_mail') })),
      )
      .execute();
  }
  const after = Object.fromEntries(rows.map((row) => [row.kind, row.by_mail]));
  const subject = { kind: 'person', id: who.person.id };
  await record(tx, actorOf(who), { event: 'notification.settings', subject, after }, now);
}

/** Takes the notices away that lead to a thing that is erased, by its id in their address. */
export async function forgetNotices(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('notice').where('href', 'like', `%${id}%`).execute();
}
