import type { Conn } from '#platform/db.ts';
import type { ImportId, StagedRecord } from '../model.ts';
import { tables } from '../schema.ts';

export type WaitingRecord = StagedRecord & { readonly title: string };

/** The next records of an import that nothing came of yet, in the order of the sheet. */
export async function waitingRecords(conn: Conn, id: ImportId, limit: number): Promise<readonly WaitingRecord[]> {
  return tables(conn)
    .selectFrom('import_record')
    .select([
      'no',
      'row_nos as rowNos',
      'place_key as placeKey',
      'unit_name as unitName',
      'title',
      'title_key as titleKey',
      'start_year as startYear',
      'external_id as externalId',
      'plan',
    ])
    .where('import_id', '=', id)
    .where('result', 'is', null)
    .orderBy('no')
    .limit(limit)
    .execute();
}
