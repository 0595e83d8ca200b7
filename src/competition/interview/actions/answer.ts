import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import { interviewAnswered } from '../events.ts';
import { type Interview, LONGEST_NOTE } from '../model/interview.ts';
import type { InterviewId, InterviewRefusal, InterviewState } from '../model/states.ts';
import { interviewById } from '../queries/interviews.ts';
import { whyNotAskTime, whyNotConfirm } from '../rules/confirm.ts';
import { isEntrant, whyNotRead } from '../rules/who.ts';
import { tables } from '../schema.ts';
import { type InterviewVerb, leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, InterviewRefusal>>;

/** The interview with its row locked until the transaction ends; null when the viewer may not know of it. */
export async function holdInterview(tx: Tx, who: Viewer, id: InterviewId): Promise<Interview | null> {
  await tables(tx).selectFrom('interview').select('id').where('id', '=', id).forUpdate().execute();
  const found = await interviewById(tx, id);
  return found && whyNotRead(found, who) === null ? found : null;
}

const appointment = (it: Interview) => ({ ...it, startsAt: it.slot?.startsAt ?? null });

type Answer = {
  readonly interview: Interview;
  readonly verb: InterviewVerb;
  readonly state: InterviewState;
  readonly wish: string;
};

async function write(tx: Tx, who: Viewer, { interview, verb, state, wish }: Answer, now: Date): Promise<void> {
  const { id } = interview;
  await tables(tx)
    .updateTable('interview')
    .set({ state, wish, answered_at: now, answered_by: who.person?.id ?? null })
    .where('id', '=', id)
    .execute();
  const told = wish === '' ? {} : { reason: wish };
  await leaveTrace(tx, who, { of: { kind: 'interview', id }, verb, after: { state, ...told } }, now);
  await emit(tx, interviewAnswered, { interviewId: id, at: now.toISOString() }, now);
}

type Aimed = {
  readonly id: InterviewId;
  /** Counts the changes of its time: nobody says yes to a time that is another by now. */
  readonly sequence: number;
};

/** The entrants say that they come. */
export async function confirmInterview(tx: Tx, who: Viewer, { id, sequence }: Aimed, now: Date): Result {
  const interview = await holdInterview(tx, who, id);
  if (!interview || !isEntrant(interview, who)) return refused('not_found');
  if (interview.sequence !== sequence) return refused('stale');
  const forbidden = whyNotConfirm(appointment(interview), now);
  if (forbidden) return refused(forbidden);
  await write(tx, who, { interview, verb: 'confirm', state: 'confirmed', wish: '' }, now);
  return done(null);
}

/** The entrants ask for another time, and why. */
export async function askForTime(
  tx: Tx,
  who: Viewer,
  { id, sequence, reason }: Aimed & { readonly reason: string },
  now: Date,
): Result {
  const interview = await holdInterview(tx, who, id);
  if (!interview || !isEntrant(interview, who)) return refused('not_found');
  if (interview.sequence !== sequence) return refused('stale');
  const edition = await editionById(tx, interview.editionId);
  const stage = edition && stageOfKind(edition.document, 'interview');
  if (!stage) return refused('no_stage');
  const forbidden = whyNotAskTime(appointment(interview), stage.settings.confirmHours, now);
  if (forbidden) return refused(forbidden);
  const wish = reason.trim();
  if (wish === '') return refused('reason_missing');
  if (wish.length > LONGEST_NOTE) return refused('reason_long');
  await write(tx, who, { interview, verb: 'ask_time', state: 'another_time', wish }, now);
  return done(null);
}
