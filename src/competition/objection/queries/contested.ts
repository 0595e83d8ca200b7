import type { Conn } from '#platform/db.ts';
import type { Edition } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { type Contender, contenderOf, type Placed, placedOf } from '../../stage/queries/field.ts';
import { passagesOfEntry } from '../../stage/queries/passages.ts';
import { isObjectable } from '../rules/window.ts';

/** The entry, when it is announced and one may object to it; null for every other, whether it is there or not. */
export async function objectableEntry(
  conn: Conn,
  { id, document }: Pick<Edition, 'id' | 'document'>,
  entryId: EntryId,
  now: Date,
): Promise<Contender | null> {
  const entry = await contenderOf(conn, id, entryId);
  if (!entry) return null;
  return isObjectable(document, await passagesOfEntry(conn, entry.id), now) ? entry : null;
}

/** All of them by title. */
export async function objectableEntries(conn: Conn, edition: Edition, now: Date): Promise<readonly Placed[]> {
  return (await placedOf(conn, edition)).filter((it) => isObjectable(edition.document, it.passages, now));
}
