import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import {
  type AttemptId,
  type Delivery,
  type DeliveryId,
  type HookId,
  type HookRefusal,
  type Result,
  TEST,
} from '../model.ts';
import { holdDelivery, tookSince } from '../queries/deliveries.ts';
import { holdHook } from '../queries/hooks.ts';
import { KEPT_MS, type Verdict, verdictOn, whyNotMove, whyNotResend } from '../rules.ts';
import { tables } from '../schema.ts';
import { putDeliveries } from './announce.ts';
import { named, note } from './hooks.ts';
import { queueDeliveries, queueLater } from './queue.ts';
import { giveUp } from './state.ts';

/** Sends a message that tells of nothing, to see whether the receiver takes it; `id` comes from the form. */
export async function sendTest(
  tx: Tx,
  who: Viewer,
  { id, occasion }: { readonly id: HookId; readonly occasion: string },
  now: Date,
): Promise<Outcome<null, HookRefusal>> {
  const hook = await holdHook(tx, id);
  if (!hook) return refused('not_found');
  const forbidden = whyNotMove('test', hook);
  if (forbidden) return refused(forbidden);
  const body = JSON.stringify({ type: TEST, timestamp: now.toISOString(), data: { webhook: id } });
  await putDeliveries(tx, [id], { event: TEST, subjectId: null, occasion, body }, now);
  await note(tx, who, { id, event: 'integration.hook_tested', after: named(hook) }, now);
  return done(null);
}

/** Sends an ended delivery again by hand: the same message, with a new run of attempts. */
export async function resend(tx: Tx, who: Viewer, id: DeliveryId, now: Date): Promise<Outcome<null, HookRefusal>> {
  const delivery = await holdDelivery(tx, id);
  if (!delivery) return refused('not_found');
  const forbidden = whyNotResend(delivery);
  if (forbidden) return refused(forbidden);
  const { hookId, event, url } = delivery;
  await restart(tx, [id], now);
  await note(
    tx,
    who,
    { id: hookId, event: 'integration.delivery_resent', after: { ...named({ url }), type: event } },
    now,
  );
  return done(null);
}

/** Sends everything again that failed at this hook; answers how many. */
export async function resendFailed(tx: Tx, who: Viewer, id: HookId, now: Date): Promise<Outcome<number, HookRefusal>> {
  const hook = await holdHook(tx, id);
  if (!hook) return refused('not_found');
  const forbidden = whyNotResend({ state: 'failed', hookState: hook.state });
  if (forbidden) return refused(forbidden);
  const failed = await tables(tx)
    .selectFrom('webhook_delivery')
    .select('id')
    .where('webhook_id', '=', id)
    .where('state', '=', 'failed')
    .execute();
  if (failed.length === 0) return refused('none_failed');
  await restart(
    tx,
    failed.map((it) => it.id),
    now,
  );
  const after = { ...named(hook), n: failed.length };
  await note(tx, who, { id, event: 'integration.deliveries_resent', after }, now);
  return done(failed.length);
}

async function restart(tx: Tx, ids: readonly DeliveryId[], now: Date): Promise<void> {
  const waiting = await tables(tx)
    .updateTable('webhook_delivery')
    .set({ state: 'waiting', tries: 0, next_at: now, ended_at: null })
    .where('id', 'in', ids)
    .returning(['id', 'webhook_id as hookId', 'tries'])
    .execute();
  await queueDeliveries(tx, waiting);
}

export type Tried = {
  readonly id: DeliveryId;
  readonly result: Result;
  readonly roll: number;
  readonly baseUrl: string;
};

/** Keeps what came of an attempt and says what follows: taken, tried again later, or given up. */
export async function noteAttempt(tx: Tx, { id, result, roll, baseUrl }: Tried, now: Date): Promise<void> {
  const delivery = await holdDelivery(tx, id);
  if (!delivery) return;
  const { status, fault, answer, durationMs } = result;
  const attempt = { id: newId<'AttemptId'>(now.getTime()) as AttemptId, delivery_id: id, at: now };
  await tables(tx)
    .insertInto('webhook_attempt')
    .values({ ...attempt, status, fault, answer, duration_ms: durationMs })
    .execute();
  if (delivery.state !== 'waiting') return;
  const tries = delivery.tries + 1;
  const verdict = verdictOn(result, { event: delivery.event, tries }, roll, now);
  await setVerdict(tx, { delivery, tries, verdict }, now);
  if (verdict.state !== 'failed' || delivery.event === TEST) return;
  // One message that nobody wants is no reason to end the rest.
  const isAlone = verdict.because === 'exhausted' && (await tookSince(tx, delivery.hookId, delivery.createdAt));
  const hook = { id: delivery.hookId, url: delivery.url };
  const because = verdict.because === 'gone' ? 'gone' : 'failing';
  if (!isAlone) await giveUp(tx, { hook, because }, baseUrl, now);
}

type Judged = { readonly delivery: Delivery; readonly tries: number; readonly verdict: Verdict };

async function setVerdict(tx: Tx, { delivery, tries, verdict }: Judged, now: Date): Promise<void> {
  const { id, hookId } = delivery;
  const nextAt = verdict.state === 'waiting' ? verdict.nextAt : null;
  await tables(tx)
    .updateTable('webhook_delivery')
    .set({ state: verdict.state, tries, next_at: nextAt, ended_at: nextAt ? null : now })
    .where('id', '=', id)
    .execute();
  if (nextAt) await queueLater(tx, { id, hookId, tries }, nextAt);
}

/** Throws away what is older than a month, and secrets that have ended; answers how many deliveries went. */
export async function sweep(tx: Tx, now: Date): Promise<number> {
  const gone = await tables(tx)
    .deleteFrom('webhook_delivery')
    .where('created_at', '<', new Date(now.getTime() - KEPT_MS))
    .executeTakeFirst();
  await tables(tx).deleteFrom('webhook_secret').where('ends_at', '<=', now).execute();
  return Number(gone.numDeletedRows);
}

/** Queues anew what should have gone out before this moment: jobs are lost with a restored backup or a killed process. */
export async function wakeForgotten(tx: Tx, before: Date): Promise<number> {
  const forgotten = await tables(tx)
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook as h', 'h.id', 'd.webhook_id')
    .select(['d.id', 'd.webhook_id as hookId', 'd.tries'])
    .where('d.state', '=', 'waiting')
    .where('d.next_at', '<', before)
    .where('h.state', '=', 'active')
    .execute();
  await queueDeliveries(tx, forgotten);
  return forgotten.length;
}
