import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { SectionName } from '#registry/index.ts';
import type { CaseId, Note, NoteId } from '../model.ts';
import { tables } from '../schema.ts';

async function notesWhere(conn: Conn, where: RawBuilder<SqlBool>): Promise<readonly Note[]> {
  const found =
    await sql<Note>`select n.id, n.case_id as "caseId", n.section, n.criterion, n.body, n.written_by as "writtenBy",
    p.name as "writerName", n.written_at as "writtenAt", n.mended_at as "mendedAt", n.struck_at as "struckAt",
    n.struck_reason as "struckReason", n.revision
    from coaching_note n left join person p on p.id = n.written_by where ${where} order by n.written_at, n.id`.execute(
      tables(conn),
    );
  return found.rows;
}

/** All notes of a case, struck ones too, oldest first. */
export function notesOf(conn: Conn, id: CaseId): Promise<readonly Note[]> {
  return notesWhere(conn, sql<SqlBool>`n.case_id = ${id}`);
}

export async function noteById(conn: Conn, id: NoteId): Promise<Note | null> {
  const [found] = await notesWhere(conn, sql<SqlBool>`n.id = ${id}`);
  return found ?? null;
}

/** What stands in these cases about a section and is not struck. */
export async function notesOn(conn: Conn, ids: readonly CaseId[], section: SectionName): Promise<readonly Note[]> {
  if (ids.length === 0) return [];
  return notesWhere(
    conn,
    sql<SqlBool>`n.case_id = any(${[...ids]}::uuid[]) and n.section = ${section} and n.struck_at is null`,
  );
}
