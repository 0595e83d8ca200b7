import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InnovationId } from '#registry/index.ts';
import { originById } from '../../origin/queries.ts';
import { questionAsked } from '../events.ts';
import { LEAST_QUESTION, LONGEST_QUESTION, MOST_A_DAY, type QuestionId, type QuestionRefusal } from '../model.ts';
import { whyNotAsk } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { leaveTrace } from './trace.ts';

export type Asking = {
  /** Comes with the form, so that a double click asks once. */
  readonly id: QuestionId;
  readonly innovationId: InnovationId;
  readonly question: string;
};

const DAY_MS = 86_400_000;

/** Asks those who keep a published record something, for the place that one works in. */
export async function askQuestion(
  tx: Tx,
  who: Viewer,
  { id, innovationId, question }: Asking,
  now: Date,
): Promise<Outcome<QuestionId, QuestionRefusal>> {
  const origin = await originById(tx, innovationId);
  if (!origin) return refused('not_found');
  const said = question.trim();
  const forbidden = whyNotAsk(origin, who) ?? faultOf(said);
  if (forbidden || !who.person || !who.acting) return refused(forbidden ?? 'no_role');
  const { id: personId } = who.person;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`question:${personId}`}, 0))`.execute(tables(tx));
  if (await isAsked(tx, id)) return done(id);
  if ((await askedSince(tx, who, new Date(now.getTime() - DAY_MS))) >= MOST_A_DAY) return refused('over_limit');
  const { institutionId, unitId } = who.acting;
  const place = { institution_id: institutionId, unit_id: unitId };
  await sql`insert into innovation_question (id, innovation_id, asked_by, institution_id, unit_id, question, asked_at)
    values (${id}, ${innovationId}, ${personId}, ${place.institution_id}, ${place.unit_id}, ${said}, ${now})`.execute(
    tables(tx),
  );
  await leaveTrace(tx, who, { verb: 'ask', id, after: { innovation: origin.title, question: said } }, now);
  await emit(tx, questionAsked, { questionId: id }, now);
  return done(id);
}

function faultOf(said: string): QuestionRefusal | null {
  const { length } = [...said];
  if (length < LEAST_QUESTION) return 'question_short';
  return length > LONGEST_QUESTION ? 'question_long' : null;
}

async function isAsked(tx: Tx, id: QuestionId): Promise<boolean> {
  const row = await tables(tx).selectFrom('innovation_question').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

async function askedSince(tx: Tx, { person }: Viewer, since: Date): Promise<number> {
  const row = await tables(tx)
    .selectFrom('innovation_question')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('asked_by', '=', person?.id ?? null)
    .where('asked_at', '>', since)
    .executeTakeFirstOrThrow();
  return row.n;
}
