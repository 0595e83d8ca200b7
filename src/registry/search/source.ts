import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { conditionsOf } from '../condition/queries.ts';
import { withCondition } from '../condition/rules.ts';
import { contentSchema, type InnovationContent } from '../model/content.ts';
import type { InnovationId, ProblemId } from '../model/ids.ts';
import type { AwardFacts, InnovationSource, ProblemSource } from './doc.ts';
import { tables } from './schema.ts';

/** What the index is made of: for each innovation its public text, the text in work, or both. */
export async function innovationSources(
  conn: Conn,
  ids: readonly InnovationId[],
): Promise<readonly InnovationSource[]> {
  const [rows, awards] = [await innovationRows(conn, ids), await awardsOf(conn, ids)];
  const conditions = await conditionsOf(conn, ids);
  return rows.flatMap((row) => {
    const base = {
      id: row.id,
      owned: {
        state: row.state,
        institution_id: row.institution_id,
        unit_id: row.unit_id,
        region_code: row.region_code,
        province_code: row.region_code?.slice(0, 2) ?? null,
      },
      awards: awards.get(row.id) ?? [],
      places: [row.institution_name, row.unit_name ?? '', row.region_name ?? ''],
    };
    const published = row.published_content;
    const inWork = row.working_content ?? (row.state === 'archived' ? published : null);
    const found = (content: InnovationContent) => withCondition(whole(content), conditions.get(row.id) ?? []);
    const sources: InnovationSource[] = [];
    if (row.state === 'published' && published) {
      const movedAt = row.published_at ?? row.updated_at;
      sources.push({ ...base, isPublic: true, movedAt, content: found(published) });
    }
    if (inWork) sources.push({ ...base, isPublic: false, movedAt: row.updated_at, content: found(inWork) });
    return sources;
  });
}

/** Content as it was stored, with the fields that it does not have yet. */
function whole(content: InnovationContent): InnovationContent {
  return contentSchema.parse(content);
}

function innovationRows(conn: Conn, ids: readonly InnovationId[]) {
  return tables(conn)
    .selectFrom('innovation as i')
    .innerJoin('institution as n', 'n.id', 'i.institution_id')
    .leftJoin('unit as u', 'u.id', 'i.unit_id')
    .leftJoin('region as r', 'r.code', 'n.region_code')
    .leftJoin('innovation_version as p', 'p.id', 'i.published_version_id')
    .leftJoin('innovation_version as w', 'w.id', 'i.working_version_id')
    .select([
      'i.id',
      'i.state',
      'i.institution_id',
      'i.unit_id',
      'i.published_at',
      'i.updated_at',
      'n.name as institution_name',
      'n.region_code',
      'u.name as unit_name',
      'r.name as region_name',
      'p.content as published_content',
      'w.content as working_content',
    ])
    .where('i.id', '=', sql<InnovationId>`any(${ids}::uuid[])`)
    .execute();
}

type AwardRow = AwardFacts & { readonly innovation_id: InnovationId };

async function awardsOf(conn: Conn, ids: readonly InnovationId[]): Promise<Map<InnovationId, AwardRow[]>> {
  const rows = await tables(conn)
    .selectFrom('innovation_award')
    .select(['innovation_id', 'level_text', 'level_top', 'year', 'year_certain', 'title_used'])
    .where('innovation_id', '=', sql<InnovationId>`any(${ids}::uuid[])`)
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, (row) => row.innovation_id);
}

/** A problem is there for everyone until it is dropped; then for those who raised it and who run its institution. */
export async function problemSources(conn: Conn, ids: readonly ProblemId[]): Promise<readonly ProblemSource[]> {
  const rows = await problemRows(conn, ids);
  return rows.map((row) => ({
    id: row.id,
    owned: {
      state: row.state,
      institution_id: row.institution_id,
      unit_id: row.unit_id,
      region_code: row.region_code,
      province_code: row.region_code.slice(0, 2),
    },
    isPublic: row.state !== 'dropped',
    movedAt: row.updated_at,
    title: row.title,
    whatHurts: row.what_hurts,
    whoIsHurt: row.who_is_hurt,
    affair: row.affair,
    sdg: row.sdg,
    places: [row.institution_name ?? '', row.unit_name ?? '', row.region_name],
  }));
}

function problemRows(conn: Conn, ids: readonly ProblemId[]) {
  return tables(conn)
    .selectFrom('problem as p')
    .innerJoin('region as r', 'r.code', 'p.region_code')
    .leftJoin('institution as n', 'n.id', 'p.institution_id')
    .leftJoin('unit as u', 'u.id', 'p.unit_id')
    .select([
      'p.id',
      'p.state',
      'p.institution_id',
      'p.unit_id',
      'p.region_code',
      'p.title',
      'p.what_hurts',
      'p.who_is_hurt',
      'p.affair',
      'p.sdg',
      'p.updated_at',
      'n.name as institution_name',
      'u.name as unit_name',
      'r.name as region_name',
    ])
    .where('p.id', '=', sql<ProblemId>`any(${ids}::uuid[])`)
    .execute();
}
