import type { Tx } from '#platform/db.ts';
import { enqueue, enqueueAll } from '#platform/jobs.ts';
import type { DeliveryId, HookId } from '../model.ts';

export type Queued = { readonly id: DeliveryId; readonly hookId: HookId; readonly tries: number };

/** A job stands for one attempt: when the delivery has made more since, another job stands for the next one. */
export type DeliverJob = { readonly deliveryId: DeliveryId; readonly tries: number };

/** The deliveries of a hook go one after the other, so that a slow receiver holds up itself alone. */
const queueOf = (hookId: HookId): string => `webhook:${hookId}`;

/** Queues the next attempt of each delivery, for at once. */
export async function queueDeliveries(tx: Tx, deliveries: readonly Queued[]): Promise<void> {
  const hooks = new Map(deliveries.map((it) => [it.id, queueOf(it.hookId)]));
  const jobs = deliveries.map(({ id, tries }): DeliverJob => ({ deliveryId: id, tries }));
  await enqueueAll(tx, 'integration.deliver', jobs, (job) => hooks.get(job.deliveryId) ?? null);
}

/** Queues the next attempt of one delivery, for later. */
export async function queueLater(tx: Tx, { id, hookId, tries }: Queued, runAt: Date): Promise<void> {
  const job: DeliverJob = { deliveryId: id, tries };
  await enqueue(tx, 'integration.deliver', job, { runAt, queue: queueOf(hookId), patient: true });
}
