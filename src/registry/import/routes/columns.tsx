import type { Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { saveMapping } from '../actions/mapping.ts';
import { chooseTable } from '../actions/table.ts';
import type { ImportRun, Mapping } from '../model.ts';
import { paths } from '../paths.ts';
import { type Proposal, proposeMapping } from '../queries/mapping.ts';
import { firstRows } from '../queries/rows.ts';
import { runFor } from '../queries/run.ts';
import { whyNotMove } from '../rules/moves.ts';
import { isSame } from '../rules/same.ts';
import { samplesOf } from '../rules/samples.ts';
import { ColumnsPage } from '../views/columns-page.tsx';
import { TablePage } from '../views/table-page.tsx';
import { checkNow } from './check-now.ts';
import { mappingErrors, readMapping } from './mapping-form.ts';
import { admins, type ImportVisit, importPage, institutionChoices, refusal, revisionOf, runOf } from './visit.tsx';

export const columnsRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.table.pattern,
    guard: admins,
    event: 'registry.import.table_form',
    handle: async (visit) => tablePage(visit, await runOf(visit), {}),
  },
  {
    method: 'post',
    path: paths.table.pattern,
    guard: admins,
    event: 'registry.import.choose_table',
    handle: choose,
  },
  {
    method: 'get',
    path: paths.columns.pattern,
    guard: admins,
    event: 'registry.import.map_form',
    handle: async (visit) => {
      const run = await runOf(visit);
      return columnsPage(visit, run, await proposeMapping(visit.db.conn, run), {});
    },
  },
  { method: 'post', path: paths.columns.pattern, guard: admins, event: 'registry.import.map', handle: map },
];

const ROWS_TO_CHOOSE = 15;
const ROWS_OF_SAMPLES = 60;

async function tablePage(visit: ImportVisit, run: ImportRun, errors: FieldErrors): Promise<Answer> {
  const forbidden = whyNotMove('map', run, visit.viewer);
  if (forbidden) return refusal(forbidden, run.id);
  const rows = await firstRows(visit.db.conn, run.id, ROWS_TO_CHOOSE);
  const body = <TablePage run={run} rows={rows} errors={errors} />;
  return importPage({ title: t('import.table.title'), body }, errors);
}

async function choose(visit: ImportVisit): Promise<Answer> {
  const run = await runOf(visit);
  const row = visit.form.get('judul');
  const sheet = visit.form.get('lembar') || null;
  const current = run.form.format === 'delimited' ? null : run.form.sheet;
  // The rows that could be chosen are those of the sheet that stands: another sheet's header is found anew.
  const same = sheet === null || sheet === current;
  const headerRow = same && /^[1-9]\d{0,6}$/.test(row) ? Number(row) : null;
  const choice = { id: run.id, revision: revisionOf(visit), sheet, headerRow };
  const outcome = await chooseTable(visit.db, visit.viewer, choice, visit.now);
  if (outcome.ok) return redirect(paths.columns.to(run.id), 'import.table.done');
  if (outcome.why === 'unknown_sheet') return tablePage(visit, run, { lembar: t('import.refusal.unknown_sheet') });
  if (outcome.why === 'unknown_row') return tablePage(visit, run, { judul: t('import.refusal.unknown_row') });
  return refusal(outcome.why, run.id);
}

async function columnsPage(
  visit: ImportVisit,
  run: ImportRun,
  { mapping, from }: Proposal,
  errors: FieldErrors,
): Promise<Answer> {
  const forbidden = whyNotMove('map', run, visit.viewer);
  if (forbidden) return refusal(forbidden, run.id);
  const rows = await firstRows(visit.db.conn, run.id, run.dataAfter + ROWS_OF_SAMPLES);
  const below = rows.filter((row) => row.no > run.dataAfter).map((row) => row.cells);
  return importPage(
    {
      title: t('import.columns.title'),
      width: 'wide',
      body: (
        <ColumnsPage
          run={run}
          mapping={mapping}
          from={from}
          samples={samplesOf(below, run.headings.length)}
          institutions={run.scope === 'hub' ? await institutionChoices(visit.db.conn) : []}
          errors={errors}
        />
      ),
    },
    errors,
  );
}

async function map(visit: ImportVisit): Promise<Answer> {
  const run = await runOf(visit);
  const { mapping, errors } = await readMapping(visit, run);
  const wrong = { ...errors, ...mappingErrors(mapping) };
  if (Object.keys(wrong).length > 0) return again(visit, run, mapping, wrong);
  const input = { id: run.id, revision: revisionOf(visit), mapping };
  const outcome = await visit.db.transact((tx) => saveMapping(tx, visit.viewer, input, visit.now));
  if (!outcome.ok) return (await isDoneAlready(visit, run, mapping)) ?? refusal(outcome.why, run.id);
  await checkNow(visit, run, outcome.value.revision);
  return redirect(paths.import.to(run.id));
}

/** Of two clicks the second finds that the first decided the very same. */
async function isDoneAlready(visit: ImportVisit, run: ImportRun, mapping: Mapping): Promise<Answer | null> {
  const now = await runFor(visit.db.conn, visit.viewer, run.id);
  const moved = now?.state === 'checking' || now?.state === 'checked';
  return moved && isSame(now.mapping, mapping) ? redirect(paths.import.to(run.id)) : null;
}

function again(visit: ImportVisit, run: ImportRun, mapping: Mapping, errors: FieldErrors): Promise<Answer> {
  return columnsPage(visit, run, { mapping, from: 'decided' }, errors);
}
