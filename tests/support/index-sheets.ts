import type { InstitutionId, PersonId } from '../../src/identity/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { innovationSubjects, recordFactSource } from '../../src/registry/index.ts';
import { iidDocument } from './index-governments.ts';
import { testNow } from './people.ts';
import type { Stage } from './stage.ts';

/** What the registry tells of innovations. */
export const indexDoors = { subjects: [innovationSubjects], facts: [recordFactSource] };

/** The answer of an item: the option `p<n>`, proven and verified as told. */
export type PlantedAnswer = { readonly n: number; readonly proven?: boolean; readonly verified?: number };

export type PlantedSheet = {
  readonly kind: 'innovation' | 'government';
  readonly subjectId: string;
  readonly institutionId: InstitutionId;
  readonly answers: Readonly<Record<string, PlantedAnswer>>;
};

/** The published instrument of the index of the hub, and sheets put into the tables as fast as tests need them. */
export async function indexOffice({ database, places, people }: Stage) {
  const { db } = database;
  const query = db.pool.query.bind(db.pool);
  const editionId = newId<'InstrumentEditionId'>();
  const by: PersonId = people.hub_admin.person.id;
  const checker: PersonId = people.local_admin.person.id;
  const connection = await db.pool.connect();
  try {
    await connection.query('begin');
    await connection.query(
      `insert into instrument_edition (id, owner_id, key, year, state, revision, published_at, locked_at, created_by, created_at, updated_at)
       values ($1, $2, 'iid', 2026, 'open', 1, $3, null, $4, $3, $3)`,
      [editionId, places.province, testNow, by],
    );
    await connection.query(
      `insert into instrument_revision (edition_id, no, kind, document, saved_by, saved_at) values ($1, 1, 'published', $2, $3, $4)`,
      [editionId, iidDocument, by, testNow],
    );
    await connection.query('commit');
  } finally {
    connection.release();
  }
  const evidenceId = newId<'EvidenceId'>();
  await query(
    `insert into evidence (id, institution_id, kind, title, document_date, validity_year, url, created_by, created_at, updated_at)
     values ($1, $2, 'link', 'Bukti uji', '2025-05-05', 2026, 'https://contoh.example/bukti', $3, $4, $4)`,
    [evidenceId, places.toba, by, testNow],
  );
  const answered = async (id: string, item: string, { n, proven = true, verified }: PlantedAnswer) => {
    const seen = verified === undefined ? [null, null, null] : [`p${verified}`, checker, testNow];
    await query(
      `insert into instrument_answer (sheet_id, item, basis, option, claimed_by, claimed_at, verified_basis, verified_option, verified_by, verified_at)
       values ($1, $2, $3, $4, $5, $6, $3, $7, $8, $9)`,
      [id, item, item === 'kemanfaatan' ? 'orang' : '', `p${n}`, by, testNow, ...seen],
    );
    if (!proven) return;
    await query(
      `insert into evidence_use (evidence_id, subject_kind, subject_id, place, added_by, added_at)
       values ($1, 'instrument_sheet', $2, $3, $4, $5)`,
      [evidenceId, id, item, by, testNow],
    );
  };
  const sheet = async ({ kind, subjectId, institutionId, answers }: PlantedSheet) => {
    const id = newId<'InstrumentSheetId'>();
    await query(
      `insert into instrument_sheet (id, edition_id, subject_kind, subject_id, title, institution_id, state, created_by, created_at, updated_at)
       values ($1, $2, $3, $4, 'Lembar uji', $5, 'filling', $6, $7, $7)`,
      [id, editionId, kind, subjectId, institutionId, by, testNow],
    );
    for (const [item, answer] of Object.entries(answers)) await answered(id, item, answer);
    return id;
  };
  return { editionId, evidenceId, sheet };
}
