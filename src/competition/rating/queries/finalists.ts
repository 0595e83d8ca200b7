import type { Conn } from '#platform/db.ts';
import type { Edition } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { announcedOf } from '../../stage/queries/results.ts';
import type { Finalist } from '../model.ts';

/** The finalists of an edition that everyone may know at this moment, by title; none before they are announced. */
export async function finalistsOf(
  conn: Conn,
  edition: Pick<Edition, 'id' | 'document'>,
  now: Date,
): Promise<readonly Finalist[]> {
  const lists = await announcedOf(conn, edition, now);
  const chosen = lists.find((it) => it.stage === 'finalists_plenary')?.entries ?? [];
  return chosen
    .map(({ id, title, unit, institution, group, category }) => ({
      id: id as EntryId,
      title,
      unit,
      institution,
      group,
      category,
    }))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'id') || (a.id < b.id ? -1 : 1));
}
