import { evidenceOf } from '#files/index.ts';
import { anyone, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { isErased } from '../../erasure/queries.ts';
import { GonePage } from '../../erasure/views/gone-page.tsx';
import type { InnovationId } from '../../model/ids.ts';
import { type RecordPart, tellRecord } from '../../part.ts';
import { paths as registryPaths } from '../../paths.ts';
import { idOf, type RegistryVisit } from '../../routes/visit.tsx';
import { whyNotReadWork } from '../../visibility.ts';
import { FeedLinks } from '../feeds/views/feed-links.tsx';
import { publicPage } from '../routes/public-page.ts';
import type { FoundRecord, PublicRecord } from './model.ts';
import { paths } from './paths.ts';
import { type Around, around, countMessages, foundRecord } from './queries.ts';
import { excerptOf, whyNotReadMessages, whyNotReplicate } from './rules.ts';
import { JsonLd, recordData } from './views/head.tsx';
import { RecordPage, type RecordParts } from './views/record-page.tsx';
import { placeOf } from './views/relations.tsx';
import { UnpublishedPage } from './views/unpublished-page.tsx';
import type { Work } from './views/work-bar.tsx';

/** The public page of a record. Its slug may be anything, so it stands after every other address under a record. */
export const recordRoutes = (
  parts: readonly RecordPart[],
  replicateAt: ReplicateAt = registryPaths.replicate.to,
): readonly Route<Viewer>[] => {
  const handle = handleRead(parts, replicateAt);
  const page = { method: 'get', guard: anyone, event: 'registry.record.read', handle } as const;
  return [
    { ...page, path: registryPaths.record.pattern },
    { ...page, path: paths.page.pattern },
  ];
};

const DESCRIPTION = 200;

type ReplicateAt = (id: InnovationId) => string;

function handleRead(parts: readonly RecordPart[], replicateAt: ReplicateAt) {
  const lookAround = around(parts);
  return async (visit: RegistryVisit): Promise<Answer> => {
    const record = await foundRecord(visit.db.conn, idOf(visit));
    if (!record) return gone(visit);
    if (!isPublic(record)) return unpublished(visit, record);
    const canonical = paths.page.to(record.id, record.content.title);
    if (visit.url.pathname !== canonical) return moved(canonical + visit.url.search);
    const { viewer, now } = visit;
    const { conn } = visit.db;
    const { above, ...surroundings } = await lookAround(conn, record);
    const told = await tellRecord(parts, { conn, viewer, record, now }, above);
    return shown(visit, { record, ...surroundings }, { parts: told, replicateHref: replicateAt(record.id) });
  };
}

/** What was erased for good says so; what never was is not there. */
async function gone(visit: RegistryVisit): Promise<Answer> {
  if (!(await isErased(visit.db.conn, idOf(visit)))) throw new NotFound();
  return show({ title: t('erasure.gone.title'), status: 410, noindex: true, width: 'reading', body: <GonePage /> });
}

function isPublic(record: FoundRecord): record is PublicRecord {
  return record.state === 'published' && record.content !== null && record.publishedAt !== null;
}

/** A page that is not public is not there, but for those who may see the work on it. */
function unpublished({ viewer }: RegistryVisit, record: FoundRecord): Answer {
  if (whyNotReadWork(record, viewer)) throw new NotFound();
  const archived = record.state === 'archived';
  return show({
    title: t(archived ? 'record.archived.title' : 'record.unpublished.title'),
    noindex: true,
    width: 'reading',
    body: <UnpublishedPage id={record.id} archived={archived} />,
  });
}

/** Titles change and may change back: a browser that kept the move for good could run in a circle. */
function moved(to: string): Response {
  return new Response(null, { status: 301, headers: { location: to, 'cache-control': 'no-cache' } });
}

type Above = { readonly parts: RecordParts; readonly replicateHref: string };

type Read = Omit<Around, 'above'> & { readonly record: PublicRecord };

async function shown(visit: RegistryVisit, read: Read, above: Above): Promise<Answer> {
  const { baseUrl, viewer } = visit;
  const { record, awards, externalIds, origins } = read;
  const { id, content } = record;
  const canonical = paths.page.to(id, content.title);
  const subject = { kind: 'innovation', id };
  const evidence = read.hasEvidence ? await evidenceOf(visit.db.conn, subject, { onlyPublic: true }) : [];
  const body = { ...read, evidence, ...above, work: await workOf(visit, record) };
  return publicPage(visit, {
    title: content.title,
    description: excerptOf(content.summary || placeOf(record).join(', '), DESCRIPTION),
    canonical,
    width: 'wide',
    islands: ['share'],
    trail: [{ text: t('record.trail'), href: registryPaths.catalogue.to() }],
    head: (
      <>
        <FeedLinks />
        <JsonLd data={recordData({ record, awards, externalIds, origins, baseUrl })} />
      </>
    ),
    body: <RecordPage {...body} address={baseUrl + canonical} whyNotReplicate={whyNotReplicate(viewer)} />,
  });
}

async function workOf({ db, viewer }: RegistryVisit, record: PublicRecord): Promise<Work | null> {
  if (whyNotReadWork(record, viewer)) return null;
  return { messages: whyNotReadMessages(record, viewer) ? null : await countMessages(db.conn, record.id) };
}
