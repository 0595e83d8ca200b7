import { record } from '#audit/index.ts';
import { actorOf, nobody, type PersonId, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { Delivery } from '../model.ts';
import { tables } from '../schema.ts';

type SignedIn = Viewer & { readonly person: { readonly id: PersonId } };

/** Marks every notice of the viewer as read. */
export async function markAllRead(tx: Tx, who: SignedIn, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('notice')
    .set({ read_at: now })
    .where('person_id', '=', who.person.id)
    .where('read_at', 'is', null)
    .execute();
  const subject = { kind: 'person', id: who.person.id };
  await record(tx, actorOf(who), { event: 'notification.read', subject }, now);
}

/** How the viewer wants each kind by mail; kinds that are not named stay as they are. */
export async function saveSettings(
  tx: Tx,
  who: SignedIn,
  wanted: ReadonlyMap<string, Delivery>,
  now: Date,
): Promise<void> {
  await setDeliveries(tx, who.person.id, wanted);
  const subject = { kind: 'person', id: who.person.id };
  const after = Object.fromEntries(wanted);
  await record(tx, actorOf(who), { event: 'notification.settings', subject, after }, now);
}

async function setDeliveries(tx: Tx, person: PersonId, wanted: ReadonlyMap<string, Delivery>): Promise<void> {
  if (wanted.size === 0) return;
  await tables(tx)
    .insertInto('notice_setting')
    .values([...wanted].map(([kind, delivery]) => ({ person_id: person, kind, delivery })))
    .onConflict((clash) =>
      clash.columns(['person_id', 'kind']).doUpdateSet((it) => ({ delivery: it.ref('excluded.delivery') })),
    )
    .execute();
}

/** Turns a kind off for whoever got a mail with this code, or on again. False when the code is nobody's. */
export async function setByCode(
  tx: Tx,
  { code, kind, delivery }: { readonly code: string; readonly kind: string; readonly delivery: Delivery },
  ip: string,
  now: Date,
): Promise<boolean> {
  const reader = await tables(tx)
    .selectFrom('notice_reader')
    .select('person_id')
    .where('code', '=', code)
    .executeTakeFirst();
  if (!reader) return false;
  await setDeliveries(tx, reader.person_id, new Map([[kind, delivery]]));
  // Whoever holds the mail speaks for its reader: the log says that nobody was signed in.
  const event = {
    event: 'notification.stopped',
    subject: { kind: 'person', id: reader.person_id },
    after: { [kind]: delivery },
  };
  await record(tx, actorOf({ ...nobody, ip }), event, now);
  return true;
}

/** Takes the notices away that lead to a thing that is erased, by its id in their address. */
export async function forgetNotices(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('notice').where('href', 'like', `%${id}%`).execute();
}
