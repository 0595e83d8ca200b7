import { sql } from 'kysely';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import type { Conn, Tx } from '#platform/db.ts';
import { type EditionDocument, editionDocument } from '../model/document.ts';
import type { Edition, EditionId } from '../model/edition.ts';
import { tables } from '../schema.ts';
import { visibleTo, whyNotRead } from '../visibility.ts';

const columns = [
  'edition.id',
  'edition.state',
  'edition.organiser_id as organiserId',
  'i.name as organiserName',
  'i.kind as organiserKind',
  'i.region_code as regionCode',
  'edition.revision',
  'edition.published_at as publishedAt',
  'edition.locked_at as lockedAt',
  'edition.created_at as createdAt',
  'edition.updated_at as updatedAt',
] as const;

function editions(conn: Conn, had?: Known) {
  return tables(conn)
    .selectFrom('edition')
    .innerJoin('institution as i', 'i.id', 'edition.organiser_id')
    .innerJoin('edition_revision as r', (join) =>
      join.onRef('r.edition_id', '=', 'edition.id').onRef('r.no', '=', 'edition.revision'),
    )
    .select(columns)
    .select(
      sql<unknown>`case when edition.revision = ${had?.revision ?? 0} then null else r.document end`.as('document'),
    );
}

type Row = Omit<Edition, 'document'> & { readonly document: unknown };
const parsed = (row: Row, had?: Known): Edition => ({ ...row, document: documentOf(row, had) });

type Known = Pick<Edition, 'revision' | 'document'>;
const MOST_KNOWN = 100;
/**
 * The last parsed document of editions: nothing changes a revision, and forms that keep themselves ask all the time. Where it is
 * known, the database is not asked for it.
 */
const known = new Map<EditionId, Known>();

function documentOf({ id, revision, document }: Row, had = known.get(id)): EditionDocument {
  if (had?.revision === revision) return had.document;
  const found = editionDocument.parse(document);
  if (known.size >= MOST_KNOWN && !known.has(id)) known.clear();
  known.set(id, { revision, document: found });
  return found;
}

/** The edition of this id, whoever asks; the caller asks whether it may be seen. */
export async function editionById(conn: Conn, id: EditionId): Promise<Edition | null> {
  const had = known.get(id);
  const row = await editions(conn, had).where('edition.id', '=', id).executeTakeFirst();
  return row ? parsed(row, had) : null;
}

/** Several editions at once, whoever asks; unknown ids are left out. */
export async function editionsByIds(conn: Conn, ids: readonly EditionId[]): Promise<ReadonlyMap<EditionId, Edition>> {
  if (ids.length === 0) return new Map();
  const rows = await editions(conn)
    .where('edition.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, parsed(row)]));
}

/** The edition when the viewer may read it. */
export async function editionFor(conn: Conn, viewer: Viewer, id: EditionId): Promise<Edition | null> {
  const found = await editionById(conn, id);
  return found && whyNotRead(found, viewer) === null ? found : null;
}

/** The same, locked against every other change until the transaction ends. */
export async function holdEdition(tx: Tx, id: EditionId): Promise<Edition | null> {
  const had = known.get(id);
  const row = await editions(tx, had).where('edition.id', '=', id).forUpdate('edition').executeTakeFirst();
  return row ? parsed(row, had) : null;
}

/**
 * The edition as an entry meets it: nobody changes it or moves its deadline until the transaction ends, while others may submit
 * beside. The first submission, which locks it, is alone.
 */
export async function editionForSubmission(tx: Tx, id: EditionId): Promise<Edition | null> {
  const stands = await tables(tx).selectFrom('edition').select('locked_at').where('id', '=', id).executeTakeFirst();
  if (!stands?.locked_at) return holdEdition(tx, id);
  const had = known.get(id);
  const row = await editions(tx, had).where('edition.id', '=', id).forShare('edition').executeTakeFirst();
  return row ? parsed(row, had) : null;
}

export type EditionFilter = {
  /** Only what this institution organises. */
  readonly organiserId: InstitutionId | null;
  /** Only what is public, whoever asks. */
  readonly isPublic: boolean;
};

function matching(conn: Conn, viewer: Viewer, { organiserId, isPublic }: EditionFilter) {
  let query = editions(conn).where(visibleTo(viewer));
  if (organiserId) query = query.where('edition.organiser_id', '=', organiserId);
  if (isPublic) query = query.where('edition.state', 'in', ['open', 'closed']);
  return query.orderBy('edition.created_at', 'desc').orderBy('edition.id', 'desc');
}

/** Editions that the viewer may read, the newest first. */
export async function listEditions(
  conn: Conn,
  viewer: Viewer,
  filter: EditionFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<readonly Edition[]> {
  const rows = await matching(conn, viewer, filter).limit(page.size).offset(page.offset).execute();
  return rows.map((row) => parsed(row));
}

/** How many there are in all. */
export async function countEditions(conn: Conn, viewer: Viewer, filter: EditionFilter): Promise<number> {
  const row = await tables(conn)
    .selectFrom(matching(conn, viewer, filter).clearSelect().clearOrderBy().select('edition.id').as('found'))
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** The document of an edition, whoever asks: for the command line. */
export async function editionDocumentOf(conn: Conn, id: EditionId): Promise<EditionDocument | null> {
  return (await editionById(conn, id))?.document ?? null;
}
