import { institutionById, regionByCode, type Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { confirmImport } from '../actions/flow.ts';
import { choosePlaces, type PlaceDecision } from '../actions/mapping.ts';
import type { ImportRun, PlaceChoice, Severity } from '../model.ts';
import { paths } from '../paths.ts';
import { placesOf } from '../queries/places.ts';
import { faultsOf, faultyRows, firstRecords, unitsNamed } from '../queries/preview.ts';
import { runFor } from '../queries/run.ts';
import { countsOf, faultCounts } from '../queries/summary.ts';
import { isBusy } from '../rules/moves.ts';
import type { Confirmed } from '../views/confirm-form.tsx';
import { faultBook } from '../views/fault-book.ts';
import { severitySlugs } from '../views/preview-faults.tsx';
import { PreviewPage } from '../views/preview-page.tsx';
import { checkNow } from './check-now.ts';
import { sheetDownload } from './download.ts';
import {
  admins,
  type ImportVisit,
  importPage,
  institutionChoices,
  pageOf,
  refusal,
  revisionOf,
  runOf,
} from './visit.tsx';

export const previewRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.preview.pattern, guard: admins, event: 'registry.import.preview', handle: preview },
  { method: 'post', path: paths.places.pattern, guard: admins, event: 'registry.import.place', handle: place },
  {
    method: 'get',
    path: paths.faultSheet.pattern,
    guard: admins,
    event: 'registry.import.fault_sheet',
    handle: async (visit) => {
      const run = await runOf(visit);
      const bytes = await faultBook(run.headings, await faultyRows(visit.db.conn, run.id));
      return sheetDownload(bytes, t('import.sheet.file'));
    },
  },
  { method: 'post', path: paths.confirm.pattern, guard: admins, event: 'registry.import.confirm', handle: confirm },
];

async function preview(visit: ImportVisit): Promise<Answer> {
  const run = await runOf(visit);
  if (run.state !== 'checked') return redirect(paths.import.to(run.id));
  return previewPage(visit, run, { confirmed: { cara: '', ganda: 'perbarui' }, errors: {}, stale: false });
}

type Shown = { readonly confirmed: Confirmed; readonly errors: FieldErrors; readonly stale: boolean };

async function previewPage(visit: ImportVisit, run: ImportRun, shown: Shown): Promise<Answer> {
  const { conn } = visit.db;
  const seen = { severity: severityOf(visit), page: pageOf(visit) };
  const body = (
    <PreviewPage
      run={run}
      counts={await countsOf(conn, run.id)}
      places={await placesOf(conn, run.id)}
      institutions={await institutionChoices(conn)}
      units={await unitsNamed(conn, run.id)}
      faultCounts={await faultCounts(conn, run.id)}
      faults={await faultsOf(conn, run.id, seen)}
      seen={seen}
      first={await firstRecords(conn, run.id)}
      {...shown}
    />
  );
  const status = shown.stale ? { status: 409 } : {};
  return importPage({ title: t('import.preview.title'), width: 'wide', body, ...status }, shown.errors);
}

function severityOf(visit: ImportVisit): Severity | null {
  const text = visit.query.get('lihat');
  if (text === severitySlugs.error) return 'error';
  return text === severitySlugs.warning ? 'warning' : null;
}

async function confirm(visit: ImportVisit): Promise<Answer> {
  const run = await runOf(visit);
  // A second click finds the work begun, and the reader sees how far it is.
  if (isBusy(run.state) || run.confirmedAt !== null) return redirect(paths.import.to(run.id));
  const confirmed = { cara: visit.form.get('cara'), ganda: visit.form.get('ganda') };
  const errors = confirmErrors(confirmed);
  if (Object.keys(errors).length > 0) return previewPage(visit, run, { confirmed, errors, stale: false });
  const input = {
    id: run.id,
    revision: revisionOf(visit),
    publish: confirmed.cara === 'terbit',
    onExisting: confirmed.ganda === 'biarkan' ? ('keep' as const) : ('update' as const),
  };
  const outcome = await visit.db.transact((tx) => confirmImport(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.import.to(run.id));
  return afterRefusal(visit, run, { why: outcome.why, confirmed });
}

function confirmErrors({ cara, ganda }: Confirmed): FieldErrors {
  const errors: Record<string, string> = {};
  if (cara !== 'terbit' && cara !== 'konsep') errors.cara = t('import.preview.choose');
  if (ganda !== 'perbarui' && ganda !== 'biarkan') errors.ganda = t('import.preview.choose');
  return errors;
}

type Refused = { readonly why: Parameters<typeof refusal>[0]; readonly confirmed: Confirmed };

/** Of two clicks at once the second finds the import begun; a page overtaken by another shows how it stands now. */
async function afterRefusal(visit: ImportVisit, run: ImportRun, { why, confirmed }: Refused): Promise<Answer> {
  const now = await runFor(visit.db.conn, visit.viewer, run.id);
  if (now && (isBusy(now.state) || now.confirmedAt !== null)) return redirect(paths.import.to(run.id));
  if (now?.state === 'checked' && why === 'stale')
    return previewPage(visit, now, { confirmed, errors: {}, stale: true });
  return refusal(why, run.id);
}

async function place(visit: ImportVisit): Promise<Answer> {
  const run = await runOf(visit);
  const decisions = await decisionsOf(visit);
  if (decisions === null) return refusal('unknown_place', run.id);
  const input = { id: run.id, revision: revisionOf(visit), decisions };
  const outcome = await visit.db.transact((tx) => choosePlaces(tx, visit.viewer, input, visit.now));
  if (!outcome.ok) return refusal(outcome.why, run.id);
  await checkNow(visit, run, outcome.value.revision);
  return redirect(paths.import.to(run.id), 'import.preview.unclear.done');
}

/** Key and choice of each place of the form; null when one of them was tampered with. */
async function decisionsOf(visit: ImportVisit): Promise<readonly PlaceDecision[] | null> {
  const decisions: PlaceDecision[] = [];
  for (let at = 0; visit.form.has(`kunci.${at}`); at++) {
    const choice = await choiceOf(visit, visit.form.get(`pilihan.${at}`));
    if (choice === null) return null;
    decisions.push({ key: visit.form.get(`kunci.${at}`), choice });
  }
  return decisions;
}

async function choiceOf(visit: ImportVisit, text: string): Promise<PlaceChoice | null> {
  if (text === 'seperti-tertulis') return { kind: 'as_written' };
  if (text === 'lewati') return { kind: 'leave_out' };
  const [kind, value = ''] = text.split(':');
  if (kind === 'wilayah') return regionByCode(value) ? { kind: 'region', regionCode: value } : null;
  const institutionId = parseId<'InstitutionId'>(value);
  if (kind !== 'instansi' || institutionId === null) return null;
  const known = await institutionById(visit.db.conn, institutionId);
  return known ? { kind: 'institution', institutionId } : null;
}
