import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { conflictDeclared } from '../events.ts';
import type { ConflictId, JurorId, RoundId, SubjectRowId } from '../model/ids.ts';
import { type EvaluationRefusal, type Juror, LONGEST_REASON, type Round, type TieKind } from '../model/round.ts';
import { conflictsOf } from '../queries/conflict.ts';
import { jurorIn, seatOf } from '../queries/jury.ts';
import { subjectIn } from '../queries/subject.ts';
import { whyNotArrange } from '../rules/round.ts';
import { tables } from '../schema.ts';
import { holdRound } from './hold.ts';
import { whyNotReason } from './jury.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, EvaluationRefusal>>;
type OfRound = { readonly roundId: RoundId };

export type NewConflict = OfRound & {
  readonly id: ConflictId;
  readonly row: SubjectRowId;
  readonly tie: TieKind;
  readonly note: string;
};

/** A juror tells a tie of the own; from then on the subject is not there for this juror. Said twice, it is said once. */
export async function declareConflict(tx: Tx, who: Viewer, input: NewConflict, now: Date): Result {
  const round = await holdRound(tx, input.roundId);
  const juror = round ? await seatOf(tx, input.roundId, who) : null;
  if (!round || juror?.state !== 'accepted') return refused('not_found');
  if (round.state === 'closed') return refused('closed');
  const told = await tellTie(tx, who, { ...input, round, juror, source: 'declared' }, now);
  if (!told.ok) return told;
  if (told.value) {
    const at = now.toISOString();
    await emit(tx, conflictDeclared, { jurorId: juror.id, roundId: round.id, at }, now);
  }
  return done(null);
}

/** The secretariat enters a tie that it knows of. */
export async function enterConflict(
  tx: Tx,
  who: Viewer,
  input: NewConflict & { readonly jurorId: JurorId },
  now: Date,
): Result {
  const round = await holdRound(tx, input.roundId);
  const juror = round ? await jurorIn(tx, input.roundId, input.jurorId) : null;
  if (!round || !juror) return refused('not_found');
  const forbidden = whyNotArrange(round, who);
  if (forbidden) return refused(forbidden);
  const told = await tellTie(tx, who, { ...input, round, juror, source: 'entered' }, now);
  return told.ok ? done(null) : told;
}

type Telling = NewConflict & {
  readonly round: Round;
  readonly juror: Juror;
  readonly source: 'declared' | 'entered';
};

/** True when the tie is new; a subject that is hidden from the juror already is not there for a declaration. */
async function tellTie(tx: Tx, who: Viewer, it: Telling, now: Date): Promise<Outcome<boolean, EvaluationRefusal>> {
  const note = it.note.trim();
  if (note.length > LONGEST_REASON) return refused('invalid');
  if (it.tie === 'other' && note === '') return refused('note_missing');
  const subject = await subjectIn(tx, it.round.id, it.row);
  if (!subject) return refused('unknown_subject');
  const standing = await conflictsOf(tx, it.round, [it.juror], [subject]);
  const same = standing.find((one) => one.row === it.row);
  if (same) return same.id === it.id || it.source === 'declared' ? done(false) : refused('already_told');
  await tables(tx)
    .insertInto('evaluation_conflict')
    .values({
      id: it.id,
      juror_id: it.juror.id,
      subject_row: it.row,
      source: it.source,
      tie: it.tie,
      note,
      told_by: who.person?.id ?? null,
      told_at: now,
      lifted_by: null,
      lifted_at: null,
      lifted_reason: '',
    })
    .execute();
  await withdrawFor(tx, it, now);
  const after = { tie: it.tie, note, subject: `#${subject.label} ${subject.title}`, juror: it.juror.name };
  const verb = it.source === 'declared' ? 'conflict.declare' : 'conflict.enter';
  await leaveTrace(tx, who, { verb, kind: 'evaluation_juror', id: it.juror.id, after }, now);
  return done(true);
}

/** A sheet on a subject one is tied to counts no more, finished or not. */
async function withdrawFor(tx: Tx, it: Pick<Telling, 'juror' | 'row'>, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('evaluation_sheet')
    .set({ state: 'withdrawn', withdrawn_at: now, withdrawn_why: 'conflict' })
    .where('juror_id', '=', it.juror.id)
    .where('subject_row', '=', it.row)
    .where('state', '!=', 'withdrawn')
    .execute();
}

/** The secretariat takes back a tie that was told wrongly, with the reason. Withdrawn sheets stay so. */
export async function liftConflict(
  tx: Tx,
  who: Viewer,
  { roundId, id, reason }: OfRound & { readonly id: ConflictId; readonly reason: string },
  now: Date,
): Result {
  const round = await holdRound(tx, roundId);
  if (!round) return refused('not_found');
  const text = reason.trim();
  const forbidden = whyNotArrange(round, who) ?? whyNotReason(text);
  if (forbidden) return refused(forbidden);
  const lifted = await tables(tx)
    .updateTable('evaluation_conflict as c')
    .from('evaluation_juror as j')
    .whereRef('j.id', '=', 'c.juror_id')
    .where('j.round_id', '=', roundId)
    .where('c.id', '=', id)
    .where('c.lifted_at', 'is', null)
    .set({ lifted_at: now, lifted_by: who.person?.id ?? null, lifted_reason: text })
    .returning(['c.juror_id as jurorId', 'c.tie'])
    .executeTakeFirst();
  if (!lifted) return done(null);
  const [before, after] = [{ tie: lifted.tie }, { reason: text }];
  await leaveTrace(
    tx,
    who,
    { verb: 'conflict.lift', kind: 'evaluation_juror', id: lifted.jurorId, before, after },
    now,
  );
  return done(null);
}
