import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { entryMessageWritten } from '../events.ts';
import type { EntryId, EntryMessageId } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { LONGEST_MESSAGE } from '../model/reopening.ts';
import { entryById } from '../queries/entry.ts';
import { sideOf, whyNotWrite } from '../rules/reopening.ts';
import { tables } from '../schema.ts';
import { databaseNow } from './load.ts';
import { leaveTrace } from './trace.ts';

export type MessageInput = {
  /** Made with the form, so that a double click writes one message. */
  readonly messageId: EntryMessageId;
  readonly id: EntryId;
  readonly body: string;
};

/** Writes into the dialogue of a revision, from the side on which the viewer stands; the other side is told. */
export async function writeMessage(
  tx: Tx,
  who: Viewer,
  { messageId, id, body }: MessageInput,
): Promise<Outcome<null, EntryRefusal>> {
  await tables(tx).selectFrom('entry').select('id').where('id', '=', id).forShare().execute();
  const now = await databaseNow(tx);
  const entry = await entryById(tx, id);
  const side = entry ? sideOf(entry, who) : null;
  if (!entry || !side) return refused('not_found');
  const forbidden = whyNotWrite(entry, who, now);
  if (forbidden) return refused(forbidden);
  const text = body.replaceAll('\r\n', '\n').trim();
  if (text === '') return refused('message_missing');
  if (text.length > LONGEST_MESSAGE) return refused('too_long');
  const written = await tables(tx)
    .insertInto('entry_message')
    .values({
      id: messageId,
      entry_id: id,
      kind: 'message',
      side,
      body: text,
      written_by: who.person?.id ?? null,
      written_at: now,
    })
    .onConflict((clash) => clash.column('id').doNothing())
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows !== 1n) return isSameMessage(tx, { messageId, id, body: text });
  await leaveTrace(tx, who, { id, verb: 'message', after: { side } }, now);
  await emit(tx, entryMessageWritten, { entryId: id, at: now.toISOString(), messageId }, now);
  return done(null);
}

async function isSameMessage(tx: Tx, { messageId, id, body }: MessageInput): Promise<Outcome<null, EntryRefusal>> {
  const known = await tables(tx)
    .selectFrom('entry_message')
    .select('id')
    .where('id', '=', messageId)
    .where('entry_id', '=', id)
    .where('body', '=', body)
    .executeTakeFirst();
  return known ? done(null) : refused('id_taken');
}
