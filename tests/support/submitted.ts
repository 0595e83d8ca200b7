import { type Kysely, sql } from 'kysely';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import { digestOf } from '../../src/competition/entry/rules/digest.ts';
import type { EntryId } from '../../src/competition/interview/model/arrangement.ts';
import type { InstitutionId, UnitId } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { newPublicCode } from '../../src/platform/public-code.ts';

const submittedAt = new Date('2026-03-02T03:00:00Z');

type Entered = {
  readonly editionId: EditionId;
  readonly title: string;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly organiserId: InstitutionId;
};

/** An entry as it stands after it was submitted, with what it said. */
export async function plantSubmitted(db: Database, entered: Entered): Promise<EntryId> {
  const [id, snapshot] = [newId<'EntryId'>(), newId<'SnapshotId'>()];
  const { editionId, title, institutionId, unitId, organiserId } = entered;
  const content = {
    format: 1,
    entry: { id, no: 1, title, group: 'umum', groupName: 'Umum', category: null, categoryName: null },
    sections: [
      { code: 'ringkasan', name: 'Ringkasan', name_en: 'Summary', words: 3, most: null, text: 'Warga cepat dilayani.' },
      { code: 'dampak', name: 'Dampak', name_en: 'Impact', words: 3, most: null, text: 'Antrean turun separuh.' },
    ],
    evidence: [],
  };
  await db.transact(async (tx) => {
    const kysely = tx as unknown as Kysely<unknown>;
    await sql`insert into entry (id, edition_id, group_code, version_no, institution_id, unit_id, organiser_id, state, title,
        title_key, snapshot_id, created_at, updated_at, handed_at, submitted_at)
      values (${id}, ${editionId}, 'umum', 1, ${institutionId}, ${unitId}, ${organiserId}, 'submitted', ${title},
        ${title.toLowerCase()}, ${snapshot}, ${submittedAt}, ${submittedAt}, ${submittedAt}, ${submittedAt})`.execute(
      kysely,
    );
    await sql`insert into entry_snapshot (id, entry_id, edition_id, no, code, receipt, content, sha256, submitted_at)
      values (${snapshot}, ${id}, ${editionId}, 1, ${newPublicCode()}, ${id}, ${JSON.stringify(content)}::jsonb,
        ${digestOf(content)}, ${submittedAt})`.execute(kysely);
  });
  return id;
}
