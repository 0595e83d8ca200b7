import { allInstitutions, type InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { ImportId, ImportRun, PlaceChoice, PlaceStanding, SaidPlace } from '../model.ts';
import { findIn, type PlaceScope, type WantedInstitution } from '../rules/place.ts';
import { tables } from '../schema.ts';

/** How far the import may reach, and every institution that stands. */
export async function placeScope(conn: Conn, run: ImportRun): Promise<PlaceScope> {
  const only = run.scope === 'institution' ? run.institutionId : null;
  return { find: findIn(await allInstitutions(conn)), only };
}

export async function choicesOf(conn: Conn, id: ImportId): Promise<ReadonlyMap<string, PlaceChoice>> {
  const rows = await tables(conn)
    .selectFrom('import_choice')
    .select(['place_key', 'choice'])
    .where('import_id', '=', id)
    .execute();
  return new Map(rows.map((row) => [row.place_key, row.choice]));
}

export type StagedPlace = {
  readonly key: string;
  readonly said: SaidPlace;
  readonly standing: PlaceStanding;
  readonly rows: number;
  readonly firstRow: number;
  readonly institutionId: InstitutionId | null;
  readonly institutionName: string | null;
  readonly toMake: WantedInstitution | null;
  readonly made: boolean;
  readonly choice: PlaceChoice | null;
};

/** The institutions that the rows name, unclear ones first, then in the order of the sheet. */
export async function placesOf(conn: Conn, id: ImportId): Promise<readonly StagedPlace[]> {
  const rows = await tables(conn)
    .selectFrom('import_place as l')
    .leftJoin('institution as n', 'n.id', 'l.institution_id')
    .leftJoin('import_choice as c', (join) =>
      join.onRef('c.import_id', '=', 'l.import_id').onRef('c.place_key', '=', 'l.key'),
    )
    .select([
      'l.key',
      'l.said',
      'l.standing',
      'l.row_count as rows',
      'l.first_row as firstRow',
      'l.institution_id as institutionId',
      'n.name as institutionName',
      'l.to_make as toMake',
      'l.made',
      'c.choice',
    ])
    .where('l.import_id', '=', id)
    .orderBy('l.first_row')
    .execute();
  return [...rows.filter((row) => row.standing === 'unclear'), ...rows.filter((row) => row.standing !== 'unclear')];
}
