import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { Takeout, TakeoutId } from './model.ts';
import { whyNotTake } from './rules.ts';
import { tables } from './schema.ts';

function takeouts(conn: Conn) {
  return tables(conn)
    .selectFrom('edition_takeout as t')
    .innerJoin('edition as e', 'e.id', 't.edition_id')
    .select([
      't.id',
      't.edition_id as editionId',
      'e.organiser_id as organiserId',
      't.asked_by as askedBy',
      't.membership_id as membershipId',
      't.lang',
      't.state',
      't.total',
      't.done',
      't.bytes',
      't.with_files as withFiles',
      't.with_pdfs as withPdfs',
      't.lacking',
      't.asked_at as askedAt',
      't.finished_at as finishedAt',
    ]);
}

/** The export, when it is the viewer's own and the viewer still organises the edition. */
export async function takeoutFor(conn: Conn, viewer: Viewer, id: TakeoutId): Promise<Takeout | null> {
  const found = await takeoutById(conn, id);
  return found && whyNotTake(found, viewer) === null ? found : null;
}

/** The same whoever asks: for the job that makes it. */
export async function takeoutById(conn: Conn, id: TakeoutId): Promise<Takeout | null> {
  return (await takeouts(conn).where('t.id', '=', id).executeTakeFirst()) ?? null;
}

const MOST = 20;

/** The viewer's own exports of an edition, newest first; the caller asks whether the edition is the viewer's. */
export async function ownTakeouts(conn: Conn, viewer: Viewer, id: EditionId): Promise<readonly Takeout[]> {
  return takeouts(conn)
    .where('t.edition_id', '=', id)
    .where('t.asked_by', '=', viewer.person?.id ?? null)
    .orderBy('t.asked_at', 'desc')
    .limit(MOST)
    .execute();
}

/** The pieces of an archive that is made, as they come. */
export async function* piecesOf(conn: Conn, id: TakeoutId): AsyncGenerator<Uint8Array> {
  for (let no = 1; ; no += 1) {
    const row = await tables(conn)
      .selectFrom('edition_takeout_part')
      .select('bytes')
      .where('takeout_id', '=', id)
      .where('no', '=', no)
      .executeTakeFirst();
    if (!row) return;
    yield row.bytes;
  }
}
