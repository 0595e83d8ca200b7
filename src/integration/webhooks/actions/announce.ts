import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { DeliveryEvent, DeliveryId, HookEvent, HookId } from '../model.ts';
import { hooksFor } from '../queries/hooks.ts';
import { tables } from '../schema.ts';
import { queueDeliveries } from './queue.ts';

/** What outside programs are told of; `data` holds nothing but what the public may read. */
export type Announcement = {
  readonly type: HookEvent;
  readonly subjectId: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The fact it comes from: announced twice, it is sent once. */
  readonly occasion: string;
  /** When it happened. */
  readonly at: Date;
};

/**
 * Sends word to every active hook that asked for such events. When a thing has left the public, what still waited to tell
 * of it is dropped, and what had failed cannot be sent again.
 */
export async function announceHook(tx: Tx, it: Announcement, now: Date): Promise<void> {
  if (it.type === 'innovation.archived') await dropNews(tx, it.subjectId, now);
  const body = JSON.stringify({ type: it.type, timestamp: it.at.toISOString(), data: it.data });
  const { type, subjectId, occasion } = it;
  const hooks = await hooksFor(tx, type);
  await putDeliveries(tx, hooks, { event: type, subjectId, occasion, body }, now);
}

async function dropNews(tx: Tx, subjectId: string, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('webhook_delivery')
    .set({ state: 'dropped', next_at: null, ended_at: now })
    .where('subject_id', '=', subjectId)
    .where('event', '<>', 'innovation.archived')
    .where('state', 'in', ['waiting', 'failed'])
    .execute();
}

type Message = {
  readonly event: DeliveryEvent;
  readonly subjectId: string | null;
  readonly occasion: string;
  readonly body: string;
};

/** Writes one delivery of the message for each hook and queues it; those that had it of the same occasion get none. */
export async function putDeliveries(tx: Tx, hooks: readonly HookId[], it: Message, now: Date): Promise<void> {
  if (hooks.length === 0) return;
  const rows = hooks.map((hookId) => ({
    id: newId<'DeliveryId'>(now.getTime()) as DeliveryId,
    webhook_id: hookId,
    event: it.event,
    subject_id: it.subjectId,
    occasion: it.occasion,
    body: it.body,
    state: 'waiting' as const,
    created_at: now,
    next_at: now,
    ended_at: null,
  }));
  const written = await tables(tx)
    .insertInto('webhook_delivery')
    .values(rows)
    .onConflict((clash) => clash.columns(['webhook_id', 'occasion']).doNothing())
    .returning(['id', 'webhook_id as hookId', 'tries'])
    .execute();
  await queueDeliveries(tx, written);
}

/** Takes away all that was sent or waits to be sent of a thing that is erased. */
export async function forgetDeliveries(tx: Tx, subjectId: string): Promise<void> {
  await tables(tx).deleteFrom('webhook_delivery').where('subject_id', '=', subjectId).execute();
}
