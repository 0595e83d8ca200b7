import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { reopenSheet } from '../actions/sheet.ts';
import type { Round } from '../model/round.ts';
import type { Sheet } from '../model/sheet.ts';
import { paths } from '../paths.ts';
import { jurorIn } from '../queries/jury.ts';
import { roundById } from '../queries/round.ts';
import { finishesOf, marksOf, sheetFor } from '../queries/sheet.ts';
import { runsRound } from '../rules/round.ts';
import { whyNotReopen } from '../rules/sheet.ts';
import { namedSubject } from '../views/labels.ts';
import { ReadSheetPage } from '../views/read-sheet-page.tsx';
import { ReopenPage } from '../views/reopen-page.tsx';
import { type EvaluationVisit, evaluationPage, organisers, reasonIn, refusal, trailOf } from './visit.tsx';

/** Sheets as those who run the round read them, and the way to open one again. */
export const readSheetRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.readSheet.pattern, guard: organisers, event: 'evaluation.sheet_read', handle: read },
  { method: 'get', path: paths.reopenSheet.pattern, guard: organisers, event: 'evaluation.reopen_form', handle: ask },
  {
    method: 'post',
    path: paths.reopenSheet.pattern,
    guard: organisers,
    event: 'evaluation.sheet.reopen',
    handle: open,
  },
];

async function runSheet({ db, viewer, params }: EvaluationVisit): Promise<{ sheet: Sheet; round: Round }> {
  const id = parseId<'SheetId'>(params.id);
  const sheet = id ? await sheetFor(db.conn, viewer, id) : null;
  const round = sheet && runsRound(sheet, viewer) ? await roundById(db.conn, sheet.roundId) : null;
  if (!sheet || !round) throw new NotFound();
  return { sheet, round };
}

async function read(visit: EvaluationVisit): Promise<Answer> {
  const { sheet, round } = await runSheet(visit);
  const { conn } = visit.db;
  const body = (
    <ReadSheetPage
      sheet={sheet}
      round={round}
      juror={(await jurorIn(conn, round.id, sheet.jurorId))?.name ?? ''}
      marks={await marksOf(conn, sheet.id)}
      finishes={await finishesOf(conn, sheet.id)}
      whyNot={whyNotReopen(sheet, round, visit.viewer)}
    />
  );
  return evaluationPage({ title: namedSubject(sheet.subject), trail: trailOf(round), width: 'reading', body });
}

async function ask(visit: EvaluationVisit): Promise<Answer> {
  const { sheet, round } = await runSheet(visit);
  const why = whyNotReopen(sheet, round, visit.viewer);
  return why ? refusal(why, paths.readSheet.to(sheet.id)) : reopenPage(visit, { sheet, round }, {});
}

function reopenPage(
  visit: EvaluationVisit,
  { sheet, round }: { readonly sheet: Sheet; readonly round: Round },
  errors: FieldErrors,
): Answer {
  const body = <ReopenPage sheet={sheet} reason={reasonIn(visit)} errors={errors} />;
  return evaluationPage({ title: t('evaluation.reopen.title'), trail: trailOf(round), width: 'reading', body }, errors);
}

async function open(visit: EvaluationVisit): Promise<Answer> {
  const { sheet, round } = await runSheet(visit);
  const input = { sheetId: sheet.id, reason: reasonIn(visit) };
  const outcome = await visit.db.transact((tx) => reopenSheet(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.readSheet.to(sheet.id), 'evaluation.done.reopen');
  if (outcome.why === 'reason_missing' || outcome.why === 'invalid')
    return reopenPage(visit, { sheet, round }, { alasan: t(`evaluation.refusal.${outcome.why}`) });
  return refusal(outcome.why, paths.readSheet.to(sheet.id));
}
