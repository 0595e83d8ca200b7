import { sql } from 'kysely';
import { peopleByIds, type Viewer } from '#identity/index.ts';
import type { Database, Tx } from '#platform/db.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { BulkDeed, EntryRunId, Former } from '../model.ts';
import { tables } from '../schema.ts';
import { doTo } from './deeds.ts';
import { formerOf } from './former.ts';

export type Run = {
  /** Comes with the form: sent twice, it is done once. */
  readonly id: EntryRunId;
  readonly entries: readonly EntryId[];
  readonly deed: BulkDeed;
  readonly list: string;
};

export type Going = { readonly baseUrl: string; readonly now: Date };

/**
 * Does the same to each entry, each in a transaction of its own: what one refuses does not undo the others. Every entry leaves its own
 * event in the log, and in the run what became of it and what is needed to take it back.
 */
export async function runMany(db: Database, who: Viewer, run: Run, going: Going): Promise<void> {
  if (!(await db.transact((tx) => beginRun(tx, who, run, going.now)))) return;
  for (const entryId of run.entries) await db.transact((tx) => runOne(tx, who, { run, entryId }, going));
}

/** False when the run was begun before. */
async function beginRun(tx: Tx, who: Viewer, { id, deed, list }: Run, now: Date): Promise<boolean> {
  if (!who.person) return false;
  const said = await saidOf(tx, deed);
  const begun = await tables(tx)
    .insertInto('entry_run')
    .values({ id, move: deed.move, said, list, done_by: who.person.id, done_at: now, undone_at: null })
    .onConflict((clash) => clash.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return begun !== undefined;
}

/** What was said for all, in words. */
async function saidOf(tx: Tx, deed: BulkDeed): Promise<string> {
  if (deed.move === 'return') return deed.note.trim();
  if (deed.move !== 'assign' || deed.personId === null) return '';
  return (await peopleByIds(tx, [deed.personId])).get(deed.personId)?.name ?? '';
}

type One = { readonly run: Run; readonly entryId: EntryId };

async function runOne(tx: Tx, who: Viewer, { run, entryId }: One, going: Going): Promise<void> {
  const former = await formerOf(tx, entryId, run.deed.move);
  const outcome = await doTo(tx, who, { entryId, deed: run.deed }, going);
  if (!outcome.ok && outcome.why === null) return;
  await tables(tx)
    .insertInto('entry_run_entry')
    .values({
      run_id: run.id,
      entry_id: entryId,
      why: outcome.ok ? null : outcome.why,
      former: outcome.ok && former ? sql<Former>`${JSON.stringify(former)}::jsonb` : null,
      done_at: sql<Date>`greatest(${going.now}, clock_timestamp())`,
      undone: null,
    })
    .onConflict((clash) => clash.columns(['run_id', 'entry_id']).doNothing())
    .execute();
}
