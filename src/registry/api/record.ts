import { evidenceOf, paths as filesPaths, type UsedEvidence } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { awardName } from '../catalogue/award-name.ts';
import type { FoundRecord, Origins, Replica } from '../catalogue/record/model.ts';
import { paths as recordPaths } from '../catalogue/record/paths.ts';
import { type Around, aroundRecord, foundRecord } from '../catalogue/record/queries.ts';
import type { InnovationId } from '../model/ids.ts';
import type { Award } from '../model/record.ts';
import { paths as registryPaths } from '../paths.ts';
import { currentVersions, notesOf, workRecordFor } from '../queries/innovation.ts';
import { completenessOf } from '../rules/completeness.ts';
import { changeOf } from '../rules/impact.ts';
import { moveNames, whyNot } from '../rules/moves.ts';
import { whyNotReadWork } from '../visibility.ts';
import { publishedVersions } from './queries.ts';
import type { InnovationAnswer } from './shapes/innovation.ts';
import { regionAnswer } from './shapes/place.ts';
import { isWorking } from './summary.ts';

type Asked = { readonly conn: Conn; readonly viewer: Viewer; readonly baseUrl: string };

/** The record as this viewer may read it: its public part, and the work on it for those who see it; null for others. */
export async function innovationFor(asked: Asked, id: InnovationId): Promise<InnovationAnswer | null> {
  const { conn, viewer, baseUrl } = asked;
  const found = await foundRecord(conn, id);
  if (!found) return null;
  const seesWork = whyNotReadWork(found, viewer) === null;
  if (found.state !== 'published' && !seesWork) return null;
  const around = await aroundRecord(conn, found);
  const evidence = await evidenceOf(conn, { kind: 'innovation', id }, { onlyPublic: true });
  const work = seesWork ? await workOf(conn, viewer, id) : noWork;
  return {
    ...ownershipOf(found, baseUrl),
    ...saidOf(found, around),
    ...relationsOf(around, baseUrl),
    evidence: evidence.map((it) => evidenceAnswer(it, baseUrl)),
    versions: (await publishedVersions(conn, id)).map(({ id: _id, publishedAt, ...it }) => ({
      ...it,
      publishedAt: publishedAt.toISOString(),
    })),
    publishedAt: found.publishedAt?.toISOString() ?? null,
    ...work,
  };
}

function ownershipOf(it: FoundRecord, baseUrl: string) {
  const isPublic = it.state === 'published' && it.content !== null;
  return {
    id: it.id,
    state: it.state,
    url: isPublic && it.content ? baseUrl + recordPaths.page.to(it.id, it.content.title) : null,
    institution: { id: it.institutionId, name: it.institutionName },
    unit: it.unitId === null ? null : { id: it.unitId, name: it.unitName ?? '' },
    region: regionAnswer(it.regionCode),
  };
}

function saidOf({ content }: FoundRecord, { awards, externalIds }: Around) {
  const rows = content?.impact ?? [];
  return {
    content,
    impact: rows.map((row) => {
      const { indicator, unit, before, after } = row;
      return { indicator, unit, before, after, change: changeOf(row) };
    }),
    awards: awards.map(awardAnswer),
    externalIds: [...externalIds],
  };
}

function awardAnswer({ id: _id, ...award }: Award) {
  return { ...award, name: awardName(award) };
}

function relationsOf({ origins, replicas, problems }: Around, baseUrl: string) {
  return {
    lineage: origins && lineageAnswer(origins, baseUrl),
    replicas: {
      total: replicas.total,
      regions: replicas.regions,
      items: replicas.items.map((it) => linkTo(it, baseUrl)),
    },
    problems: problems.map(({ id, title, state }) => ({
      id,
      title,
      state,
      url: baseUrl + registryPaths.problem.to(id),
    })),
  };
}

function lineageAnswer({ record, text, adaptation }: Origins, baseUrl: string) {
  return { origin: record && linkTo(record, baseUrl), originText: text, adaptation };
}

function linkTo({ id, title, institutionName }: Pick<Replica, 'id' | 'title' | 'institutionName'>, baseUrl: string) {
  return { id, title, institution: institutionName, url: baseUrl + recordPaths.page.to(id, title) };
}

function evidenceAnswer(it: UsedEvidence, baseUrl: string) {
  const { title, number, issuer, page, validityYear, place, file } = it;
  return {
    ...{ title, number, issuer, page, validityYear, place },
    date: it.documentDate,
    url: it.url ?? baseUrl + filesPaths.download.to(it.id),
    mediaType: file?.mediaType ?? null,
    size: file?.size ?? null,
  };
}

type WorkPart = Pick<InnovationAnswer, 'work' | 'moves'>;
const noWork: WorkPart = { work: null, moves: [] };

/** The version being written and what the viewer may do now. */
async function workOf(conn: Conn, viewer: Viewer, id: InnovationId): Promise<WorkPart> {
  const record = await workRecordFor(conn, viewer, id);
  if (!record) return noWork;
  const moves = moveNames.filter((move) => whyNot(move, record, viewer) === null);
  const { open } = await currentVersions(conn, record);
  if (!open || !isWorking(open.state)) return { work: null, moves };
  const { percent, missing } = completenessOf(open.content);
  const notes = await notesOf(conn, open.id);
  const work = {
    versionId: open.id,
    no: open.no,
    state: open.state,
    revision: open.revision,
    content: open.content,
    completeness: percent,
    missing: missing.map((need) => need.name),
    notes: notes.map(({ section, body, writtenAt, resolvedAt }) => ({
      ...{ section, body },
      writtenAt: writtenAt.toISOString(),
      resolvedAt: resolvedAt?.toISOString() ?? null,
    })),
  };
  return { work, moves };
}
