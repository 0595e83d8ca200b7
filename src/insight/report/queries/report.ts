import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Frozen, SectionKey, SectionText } from '../model/report.ts';
import { tables } from '../schema.ts';

type OfYear = { readonly hubId: InstitutionId; readonly year: number };

/** The texts of a year, by section. */
export async function textsOf(conn: Conn, { hubId, year }: OfYear): Promise<ReadonlyMap<SectionKey, SectionText>> {
  const rows = await tables(conn)
    .selectFrom('report_text as r')
    .leftJoin('person as p', 'p.id', 'r.saved_by')
    .select(['r.section', 'r.body', 'r.revision', 'p.name as savedByName', 'r.saved_at as savedAt'])
    .where('r.institution_id', '=', hubId)
    .where('r.year', '=', year)
    .execute();
  return new Map(rows.map((it) => [it.section, it]));
}

/** What was frozen, the newest first; of one year or of all. */
export async function frozenOf(conn: Conn, hubId: InstitutionId, year?: number): Promise<readonly Frozen[]> {
  const query = tables(conn)
    .selectFrom('report_frozen as r')
    .leftJoin('person as p', 'p.id', 'r.frozen_by')
    .select(['r.id', 'r.year', 'r.no', 'r.sha256', 'r.reason', 'p.name as frozenByName', 'r.frozen_at as frozenAt'])
    .where('r.institution_id', '=', hubId)
    .orderBy('r.year', 'desc')
    .orderBy('r.no', 'desc');
  return (year === undefined ? query : query.where('r.year', '=', year)).execute();
}

/** The bytes of a frozen report; null where there is none. */
export async function frozenFile(
  conn: Conn,
  { hubId, year, no }: OfYear & { readonly no: number },
  kind: 'pdf' | 'docx',
): Promise<Buffer | null> {
  const row = await tables(conn)
    .selectFrom('report_frozen')
    .select(kind === 'pdf' ? 'pdf as bytes' : 'docx as bytes')
    .where('institution_id', '=', hubId)
    .where('year', '=', year)
    .where('no', '=', no)
    .executeTakeFirst();
  return row?.bytes ?? null;
}
