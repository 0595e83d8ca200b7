import { renderToString } from 'preact-render-to-string';
import type { Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Conn, Tx } from '#platform/db.ts';
import { spool } from '#platform/export/spool.ts';
import { turnsOf } from '#platform/export/turns.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { parseId } from '#platform/ids.ts';
import { type ZipPart, zipStream } from '#platform/sheet/index.ts';
import { cancelFiles } from '../actions/files.ts';
import { note } from '../actions/note.ts';
import type { CertificateFileId } from '../model.ts';
import { paths } from '../paths.ts';
import { fileFor, piecesOf } from '../queries/files.ts';
import { FilePage, fileTitle, MakingProgress } from '../views/file-page.tsx';
import { type CertificateVisit, certificatePage, organisers, refusal, trailOf } from './visit.tsx';

const event = (name: string) => `competition.certificate.${name}`;

export const fileRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.file.pattern, guard: organisers, event: event('files'), handle: view },
  { method: 'get', path: paths.progress.pattern, guard: organisers, event: event('files_progress'), handle: progress },
  { method: 'post', path: paths.cancel.pattern, guard: organisers, event: event('cancel_files'), handle: cancel },
  { method: 'get', path: paths.archive.pattern, guard: organisers, event: event('take_files'), handle: take },
];

async function fileOf({ db, viewer, params }: CertificateVisit) {
  const id = parseId<'CertificateFileId'>(params.id);
  const found = id ? await fileFor(db.conn, viewer, id) : null;
  if (!found) throw new NotFound();
  return found;
}

async function view(visit: CertificateVisit): Promise<Answer> {
  const { file, batch } = await fileOf(visit);
  return certificatePage({
    title: fileTitle(file),
    trail: trailOf(batch.edition),
    width: 'reading',
    body: <FilePage file={file} batch={batch} days={visit.config.certificateFileDays} />,
  });
}

async function progress(visit: CertificateVisit): Promise<Answer> {
  const { file } = await fileOf(visit);
  return new Response(renderToString(<MakingProgress file={file} />), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' },
  });
}

async function cancel(visit: CertificateVisit): Promise<Answer> {
  const { file } = await fileOf(visit);
  const outcome = await visit.db.transact((tx) => cancelFiles(tx, visit.viewer, { id: file.id }, visit.now));
  if (outcome.ok) return redirect(paths.batch.to(outcome.value), 'certificate.done.cancel');
  return refusal(outcome.why, paths.file.to(file.id));
}

const turns = turnsOf({ atOnce: 2, waiting: 10, ofOne: 2 });

/** The archive, put together out of its pieces as they lie there; what is in it is packed already. */
async function take(visit: CertificateVisit): Promise<Answer> {
  const { db, ip } = visit;
  const { file, batch } = await fileOf(visit);
  if (file.state !== 'done') throw new NotFound();
  const form = file.form === 'print' ? 'cetak-' : '';
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="sertifikat-${form}${dayOf(file.askedAt)}.zip"`,
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
  };
  if (visit.request.method === 'HEAD') return new Response(null, { headers });
  const archive = await turns.run(ip, () => spool(zipStream(partsOf(db.conn, file.id))));
  if (!archive) return refusal('busy', paths.file.to(file.id));
  try {
    await db.transact((tx) => noteTaken(tx, visit, { file, batch }));
  } catch (error) {
    await archive.body.cancel();
    throw error;
  }
  return new Response(archive.body, { headers: { ...headers, 'content-length': String(archive.size) } });
}

type Found = Awaited<ReturnType<typeof fileOf>>;

function noteTaken(tx: Tx, { viewer, now }: CertificateVisit, { file, batch }: Found): Promise<void> {
  const subject = { kind: 'certificate_batch' as const, id: batch.id };
  return note(tx, viewer, { verb: 'take_files', subject, after: { form: file.form, certificates: file.done } }, now);
}

async function* partsOf(conn: Conn, id: CertificateFileId): AsyncGenerator<ZipPart> {
  for await (const { name, bytes } of piecesOf(conn, id)) yield { name, text: [bytes] };
}
