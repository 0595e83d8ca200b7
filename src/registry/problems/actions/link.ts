import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InnovationId, ProblemId } from '../../model/ids.ts';
import { tables } from '../../schema.ts';
import type { ProblemRefusal } from '../model.ts';
import { whyNotMove } from '../rules.ts';
import { holdProblem } from './hold.ts';
import { leaveTrace } from './trace.ts';

type Link = { readonly id: ProblemId; readonly innovationId: InnovationId };

/** Says that a published innovation answers the problem. Said twice, it is said once. */
export async function linkInnovation(
  tx: Tx,
  who: Viewer,
  { id, innovationId }: Link,
  now: Date,
): Promise<Outcome<null, ProblemRefusal>> {
  const held = await holdProblem(tx, id);
  if (!held) return refused('not_found');
  const forbidden = whyNotMove('link', held, who);
  if (forbidden) return refused(forbidden);
  const title = await publishedTitle(tx, innovationId);
  if (title === null) return refused('unknown_innovation');
  const linked = await tables(tx)
    .insertInto('problem_innovation')
    .values({ problem_id: id, innovation_id: innovationId, linked_by: who.person?.id ?? null, linked_at: now })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (linked.numInsertedOrUpdatedRows !== 1n) return done(null);
  await leaveTrace(tx, who, { id, verb: 'link', after: { 'problem.innovation': title } }, now);
  return done(null);
}

/** Takes the innovation off the problem; one that is not there is off already. */
export async function unlinkInnovation(
  tx: Tx,
  who: Viewer,
  { id, innovationId }: Link,
  now: Date,
): Promise<Outcome<null, ProblemRefusal>> {
  const held = await holdProblem(tx, id);
  if (!held) return refused('not_found');
  const forbidden = whyNotMove('unlink', held, who);
  if (forbidden) return refused(forbidden);
  const removed = await tables(tx)
    .deleteFrom('problem_innovation')
    .where('problem_id', '=', id)
    .where('innovation_id', '=', innovationId)
    .executeTakeFirst();
  if (removed.numDeletedRows !== 1n) return done(null);
  const title = await publishedTitle(tx, innovationId);
  await leaveTrace(tx, who, { id, verb: 'unlink', before: { 'problem.innovation': title }, after: {} }, now);
  return done(null);
}

async function publishedTitle(tx: Tx, id: InnovationId): Promise<string | null> {
  const row = await tables(tx)
    .selectFrom('innovation as i')
    .innerJoin('innovation_version as v', 'v.id', 'i.published_version_id')
    .select(sql<string>`v.content ->> 'title'`.as('title'))
    .where('i.id', '=', id)
    .where('i.state', '=', 'published')
    .executeTakeFirst();
  return row?.title ?? null;
}
