import { record } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Viewer } from '../model.ts';
import { actorOf } from '../rules/guard.ts';
import { MOST_VIEWS, type SavedView, type SavedViewId, type SavedViewRefusal } from './model.ts';
import { viewById } from './queries.ts';
import { bringableSince, isOwn, queryOfView, type SaidView, whyNotKeep, whyNotName } from './rules.ts';
import { tables } from './schema.ts';

type Result = Promise<Outcome<SavedView, SavedViewRefusal>>;
export type NewView = SaidView & { readonly id: SavedViewId; readonly shared: boolean };

/** Keeps the filter and the order of a list under a name. The same form sent twice keeps it once. */
export async function keepView(tx: Tx, who: Viewer, said: NewView, now: Date): Result {
  const { person, acting } = who;
  if (!person || !acting) return refused('not_found');
  const { id, list, shared } = said;
  const [name, query] = [said.name.trim(), queryOfView(said.query)];
  const forbidden = whyNotKeep({ list, query, name });
  if (forbidden) return refused(forbidden);
  if ((await countOf(tx, who, list)) >= MOST_VIEWS) return refused('most');
  const row = { id, person_id: person.id, institution_id: acting.institutionId, list, query, name, shared };
  const kept = await tables(tx)
    .insertInto('saved_view')
    .values({ ...row, created_at: now, updated_at: now, deleted_at: null })
    .onConflict((clash) => clash.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (kept) await trace(tx, who, { id, verb: 'keep', after: { list, shared } }, now);
  return own(tx, who, id);
}

async function countOf(tx: Tx, who: Viewer, list: string): Promise<number> {
  const row = await tables(tx)
    .selectFrom('saved_view')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('person_id', '=', who.person?.id ?? null)
    .where('list', '=', list)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}

type Change = { readonly id: SavedViewId; readonly name: string; readonly shared: boolean };

/** Renames one's own view, and shares it or keeps it to oneself. */
export async function changeView(tx: Tx, who: Viewer, { id, name, shared }: Change, now: Date): Result {
  const held = await own(tx, who, id);
  if (!held.ok) return held;
  const forbidden = whyNotName(name);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('saved_view')
    .set({ name: name.trim(), shared, updated_at: now })
    .where('id', '=', id)
    .execute();
  const before = { shared: held.value.shared };
  await trace(tx, who, { id, verb: 'change', before, after: { shared } }, now);
  return own(tx, who, id);
}

/** Deletes one's own view; for a while it can be brought back. */
export async function removeView(tx: Tx, who: Viewer, id: SavedViewId, now: Date): Result {
  const held = await own(tx, who, id);
  if (!held.ok || held.value.deletedAt) return held;
  await tables(tx).updateTable('saved_view').set({ deleted_at: now }).where('id', '=', id).execute();
  await trace(tx, who, { id, verb: 'remove' }, now);
  return held;
}

/** Undoes the deleting. */
export async function bringBackView(tx: Tx, who: Viewer, id: SavedViewId, now: Date): Result {
  const held = await own(tx, who, id);
  if (!held.ok) return held;
  const { deletedAt, list } = held.value;
  if (!deletedAt) return held;
  if (deletedAt < bringableSince(now)) return refused('not_found');
  if ((await countOf(tx, who, list)) >= MOST_VIEWS) return refused('most');
  await tables(tx).updateTable('saved_view').set({ deleted_at: null }).where('id', '=', id).execute();
  await trace(tx, who, { id, verb: 'bring_back' }, now);
  return own(tx, who, id);
}

/** What is not one's own is not there. */
async function own(tx: Tx, who: Viewer, id: SavedViewId): Result {
  const view = await viewById(tx, id);
  return view && isOwn(view, who) ? done(view) : refused('not_found');
}

type Deed = { readonly id: SavedViewId; readonly verb: string; readonly before?: unknown; readonly after?: unknown };

/** The log tells which list and whether it is shared, never what was filtered for or how it was named. */
async function trace(tx: Tx, who: Viewer, { id, verb, before, after }: Deed, now: Date): Promise<void> {
  const entry = { event: `identity.saved_view.${verb}`, subject: { kind: 'saved_view', id }, before, after };
  await record(tx, actorOf(who), entry, now);
}
