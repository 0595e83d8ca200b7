import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { emit } from '#platform/outbox.ts';
import type { HeldRecord } from '../../actions/load.ts';
import { leaveTrace } from '../../actions/trace.ts';
import { innovationArchived, innovationPublished } from '../../events.ts';
import type { VersionId } from '../../model/ids.ts';
import type { Former } from '../model.ts';
import { tables } from '../schema.ts';

type Publishing = { readonly held: HeldRecord; readonly former: Extract<Former, { move: 'publish' }> };

/**
 * Takes a publication back. What the public has read is never written over: the version stays in the chain as `withdrawn`,
 * and its text goes on in the next version, in the state from which it was published. The version that was public before
 * is public again; a record that had none leaves the public eye, which others learn as of an archived one.
 */
export async function takeBackPublishing(
  tx: Tx,
  who: Viewer,
  { held, former }: Publishing & { readonly run: object },
  now: Date,
): Promise<boolean> {
  if (held.state !== 'published' || held.publishedVersionId !== former.versionId || held.open) return false;
  const nextId = newId<'VersionId'>(now.getTime());
  await setState(tx, former.versionId, 'withdrawn');
  if (former.previousId) await setState(tx, former.previousId, 'published');
  await continueIn(tx, who, { former, nextId }, now);
  await tables(tx)
    .updateTable('innovation')
    .set({
      state: former.previousId ? 'published' : former.state,
      published_version_id: former.previousId,
      working_version_id: nextId,
      ...(former.previousId ? {} : { published_at: null }),
      updated_at: now,
    })
    .where('id', '=', held.id)
    .execute();
  const states = { before: { state: 'published' }, after: { state: former.state, undone: 'publish' } };
  await leaveTrace(tx, who, { id: held.id, verb: 'undo_bulk', ...states }, now);
  if (former.previousId)
    await emit(tx, innovationPublished, { innovationId: held.id, versionId: former.previousId }, now);
  else await emit(tx, innovationArchived, { innovationId: held.id }, now);
  return true;
}

async function setState(tx: Tx, id: VersionId, state: 'withdrawn' | 'published'): Promise<void> {
  await tables(tx).updateTable('innovation_version').set({ state }).where('id', '=', id).execute();
}

async function continueIn(
  tx: Tx,
  who: Viewer,
  { former, nextId }: Pick<Publishing, 'former'> & { readonly nextId: VersionId },
  now: Date,
): Promise<void> {
  await sql`insert into innovation_version
      (id, innovation_id, no, state, content, completeness, what_changed, saved_by, created_at, saved_at, submitted_at)
    select ${nextId}, innovation_id, no + 1, ${former.state}, content, completeness, what_changed,
      ${who.person?.id ?? null}, ${now}, saved_at, submitted_at
    from innovation_version where id = ${former.versionId}`.execute(tables(tx));
}
