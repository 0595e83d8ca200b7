import { record, systemActor } from '#audit/index.ts';
import { hubAdmins, systemAdmins, type Viewer } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { paths } from '../../paths.ts';
import type { Hook, HookId, HookRefusal, HookState, PauseReason } from '../model.ts';
import { holdHook, livingHooks } from '../queries/hooks.ts';
import { type HookMove, MOST_HOOKS, whyNotMove } from '../rules.ts';
import { tables } from '../schema.ts';
import { named, note } from './hooks.ts';
import { queueDeliveries } from './queue.ts';

type Standing = { readonly state: HookState; readonly paused_because: PauseReason | null };

/** Where each move leads. An archived hook comes back paused: whoever brings it back looks at it first. */
const leads = {
  pause: { state: 'paused', paused_because: 'hand' },
  resume: { state: 'active', paused_because: null },
  archive: { state: 'archived', paused_because: null },
  restore: { state: 'paused', paused_because: 'hand' },
} as const satisfies Partial<Record<HookMove, Standing>>;
export type StateMove = keyof typeof leads;

const events = {
  pause: 'integration.hook_paused',
  resume: 'integration.hook_resumed',
  archive: 'integration.hook_archived',
  restore: 'integration.hook_restored',
} as const satisfies Record<StateMove, string>;

/** Pauses, resumes, archives or brings back a hook. */
export async function moveHook(
  tx: Tx,
  who: Viewer,
  { id, move }: { readonly id: HookId; readonly move: StateMove },
  now: Date,
): Promise<Outcome<null, HookRefusal>> {
  const hook = await holdHook(tx, id);
  if (!hook) return refused('not_found');
  const forbidden = whyNotMove(move, hook);
  if (forbidden) return refused(forbidden);
  if (move === 'restore' && (await livingHooks(tx)) >= MOST_HOOKS) return refused('limit_reached');
  await tables(tx).updateTable('webhook').set(leads[move]).where('id', '=', id).execute();
  if (move === 'resume') await wakeWaiting(tx, id, now);
  if (move === 'archive') await dropWaiting(tx, id, now);
  await note(tx, who, { id, event: events[move], after: named(hook) }, now);
  return done(null);
}

/** What waited while the hook was paused goes out now. */
async function wakeWaiting(tx: Tx, id: HookId, now: Date): Promise<void> {
  const waiting = await tables(tx)
    .updateTable('webhook_delivery')
    .set({ next_at: now })
    .where('webhook_id', '=', id)
    .where('state', '=', 'waiting')
    .returning(['id', 'webhook_id as hookId', 'tries'])
    .execute();
  await queueDeliveries(tx, waiting);
}

async function dropWaiting(tx: Tx, id: HookId, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('webhook_delivery')
    .set({ state: 'dropped', next_at: null, ended_at: now })
    .where('webhook_id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

type Given = { readonly hook: Pick<Hook, 'id' | 'url'>; readonly because: Exclude<PauseReason, 'hand'> };

/** Pauses a hook that cannot be reached any more, and tells those who administer the hub. Nothing when it is not active. */
export async function giveUp(tx: Tx, { hook, because }: Given, baseUrl: string, now: Date): Promise<void> {
  const paused = await tables(tx)
    .updateTable('webhook')
    .set({ state: 'paused', paused_because: because })
    .where('id', '=', hook.id)
    .where('state', '=', 'active')
    .returning('id')
    .executeTakeFirst();
  if (!paused) return;
  const subject = { kind: 'webhook', id: hook.id };
  await record(tx, systemActor, { event: 'integration.hook_paused', subject, after: { ...named(hook), because } }, now);
  const admins = [...(await hubAdmins(tx)), ...(await systemAdmins(tx))].map((it) => it.id);
  const telling = {
    to: admins,
    kind: 'integration.notice.hook_paused',
    values: { host: new URL(hook.url).host },
    href: paths.hook.to(hook.id),
    occasion: `integration.notice.hook_paused:${hook.id}:${now.toISOString()}`,
  };
  await notify(tx, telling, baseUrl, now);
}
