import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Hook, HookId, HookRefusal, SecretId } from '../model.ts';
import { holdHook, livingHooks, secretsOf } from '../queries/hooks.ts';
import { type GivenHook, MOST_HOOKS, MOST_SECRETS, OLD_SECRET_MS, readHook, whyNotMove } from '../rules.ts';
import { tables } from '../schema.ts';

type Made = GivenHook & { readonly id: HookId; readonly sealed: string };

/** By what the log knows a hook again; the query of an address may carry a key of the receiver's own. */
export function named({ url }: Pick<Hook, 'url'>) {
  return { title: url.replace(/\?.*$/s, '') };
}

function told({ url, description, events }: Pick<Hook, 'url' | 'description' | 'events'>) {
  return { ...named({ url }), description, events };
}

/**
 * Makes a hook with its first secret. The same form sent twice is one hook: while nothing was sent to it, the second secret
 * holds, for the first may never have been seen.
 */
export async function makeHook(
  tx: Tx,
  who: Viewer,
  given: Made,
  now: Date,
): Promise<Outcome<HookId, readonly HookRefusal[]>> {
  if (!who.person) return refused(['not_found']);
  const { id, sealed } = given;
  const sound = readHook(given);
  if (!('url' in sound)) return refused(sound);
  if (await holdHook(tx, id)) return secretAgain(tx, who, { id, sealed });
  if ((await livingHooks(tx)) >= MOST_HOOKS) return refused(['limit_reached']);
  const row = { ...sound, state: 'active' as const, paused_because: null };
  await tables(tx)
    .insertInto('webhook')
    .values({ id, ...row, created_by: who.person.id, created_at: now })
    .execute();
  await putSecret(tx, { id, sealed }, now);
  await note(tx, who, { id, event: 'integration.hook_made', after: told(sound) }, now);
  return done(id);
}

type WithSecret = { readonly id: HookId; readonly sealed: string };

async function secretAgain(
  tx: Tx,
  who: Viewer,
  { id, sealed }: WithSecret,
): Promise<Outcome<HookId, readonly HookRefusal[]>> {
  const again = await tables(tx)
    .updateTable('webhook_secret as s')
    .from('webhook as h')
    .set({ sealed })
    .whereRef('h.id', '=', 's.webhook_id')
    .where('h.id', '=', id)
    .where('h.created_by', '=', who.person?.id ?? null)
    .where('h.revision', '=', 1)
    .where((it) =>
      it.not(it.exists(it.selectFrom('webhook_delivery as d').select('d.id').whereRef('d.webhook_id', '=', 'h.id'))),
    )
    .where((it) =>
      it.eb(
        it.selectFrom('webhook_secret as o').select(it.fn.countAll().as('n')).where('o.webhook_id', '=', id),
        '=',
        1,
      ),
    )
    .returning('s.id')
    .executeTakeFirst();
  return again ? done(id) : refused(['made_already']);
}

async function putSecret(tx: Tx, { id, sealed }: WithSecret, now: Date): Promise<void> {
  const secretId = newId<'HookSecretId'>(now.getTime()) as SecretId;
  await tables(tx)
    .insertInto('webhook_secret')
    .values({ id: secretId, webhook_id: id, sealed, created_at: now, ends_at: null })
    .execute();
}

type Edit = GivenHook & { readonly id: HookId; readonly revision: number };

/** Changes address, events and description; what waits goes to the new address. */
export async function editHook(
  tx: Tx,
  who: Viewer,
  given: Edit,
  now: Date,
): Promise<Outcome<null, readonly HookRefusal[]>> {
  const hook = await holdHook(tx, given.id);
  if (!hook) return refused(['not_found']);
  const forbidden = whyNotMove('edit', hook);
  if (forbidden) return refused([forbidden]);
  const sound = readHook(given);
  if (!('url' in sound)) return refused(sound);
  if (given.revision !== hook.revision) return refused(['stale']);
  await tables(tx)
    .updateTable('webhook')
    .set({ ...sound, revision: hook.revision + 1 })
    .where('id', '=', hook.id)
    .execute();
  await note(tx, who, { id: hook.id, event: 'integration.hook_changed', before: told(hook), after: told(sound) }, now);
  return done(null);
}

type Rotation = WithSecret & {
  /** The old secret ends at once, because somebody else knows it. */
  readonly atOnce: boolean;
};

/**
 * Gives the hook a new secret. The old one signs along for a day, so that the receiver can be told in between; a form sent
 * twice therefore locks nobody out.
 */
export async function rotateSecret(
  tx: Tx,
  who: Viewer,
  { id, sealed, atOnce }: Rotation,
  now: Date,
): Promise<Outcome<null, HookRefusal>> {
  const hook = await holdHook(tx, id);
  if (!hook) return refused('not_found');
  const forbidden = whyNotMove('rotate', hook);
  if (forbidden) return refused(forbidden);
  const living = (await secretsOf(tx, id)).filter((it) => it.endsAt === null || it.endsAt > now);
  if (living.length >= MOST_SECRETS && !atOnce) return refused('too_many_secrets');
  const ending = tables(tx).updateTable('webhook_secret').where('webhook_id', '=', id);
  if (atOnce) await ending.set({ ends_at: now }).execute();
  else
    await ending
      .set({ ends_at: new Date(now.getTime() + OLD_SECRET_MS) })
      .where('ends_at', 'is', null)
      .execute();
  await putSecret(tx, { id, sealed }, now);
  await note(tx, who, { id, event: 'integration.hook_secret_changed', after: { ...named(hook), atOnce } }, now);
  return done(null);
}

type Deed = {
  readonly id: HookId;
  readonly event: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

/** Leaves the deed in the log. */
export async function note(tx: Tx, who: Viewer, { id, ...deed }: Deed, now: Date): Promise<void> {
  await record(tx, actorOf(who), { subject: { kind: 'webhook', id }, ...deed }, now);
}
