import { type Desk, invite, type PersonId, parseEmail, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { jurorAccepted, jurorDeclined, jurorInvited } from '../events.ts';
import type { JurorId, RoundId } from '../model/ids.ts';
import { type EvaluationRefusal, type Juror, type JuryRole, LONGEST_REASON, type Round } from '../model/round.ts';
import { jurorIn, personAt, seatOf } from '../queries/jury.ts';
import { whyNotAnswer, whyNotArrange } from '../rules/round.ts';
import { tables } from '../schema.ts';
import { holdRound } from './hold.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, EvaluationRefusal>>;
type OfRound = { readonly roundId: RoundId };

export type NewJuror = OfRound & {
  readonly id: JurorId;
  readonly role: JuryRole;
  /** Somebody who serves as such already, or an address that may be unknown here. */
  readonly who: { readonly personId: PersonId } | { readonly email: string };
  readonly desk: Desk;
};

/**
 * Asks somebody into the jury. Whoever holds the role is told by a notice; any other address gets an invitation into the role,
 * as identity sends them, and finds the seat once it is accepted. Nothing tells whether the address has an account.
 */
export async function inviteJuror(tx: Tx, who: Viewer, input: NewJuror, now: Date): Result {
  const held = await holdRound(tx, input.roundId);
  if (!held) return refused('not_found');
  const forbidden = whyNotArrange(held, who);
  if (forbidden) return refused(forbidden);
  const known = await personAt(tx, input.who, held.organiserId);
  const email = known?.email ?? ('email' in input.who ? parseEmail(input.who.email) : null);
  if (!email) return refused('email' in input.who ? 'invalid' : 'unknown_juror');
  const serves = known?.roles.includes(input.role) ?? false;
  // Only own jurors are offered by name; others are asked by their address.
  if ('personId' in input.who && !known?.rolesHere.includes(input.role)) return refused('unknown_juror');
  const seat = { ...input, email, personId: serves ? (known?.id ?? null) : null };
  const taken = await takeSeat(tx, who, seat, now);
  if (taken === 'same') return done(null);
  if (taken === 'taken') return refused('already_juror');
  if (!serves) await askIntoRole(tx, who, held, { ...input, email }, now);
  const after = { email, juryRole: input.role, round: held.name };
  await leaveTrace(tx, who, { verb: 'juror.invite', kind: 'evaluation_juror', id: taken.id, after }, now);
  await emit(tx, jurorInvited, { jurorId: taken.id, roundId: input.roundId, at: now.toISOString() }, now);
  return done(null);
}

type Taken = NewJuror & { readonly email: string; readonly personId: PersonId | null };

/** A new seat, or one that was declined or given up, asked anew; `same` when the form came twice. */
async function takeSeat(
  tx: Tx,
  who: Viewer,
  it: Taken,
  now: Date,
): Promise<{ readonly id: JurorId } | 'same' | 'taken'> {
  const standing = await tables(tx)
    .selectFrom('evaluation_juror')
    .select(['id', 'state'])
    .where('round_id', '=', it.roundId)
    .where('email', '=', it.email)
    .executeTakeFirst();
  const asked = { role: it.role, state: 'invited' as const, invited_by: who.person?.id ?? null, invited_at: now };
  if (!standing) {
    const empty = { answered_at: null, decline_reason: '', pact_text: null, pact_accepted_at: null };
    const values = { id: it.id, round_id: it.roundId, person_id: it.personId, email: it.email, ...asked, ...empty };
    await tables(tx)
      .insertInto('evaluation_juror')
      .values({ ...values, removed_at: null, removed_reason: '' })
      .execute();
    return { id: it.id };
  }
  if (standing.id === it.id) return 'same';
  if (standing.state === 'invited' || standing.state === 'accepted') return 'taken';
  await tables(tx)
    .updateTable('evaluation_juror')
    .set({ ...asked, answered_at: null, removed_at: null, removed_reason: '' })
    .where('id', '=', standing.id)
    .execute();
  return { id: standing.id };
}

/** One who was asked before keeps that invitation: the second refusal of identity is no refusal here. */
async function askIntoRole(
  tx: Tx,
  who: Viewer,
  round: Round,
  { email, role, desk }: Pick<Taken, 'email' | 'role' | 'desk'>,
  now: Date,
): Promise<void> {
  const wanted = { email, role, institutionId: round.organiserId, unitId: null, desk };
  const asked = await invite(tx, who, wanted, now);
  if (!asked.ok && asked.why !== 'already_invited' && asked.why !== 'already_member')
    throw new Error(`a juror could not be invited into the role: ${asked.why}`);
}

/** The juror takes the seat and agrees to the integrity pact; the text of this day is kept. Said twice, it is said once. */
export async function acceptSeat(
  tx: Tx,
  who: Viewer,
  { roundId, pact }: OfRound & { /** The text that was shown. */ readonly pact: string },
  now: Date,
): Result {
  const seat = await heldSeat(tx, who, roundId);
  if (!seat.ok) return seat;
  const { juror, round } = seat.value;
  if (juror.state === 'accepted') return done(null);
  const forbidden = whyNotAnswer(juror, round, who);
  if (forbidden) return refused(forbidden);
  if (pact !== round.pact) return refused('pact_unread');
  await tables(tx)
    .updateTable('evaluation_juror')
    .set({
      state: 'accepted',
      person_id: who.person?.id ?? null,
      answered_at: now,
      pact_text: round.pact,
      pact_accepted_at: now,
      decline_reason: '',
    })
    .where('id', '=', juror.id)
    .execute();
  const after = { jurorState: 'accepted', round: round.name };
  await leaveTrace(tx, who, { verb: 'juror.accept', kind: 'evaluation_juror', id: juror.id, after }, now);
  await emit(tx, jurorAccepted, { jurorId: juror.id, roundId }, now);
  return done(null);
}

/** The juror declines, with the reason. Said twice, it is said once. */
export async function declineSeat(
  tx: Tx,
  who: Viewer,
  { roundId, reason }: OfRound & { readonly reason: string },
  now: Date,
): Result {
  const seat = await heldSeat(tx, who, roundId);
  if (!seat.ok) return seat;
  const { juror, round } = seat.value;
  const text = reason.trim();
  if (juror.state === 'declined' && juror.declineReason === text) return done(null);
  const forbidden = whyNotAnswer(juror, round, who) ?? whyNotReason(text);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('evaluation_juror')
    .set({ state: 'declined', person_id: who.person?.id ?? null, answered_at: now, decline_reason: text })
    .where('id', '=', juror.id)
    .execute();
  const after = { jurorState: 'declined', round: round.name, reason: text };
  await leaveTrace(tx, who, { verb: 'juror.decline', kind: 'evaluation_juror', id: juror.id, after }, now);
  await emit(tx, jurorDeclined, { jurorId: juror.id, roundId, at: now.toISOString() }, now);
  return done(null);
}

async function heldSeat(
  tx: Tx,
  who: Viewer,
  roundId: RoundId,
): Promise<Outcome<{ readonly juror: Juror; readonly round: Round }, EvaluationRefusal>> {
  const round = await holdRound(tx, roundId);
  const juror = round ? await seatOf(tx, roundId, who) : null;
  return round && juror && juror.state !== 'removed' ? done({ juror, round }) : refused('not_found');
}

/** Takes a juror out, with the reason; what was not finished counts no more, and what was finished stays. */
export async function removeJuror(
  tx: Tx,
  who: Viewer,
  { roundId, jurorId, reason }: OfRound & { readonly jurorId: JurorId; readonly reason: string },
  now: Date,
): Result {
  const round = await holdRound(tx, roundId);
  const juror = round ? await jurorIn(tx, roundId, jurorId) : null;
  if (!round || !juror) return refused('not_found');
  const text = reason.trim();
  if (juror.state === 'removed') return done(null);
  const forbidden = whyNotArrange(round, who) ?? whyNotReason(text);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('evaluation_juror')
    .set({ state: 'removed', removed_at: now, removed_reason: text })
    .where('id', '=', jurorId)
    .execute();
  await tables(tx)
    .updateTable('evaluation_sheet')
    .set({ state: 'withdrawn', withdrawn_at: now, withdrawn_why: 'juror_left' })
    .where('juror_id', '=', jurorId)
    .where('state', 'in', ['not_started', 'in_progress', 'reopened'])
    .execute();
  const [before, after] = [{ jurorState: juror.state }, { jurorState: 'removed', round: round.name, reason: text }];
  await leaveTrace(tx, who, { verb: 'juror.remove', kind: 'evaluation_juror', id: jurorId, before, after }, now);
  return done(null);
}

export function whyNotReason(reason: string): EvaluationRefusal | null {
  if (reason === '') return 'reason_missing';
  return reason.length > LONGEST_REASON ? 'invalid' : null;
}
