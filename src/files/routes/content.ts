import { anyone, type Viewer } from '#identity/index.ts';
import { bodyOf } from '#platform/http/body.ts';
import { NotFound, type Route } from '#platform/http/route.ts';
import { storageOf } from '../content/open.ts';
import { talk } from '../content/uploads.ts';
import type { StoredFile } from '../model.ts';
import { paths } from '../paths.ts';
import { evidenceFor, type SubjectDoor } from '../queries/reading.ts';
import { dispositionOf, mediaOf } from '../rules/media.ts';
import { type Span, spanAsked } from '../rules/range.ts';
import { type FilesVisit, idOf, uploaders } from './visit.tsx';

/** The bytes: out to whoever may read the evidence, in by the resumable protocol. */
export function contentRoutes(doors: readonly SubjectDoor[]): readonly Route<Viewer>[] {
  return [
    {
      method: 'get',
      path: paths.download.pattern,
      guard: anyone,
      event: 'files.evidence.download',
      handle: (visit) => download(visit, doors),
    },
    {
      method: 'post',
      path: paths.uploads.pattern,
      guard: uploaders,
      event: 'files.upload',
      raw: true,
      handle: (visit) => upload(visit, null),
    },
    {
      method: 'patch',
      path: paths.upload.pattern,
      guard: uploaders,
      event: 'files.upload_part',
      raw: true,
      handle: (visit) => upload(visit, visit.params.unggahan ?? ''),
    },
    {
      method: 'delete',
      path: paths.upload.pattern,
      guard: uploaders,
      event: 'files.upload_end',
      raw: true,
      handle: (visit) => upload(visit, visit.params.unggahan ?? ''),
    },
    // Asked by HEAD, which comes in by the door of GET: how far an upload has got. Nothing is ever read back here.
    {
      method: 'get',
      path: paths.upload.pattern,
      guard: uploaders,
      event: 'files.upload_state',
      raw: true,
      handle: (visit) => {
        if (visit.request.method !== 'HEAD') throw new NotFound();
        return upload(visit, visit.params.unggahan ?? '');
      },
    },
  ];
}

/** The file, or the part of it that is asked for: a viewer of PDFs leafs, and a download that broke off goes on. */
async function download(visit: FilesVisit, doors: readonly SubjectDoor[]): Promise<Response> {
  const read = await evidenceFor(visit.db.conn, visit.viewer, doors, idOf(visit));
  const file = read?.evidence.file;
  if (!file) throw new NotFound();
  const { method, headers: asked } = visit.request;
  const etag = `"${file.sha256}"`;
  const headers = headersOf(file, etag);
  if (asked.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const wanted = { range: asked.get('range'), ifRange: asked.get('if-range') };
  const span = spanAsked(wanted, { size: file.size, etag });
  if (span === 'beyond')
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${file.size}` } });
  if (method === 'HEAD') return new Response(null, { headers: { ...headers, ...lengthOf(file, null) } });
  const stream = await (await storageOf(visit.config)).read(file.storageKey, span ?? undefined);
  const answer = { status: span ? 206 : 200, headers: { ...headers, ...lengthOf(file, span) } };
  return new Response(bodyOf(stream), answer);
}

/** A file is no page of ours: whatever it holds, it may load nothing, run nothing and is no part of the site. */
function headersOf(file: StoredFile, etag: string): Record<string, string> {
  return {
    'content-type': file.mediaType,
    'content-disposition': dispositionOf(file.originalName, mediaOf(file.mediaType).show),
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    etag,
  };
}

function lengthOf({ size }: StoredFile, span: Span | null): Record<string, string> {
  if (!span) return { 'content-length': String(size) };
  const { from, to } = span;
  return { 'content-length': String(to - from + 1), 'content-range': `bytes ${from}-${to}/${size}` };
}

async function upload(visit: FilesVisit, id: string | null): Promise<Response> {
  const { viewer, config, request } = visit;
  const owner = viewer.person?.id;
  const answer = owner && (await talk(config, owner, { request, upload: id, address: paths.uploads.to() }));
  if (!answer) throw new NotFound();
  return answer;
}
