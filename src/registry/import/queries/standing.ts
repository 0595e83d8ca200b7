import { sql } from 'kysely';
import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { WorkingState } from '../../model/states.ts';
import { titleKey } from '../../search/words.ts';
import type { Plan, SaidAward } from '../model.ts';
import type { Candidate, StandingRecord } from '../rules/match.ts';
import { tables } from '../schema.ts';

/** What the records of a batch ask for at once. */
export type Sought = {
  readonly titleKeys: readonly string[];
  readonly titles: readonly string[];
  readonly institutionIds: readonly InstitutionId[];
  readonly idSystem: string;
  readonly externalIds: readonly string[];
};

export type Candidates = {
  readonly byExternalId: ReadonlyMap<string, readonly Candidate[]>;
  /** By the key of a title, of the record itself or of one of its awards. */
  readonly byTitle: ReadonlyMap<string, readonly Candidate[]>;
};

/** Every standing record that a row of the batch could mean, whatever its state, in four statements. */
export async function candidatesFor(conn: Conn, sought: Sought): Promise<Candidates> {
  const byId = await byExternalId(conn, sought);
  const titled = [...(await byTitle(conn, sought)), ...(await byAwardTitle(conn, sought))];
  const ids = await externalIdsOf(
    conn,
    sought.idSystem,
    titled.map((it) => it.id),
  );
  const withIds = titled.map((it) => ({ ...it, externalIds: ids.get(it.id) ?? [] }));
  return {
    byExternalId: Map.groupBy(byId, (it) => it.externalIds[0] ?? ''),
    byTitle: Map.groupBy(withIds, (it) => it.key),
  };
}

type Found = Candidate & { readonly key: string };

async function byTitle(conn: Conn, { titleKeys, institutionIds }: Sought): Promise<readonly Found[]> {
  const rows = await tables(conn)
    .selectFrom('search_doc as d')
    .innerJoin('innovation as i', 'i.id', 'd.innovation_id')
    .innerJoin('innovation_version as v', (join) =>
      join.on('v.id', '=', sql`coalesce(i.published_version_id, i.working_version_id)`),
    )
    .select(['i.id', 'i.institution_id as institutionId', 'd.title_key as key'])
    .select(
      sql<number | null>`coalesce(left(v.content ->> 'startDate', 4), v.content ->> 'startYear')::int`.as('startYear'),
    )
    .where('d.title_key', '=', sql<string>`any(${titleKeys}::text[])`)
    .where('d.institution_id', '=', sql<InstitutionId>`any(${institutionIds}::uuid[])`)
    .execute();
  return rows.map((row) => ({ ...row, externalIds: [], by: 'title' as const }));
}

/** Titles drift: a record is also known by the titles under which it won. */
async function byAwardTitle(conn: Conn, { titles, titleKeys, institutionIds }: Sought): Promise<readonly Found[]> {
  const rows = await tables(conn)
    .selectFrom('innovation_award as a')
    .innerJoin('innovation as i', 'i.id', 'a.innovation_id')
    .select(['i.id', 'i.institution_id as institutionId', 'a.title_used as title'])
    .distinct()
    .where(sql`lower(a.title_used)`, '=', sql<string>`any(${titles.map((title) => title.toLowerCase())}::text[])`)
    .where('i.institution_id', '=', sql<InstitutionId>`any(${institutionIds}::uuid[])`)
    .execute();
  const wanted = new Set(titleKeys);
  return rows
    .map(({ title, ...row }) => ({ ...row, key: titleKey(title) }))
    .filter(({ key }) => wanted.has(key))
    .map((row) => ({ ...row, startYear: null, externalIds: [], by: 'award_title' as const }));
}

async function byExternalId(conn: Conn, { idSystem, externalIds }: Sought): Promise<readonly Candidate[]> {
  if (externalIds.length === 0) return [];
  const rows = await tables(conn)
    .selectFrom('innovation_external_id as x')
    .innerJoin('innovation as i', 'i.id', 'x.innovation_id')
    .select(['i.id', 'i.institution_id as institutionId', 'x.value'])
    .where('x.system', '=', idSystem)
    .where('x.value', '=', sql<string>`any(${externalIds}::text[])`)
    .execute();
  return rows.map(({ value, ...row }) => ({
    ...row,
    startYear: null,
    externalIds: [value],
    by: 'external_id' as const,
  }));
}

