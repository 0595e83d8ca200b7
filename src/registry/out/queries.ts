import { regionFullName, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { replicasOf } from '../catalogue/record/queries.ts';
import type { Innovation, Version } from '../model/record.ts';
import { awardsOf, externalIdsOf, lineageOf } from '../queries/register.ts';
import type { MasterRecord } from './model.ts';

/** The record of a version with what stands around it, for somebody who may see its work. */
export async function masterRecordOf(
  conn: Conn,
  viewer: Viewer,
  record: Innovation,
  version: Version,
): Promise<MasterRecord> {
  const [awards, externalIds, lineage, replicas] = await Promise.all([
    awardsOf(conn, record.id),
    externalIdsOf(conn, record.id),
    lineageOf(conn, viewer, record.id),
    replicasOf(conn, record.id, record.regionCode),
  ]);
  const named = [lineage?.originTitle, lineage?.originText].filter((text) => text);
  return {
    id: record.id,
    content: version.content,
    institutionName: record.institutionName,
    unitName: record.unitName,
    region: record.regionCode ? regionFullName(record.regionCode) : '',
    awards,
    externalIds,
    origin: named.join('. '),
    adaptation: lineage?.adaptation ?? '',
    replicas: replicas.total,
  };
}
