import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { declareConflict } from '../actions/conflict.ts';
import { acceptSeat, declineSeat } from '../actions/jury.ts';
import { habitsOf } from '../meaning/queries/habits.ts';
import { type Juror, type Round, tieKinds } from '../model/round.ts';
import { paths } from '../paths.ts';
import { conflictsOf } from '../queries/conflict.ts';
import { ownSheets } from '../queries/own-sheets.ts';
import { subjectsOf } from '../queries/subject.ts';
import { AcceptedSeatPage, InvitedSeatPage } from '../views/seat-page.tsx';
import { tieBoxes } from './conflicts.tsx';
import { type EvaluationVisit, evaluationPage, reasonIn, refusal, seatedRound } from './visit.tsx';

export const seatRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.seat.pattern, guard: signedIn, event: 'evaluation.seat', handle: read },
  { method: 'post', path: paths.acceptSeat.pattern, guard: signedIn, event: 'evaluation.juror.accept', handle: accept },
  {
    method: 'post',
    path: paths.declineSeat.pattern,
    guard: signedIn,
    event: 'evaluation.juror.decline',
    handle: decline,
  },
  {
    method: 'post',
    path: paths.declareConflict.pattern,
    guard: signedIn,
    event: 'evaluation.conflict.declare',
    handle: declare,
  },
];

/** Nobody reads more than this in one round; the list of one's own sheets has them all. */
const MOST_SHOWN = 500;

const trail = () => [{ text: t('evaluation.seats.title'), href: paths.seats.to() }];

async function read(visit: EvaluationVisit): Promise<Answer> {
  return seatPage(visit, await seatedRound(visit), {});
}

type Seated = { readonly round: Round; readonly seat: Juror };

async function seatPage(visit: EvaluationVisit, { round, seat }: Seated, errors: FieldErrors): Promise<Answer> {
  const { form, now } = visit;
  if (seat.state === 'invited') {
    const body = <InvitedSeatPage round={round} seat={seat} reason={form.get('alasan')} errors={errors} />;
    return evaluationPage({ title: round.name, trail: trail(), width: 'reading', body }, errors);
  }
  const subjects = await subjectsOf(visit.db.conn, round.id);
  const conflicts = await conflictsOf(visit.db.conn, round, [seat], subjects);
  const filter = { mark: null, roundId: round.id, text: '', sort: 'label' } as const;
  const sheets = await ownSheets(visit.db.conn, visit.viewer, filter, { size: MOST_SHOWN, offset: 0 });
  const tied = new Set(conflicts.map((it) => it.row));
  const body = (
    <AcceptedSeatPage
      round={round}
      seat={seat}
      subjects={subjects.filter((it) => !tied.has(it.row))}
      hidden={tied.size}
      sheets={sheets.items}
      hasHabits={(await habitsOf(visit.db.conn, round, seat)) !== null}
      now={now}
      newId={newId<'ConflictId'>(now.getTime())}
      values={{ subject: form.get('objek'), tie: form.get('hubungan'), note: form.get('catatan') }}
      errors={errors}
    />
  );
  return evaluationPage({ title: round.name, trail: trail(), body }, errors);
}

async function accept(visit: EvaluationVisit): Promise<Answer> {
  const seated = await seatedRound(visit);
  const { form, db, viewer, now } = visit;
  if (seated.seat.state === 'invited' && form.get('setuju') !== 'ya')
    return seatPage(visit, seated, { setuju: t('evaluation.fault.agree') });
  const input = { roundId: seated.round.id, pact: seated.round.pact };
  const outcome = await db.transact((tx) => acceptSeat(tx, viewer, input, now));
  const back = paths.seat.to(seated.round.id);
  return outcome.ok ? redirect(back, 'evaluation.done.accept') : refusal(outcome.why, back);
}

async function decline(visit: EvaluationVisit): Promise<Answer> {
  const seated = await seatedRound(visit);
  const input = { roundId: seated.round.id, reason: reasonIn(visit) };
  const outcome = await visit.db.transact((tx) => declineSeat(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.seats.to(), 'evaluation.done.decline');
  if (outcome.why === 'reason_missing' || outcome.why === 'invalid')
    return seatPage(visit, seated, { alasan: t(`evaluation.refusal.${outcome.why}`) });
  return refusal(outcome.why, paths.seat.to(seated.round.id));
}

async function declare(visit: EvaluationVisit): Promise<Answer> {
  const seated = await seatedRound(visit);
  const { form, db, viewer, now } = visit;
  const row = parseId<'SubjectRowId'>(form.get('objek'));
  const tie = tieKinds.find((it) => it === form.get('hubungan'));
  if (!row) return seatPage(visit, seated, { objek: t('evaluation.refusal.unknown_subject') });
  if (!tie) return seatPage(visit, seated, { hubungan: t('evaluation.fault.tie') });
  const id = parseId<'ConflictId'>(form.get('id')) ?? newId<'ConflictId'>(now.getTime());
  const input = { id, roundId: seated.round.id, row, tie, note: form.get('catatan') };
  const outcome = await db.transact((tx) => declareConflict(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.seat.to(seated.round.id), 'evaluation.done.declare');
  const box = tieBoxes[outcome.why];
  if (box) return seatPage(visit, seated, { [box]: t(`evaluation.refusal.${outcome.why}`) });
  return refusal(outcome.why, paths.seat.to(seated.round.id));
}
