import { type Actor, record } from '#audit/index.ts';
import type { PersonId } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { Sustainability } from '#registry/index.ts';
import type { ItemId, RoundId } from '../model/check.ts';
import { tables } from '../schema.ts';

export const roundVerbs = ['open', 'change', 'complete', 'remind', 'close'] as const;
export const itemVerbs = ['answer', 'verify', 'return'] as const;

type Deed<Verb extends string, Id> = {
  readonly id: Id;
  readonly verb: Verb;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** Leaves what was done with a round in the log. */
export async function traceRound(
  tx: Tx,
  who: Actor,
  { id, verb, before, after }: Deed<(typeof roundVerbs)[number], RoundId>,
  now: Date,
): Promise<void> {
  const subject = { kind: 'check_round', id };
  await record(tx, who, { event: `institutionalisation.check.${verb}`, subject, before, after }, now);
}

/** Leaves what was done with an answer in the log. */
export async function traceItem(
  tx: Tx,
  who: Actor,
  { id, verb, before, after }: Deed<(typeof itemVerbs)[number], ItemId>,
  now: Date,
): Promise<void> {
  const subject = { kind: 'check_item', id };
  await record(tx, who, { event: `institutionalisation.answer.${verb}`, subject, before, after }, now);
}

type Kept = {
  readonly id: ItemId;
  readonly revision: number;
  readonly deed: 'answer' | 'verify' | 'return';
  readonly status: Sustainability | null;
  readonly reason: string;
  readonly since: string | null;
  readonly note?: string;
};

/** Keeps what was said of an item at this revision. */
export async function keepSaid(tx: Tx, who: Actor, kept: Kept, now: Date): Promise<void> {
  const { id, note = '', ...said } = kept;
  await tables(tx)
    .insertInto('check_item_history')
    .values({ item_id: id, note, ...said, by_person: who.personId as PersonId | null, at: now })
    .execute();
}
