import type { Conn } from '#platform/db.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import type { PlenaryId } from '../model/ids.ts';
import type { MinutesContent } from '../model/minutes.ts';
import type { PlenaryStage } from '../model/plenary.ts';
import { type Announced, resultsOf } from '../rules/results.ts';
import { tables } from '../schema.ts';

/** Minutes that hold: the last signing of each plenary of the edition that is signed. */
async function signedOf(conn: Conn, id: EditionId) {
  return tables(conn)
    .selectFrom('plenary as p')
    .innerJoin('plenary_minutes as m', 'm.plenary_id', 'p.id')
    .select(['m.content', 'm.signed_at as signedAt'])
    .where('p.edition_id', '=', id)
    .where('p.state', '=', 'signed')
    .where('m.reopened_at', 'is', null)
    .$narrowType<{ content: MinutesContent }>()
    .execute();
}

/** The lists of an edition that everyone may read at this moment; empty before the first announcement. */
export async function announcedOf(
  conn: Conn,
  { id, document }: Pick<Edition, 'id' | 'document'>,
  now: Date,
): Promise<readonly Announced[]> {
  const out = await tables(conn)
    .selectFrom('entry_passage')
    .select('entry_id')
    .where('edition_id', '=', id)
    .where('outcome', '=', 'disqualified')
    .where('undone_at', 'is', null)
    .execute();
  return resultsOf(document, await signedOf(conn, id), new Set(out.map((row) => row.entry_id as string)), now);
}

export type Unannounced = {
  readonly id: PlenaryId;
  readonly editionId: EditionId;
  readonly stage: PlenaryStage;
  readonly signedAt: Date;
};

/** Signed plenaries of which nobody was told yet, of all editions; for the job that announces. */
export async function unannounced(conn: Conn): Promise<readonly Unannounced[]> {
  return tables(conn)
    .selectFrom('plenary')
    .select(['id', 'edition_id as editionId', 'stage', 'signed_at as signedAt'])
    .where('state', '=', 'signed')
    .where('announced_at', 'is', null)
    .orderBy('signed_at')
    .$narrowType<{ signedAt: Date }>()
    .execute();
}
