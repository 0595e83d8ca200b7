import { sql } from 'kysely';
import { regionName } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { EntryId } from '../model/entry.ts';
import type { SnapshotContent } from '../model/snapshot.ts';
import { tables } from '../schema.ts';

/** Whoever is named in the record, kept it, worked in the unit, or led or ran the institution at any time. */
const people = sql<readonly string[]>`array(
  select v.content ->> 'initiatorName' from innovation_version v where v.id = e.version_id
  union select named ->> 'name' from innovation_version v, jsonb_array_elements(v.content -> 'innovators') as named
    where v.id = e.version_id and jsonb_typeof(v.content -> 'innovators') = 'array'
  union select p.name from innovation_keeper k join person p on p.id = k.person_id where k.innovation_id = e.innovation_id
  union select p.name from membership m join person p on p.id = m.person_id
    where (m.unit_id = e.unit_id and m.role = 'innovator')
      or (m.institution_id = e.institution_id and m.role in ('leader', 'local_admin'))
  order by 1)`;

function telling(conn: Conn) {
  return tables(conn)
    .selectFrom('entry as e')
    .innerJoin('entry_snapshot as s', 's.id', 'e.snapshot_id')
    .select(['e.id', 's.content', people.as('people')]);
}

/** Institution, unit and region in full and by their own names, and who handed it in. */
function officesIn({ institution, submittedBy }: SnapshotContent): readonly string[] {
  const region = institution.regionCode ? regionName(institution.regionCode) : '';
  const short = region.replace(/^(?:Kabupaten|Kota|Provinsi) /, '');
  return [institution.name, institution.unitName ?? '', region, short, submittedBy];
}

type Row = { readonly content: SnapshotContent; readonly people: readonly (string | null)[] };

const namesIn = ({ content, people: named }: Row): readonly string[] =>
  [...new Set([...officesIn(content), ...named].filter((name) => name !== null && name !== ''))] as readonly string[];

/** What blind reading hides in the title and every text of a submitted entry: its offices and people. */
export async function tellingNamesOf(conn: Conn, id: EntryId): Promise<readonly string[]> {
  const row = await telling(conn).where('e.id', '=', id).executeTakeFirst();
  return row ? namesIn(row) : [];
}

/** The same for each submitted entry of an edition. */
export async function tellingNames(conn: Conn, id: EditionId): Promise<ReadonlyMap<EntryId, readonly string[]>> {
  const rows = await telling(conn).where('e.edition_id', '=', id).execute();
  return new Map(rows.map((row) => [row.id, namesIn(row)]));
}
