import { sql } from 'kysely';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import { type Conn, inBatches, type Tx } from '#platform/db.ts';
import type { InstrumentEditionId } from '../../catalogue/model/edition.ts';
import type { SubjectKind } from '../../catalogue/model/parts.ts';
import type { Sheet, SheetId } from '../model/sheet.ts';
import { type SheetState, sheetStates } from '../model/states.ts';
import { whyNotRead } from '../rules/rights.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';

function sheets(conn: Conn) {
  return tables(conn)
    .selectFrom('instrument_sheet')
    .innerJoin('institution as i', 'i.id', 'instrument_sheet.institution_id')
    .leftJoin('unit as u', 'u.id', 'instrument_sheet.unit_id')
    .leftJoin('person as h', 'h.id', 'instrument_sheet.handed_in_by')
    .leftJoin('person as v', 'v.id', 'instrument_sheet.verified_by')
    .select([
      'instrument_sheet.id',
      'instrument_sheet.edition_id as editionId',
      'instrument_sheet.subject_kind as kind',
      'instrument_sheet.subject_id as subjectId',
      'instrument_sheet.title',
      'instrument_sheet.institution_id as institutionId',
      'i.name as institutionName',
      'instrument_sheet.unit_id as unitId',
      'u.name as unitName',
      'instrument_sheet.state',
      'instrument_sheet.return_note as returnNote',
      'instrument_sheet.copied_from as copiedFrom',
      'instrument_sheet.created_by as createdBy',
      'instrument_sheet.updated_at as updatedAt',
      'instrument_sheet.handed_in_at as handedInAt',
      'h.name as handedInByName',
      'instrument_sheet.verified_at as verifiedAt',
      'v.name as verifiedByName',
    ]);
}

/** The sheet of this id, whoever asks; the caller asks whether it may be seen. */
export async function sheetById(conn: Conn, id: SheetId): Promise<Sheet | null> {
  return (await sheets(conn).where('instrument_sheet.id', '=', id).executeTakeFirst()) ?? null;
}

/** The sheet when the viewer may read it. */
export async function sheetFor(conn: Conn, viewer: Viewer, id: SheetId): Promise<Sheet | null> {
  const found = await sheetById(conn, id);
  return found && whyNotRead(found, viewer) === null ? found : null;
}

/** Those of these ids that the viewer may read. */
export async function sheetsFor(conn: Conn, viewer: Viewer, ids: readonly SheetId[]): Promise<readonly Sheet[]> {
  if (ids.length === 0) return [];
  return sheets(conn)
    .where('instrument_sheet.id', 'in', [...ids])
    .where((where) => visibleTo(viewer)(where as never))
    .execute();
}

/** The sheet, locked against every other change until the transaction ends. */
export async function holdSheet(tx: Tx, id: SheetId): Promise<Sheet | null> {
  const row = await sheets(tx).where('instrument_sheet.id', '=', id).forUpdate('instrument_sheet').executeTakeFirst();
  return row ?? null;
}

type OfSubject = {
  readonly editionId: InstrumentEditionId;
  readonly kind: SubjectKind;
  readonly subjectIds: readonly string[];
};

/** Sheets of these subjects in an edition, whoever asks. */
export async function sheetsOfSubjects(
  conn: Conn,
  { editionId, kind, subjectIds }: OfSubject,
): Promise<readonly Sheet[]> {
  if (subjectIds.length === 0) return [];
  return sheets(conn)
    .where('instrument_sheet.edition_id', '=', editionId)
    .where('instrument_sheet.subject_kind', '=', kind)
    .where('instrument_sheet.subject_id', '=', sql<string>`any(${subjectIds}::uuid[])`)
    .execute();
}

