import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Database, Tx } from '#platform/db.ts';
import type { Outcome } from '#platform/outcome.ts';
import { archiveInnovation } from '../../actions/innovation.ts';
import { addKeeper, handOver, nameOf } from '../../actions/keeper.ts';
import { publishVersion, returnVersion } from '../../actions/version.ts';
import type { RecordRefusal } from '../../model/refusal.ts';
import { relocateInnovation } from '../../relocation/actions/relocate.ts';
import { placeName } from '../../relocation/queries.ts';
import type { BulkDeed, BulkItem, BulkRunId, Former } from '../model.ts';
import { tables } from '../schema.ts';
import { formerOf } from './former.ts';

export type Run = {
  /** Comes with the form: sent twice, it is done once. */
  readonly id: BulkRunId;
  readonly items: readonly BulkItem[];
  readonly deed: BulkDeed;
};

/**
 * Does the same to each record, each in a transaction of its own: what one refuses does not undo the others. Every record
 * leaves its own event in the log, and in the run what became of it and what is needed to take it back.
 */
export async function moveMany(db: Database, who: Viewer, { id, items, deed }: Run, now: Date): Promise<void> {
  if (!(await db.transact((tx) => beginRun(tx, who, { id, deed }, now)))) return;
  for (const item of items) await db.transact((tx) => moveOne(tx, who, { run: id, item, deed }, now));
}

/** False when the run was begun before. */
async function beginRun(tx: Tx, who: Viewer, { id, deed }: Omit<Run, 'items'>, now: Date): Promise<boolean> {
  if (!who.person) return false;
  const begun = await tables(tx)
    .insertInto('bulk_run')
    .values({
      id,
      move: deed.move,
      said: await saidOf(tx, deed),
      done_by: who.person.id,
      done_at: now,
      undone_at: null,
      undone_by: null,
    })
    .onConflict((clash) => clash.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return begun !== undefined;
}

/** What was said for all, in words. */
async function saidOf(tx: Tx, deed: BulkDeed): Promise<string> {
  if (deed.move === 'archive') return deed.reason.trim();
  if (deed.move === 'return') return deed.note.trim();
  if (deed.move === 'assign_keeper') return nameOf(tx, deed.personId);
  if (deed.move === 'hand_over') return `${await nameOf(tx, deed.from)} → ${await nameOf(tx, deed.to)}`;
  if (deed.move === 'relocate') return `${await placeName(tx, deed)}: ${deed.reason.trim()}`;
  return '';
}

type One = { readonly run: BulkRunId; readonly item: BulkItem; readonly deed: BulkDeed };

async function moveOne(tx: Tx, who: Viewer, { run, item, deed }: One, now: Date): Promise<void> {
  const former = await formerOf(tx, item, deed);
  const outcome = await doTo(tx, who, { item, deed }, now);
  if (!outcome.ok && outcome.why === 'not_found') return;
  await keepResult(tx, { run, item, why: outcome.ok ? null : outcome.why, former: outcome.ok ? former : null });
}

type Result = Pick<One, 'run' | 'item'> & { readonly why: RecordRefusal | null; readonly former: Former | null };

async function keepResult(tx: Tx, { run, item, why, former }: Result): Promise<void> {
  await tables(tx)
    .insertInto('bulk_run_record')
    .values({
      run_id: run,
      innovation_id: item.id,
      why,
      former: former && sql<Former>`${JSON.stringify(former)}::jsonb`,
      undone: null,
      undone_why: null,
    })
    .onConflict((clash) => clash.columns(['run_id', 'innovation_id']).doNothing())
    .execute();
}

async function doTo(
  tx: Tx,
  who: Viewer,
  { item, deed }: Omit<One, 'run'>,
  now: Date,
): Promise<Outcome<unknown, RecordRefusal>> {
  const { id } = item;
  if (deed.move === 'archive') return archiveInnovation(tx, who, { id, reason: deed.reason }, now);
  if (deed.move === 'assign_keeper') return addKeeper(tx, who, { id, personId: deed.personId }, now);
  if (deed.move === 'hand_over') return handOver(tx, who, { id, from: deed.from, to: deed.to }, now);
  if (deed.move === 'relocate') return relocateInnovation(tx, who, { id, ...deed }, now);
  if (item.versionId === null) return { ok: false, why: 'nothing_open' };
  const decision = { id, versionId: item.versionId };
  if (deed.move === 'publish') return publishVersion(tx, who, decision, now);
  return returnVersion(tx, who, { ...decision, notes: [{ section: deed.section, body: deed.note }] }, now);
}
