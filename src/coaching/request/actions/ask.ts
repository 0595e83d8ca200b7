import type { PersonId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { affairOfCode, type InnovationId, type ProblemId } from '#registry/index.ts';
import { LONGEST_NEED, LONGEST_TOPIC, type RequestId, type RequestRefusal } from '../model.ts';
import { allProfiles } from '../queries/profiles.ts';
import { requestById, subjectsOf } from '../queries/requests.ts';
import { whyNotAsk } from '../rules/moves.ts';
import { bestFor } from '../rules/rank.ts';
import { tables } from '../schema.ts';
import { takeStep } from './step.ts';
import { leaveTrace } from './trace.ts';

export type Asking = {
  /** Comes with the form, so that a double click asks once. */
  readonly id: RequestId;
  readonly innovationId: InnovationId | null;
  readonly problemId: ProblemId | null;
  readonly affair: string;
  readonly topic: string;
  readonly need: string;
};

/** Asks for a coach; the best that knows the affair, goes there and has a free hand is asked by itself. */
export async function askForHelp(
  tx: Tx,
  who: Viewer,
  asking: Asking,
  now: Date,
): Promise<Outcome<RequestId, RequestRefusal>> {
  const typed = { ...asking, topic: asking.topic.trim(), need: asking.need.trim() };
  const forbidden = whyNotAsk(who) ?? textFault(typed) ?? (await subjectFault(tx, who, typed));
  if (forbidden || !who.person || !who.acting) return refused(forbidden ?? 'no_role');
  const made = await insertRequest(tx, who, typed, now);
  // The same form sent twice asks once.
  if (!made) return done(asking.id);
  await leaveTrace(tx, who, { verb: 'ask', id: asking.id, after: { title: typed.topic, affair: typed.affair } }, now);
  const step = { id: newId<'RequestStepId'>(now.getTime()), requestId: asking.id, coachId: null, note: '' };
  await takeStep(tx, who.person.id, { ...step, kind: 'asked' }, now);
  await offerToBest(tx, asking.id, now);
  return done(asking.id);
}

async function insertRequest(tx: Tx, { person, acting }: Viewer, typed: Asking, now: Date): Promise<boolean> {
  if (!person || !acting) return false;
  const { id, innovationId, problemId, affair, topic, need } = typed;
  const rows = await tables(tx)
    .insertInto('coaching_request')
    .values({
      ...{ id, institution_id: acting.institutionId, unit_id: acting.unitId, asked_by: person.id },
      ...{ innovation_id: innovationId, problem_id: problemId, affair, topic, need, asked_at: now, moved_at: now },
      ...{
        state: 'waiting',
        coach_id: null,
        accepted_at: null,
        ended_at: null,
        result: '',
        case_id: null,
        revision: 1,
      },
    })
    .onConflict((clash) => clash.column('id').doNothing())
    .returning('id')
    .execute();
  return rows.length > 0;
}

function textFault({ affair, topic, need }: Asking): RequestRefusal | null {
  if (topic === '') return 'topic_missing';
  if ([...topic].length > LONGEST_TOPIC) return 'topic_long';
  if (!affairOfCode(affair)) return 'affair_wrong';
  if (need === '') return 'need_missing';
  return [...need].length > LONGEST_NEED ? 'need_long' : null;
}

async function subjectFault(tx: Tx, who: Viewer, { innovationId, problemId }: Asking): Promise<RequestRefusal | null> {
  if (!innovationId && !problemId) return null;
  const { innovations, problems } = await subjectsOf(tx, who);
  const isKnown =
    (!innovationId || innovations.some((it) => it.id === innovationId)) &&
    (!problemId || problems.some((it) => it.id === problemId));
  return isKnown ? null : 'subject_wrong';
}

/** Offers a waiting request to the best coach who has not declined it; answers whether there is one. */
export async function offerToBest(tx: Tx, id: RequestId, now: Date): Promise<boolean> {
  const request = await requestById(tx, id);
  if (request?.state !== 'waiting') return false;
  const { affair, regionCode, offeredTo } = request;
  const best = bestFor(await allProfiles(tx), { affair, regionCode, declined: new Set<PersonId>(offeredTo) });
  if (!best) return false;
  await tables(tx)
    .updateTable('coaching_request')
    .set({ state: 'offered', coach_id: best.personId, moved_at: now, revision: request.revision + 1 })
    .where('id', '=', id)
    .execute();
  const step = { id: newId<'RequestStepId'>(now.getTime()), requestId: id, coachId: best.personId, note: '' };
  await takeStep(tx, null, { ...step, kind: 'offered' }, now);
  return true;
}
