import { evidenceOf } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as recordPaths } from '../../catalogue/record/paths.ts';
import { aroundRecord, foundRecord } from '../../catalogue/record/queries.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { Innovation, Version } from '../../model/record.ts';
import { paths as registryPaths } from '../../paths.ts';
import { awardsOf } from '../../queries/register.ts';
import { masterRecordOf } from '../queries.ts';
import type { WholeRecord } from './whole.ts';

/** What everyone may read of the record; null when it is not public. */
export async function publicWhole(conn: Conn, id: InnovationId, baseUrl: string): Promise<WholeRecord | null> {
  const found = await foundRecord(conn, id);
  if (!found?.content || found.state !== 'published' || !found.publishedAt) return null;
  const { awards, externalIds, origins, replicas } = await aroundRecord(conn, found);
  return {
    id,
    institutionName: found.institutionName,
    unitName: found.unitName,
    regionCode: found.regionCode,
    content: found.content,
    version: found.versions,
    changedAt: found.changedAt ?? found.publishedAt,
    position: t('registry.position.published'),
    state: 'published',
    awards,
    externalIds,
    origin: [origins?.record?.title, origins?.text].filter((text) => text).join('. '),
    adaptation: origins?.adaptation ?? '',
    replicas: replicas.total,
    evidence: await evidenceOf(conn, { kind: 'innovation', id }, { onlyPublic: true }),
    address: baseUrl + recordPaths.page.to(id, found.content.title),
  };
}

type Work = { readonly record: Innovation; readonly version: Version };

/** A version of a record whose work the viewer may see; the caller has asked whether. */
export async function workWhole(
  conn: Conn,
  viewer: Viewer,
  { record, version }: Work,
  baseUrl: string,
): Promise<WholeRecord> {
  const { id } = record;
  const { externalIds, origin, adaptation, replicas } = await masterRecordOf(conn, viewer, record, version);
  return {
    id,
    institutionName: record.institutionName,
    unitName: record.unitName,
    regionCode: record.regionCode,
    content: version.content,
    version: version.no,
    changedAt: version.decidedAt ?? version.savedAt,
    position: t(`registry.state.${version.state}`),
    state: version.state,
    awards: await awardsOf(conn, id),
    externalIds,
    origin,
    adaptation,
    replicas,
    evidence: await evidenceOf(conn, { kind: 'innovation', id }, { onlyPublic: false }),
    address: baseUrl + registryPaths.work.to(id),
  };
}
