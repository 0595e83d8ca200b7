import { evidenceOf, isBroken, typeText, type UsedEvidence } from '#files/index.ts';
import { regionFullName, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { replicasOf } from '../catalogue/record/queries.ts';
import type { Innovation, Version } from '../model/record.ts';
import { awardsOf, externalIdsOf, lineageOf } from '../queries/register.ts';
import type { MasterRecord, Piece, PieceType } from './model.ts';

/** The record of a version with what stands around it, for somebody who may see its work. */
export async function masterRecordOf(
  conn: Conn,
  viewer: Viewer,
  record: Innovation,
  version: Version,
): Promise<MasterRecord> {
  const [awards, externalIds, lineage, replicas, evidence] = await Promise.all([
    awardsOf(conn, record.id),
    externalIdsOf(conn, record.id),
    lineageOf(conn, viewer, record.id),
    replicasOf(conn, record.id, record.regionCode),
    evidenceOf(conn, { kind: 'innovation', id: record.id }, { onlyPublic: false }),
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
    evidence: evidence.filter((it) => it.archivedAt === null).map(pieceFrom),
  };
}

function pieceFrom(used: UsedEvidence): Piece {
  const { file } = used;
  return {
    id: used.id,
    place: used.place,
    title: used.title,
    number: used.number,
    documentDate: used.documentDate,
    issuer: used.issuer,
    page: used.page,
    validityYear: used.validityYear,
    type: file ? typeOf(file.mediaType) : 'link',
    file: file ? { name: file.originalName, size: file.size, typeName: typeText(used) } : null,
    url: used.url,
    isBroken: isBroken(used),
  };
}

function typeOf(mediaType: string): PieceType {
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType.startsWith('image/')) return 'image';
  return mediaType.startsWith('video/') ? 'video' : 'other';
}
