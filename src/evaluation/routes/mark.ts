import { signedIn, type Viewer } from '#identity/index.ts';
import { formatTime } from '#platform/dates.ts';
import type { Answer, Route } from '#platform/http/route.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { saveMarks } from '../actions/sheet.ts';
import type { Round } from '../model/round.ts';
import { OVERALL } from '../model/rubric.ts';
import type { Mark } from '../model/sheet.ts';
import { paths } from '../paths.ts';
import { seenMark, typedMark, whyNotEntry, whyNotWrite } from '../rules/sheet.ts';
import { scoreOf } from '../rules/total.ts';
import { ownSheet } from './sheet.tsx';
import { codesOf, faultText, markText, revisionIn } from './sheet-form.ts';
import type { EvaluationVisit } from './visit.tsx';

/** One criterion at a time, for the script of the sheet: the same action as the form, answered as data. */
export const markRoutes: readonly Route<Viewer>[] = [
  { method: 'post', path: paths.saveMark.pattern, guard: signedIn, event: 'evaluation.sheet.save', handle: save },
];

async function save(visit: EvaluationVisit): Promise<Answer> {
  const { sheet, round } = await ownSheet(visit);
  const { form, db, viewer, now } = visit;
  const code = form.get('kriteria');
  const closed = whyNotWrite(sheet, round, viewer, now);
  if (closed) return answer(409, { state: 'refused', text: t(`evaluation.refusal.${closed}`) });
  if (!codesOf(round.rubric).includes(code))
    return answer(422, { state: 'refused', text: t('evaluation.refusal.invalid') });
  const mark = code === OVERALL ? null : typedMark(form.get('nilai'));
  const entry = {
    criterion: code,
    mark,
    comment: form.get('catatan').trim(),
    revision: revisionIn(form.get('revisi')),
  };
  const fault = whyNotEntry(round.rubric, entry);
  if (fault) return answer(422, { state: 'refused', text: faultText(round.rubric, code, fault) });
  // What was not touched here never stands against what another tab has saved.
  const isUntouched = seenMark(mark, entry.comment) === form.get('asal');
  const entries = isUntouched ? [] : [entry];
  const outcome = await db.transact((tx) => saveMarks(tx, viewer, { sheetId: sheet.id, entries }, now));
  if (outcome.ok)
    return answer(200, {
      ...stored(outcome.value.marks, code),
      ...totalText(round, outcome.value.marks),
      state: 'saved',
    });
  if (typeof outcome.why === 'string')
    return answer(409, { state: 'refused', text: t(`evaluation.refusal.${outcome.why}`) });
  const kept = outcome.why.clash.flatMap((it) => it.stored ?? []);
  return answer(409, { ...stored(kept, code), state: 'clash' });
}

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}

/** What stands on the server, as the boxes would say it. */
function stored(marks: readonly Mark[], code: string) {
  const found = marks.find((it) => it.criterion === code);
  const { mark = null, comment = '', revision = 0 } = found ?? {};
  const text = found ? t('evaluation.saved.at', { at: formatTime(found.savedAt) }) : '';
  return { mark: markText(mark), comment, revision, seen: seenMark(mark, comment), text };
}

function totalText(round: Round, marks: readonly Mark[]) {
  return { total: formatNumber(scoreOf(round.rubric, marks), { minimumFractionDigits: 2, maximumFractionDigits: 2 }) };
}
