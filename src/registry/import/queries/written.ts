import { sql } from 'kysely';
import { changedSince } from '#audit/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId, VersionId } from '../../model/ids.ts';
import type { Former, ImportId } from '../model.ts';
import type { WrittenStanding } from '../rules/undo.ts';
import { tables } from '../schema.ts';

/** A record that an import made or changed, and that was not looked at yet by its undoing. */
export type WrittenRow = {
  readonly no: number;
  readonly rowNos: readonly number[];
  readonly result: 'created' | 'updated';
  readonly id: InnovationId;
  readonly versionId: VersionId;
  readonly former: Former | null;
  readonly writtenAt: Date;
};

/** The last written first: what a record was is given back in the order in which it came. */
export async function writtenRows(
  conn: Conn,
  importId: ImportId,
  limit: number,
  before?: number,
): Promise<readonly WrittenRow[]> {
  const rows = await tables(conn)
    .selectFrom('import_record')
    .select([
      'no',
      'row_nos as rowNos',
      'result',
      'innovation_id as id',
      'version_id as versionId',
      'former',
      'written_at as writtenAt',
    ])
    .where('import_id', '=', importId)
    .where('result', 'in', ['created', 'updated'])
    .where('undone', 'is', null)
    .$if(before !== undefined, (query) => query.where('no', '<', before as number))
    .orderBy('no', 'desc')
    .limit(limit)
    .execute();
  return rows as readonly WrittenRow[];
}

/** What stands of the records now; those that are gone are left out. Locked where what is seen decides what is done. */
export async function writtenStandings(
  conn: Conn,
  rows: readonly WrittenRow[],
  lock: boolean,
): Promise<ReadonlyMap<InnovationId, WrittenStanding>> {
  const marks = rows.map((row) => ({ id: row.id, at: row.writtenAt }));
  const ids = rows.map((row) => row.id);
  const count = (of: ReturnType<typeof sql>) => sql<number>`(select count(*)::int from ${of})`;
  const found = await tables(conn)
    .selectFrom('innovation as i')
    .select(['i.id', 'i.working_version_id as openId'])
    .select([
      count(sql`innovation_keeper k where k.innovation_id = i.id`).as('keepers'),
      count(sql`innovation_note n join innovation_version v on v.id = n.version_id where v.innovation_id = i.id`).as(
        'notes',
      ),
      count(sql`contact_message m where m.innovation_id = i.id`).as('contacts'),
      count(sql`problem_innovation p where p.innovation_id = i.id`).as('problems'),
      count(sql`innovation_lineage l where l.origin_innovation_id = i.id`).as('descendants'),
    ])
    .where('i.id', '=', sql<InnovationId>`any(${ids}::uuid[])`)
    .orderBy('i.id')
    .$if(lock, (query) => query.forUpdate('i'))
    .execute();
  const changed = await changedSince(conn, 'innovation', marks);
  const versions = new Map(rows.map((row) => [row.id, row.versionId]));
  return new Map(
    found.map(({ id, openId, ...standing }) => {
      const hasOpenVersion = openId !== null && openId !== versions.get(id);
      return [id, { ...standing, untouched: !changed.has(id), hasOpenVersion }];
    }),
  );
}

export async function titlesOf(
  conn: Conn,
  importId: ImportId,
  nos: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await tables(conn)
    .selectFrom('import_record')
    .select(['no', 'title'])
    .where('import_id', '=', importId)
    .where('no', '=', sql<number>`any(${nos}::int[])`)
    .execute();
  return new Map(rows.map((row) => [row.no, row.title]));
}
