// Sheets of the innovation index for the figures' benchmark, planted in the database.
import { hubInstitution } from '../src/identity/index.ts';
import { seedIndexEditions } from '../src/instrument/government/seed.ts';
import { INDEX_KEY, shippedCatalogue } from '../src/instrument/government/shipped.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Database } from '../src/platform/db.ts';
import { newId } from '../src/platform/ids.ts';

const YEAR = 2026;

type Ground = { readonly db: Database; readonly hubId: string; readonly person: string; readonly now: Date };

/** As many sheets of the index for each government of the hub, every item answered and proven by a paper; those that stand are left. */
export async function plantIndexSheets(db: Database, hubRegion: string, each: number): Promise<void> {
  const now = new Date();
  await seedIndexEditions({ db, config: readConfig({}), now, baseUrl: 'http://localhost', progress: () => {} });
  const hub = await hubInstitution(db.conn, hubRegion);
  if (!hub) throw new Error('there is no hub');
  const there = await db.pool.query('select from instrument_edition where key = $1', [INDEX_KEY]);
  if (there.rows.length > 0) return;
  const person = newId();
  await db.pool.query("insert into person (id, name, email) values ($1, 'Penyusun', 'penyusun@contoh.example')", [
    person,
  ]);
  const ground = { db, hubId: hub.id, person, now };
  const edition = await plantEdition(ground);
  await db.pool.query(
    `insert into instrument_sheet (id, edition_id, subject_kind, subject_id, title, institution_id, unit_id, state, created_by, created_at, updated_at)
     select gen_random_uuid(), $1, 'innovation', id, 'Inovasi', institution_id, unit_id, 'filling', $2, $3, $3
     from (select i.*, row_number() over (partition by institution_id order by i.id desc) as nth from innovation i
       join institution n on n.id = i.institution_id where n.region_code like $4 || '%') i
     where nth <= $5`,
    [edition, person, now, hubRegion, each],
  );
  await plantAnswers(ground);
  await db.pool.query('analyze');
}

async function plantEdition({ db, hubId, person, now }: Ground): Promise<string> {
  const edition = newId();
  await db.pool.query(
    `with begun as (insert into instrument_edition (id, owner_id, key, year, state, revision, published_at, created_by, created_at, updated_at)
       values ($1, $2, $3, ${YEAR}, 'open', 1, $5, $4, $5, $5))
     insert into instrument_revision (edition_id, no, kind, document, saved_by, saved_at) values ($1, 1, 'published', $6, $4, $5)`,
    [edition, hubId, INDEX_KEY, person, now, { ...shippedCatalogue, year: YEAR }],
  );
  return edition;
}

async function plantAnswers({ db, hubId, person, now }: Ground): Promise<void> {
  const items = shippedCatalogue.aspects.filter((it) => it.subject === 'innovation').flatMap((it) => it.items);
  const answers = items.map(({ code, bases: [basis], options }) => ({
    ...{ item: code, basis: basis?.code ?? '', option: (basis?.options ?? options).at(-1)?.code ?? '' },
  }));
  const paper = newId();
  await db.pool.query(
    `insert into evidence (id, institution_id, kind, title, url, document_date, created_by, created_at, updated_at)
     values ($1, $2, 'link', 'Bukti', 'https://contoh.example', '2025-06-01', $3, $4, $4)`,
    [paper, hubId, person, now],
  );
  await db.pool.query(
    `insert into instrument_answer (sheet_id, item, basis, option, claimed_by, claimed_at)
     select s.id, a.item, a.basis, a.option, $1, $2 from instrument_sheet s
     cross join jsonb_to_recordset($3::jsonb) as a (item text, basis text, option text)`,
    [person, now, JSON.stringify(answers)],
  );
  await db.pool.query(
    `insert into evidence_use (evidence_id, subject_kind, subject_id, place, added_by, added_at)
     select $1, 'instrument_sheet', sheet_id, item, $2, $3 from instrument_answer`,
    [paper, person, now],
  );
}
