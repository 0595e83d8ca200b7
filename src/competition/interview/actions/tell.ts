import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { passagesOf } from '../../stage/queries/passages.ts';
import { isRevealed } from '../../stage/rules/reveal.ts';
import { interviewTold } from '../events.ts';
import type { InterviewRefusal } from '../model/states.ts';
import { tables } from '../schema.ts';
import { editionToArrange } from './plan.ts';
import { leaveTrace } from './trace.ts';

/** Whether the finalists are chosen and not announced yet: an invitation would tell who they are. */
async function keepsFinalistsBack(tx: Tx, { id, document }: Edition, now: Date): Promise<boolean> {
  const passages = [...(await passagesOf(tx, id)).values()].flat();
  return passages.some((it) => it.stage === 'finalists_plenary' && !isRevealed(document, it.stage, it.decidedAt, now));
}

/** Tells the entrants of all interviews that have a slot and of which they do not know yet; answers how many. */
export async function tellEntrants(
  tx: Tx,
  who: Viewer,
  { editionId }: { readonly editionId: EditionId },
  now: Date,
): Promise<Outcome<number, InterviewRefusal>> {
  const held = await editionToArrange(tx, who, editionId);
  if (!held.ok) return held;
  if (await keepsFinalistsBack(tx, held.value, now)) return refused('under_embargo');
  const told = await tables(tx)
    .updateTable('interview')
    .set({ state: 'told', told_at: now })
    .where('edition_id', '=', editionId)
    .where('state', '=', 'planned')
    .where('slot_id', 'is not', null)
    .returning(['id', 'sequence'])
    .execute();
  if (told.length === 0) return refused('nothing_to_tell');
  for (const { id, sequence } of told) await emit(tx, interviewTold, { interviewId: id, sequence }, now);
  const of = { kind: 'edition' as const, id: editionId };
  await leaveTrace(tx, who, { of, verb: 'tell', after: { told: told.length } }, now);
  return done(told.length);
}
