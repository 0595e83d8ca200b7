import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Contact, type PersonId, peopleByIds } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { inLocale } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { sendMail } from '#platform/mail.ts';
import { noticeMail } from '../letters.ts';
import type { NoticeId, Telling } from '../model.ts';
import { deliveriesOf } from '../queries.ts';
import { deliveryOf } from '../rules.ts';
import { tables } from '../schema.ts';

/**
 * Tells people of a happening: a notice for each, and a mail, at once or with the others of the day, for those who want the kind by
 * mail. Telling the same occasion again does nothing, so that a job may run twice.
 */
export async function notify(tx: Tx, telling: Telling, baseUrl: string, now: Date): Promise<void> {
  if (telling.to.length === 0) return;
  const told = await tables(tx)
    .insertInto('notice')
    .values([...new Set(telling.to)].map((personId) => rowOf(personId, telling, now)))
    .onConflict((clash) => clash.columns(['person_id', 'occasion']).doNothing())
    .returning('person_id')
    .execute();
  const people = told.map((row) => row.person_id);
  const wanted = await deliveriesOf(tx, people, telling.kind);
  const setting = { isOwed: telling.isOwed === true, isLetter: telling.letter !== undefined };
  const by = (delivery: string) => people.filter((id) => deliveryOf(wanted.get(id) ?? null, setting) === delivery);
  await putIntoDigest(tx, by('digest'), telling.occasion);
  const readers = await peopleByIds(tx, by('at_once'));
  const codes = await codesOf(tx, [...readers.keys()]);
  for (const [id, person] of readers)
    await mailTo(tx, person, { telling, code: codes.get(id) ?? '' }, { baseUrl, now });
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

async function putIntoDigest(tx: Tx, people: readonly PersonId[], occasion: string): Promise<void> {
  if (people.length === 0) return;
  await tables(tx)
    .updateTable('notice')
    .set({ in_digest: true })
    .where('occasion', '=', occasion)
    .where('person_id', 'in', people)
    .execute();
}

/** The code of each of these people, made at the first mail. */
async function codesOf(tx: Tx, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  if (people.length === 0) return new Map();
  const fresh = people.map((id) => ({ person_id: id, code: randomBytes(24).toString('base64url') }));
  await tables(tx)
    .insertInto('notice_reader')
    .values(fresh)
    .onConflict((clash) => clash.column('person_id').doNothing())
    .execute();
  const rows = await tables(tx).selectFrom('notice_reader').selectAll().where('person_id', 'in', people).execute();
  return new Map(rows.map((row) => [row.person_id, row.code]));
}

type Sending = { readonly telling: Telling; readonly code: string };
type Moment = { readonly baseUrl: string; readonly now: Date };

async function mailTo(tx: Tx, person: Contact, { telling, code }: Sending, { baseUrl, now }: Moment): Promise<void> {
  const { kind, values, href, letter, isOwed } = telling;
  const given = { name: person.name, kind, values, href, letter, code: isOwed ? null : code };
  const said = inLocale(person.locale, () => noticeMail(given, baseUrl));
  await sendMail(tx, { to: person.email, ...said }, now);
}
