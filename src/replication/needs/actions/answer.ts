import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InnovationId } from '#registry/index.ts';
import { originById } from '../../origin/queries.ts';
import { followEverywhere } from '../../transfer/actions/follow.ts';
import { type Answered, LONGEST_NOTE, type NeedRefusal, type Readiness, type ReadinessId } from '../model.ts';
import { needsOf, readinessOf } from '../queries/needs.ts';
import { whyNotAnswer } from '../rules/readiness.ts';
import { tables } from '../schema.ts';

export type Answering = {
  readonly innovationId: InnovationId;
  readonly answers: readonly Answered[];
  /** 0 where the place has not answered yet. */
  readonly revision: number;
};

/** Says how ready the place that one works in is, need by need; answered again, it changes. */
export async function answerNeeds(
  tx: Tx,
  who: Viewer,
  { innovationId, answers, revision }: Answering,
  now: Date,
): Promise<Outcome<ReadinessId, NeedRefusal>> {
  const origin = await originById(tx, innovationId);
  if (!origin) return refused('not_found');
  const forbidden = whyNotAnswer(origin, who);
  if (forbidden || !who.acting) return refused(forbidden ?? 'no_role');
  const { needs } = await needsOf(tx, innovationId);
  const given = answers.filter((it) => needs.some((need) => need.id === it.needId)).map(cut);
  if (given.length === 0) return refused('no_needs');
  const place = { institutionId: who.acting.institutionId, unitId: who.acting.unitId };
  await tables(tx)
    .insertInto('readiness')
    .values({
      id: newId<'ReadinessId'>(now.getTime()) as ReadinessId,
      innovation_id: innovationId,
      institution_id: place.institutionId,
      unit_id: place.unitId,
      revision: 0,
      answered_by: who.person?.id ?? null,
      answered_at: now,
    })
    .onConflict((clash) => clash.doNothing())
    .execute();
  const held = await hold(tx, innovationId, place);
  // The same form sent twice is one.
  if (held.revision === revision + 1 && isSame(held.answers, given)) return done(held.id);
  if (held.revision !== revision) return refused('stale');
  await write(tx, who, { held, given }, now);
  await followEverywhere(tx, who, held, now);
  const subject = { kind: 'innovation', id: innovationId };
  const told = { institution: held.institutionName, answers: given.map((it) => `${it.answer} ${it.needId}`) };
  await record(tx, actorOf(who), { event: 'replication.needs.answer', subject, after: told }, now);
  return done(held.id);
}

const cut = (it: Answered): Answered => ({ ...it, note: [...it.note.trim()].slice(0, LONGEST_NOTE).join('') });

async function hold(tx: Tx, id: InnovationId, place: Pick<Readiness, 'institutionId' | 'unitId'>): Promise<Readiness> {
  await tables(tx)
    .selectFrom('readiness')
    .select('id')
    .where('innovation_id', '=', id)
    .where('institution_id', '=', place.institutionId)
    .where('unit_id', 'is not distinct from', place.unitId)
    .forUpdate()
    .execute();
  const held = await readinessOf(tx, id, place);
  if (!held) throw new Error('a readiness that was just written is there');
  return held;
}

const keyOf = (answers: readonly Answered[]) =>
  JSON.stringify(answers.map(({ needId, answer, note }) => [needId, answer, note]).sort());
const isSame = (a: readonly Answered[], b: readonly Answered[]) => keyOf(a) === keyOf(b);

async function write(
  tx: Tx,
  who: Viewer,
  { held, given }: { readonly held: Readiness; readonly given: readonly Answered[] },
  now: Date,
): Promise<void> {
  const db = tables(tx);
  await db.deleteFrom('readiness_answer').where('readiness_id', '=', held.id).execute();
  const rows = given.map(({ needId, answer, note }) => ({ readiness_id: held.id, need_id: needId, answer, note }));
  await db.insertInto('readiness_answer').values(rows).execute();
  await db
    .updateTable('readiness')
    .set({ revision: held.revision + 1, answered_by: who.person?.id ?? null, answered_at: now })
    .where('id', '=', held.id)
    .execute();
}
