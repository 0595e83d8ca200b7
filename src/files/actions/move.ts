import { sql } from 'kysely';
import type { InstitutionId, UnitId } from '#identity/index.ts';
import type { Conn, Tx } from '#platform/db.ts';
import type { EvidenceId, Subject } from '../model.ts';
import { tables } from '../schema.ts';

/** What proves a subject and nothing else: it goes where the subject goes. */
export async function ownEvidence(conn: Conn, { kind, id }: Subject): Promise<readonly EvidenceId[]> {
  const found = await sql<{ id: EvidenceId }>`select distinct u.evidence_id as id from evidence_use u
    where u.subject_kind = ${kind} and u.subject_id = ${id} and not exists (
      select from evidence_use o where o.evidence_id = u.evidence_id
        and (o.subject_kind, o.subject_id) <> (u.subject_kind, u.subject_id))
    order by 1`.execute(tables(conn));
  return found.rows.map((row) => row.id);
}

type Place = { readonly institutionId: InstitutionId; readonly unitId: UnitId | null };

/** Puts evidence into the locker of another owner; the caller has asked whether it may go there, and tells the log. */
export async function moveEvidence(tx: Tx, ids: readonly EvidenceId[], to: Place): Promise<void> {
  if (ids.length === 0) return;
  await tables(tx)
    .updateTable('evidence')
    .set({ institution_id: to.institutionId, unit_id: to.unitId })
    .where('id', 'in', [...ids])
    .execute();
}
