import { sql } from 'kysely';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import type { Conn, Tx } from '#platform/db.ts';
import { instrumentDocument } from '../model/document.ts';
import type { InstrumentEdition, InstrumentEditionId } from '../model/edition.ts';
import type { EditionState } from '../model/states.ts';
import { tables } from '../schema.ts';
import { visibleTo, whyNotRead } from '../visibility.ts';

function editions(conn: Conn) {
  return tables(conn)
    .selectFrom('instrument_edition')
    .innerJoin('institution as i', 'i.id', 'instrument_edition.owner_id')
    .innerJoin('instrument_revision as r', (join) =>
      join.onRef('r.edition_id', '=', 'instrument_edition.id').onRef('r.no', '=', 'instrument_edition.revision'),
    )
    .select([
      'instrument_edition.id',
      'instrument_edition.state',
      'instrument_edition.owner_id as ownerId',
      'i.name as ownerName',
      'instrument_edition.revision',
      'instrument_edition.published_at as publishedAt',
      'instrument_edition.locked_at as lockedAt',
      'instrument_edition.created_at as createdAt',
      'instrument_edition.updated_at as updatedAt',
      'r.document',
    ]);
}

type Row = Omit<InstrumentEdition, 'document'> & { readonly document: unknown };
const parsed = (row: Row): InstrumentEdition => ({ ...row, document: instrumentDocument.parse(row.document) });

/** The edition of this id, whoever asks; the caller asks whether it may be seen. */
export async function editionById(conn: Conn, id: InstrumentEditionId): Promise<InstrumentEdition | null> {
  const row = await editions(conn).where('instrument_edition.id', '=', id).executeTakeFirst();
  return row ? parsed(row) : null;
}

/** Several at once, whoever asks; unknown ids are left out. */
export async function editionsByIds(
  conn: Conn,
  ids: readonly InstrumentEditionId[],
): Promise<ReadonlyMap<InstrumentEditionId, InstrumentEdition>> {
  if (ids.length === 0) return new Map();
  const rows = await editions(conn)
    .where('instrument_edition.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, parsed(row)]));
}

/** The edition when the viewer may read it. */
export async function editionFor(
  conn: Conn,
  viewer: Viewer,
  id: InstrumentEditionId,
): Promise<InstrumentEdition | null> {
  const found = await editionById(conn, id);
  return found && whyNotRead(found, viewer) === null ? found : null;
}

/** The edition, locked against every other change until the transaction ends. */
export async function holdEdition(tx: Tx, id: InstrumentEditionId): Promise<InstrumentEdition | null> {
  const row = await editions(tx)
    .where('instrument_edition.id', '=', id)
    .forUpdate('instrument_edition')
    .executeTakeFirst();
  return row ? parsed(row) : null;
}

/** The edition as an answer meets it: nobody changes it or moves its period until the transaction ends, while others may answer beside. */
export async function editionForAnswer(tx: Tx, id: InstrumentEditionId): Promise<InstrumentEdition | null> {
  const row = await editions(tx)
    .where('instrument_edition.id', '=', id)
    .forShare('instrument_edition')
    .executeTakeFirst();
  return row ? parsed(row) : null;
}

export type EditionFilter = {
  /** Words of the title or the key. */
  readonly text: string;
  readonly state: EditionState | null;
  /** Only of this instrument. */
  readonly key: string | null;
  readonly ownerId: InstitutionId | null;
};

export const everyEdition: EditionFilter = { text: '', state: null, key: null, ownerId: null };

function matching(conn: Conn, viewer: Viewer, { text, state, key, ownerId }: EditionFilter) {
  let query = editions(conn).where((where) => visibleTo(viewer)(where as never));
  if (ownerId) query = query.where('instrument_edition.owner_id', '=', ownerId);
  if (state) query = query.where('instrument_edition.state', '=', state);
  if (key) query = query.where('instrument_edition.key', '=', key);
  for (const word of text.split(/\s+/).filter((it) => it !== '')) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<boolean>`(r.document ->> 'title') || ' ' || instrument_edition.key ilike ${like}`);
  }
  return query
    .orderBy('instrument_edition.year', 'desc')
    .orderBy('instrument_edition.key')
    .orderBy('instrument_edition.id');
}

/** Editions that the viewer may read, the newest year first. */
export async function listEditions(
  conn: Conn,
  viewer: Viewer,
  filter: EditionFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<readonly InstrumentEdition[]> {
  const rows = await matching(conn, viewer, filter).limit(page.size).offset(page.offset).execute();
  return rows.map(parsed);
}

/** How many there are in all. */
export async function countEditions(conn: Conn, viewer: Viewer, filter: EditionFilter): Promise<number> {
  const row = await tables(conn)
    .selectFrom(matching(conn, viewer, filter).clearSelect().clearOrderBy().select('instrument_edition.id').as('found'))
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** The living edition of the owner's instrument in a year, whoever asks; `beforeYear`: the last one before it. */
export async function editionOfYear(
  conn: Conn,
  {
    ownerId,
    key,
    ...when
  }: { readonly ownerId: InstitutionId; readonly key: string } & (
    | { readonly year: number }
    | { readonly beforeYear: number }
  ),
): Promise<InstrumentEdition | null> {
  const query = editions(conn)
    .where('instrument_edition.owner_id', '=', ownerId)
    .where('instrument_edition.key', '=', key)
    .where('instrument_edition.state', '<>', 'archived');
  const asked =
    'year' in when
      ? query.where('instrument_edition.year', '=', when.year)
      : query.where('instrument_edition.year', '<', when.beforeYear).orderBy('instrument_edition.year', 'desc');
  const row = await asked.limit(1).executeTakeFirst();
  return row ? parsed(row) : null;
}
