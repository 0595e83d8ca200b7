import type { Conn } from '#platform/db.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { DecidingStage } from '../../stage/model/course.ts';
import { decidingAfter } from '../../stage/rules/course.ts';
import type { ObjectionState } from '../model/states.ts';
import { figuresOf, type ObjectionFigures, openIn } from '../rules/figures.ts';
import { isOpen } from '../rules/moves.ts';
import { tables } from '../schema.ts';

type Row = { readonly entryId: EntryId; readonly state: ObjectionState; readonly n: number };

async function counted(conn: Conn, id: EditionId): Promise<readonly Row[]> {
  return tables(conn)
    .selectFrom('objection')
    .select(['entry_id as entryId', 'state', (it) => it.fn.countAll<number>().as('n')])
    .where('edition_id', '=', id)
    .groupBy(['entry_id', 'state'])
    .execute();
}

export type EditionObjections = {
  readonly figures: ObjectionFigures;
  /** Not answered yet. */
  readonly open: number;
  /** Entries with one that is not answered. */
  readonly contested: ReadonlySet<EntryId>;
  readonly byEntry: ReadonlyMap<EntryId, ObjectionFigures>;
};

/** The numbers of an edition and of each of its entries; whoever shows them asks what may be published. */
export async function objectionsOf(conn: Conn, id: EditionId): Promise<EditionObjections> {
  const rows = await counted(conn, id);
  const byEntry = Map.groupBy(rows, (row) => row.entryId);
  return {
    figures: figuresOf(rows),
    open: openIn(rows),
    contested: new Set(rows.filter((row) => isOpen(row.state)).map((row) => row.entryId)),
    byEntry: new Map([...byEntry].map(([entryId, own]) => [entryId, figuresOf(own)])),
  };
}

/** How many objections this stage waits for: those of a window that comes before it. */
export async function openObjectionsBefore(
  conn: Conn,
  { id, document }: Pick<Edition, 'id' | 'document'>,
  stage: DecidingStage,
): Promise<number> {
  const hasWindow = stageOfKind(document, 'objection') !== null;
  if (!hasWindow || !decidingAfter(document, 'objection').includes(stage)) return 0;
  return openIn(await counted(conn, id));
}
