import { createHash } from 'node:crypto';
import { fileBytes, paths as filesPaths } from '#files/index.ts';
import { anyone, signedIn, type Viewer } from '#identity/index.ts';
import { turnsOf } from '#platform/export/turns.ts';
import { type Answer, NotFound, type Route, show } from '#platform/http/route.ts';
import { currentLocale, t } from '#platform/i18n/i18n.ts';
import { compilePdf, PdfAbsent, printable, qrSvg, templateText } from '#platform/pdf/index.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { slugOf } from '../../catalogue/record/rules.ts';
import type { Innovation, Version } from '../../model/record.ts';
import { versionsByNo } from '../../queries/innovation.ts';
import { versionOf } from '../../routes/edit/work.tsx';
import { idOf, type RegistryVisit, workOf } from '../../routes/visit.tsx';
import { recordExport } from '../actions.ts';
import { download, type FileType } from '../download.ts';
import { paths } from '../paths.ts';
import { keptFiles } from './kept.ts';
import { type PictureOf, printedOf } from './print.ts';
import { publicWhole, workWhole } from './queries.ts';
import { onceEach, type WholeRecord } from './whole.ts';

const event = 'registry.export.record';

/** One record as a PDF and as JSON: what everyone reads of it, and any version for those who may see its work. */
export const recordFileRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.recordPdf.pattern, guard: anyone, event: 'registry.record.file', handle: openPdf },
  { method: 'get', path: paths.recordJson.pattern, guard: anyone, event: 'registry.record.file', handle: openJson },
  { method: 'get', path: paths.workPdf.pattern, guard: signedIn, event, handle: workPdf },
  { method: 'get', path: paths.workJson.pattern, guard: signedIn, event, handle: workJson },
];

async function openRecord(visit: RegistryVisit): Promise<WholeRecord> {
  const record = await publicWhole(visit.db.conn, idOf(visit), visit.baseUrl);
  if (!record) throw new NotFound();
  return record;
}

async function openPdf(visit: RegistryVisit): Promise<Answer> {
  const record = await openRecord(visit);
  const bytes = await pdfOf(visit, record);
  return bytes instanceof Uint8Array ? file(visit, record, 'pdf', bytes) : refusal(bytes);
}

async function openJson(visit: RegistryVisit): Promise<Answer> {
  const record = await openRecord(visit);
  return file(visit, record, 'json', jsonOf(record, visit.now));
}

/** The version that `versi` names, else the one being written or read. */
async function asked(visit: RegistryVisit): Promise<{ readonly record: Innovation; readonly version: Version }> {
  const record = await workOf(visit);
  const no = visit.query.get('versi');
  if (no === null) return { record, version: await versionOf(visit, record) };
  const [version] = /^\d{1,4}$/.test(no) ? await versionsByNo(visit.db.conn, record.id, [Number(no)]) : [];
  if (!version) throw new NotFound();
  return { record, version };
}

async function workPdf(visit: RegistryVisit): Promise<Answer> {
  const record = await workWhole(visit.db.conn, visit.viewer, await asked(visit), visit.baseUrl);
  const bytes = await pdfOf(visit, record);
  if (!(bytes instanceof Uint8Array)) return refusal(bytes);
  await keepTaken(visit, record, 'pdf');
  return file(visit, record, 'pdf', bytes);
}

async function workJson(visit: RegistryVisit): Promise<Answer> {
  const record = await workWhole(visit.db.conn, visit.viewer, await asked(visit), visit.baseUrl);
  await keepTaken(visit, record, 'json');
  return file(visit, record, 'json', jsonOf(record, visit.now));
}

async function keepTaken({ db, viewer, now }: RegistryVisit, { id, version }: WholeRecord, format: FileType) {
  const subject = { kind: 'innovation', id };
  await db.transact((tx) => recordExport(tx, viewer, { kind: 'record', subject, taken: { format, version } }, now));
}

function file({ now }: RegistryVisit, record: WholeRecord, type: FileType, body: Uint8Array | string): Response {
  return download({ name: slugOf(record.content.title), type, body }, now);
}

/** The whole of it for programs; of files what they are and where they can be had. */
function jsonOf(record: WholeRecord, now: Date): string {
  const { evidence, address, position: _position, ...rest } = record;
  const host = new URL(address).origin;
  const proofs = evidence.map((it) => ({
    title: it.title,
    number: it.number,
    document_date: it.documentDate,
    issuer: it.issuer,
    place: it.place,
    sha256: it.file?.sha256 ?? null,
    url: it.url || host + filesPaths.download.to(it.id),
  }));
  return `${JSON.stringify({ url: address, made_at: now, ...rest, evidence: proofs }, null, 1)}\n`;
}

const turns = turnsOf({ atOnce: 2, waiting: 20, ofOne: 4 });
const MOST_PICTURES = 6;
const kept = keptFiles(32 * 1024 * 1024);

/** Set once for the same content: the key is all that stands in it. */
async function pdfOf(visit: RegistryVisit, record: WholeRecord): Promise<Uint8Array | 'busy' | 'absent'> {
  const pictured = onceEach(record.evidence)
    .filter((it) => it.file?.mediaType.startsWith('image/'))
    .slice(0, MOST_PICTURES);
  const digest = createHash('sha256').update(currentLocale());
  digest.update(JSON.stringify([printedOf(record, []), pictured.map((it) => [it.title, it.file?.sha256])]));
  const key = digest.digest('hex');
  const known = kept.get(key);
  if (known) return known;
  try {
    const bytes = await turns.run(visit.ip, async () => setNow(record, await picturesOf(visit, pictured)));
    if (bytes) kept.put(key, bytes);
    return bytes ?? 'busy';
  } catch (error) {
    if (!(error instanceof PdfAbsent)) throw error;
    visit.log.warn({ reason: error.message }, 'PDFs cannot be set on this machine');
    return 'absent';
  }
}

async function picturesOf({ config }: RegistryVisit, pictured: WholeRecord['evidence']): Promise<readonly PictureOf[]> {
  const pictures: PictureOf[] = [];
  for (const { title, file: stored } of pictured) {
    const bytes = stored && (await fileBytes(config, stored));
    const small = bytes && (await printable(bytes));
    if (small) pictures.push({ name: `picture-${pictures.length + 1}.jpg`, caption: title, bytes: small });
  }
  return pictures;
}

function setNow(record: WholeRecord, pictures: readonly PictureOf[]): Promise<Uint8Array> {
  return compilePdf({
    template: templateText(import.meta.dirname, 'record.typ'),
    data: printedOf(record, pictures),
    pictures: [
      { name: 'qr.svg', bytes: qrSvg(record.address) },
      ...pictures.map(({ name, bytes }) => ({ name, bytes })),
    ],
  });
}

function refusal(why: 'busy' | 'absent'): Answer {
  const title = why === 'busy' ? t('platform.export.busy') : t('platform.print.absent');
  const text = why === 'busy' ? t('platform.export.busyText') : t('platform.print.absentText');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">
        <p>{text}</p>
      </Notice>
    </>
  );
  return show({ title, status: 503, noindex: true, width: 'reading', headers: { 'retry-after': '30' }, body });
}
