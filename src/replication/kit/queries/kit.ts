import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import { FIRST_ACCESS, type Kit, type KitFile, type KitItem } from '../model.ts';
import { tables } from '../schema.ts';

type Row = Omit<KitItem, 'file'> & { readonly [Field in keyof KitFile]: KitFile[Field] | null };

/** Living evidence that still proves the record: what was archived or taken off since is given to nobody any more. */
async function itemsOf(conn: Conn, id: InnovationId): Promise<readonly KitItem[]> {
  const found = await sql<Row>`
    select k.evidence_id as "evidenceId", k.kind, e.title, e.number, e.document_date as "documentDate", e.issuer, e.page,
      e.kind as "evidenceKind", e.url, f.original_name as name, f.size, f.sha256, f.media_type as "mediaType",
      f.storage_key as "storageKey"
    from innovation_kit_item k join evidence e on e.id = k.evidence_id and e.archived_at is null
      left join stored_file f on f.id = e.file_id
    where k.innovation_id = ${id} and exists (select from evidence_use u
      where u.evidence_id = e.id and u.subject_kind = 'innovation' and u.subject_id = k.innovation_id)
    order by k.place`.execute(tables(conn));
  return found.rows.map(({ name, size, sha256, mediaType, storageKey, ...item }) => {
    const isFile = name !== null && size !== null && sha256 !== null && mediaType !== null && storageKey !== null;
    return { ...item, file: isFile ? { name, size, sha256, mediaType, storageKey } : null };
  });
}

/** The kit of a record; an empty one where its owner has set none. */
export async function kitOf(conn: Conn, id: InnovationId): Promise<Kit> {
  const found = await sql<Omit<Kit, 'items'>>`
    select k.access, k.note, k.revision,
      (select count(*) from innovation_kit_taking t where t.innovation_id = k.innovation_id) as takings
    from innovation_kit k where k.innovation_id = ${id}`.execute(tables(conn));
  const [row] = found.rows;
  if (!row) return { access: FIRST_ACCESS, note: '', revision: 0, items: [], takings: 0 };
  return { ...row, items: await itemsOf(conn, id) };
}

export type Taking = {
  readonly id: string;
  readonly personName: string | null;
  readonly institutionName: string | null;
  readonly files: number;
  readonly takenAt: Date;
};

const takings = (id: InnovationId) => sql<Taking>`
  select t.id, p.name as "personName", n.name as "institutionName", t.files, t.taken_at as "takenAt"
  from innovation_kit_taking t left join person p on p.id = t.person_id left join institution n on n.id = t.institution_id
  where t.innovation_id = ${id} order by t.taken_at desc, t.id`;

/** Who took the kit, newest first: for those who speak for the record. */
export async function listTakings(
  conn: Conn,
  id: InnovationId,
  { size, offset }: { readonly size: number; readonly offset: number },
): Promise<readonly Taking[]> {
  return (await sql<Taking>`${takings(id)} limit ${size} offset ${offset}`.execute(tables(conn))).rows;
}

/** All of them as a statement for a file. */
export const allTakings = (conn: Conn, id: InnovationId) => ({ compile: () => takings(id).compile(tables(conn)) });
