import { type Announcement, announceHook } from '#integration/index.ts';
import type { Tx } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { FactMark } from '#platform/outbox.ts';
import { paths as recordPaths } from '../catalogue/record/paths.ts';
import type { InnovationId, VersionId } from '../model/ids.ts';
import { paths as registryPaths } from '../paths.ts';
import { paths } from './paths.ts';
import { type PublicNow, publicNow } from './queries.ts';
import { regionAnswer } from './shapes/place.ts';

type OfRecord = { readonly innovationId: InnovationId };
type OfVersion = OfRecord & { readonly versionId: VersionId };

/**
 * A version was published: outside programs hear of the record as the public reads it now. It is a change when the public
 * has read another version before. What has left the public again meanwhile is not told.
 */
export function announcePublished(fact: OfVersion, context: JobContext, mark: FactMark): Promise<void> {
  return context.db.transact(async (tx) => {
    const now = await publicNow(tx, fact.innovationId, fact.versionId);
    if (!now) return;
    const type = now.wasRead ? 'innovation.changed' : 'innovation.published';
    await tell(tx, { type, subjectId: now.id, data: dataOf(now, context.baseUrl), ...markOf(mark) }, context);
  });
}

/** An archived record is public again: told as one that is published. */
export function announceRestored(fact: OfRecord, context: JobContext, mark: FactMark): Promise<void> {
  return tellAsIs('innovation.published', fact, context, mark);
}

/** A record stands in another unit or institution: to the public that is a change of it. */
export function announceRelocated(fact: OfRecord, context: JobContext, mark: FactMark): Promise<void> {
  return tellAsIs('innovation.changed', fact, context, mark);
}

/** The record as the public reads it at this moment; nothing when the public does not. */
function tellAsIs(type: Announcement['type'], fact: OfRecord, context: JobContext, mark: FactMark): Promise<void> {
  return context.db.transact(async (tx) => {
    const now = await publicNow(tx, fact.innovationId, null);
    if (!now) return;
    await tell(tx, { type, subjectId: now.id, data: dataOf(now, context.baseUrl), ...markOf(mark) }, context);
  });
}

/** A record has left the public, to the archive or by a publication taken back: its address is all that is told. */
export function announceArchived(fact: OfRecord, context: JobContext, mark: FactMark): Promise<void> {
  return context.db.transact(async (tx) => {
    if (await publicNow(tx, fact.innovationId, null)) return;
    await tellGone(tx, fact.innovationId, context, mark);
  });
}

/** A record is erased for good: told as one that left the public, unless the public never knew of it. */
export async function announceErased(
  fact: OfRecord & { readonly wasPublic: boolean },
  context: JobContext,
  mark: FactMark,
): Promise<void> {
  if (fact.wasPublic) await context.db.transact((tx) => tellGone(tx, fact.innovationId, context, mark));
}

async function tellGone(tx: Tx, id: InnovationId, context: JobContext, mark: FactMark): Promise<void> {
  const data = addressesOf(id, registryPaths.record.to(id), context.baseUrl);
  await tell(tx, { type: 'innovation.archived', subjectId: id, data, ...markOf(mark) }, context);
}

const markOf = ({ id, at }: FactMark) => ({ occasion: id, at });
const tell = (tx: Tx, it: Announcement, { now }: JobContext): Promise<void> => announceHook(tx, it, now);

function addressesOf(id: InnovationId, page: string, baseUrl: string) {
  return { id, url: baseUrl + page, api: baseUrl + paths.innovation.to(id) };
}

function dataOf(it: PublicNow, baseUrl: string) {
  return {
    ...addressesOf(it.id, recordPaths.page.to(it.id, it.title), baseUrl),
    title: it.title,
    version: it.versionNo,
    institution: { id: it.institutionId, name: it.institutionName },
    region: regionAnswer(it.regionCode),
    publishedAt: it.publishedAt.toISOString(),
    changedAt: it.changedAt.toISOString(),
  };
}
