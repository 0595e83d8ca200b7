import type { Conn } from '#platform/db.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { type Figures, figuresByEntry } from '../rules/figures.ts';
import { publicRatingOf, showsPlenary } from '../rules/window.ts';
import { countedMarks } from './figures.ts';

/** What the public gave these entries, for the plenary that awards; null where the edition does not let it see. */
export async function figuresForPlenary(
  conn: Conn,
  { id, document }: Pick<Edition, 'id' | 'document'>,
  entries: readonly { readonly id: string }[],
  now: Date,
): Promise<{ readonly scale: number; readonly of: ReadonlyMap<string, Figures> } | null> {
  const rating = publicRatingOf(document);
  if (!rating || !showsPlenary(rating, now)) return null;
  return { scale: rating.scale, of: figuresByEntry(entries, await countedMarks(conn, id), rating.scale) };
}
