import { type PersonId, peopleByIds } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { inLocale } from '#platform/i18n/i18n.ts';
import { sendMail } from '#platform/mail.ts';
import { digestMail } from '../letters.ts';
import { tables } from '../schema.ts';

/** Mails a person what was put aside for the day and not read meanwhile; nothing when there is nothing. Run twice, it mails once. */
export async function mailDigest(tx: Tx, person: PersonId, baseUrl: string, now: Date): Promise<void> {
  const taken = await tables(tx)
    .updateTable('notice')
    .set({ in_digest: false })
    .where('person_id', '=', person)
    .where('in_digest', '=', true)
    .returning(['id', 'kind', 'values', 'href', 'created_at', 'read_at'])
    .execute();
  const unread = taken
    .filter((it) => it.read_at === null)
    .sort((a, b) => b.created_at.getTime() - a.created_at.getTime() || (a.id < b.id ? 1 : -1));
  const reader = (await peopleByIds(tx, [person])).get(person);
  if (unread.length === 0 || !reader) return;
  const said = inLocale(reader.locale, () => digestMail(reader.name, unread, baseUrl));
  await sendMail(tx, { to: reader.email, ...said }, now);
}
