import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { ReasonCode } from '../model/check.ts';
import type { Passage } from '../model/course.ts';
import type { PassageId } from '../model/ids.ts';
import { tables } from '../schema.ts';

/** What the lists of an edition look at. */
export type PassedStage = Passage & { readonly entryId: EntryId; readonly decidedAt: Date };

export type KeptPassage = PassedStage & {
  readonly id: PassageId;
  readonly note: string;
  readonly reasons: readonly ReasonCode[];
};

function passages(conn: Conn) {
  return tables(conn)
    .selectFrom('entry_passage as p')
    .select(['p.entry_id as entryId', 'p.stage', 'p.outcome', 'p.award_code as award', 'p.decided_at as decidedAt'])
    .where('p.undone_at', 'is', null)
    .orderBy('p.decided_at')
    .orderBy('p.id');
}

/** What was decided of one entry and stands, in the order of deciding. The caller asks who may know what. */
export async function passagesOfEntry(conn: Conn, id: EntryId): Promise<readonly KeptPassage[]> {
  return passages(conn).select(['p.id', 'p.note', 'p.reasons']).where('p.entry_id', '=', id).execute();
}

/** What was decided of all entries of an edition, without what was said of it. */
export async function passagesOf(conn: Conn, id: EditionId): Promise<ReadonlyMap<EntryId, readonly PassedStage[]>> {
  const rows = await passages(conn).where('p.edition_id', '=', id).execute();
  return Map.groupBy(rows, (row) => row.entryId);
}

/** The same with what was said of it. */
export async function keptPassagesOf(conn: Conn, id: EditionId): Promise<ReadonlyMap<EntryId, readonly KeptPassage[]>> {
  const rows = await passages(conn).select(['p.id', 'p.note', 'p.reasons']).where('p.edition_id', '=', id).execute();
  return Map.groupBy(rows, (row) => row.entryId);
}

/** What was decided of the entries of one institution, by edition, without what was said. The caller makes figures of what everyone may know. */
export async function passagesOfInstitution(
  conn: Conn,
  id: InstitutionId,
): Promise<ReadonlyMap<EditionId, readonly PassedStage[]>> {
  const rows = await passages(conn)
    .innerJoin('entry as e', 'e.id', 'p.entry_id')
    .select('p.edition_id as editionId')
    .where('e.institution_id', '=', id)
    .execute();
  return Map.groupBy(rows, (row) => row.editionId);
}