/** Sheets of the innovations of these institutions in these editions, whoever asks: what results of governments are made of. */
export async function innovationSheets(
  conn: Conn,
  asked: { readonly editionIds: readonly InstrumentEditionId[]; readonly institutionIds: readonly InstitutionId[] },
): Promise<readonly Sheet[]> {
  if (asked.editionIds.length === 0 || asked.institutionIds.length === 0) return [];
  return sheets(conn)
    .where('instrument_sheet.subject_kind', '=', 'innovation')
    .where('instrument_sheet.edition_id', 'in', [...asked.editionIds])
    .where('instrument_sheet.institution_id', '=', sql<InstitutionId>`any(${asked.institutionIds}::uuid[])`)
    .orderBy('instrument_sheet.id')
    .execute();
}

export type SheetFilter = {
  readonly editionId: InstrumentEditionId | null;
  readonly state: SheetState | null;
  readonly kind: SubjectKind | null;
  /** Words of the title, the institution or the unit. */
  readonly text: string;
};

function matching(conn: Conn, viewer: Viewer, { editionId, state, kind, text }: SheetFilter) {
  let query = sheets(conn).where((where) => visibleTo(viewer)(where as never));
  if (editionId) query = query.where('instrument_sheet.edition_id', '=', editionId);
  if (state) query = query.where('instrument_sheet.state', '=', state);
  if (kind) query = query.where('instrument_sheet.subject_kind', '=', kind);
  for (const word of text.split(/\s+/).filter((it) => it !== '')) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(
      sql<boolean>`instrument_sheet.title || ' ' || i.name || ' ' || coalesce(u.name, '') ilike ${like}`,
    );
  }
  return query;
}

/** Sheets that the viewer may read: what waits for the longest first within its state, by title. */
export async function listSheets(
  conn: Conn,
  viewer: Viewer,
  filter: SheetFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<readonly Sheet[]> {
  return ordered(conn, viewer, filter).limit(page.size).offset(page.offset).execute();
}

const ordered = (conn: Conn, viewer: Viewer, filter: SheetFilter) =>
  matching(conn, viewer, filter).orderBy('instrument_sheet.title').orderBy('instrument_sheet.id');

/** All of the same, as they come; only within a snapshot. */
export function allSheets(conn: Conn, viewer: Viewer, filter: SheetFilter): AsyncIterable<readonly Sheet[]> {
  return inBatches<Sheet>(conn, ordered(conn, viewer, filter));
}

/** How many there are in each state, whatever state the filter names. */
export async function countSheets(
  conn: Conn,
  viewer: Viewer,
  filter: SheetFilter,
): Promise<Readonly<Record<SheetState, number>>> {
  const rows = await tables(conn)
    .selectFrom(
      matching(conn, viewer, { ...filter, state: null })
        .clearSelect()
        .select('instrument_sheet.state')
        .as('found'),
    )
    .select(['found.state', (it) => it.fn.countAll<number>().as('n')])
    .groupBy('found.state')
    .execute();
  const counts = new Map(rows.map((it) => [it.state, it.n]));
  return Object.fromEntries(sheetStates.map((it) => [it, counts.get(it) ?? 0])) as Record<SheetState, number>;
}

/** The subject's sheet in the last edition of the same instrument before this year, whoever asks. */
export async function earlierSheet(
  conn: Conn,
  asked: { readonly key: string; readonly year: number; readonly kind: SubjectKind; readonly subjectId: string },
): Promise<Sheet | null> {
  const row = await sheets(conn)
    .innerJoin('instrument_edition as e', 'e.id', 'instrument_sheet.edition_id')
    .where('e.key', '=', asked.key)
    .where('e.year', '<', asked.year)
    .where('instrument_sheet.subject_kind', '=', asked.kind)
    .where('instrument_sheet.subject_id', '=', asked.subjectId)
    .orderBy('e.year', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The sheets of one subject in all editions, as far as the viewer reads them. */
export async function sheetsAbout(
  conn: Conn,
  viewer: Viewer,
  { kind, id }: { readonly kind: SubjectKind; readonly id: string },
): Promise<readonly Sheet[]> {
  return sheets(conn)
    .where('instrument_sheet.subject_kind', '=', kind)
    .where('instrument_sheet.subject_id', '=', id)
    .where((where) => visibleTo(viewer)(where as never))
    .orderBy('instrument_sheet.id')
    .execute();
}