async function externalIdsOf(
  conn: Conn,
  system: string,
  ids: readonly InnovationId[],
): Promise<ReadonlyMap<InnovationId, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('innovation_external_id')
    .select(['innovation_id', 'value'])
    .where('system', '=', system)
    .where('innovation_id', '=', sql<InnovationId>`any(${ids}::uuid[])`)
    .execute();
  const values = new Map<InnovationId, string[]>();
  for (const row of rows) values.set(row.innovation_id, [...(values.get(row.innovation_id) ?? []), row.value]);
  return values;
}

/** The records of these ids with the content that an import is laid over; locked when a transaction is going to write. */
export async function standingRecords(
  conn: Conn,
  ids: readonly InnovationId[],
  lock: boolean,
): Promise<ReadonlyMap<InnovationId, StandingRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await recordRows(conn, ids, lock);
  const awards = await awardsOf(conn, ids);
  return new Map(
    rows.map(({ working, ...row }) => [
      row.id,
      { ...row, working: working as WorkingState | null, awards: awards.get(row.id) ?? [] },
    ]),
  );
}

function recordRows(conn: Conn, ids: readonly InnovationId[], lock: boolean) {
  return tables(conn)
    .selectFrom('innovation as i')
    .innerJoin('innovation_version as v', (join) =>
      join.on('v.id', '=', sql`coalesce(i.published_version_id, i.working_version_id)`),
    )
    .leftJoin('innovation_version as w', 'w.id', 'i.working_version_id')
    .select([
      'i.id',
      'i.institution_id as institutionId',
      'i.unit_id as unitId',
      'i.state',
      'i.origin',
      'w.state as working',
      'i.published_version_id as publishedVersionId',
      'i.working_version_id as workingVersionId',
      'v.no as versionNo',
      'v.revision',
      'v.content',
    ])
    .where('i.id', '=', sql<InnovationId>`any(${ids}::uuid[])`)
    .orderBy('i.id')
    .$if(lock, (query) => query.forUpdate('i'))
    .execute();
}

async function awardsOf(
  conn: Conn,
  ids: readonly InnovationId[],
): Promise<ReadonlyMap<InnovationId, readonly SaidAward[]>> {
  const rows = await tables(conn)
    .selectFrom('innovation_award')
    .select([
      'innovation_id',
      'title_used as titleUsed',
      'competition',
      'award_group as awardGroup',
      'level_text as levelText',
      'level_top as levelTop',
      'year',
      'year_certain as yearCertain',
      'source_url as sourceUrl',
      'note',
    ])
    .where('innovation_id', '=', sql<InnovationId>`any(${ids}::uuid[])`)
    .orderBy('id')
    .execute();
  const awards = new Map<InnovationId, SaidAward[]>();
  for (const { innovation_id, ...award } of rows)
    awards.set(innovation_id, [...(awards.get(innovation_id) ?? []), award]);
  return awards;
}

/** What the last import of the same set of headings said of each record, unless it was undone since. */
export async function lastPlans(
  conn: Conn,
  ids: readonly InnovationId[],
  headingSet: string,
): Promise<ReadonlyMap<InnovationId, Plan>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('import_record as d')
    .innerJoin('import_run as r', 'r.id', 'd.import_id')
    .select(['d.innovation_id', 'd.plan'])
    .distinctOn('d.innovation_id')
    .where('d.innovation_id', '=', sql<InnovationId>`any(${ids}::uuid[])`)
    .where('d.result', 'in', ['created', 'updated', 'unchanged'])
    .where('d.undone', 'is', null)
    .where('r.heading_set', '=', headingSet)
    .orderBy('d.innovation_id')
    .orderBy('d.written_at', 'desc')
    .execute();
  return new Map(rows.flatMap((row) => (row.innovation_id ? [[row.innovation_id, row.plan] as const] : [])));
}
