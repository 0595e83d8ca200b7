import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { type FieldErrors, fieldId } from '#platform/ui/field.tsx';
import { finishSheet, saveMarks } from '../actions/sheet.ts';
import type { SubjectDoor } from '../door.ts';
import type { EvaluationRefusal, Round } from '../model/round.ts';
import type { Mark, Sheet } from '../model/sheet.ts';
import { paths } from '../paths.ts';
import { roundById } from '../queries/round.ts';
import { finishesOf, marksOf, sheetFor } from '../queries/sheet.ts';
import { type Clash, lacksOf, seenMark, whyNotWrite } from '../rules/sheet.ts';
import { shownSubject } from '../views/labels.ts';
import { ScorePage } from '../views/score-page.tsx';
import { type Boxes, boxNames } from '../views/sheet-boxes.ts';
import { readingFor } from './reading.ts';
import { boxesOfForm, boxesOfMarks, codesOf, lackErrors, readEntries } from './sheet-form.ts';
import { type EvaluationVisit, evaluationPage, refusal } from './visit.tsx';

export function sheetRoutes(doors: readonly SubjectDoor[]): readonly Route<Viewer>[] {
  return [
    {
      method: 'get',
      path: paths.sheet.pattern,
      guard: signedIn,
      event: 'evaluation.sheet',
      handle: (visit) => show(visit, doors),
    },
    {
      method: 'post',
      path: paths.sheet.pattern,
      guard: signedIn,
      event: 'evaluation.sheet.save',
      ahead: true,
      handle: (visit) => save(visit, doors),
    },
  ];
}

export type OwnSheet = { readonly sheet: Sheet; readonly round: Round; readonly marks: readonly Mark[] };

/** The viewer's own sheet of the address; else it is not there. Who runs the round reads it elsewhere. */
export async function ownSheet({ db, viewer, params }: EvaluationVisit): Promise<OwnSheet> {
  const id = parseId<'SheetId'>(params.id);
  const sheet = id ? await sheetFor(db.conn, viewer, id) : null;
  const isOwn = sheet !== null && sheet.personId === viewer.person?.id && sheet.jurorState === 'accepted';
  const round =
    sheet && isOwn && sheet.state !== 'withdrawn' && !sheet.isTied ? await roundById(db.conn, sheet.roundId) : null;
  if (!sheet || !round) throw new NotFound();
  return { sheet, round, marks: await marksOf(db.conn, sheet.id) };
}

type Shown = {
  readonly boxes: ReadonlyMap<string, Boxes>;
  readonly errors: FieldErrors;
  readonly clashes?: readonly Clash[];
};

async function show(visit: EvaluationVisit, doors: readonly SubjectDoor[]): Promise<Answer> {
  const own = await ownSheet(visit);
  return scorePage(visit, doors, own, { boxes: boxesOfMarks(own.round.rubric, own.marks), errors: {} });
}

async function scorePage(
  visit: EvaluationVisit,
  doors: readonly SubjectDoor[],
  { sheet, round, marks }: OwnSheet,
  { boxes, errors, clashes = [] }: Shown,
): Promise<Answer> {
  const title = shownSubject(sheet.subject, round);
  const body = (
    <ScorePage
      sheet={sheet}
      round={round}
      marks={marks}
      reading={await readingFor(visit, doors, { sheet, round })}
      boxes={boxes}
      errors={errors}
      clashes={clashes}
      finishes={await finishesOf(visit.db.conn, sheet.id)}
      whyNot={whyNotWrite(sheet, round, visit.viewer, visit.now)}
    />
  );
  const trail = [
    { text: t('evaluation.seats.title'), href: paths.seats.to() },
    { text: round.name, href: paths.seat.to(round.id) },
  ];
  const status = clashes.length > 0 ? { status: 409 } : {};
  return evaluationPage({ title, trail, width: 'wide', islands: ['score'], body, ...status }, errors);
}

/** Saves one criterion or all of them, and hands the sheet in when that button was pressed. */
async function save(visit: EvaluationVisit, doors: readonly SubjectDoor[]): Promise<Answer> {
  const own = await ownSheet(visit);
  const { form, db, viewer, now } = visit;
  const { rubric } = own.round;
  const back = paths.sheet.to(own.sheet.id);
  const closed = whyNotWrite(own.sheet, own.round, viewer, now);
  if (closed) return refusal(closed, back);
  const one = form.get('simpan');
  const wanted = codesOf(rubric).includes(one) ? [one] : codesOf(rubric);
  const boxes = boxesOfForm(rubric, form);
  const { entries, errors } = readEntries(rubric, boxes, wanted);
  if (Object.keys(errors).length > 0) return scorePage(visit, doors, own, { boxes, errors });
  const input = { sheetId: own.sheet.id, entries };
  const outcome = await db.transact((tx) => saveMarks(tx, viewer, input, now));
  if (!outcome.ok) return refusedSave(visit, doors, own, { boxes, why: outcome.why });
  if (form.get('selesai') === 'ya') return finish(visit, doors, own);
  return redirect(
    wanted.length === 1 ? `${back}#${fieldId(boxNames(one).mark)}` : `${back}#rubrik`,
    'evaluation.done.saved',
  );
}

type RefusedSave = {
  readonly boxes: Shown['boxes'];
  readonly why: EvaluationRefusal | { readonly clash: readonly Clash[] };
};

/** What stands on the server beside what was typed; sending again then means it. */
async function refusedSave(
  visit: EvaluationVisit,
  doors: readonly SubjectDoor[],
  own: OwnSheet,
  { boxes, why }: RefusedSave,
): Promise<Answer> {
  if (typeof why === 'string') return refusal(why, paths.sheet.to(own.sheet.id));
  const known = new Map(why.clash.map((it) => [it.criterion, it.stored]));
  const told = new Map(
    [...boxes].map(([code, box]) => {
      const stored = known.get(code);
      if (!stored) return [code, box] as const;
      return [code, { ...box, revision: stored.revision, seen: seenMark(stored.mark, stored.comment) }] as const;
    }),
  );
  const errors = Object.fromEntries(
    why.clash.map(({ criterion }) => [
      boxNames(criterion)[criterion === 'overall' ? 'comment' : 'mark'],
      t('evaluation.clash.error'),
    ]),
  );
  return scorePage(visit, doors, own, { boxes: told, errors, clashes: why.clash });
}

async function finish(visit: EvaluationVisit, doors: readonly SubjectDoor[], own: OwnSheet): Promise<Answer> {
  const { db, viewer, now } = visit;
  const outcome = await db.transact((tx) => finishSheet(tx, viewer, { sheetId: own.sheet.id }, now));
  if (outcome.ok) return redirect(paths.seat.to(own.round.id), 'evaluation.done.finish');
  if (outcome.why !== 'incomplete') return refusal(outcome.why, paths.sheet.to(own.sheet.id));
  const marks = await marksOf(db.conn, own.sheet.id);
  const errors = lackErrors(own.round.rubric, lacksOf(own.round.rubric, marks));
  return scorePage(visit, doors, { ...own, marks }, { boxes: boxesOfMarks(own.round.rubric, marks), errors });
}
