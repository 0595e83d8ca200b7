import { dayOf } from '../dates.ts';
import { type Answer, NotFound, type Route, show, type Visit } from '../http/route.ts';
import { formatNumber, t } from '../i18n/i18n.ts';
import { PdfAbsent } from '../pdf/index.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { FILE_PARAM, formatOf } from './address.ts';
import { type Made, type Rows, writeCsv, writeJson, writeXlsx } from './files.ts';
import type { ExportFormat, ListExport, MadeList } from './list.ts';
import { writePdf } from './print.ts';
import { type Spooled, spool } from './spool.ts';
import { turnsOf } from './turns.ts';

/** Rows of a file; who wants more narrows the list. A PDF is for paper, and set whole. */
export const MOST_ROWS = 50_000;
export const MOST_PRINTED = 2000;
const mostIn = (format: ExportFormat) => (format === 'pdf' ? MOST_PRINTED : MOST_ROWS);
const limits = { atOnce: 2, waiting: 20, ofOne: 4 };
const turns = turnsOf(limits);

const types: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
};

const writers = { xlsx: writeXlsx, csv: writeCsv, json: writeJson };

/** The route of a list's files. */
export function exportRoute<Viewer>(list: ListExport<Viewer>): Route<Viewer> {
  return {
    method: 'get',
    path: list.path,
    guard: list.guard,
    event: list.event,
    handle: (visit) => answer(visit, list),
  };
}

async function answer<Viewer>(visit: Visit<Viewer>, list: ListExport<Viewer>): Promise<Answer> {
  const format = formatOf(visit.params[FILE_PARAM]);
  if (!format) throw new NotFound();
  const made = await list.make(visit);
  if (made instanceof Response) return made;
  const headers = headersOf(`${list.name}-${dayOf(visit.now)}.${format}`, format);
  if (visit.request.method === 'HEAD') return new Response(null, { headers });
  const file = await turns.run(visit.ip, () => written(visit, made, format));
  if (file === null) return refusal(503, t('platform.export.busy'), t('platform.export.busyText'), made.address);
  if (file === 'too_many') {
    const title = t('platform.export.tooMany', { n: formatNumber(mostIn(format)) });
    return refusal(422, title, t(`platform.export.${format === 'pdf' ? 'printed' : 'file'}.tooMany`), made.address);
  }
  if (file === 'absent') return refusal(503, t('platform.print.absent'), t('platform.print.absentText'), made.address);
  const what = { format, rows: file.rows, filter: filterText(made) };
  try {
    await visit.db.transact(async (tx) => list.taken?.(tx, visit, what));
  } catch (error) {
    await file.body.cancel();
    throw error;
  }
  return new Response(file.body, { headers: { ...headers, 'content-length': String(file.size) } });
}

const filterText = ({ filter }: MadeList): string => filter.map(({ name, text }) => `${name}: ${text}`).join('; ');

class TooMany extends Error {}

async function written<Viewer>(visit: Visit<Viewer>, list: MadeList, format: ExportFormat) {
  const counter = { rows: 0 };
  try {
    const file = await visit.db.snapshot((conn) => {
      const made: Made = { list, baseUrl: visit.baseUrl, now: visit.now };
      return writtenAs(format, made, bounded(list.rows(conn), mostIn(format), counter));
    });
    return { ...file, rows: counter.rows };
  } catch (error) {
    if (error instanceof TooMany) return 'too_many' as const;
    if (!(error instanceof PdfAbsent)) throw error;
    visit.log.warn({ reason: error.message }, 'PDFs cannot be set on this machine');
    return 'absent' as const;
  }
}

async function writtenAs(format: ExportFormat, made: Made, rows: Rows): Promise<Spooled> {
  if (format !== 'pdf') return spool(writers[format](made, rows));
  return spool(inOnePiece(() => writePdf(made, rows)));
}

async function* inOnePiece(make: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await make();
}

async function* bounded(rows: Rows, most: number, counter: { rows: number }): Rows & AsyncGenerator {
  for await (const some of rows) {
    counter.rows += some.length;
    if (counter.rows > most) throw new TooMany();
    yield some;
  }
}

function headersOf(name: string, format: ExportFormat): Record<string, string> {
  return {
    'content-type': types[format],
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
  };
}

function refusal(status: number, title: string, text: string, back: string): Answer {
  return show({
    title,
    status,
    noindex: true,
    width: 'reading',
    body: (
      <>
        <PageHeader title={title} />
        <Notice tone="warning">
          <p>{text}</p>
        </Notice>
        <p>
          <a href={back}>{t('platform.export.back')}</a>
        </p>
      </>
    ),
    ...(status === 503 ? { headers: { 'retry-after': '30' } } : {}),
  });
}
