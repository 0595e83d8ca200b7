import { anyone, signedIn, type Viewer } from '#identity/index.ts';
import { turnsOf } from '#platform/export/turns.ts';
import { limitOf } from '#platform/http/limit.ts';
import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { type PlainKey, t } from '#platform/i18n/i18n.ts';
import { PdfAbsent, qrSvg } from '#platform/pdf/index.ts';
import { parsePublicCode } from '#platform/public-code.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { EntryId } from '../model/entry.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { paths } from '../paths.ts';
import { printEntry } from '../print.ts';
import { lastSnapshotOf, verifyReceipt } from '../queries/snapshot.ts';
import { ReceiptPage } from '../views/receipt-page.tsx';
import { RefusalPage } from '../views/refusal-page.tsx';
import { VerifiedPage, VerifyForm } from '../views/verify-page.tsx';
import { type EntryVisit, entryOf, entryPage, entryTrail, type Opened } from './visit.tsx';

export const receiptRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.receiptPdf.pattern,
    guard: signedIn,
    event: 'competition.entry.print',
    handle: (visit) => printed(visit, false),
  },
  {
    method: 'get',
    path: paths.entryPdf.pattern,
    guard: signedIn,
    event: 'competition.entry.print',
    handle: (visit) => printed(visit, true),
  },
  { method: 'get', path: paths.receipt.pattern, guard: signedIn, event: 'competition.entry.receipt', handle: receipt },
  { method: 'get', path: paths.verify.pattern, guard: anyone, event: 'competition.receipt.form', handle: ask },
  { method: 'get', path: paths.verified.pattern, guard: anyone, event: 'competition.receipt.verify', handle: verify },
];

/** The entry with its last submission; without one there is no receipt. */
export async function submittedOf(visit: EntryVisit): Promise<Opened & { readonly snapshot: Snapshot }> {
  const open = await entryOf(visit);
  const snapshot = await lastSnapshotOf(visit.db.conn, open.entry.id);
  if (!snapshot) throw new NotFound();
  return { ...open, snapshot };
}

async function receipt(visit: EntryVisit): Promise<Answer> {
  const { entry, snapshot } = await submittedOf(visit);
  const proved = await verifyReceipt(visit.db.conn, snapshot.code);
  const address = visit.baseUrl + paths.verified.to(snapshot.code);
  const qr = `data:image/svg+xml;base64,${Buffer.from(qrSvg(address)).toString('base64')}`;
  return entryPage({
    title: `${t('entry.receipt.title')}: ${entry.title}`,
    trail: entryTrail(entry),
    body: (
      <ReceiptPage
        entry={entry}
        snapshot={snapshot}
        standing={proved?.standing ?? 'withdrawn'}
        holds={proved?.holds ?? false}
        address={address}
        qr={qr}
      />
    ),
  });
}

const turns = turnsOf({ atOnce: 2, waiting: 20, ofOne: 4 });

/** The receipt or the whole entry as a PDF; its making waits its turn, and is told where the machine cannot. */
async function printed(visit: EntryVisit, whole: boolean): Promise<Answer> {
  const { entry, snapshot } = await submittedOf(visit);
  const found = await verifyReceipt(visit.db.conn, snapshot.code);
  if (!found) throw new NotFound();
  const address = visit.baseUrl + paths.verified.to(snapshot.code);
  try {
    const bytes = await turns.run(visit.ip, () => printEntry({ found, address, whole }));
    if (bytes) return pdfAnswer(bytes, `${whole ? 'usulan' : 'tanda-terima'}-${snapshot.receipt}`);
  } catch (error) {
    if (!(error instanceof PdfAbsent)) throw error;
    visit.log.warn({ reason: error.message }, 'PDFs cannot be set on this machine');
    return notPrinted(entry.id, 'platform.print.absent', 'platform.print.absentText');
  }
  return notPrinted(entry.id, 'platform.export.busy', 'platform.export.busyText');
}

function pdfAnswer(bytes: Uint8Array, name: string): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name.toLowerCase()}.pdf"`,
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    },
  });
}

function notPrinted(id: EntryId, title: PlainKey, text: PlainKey): Answer {
  const body = <RefusalPage reason={t(title)} more={t(text)} back={paths.receipt.to(id)} />;
  return show({
    title: t(title),
    status: 503,
    noindex: true,
    width: 'reading',
    headers: { 'retry-after': '30' },
    body,
  });
}

const LOOKS_A_MINUTE = 60;
const looks = limitOf(LOOKS_A_MINUTE);

function ask(visit: EntryVisit): Answer {
  const typed = visit.query.get('kode') ?? '';
  const code = parsePublicCode(typed);
  if (code) return redirect(paths.verified.to(code));
  const errors: FieldErrors = typed === '' ? {} : { kode: t('entry.verify.wrong') };
  return form(typed, errors);
}

function form(typed: string, errors: FieldErrors, status?: number): Answer {
  const body = <VerifyForm code={typed} errors={errors} />;
  const wrong = Object.keys(errors).length > 0 ? { status: status ?? 422 } : {};
  return show({ title: t('entry.verify.title'), width: 'reading', body, ...wrong });
}

/** Open to everybody; whoever guesses codes by the hundred has to wait. */
async function verify(visit: EntryVisit): Promise<Answer> {
  const wait = looks(visit.ip, visit.now);
  const typed = visit.params.kode ?? '';
  if (wait > 0) return form(typed, { kode: t('entry.verify.slow', { n: wait }) }, 429);
  const code = parsePublicCode(typed);
  const found = code ? await verifyReceipt(visit.db.conn, code) : null;
  if (!found) return form(typed, { kode: t('entry.verify.unknown') }, 404);
  const title = t('entry.verify.of', { receipt: found.snapshot.receipt });
  return show({ title, noindex: true, width: 'reading', body: <VerifiedPage found={found} /> });
}
