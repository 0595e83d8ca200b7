import { sql } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EntryId, EntryMessageId } from '../model/entry.ts';
import type { EntryMessage, UnsentContent } from '../model/reopening.ts';
import { tables } from '../schema.ts';
import { organiserIdsOf, type ToldEntry } from './told.ts';

/** What the check asked and both sides wrote, oldest first; the caller has asked who may read it. */
export async function messagesOf(conn: Conn, id: EntryId): Promise<readonly EntryMessage[]> {
  return tables(conn)
    .selectFrom('entry_message as m')
    .leftJoin('person as p', 'p.id', 'm.written_by')
    .select([
      'm.id',
      'm.entry_id as entryId',
      'm.kind',
      'm.side',
      'm.body',
      'p.name as writtenBy',
      'm.written_at as writtenAt',
    ])
    .where('m.entry_id', '=', id)
    .orderBy('m.written_at')
    .orderBy('m.id')
    .execute();
}

/** Who wrote a message, and under which title the entry was submitted: what its people type since is not the other side's. */
export async function messageBy(
  conn: Conn,
  id: EntryMessageId,
): Promise<{ readonly by: PersonId | null; readonly title: string } | null> {
  const row = await tables(conn)
    .selectFrom('entry_message as m')
    .innerJoin('entry as e', 'e.id', 'm.entry_id')
    .innerJoin('entry_snapshot as s', 's.id', 'e.snapshot_id')
    .select(['m.written_by as by', sql<string>`s.content #>> '{entry,title}'`.as('title')])
    .where('m.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Who of the organiser has part in the dialogue; where nobody of them is left, all who organise. */
export async function organisersInDialogue(
  conn: Conn,
  { id, organiserId }: Pick<ToldEntry, 'id' | 'organiserId'>,
): Promise<readonly PersonId[]> {
  const rows = await tables(conn)
    .selectFrom('entry_message')
    .select('written_by as by')
    .distinct()
    .where('entry_id', '=', id)
    .where('side', '=', 'organiser')
    .execute();
  const all = await organiserIdsOf(conn, organiserId);
  const inIt = all.filter((person) => rows.some((row) => row.by === person));
  return inIt.length > 0 ? inIt : all;
}

export type Unsent = { readonly givenBackAt: Date; readonly content: UnsentContent };

/** What was written into the entry while it was open again and never submitted, newest first; for its own people. */
export async function unsentOf(conn: Conn, id: EntryId): Promise<readonly Unsent[]> {
  return tables(conn)
    .selectFrom('entry_unsent')
    .select(['given_back_at as givenBackAt', 'content'])
    .where('entry_id', '=', id)
    .orderBy('given_back_at', 'desc')
    .$narrowType<{ content: UnsentContent }>()
    .execute();
}
