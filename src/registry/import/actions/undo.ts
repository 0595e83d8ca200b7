import { sql } from 'kysely';
import { recordAll } from '#audit/index.ts';
import { actorOf } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { emitAll } from '#platform/outbox.ts';
import { innovationArchived } from '../../events.ts';
import type { InnovationId, VersionId } from '../../model/ids.ts';
import { forgetMany, reindexMany } from '../../search/index-record.ts';
import type { ImportId, ImportRun } from '../model.ts';
import { holdRun } from '../queries/run.ts';
import { standingRecords } from '../queries/standing.ts';
import { type WrittenRow, writtenRows, writtenStandings } from '../queries/written.ts';
import type { StandingRecord } from '../rules/match.ts';
import { type UndoReason, whyNotUndo } from '../rules/undo.ts';
import { tables } from '../schema.ts';
import { withdrawPlaces } from './made-places.ts';
import { note } from './note.ts';
import { BATCH, type BatchEnd, type RunContext } from './run.ts';
import { entry, rawOf, rowsText } from './write-new.ts';
import { changeRecords, type NextRecord } from './write-next.ts';

/** Takes back what an import wrote, batch by batch; what somebody changed since is left and told of. */
export async function runUndo(context: RunContext, id: ImportId): Promise<void> {
  for (let end: BatchEnd = 'more'; end === 'more'; )
    end = await context.db.transact((tx) => undoBatch(tx, context, id));
}

async function undoBatch(tx: Tx, context: RunContext, id: ImportId): Promise<BatchEnd> {
  const run = await holdRun(tx, id);
  if (run?.state !== 'undoing') return 'ended';
  const now = context.clock();
  const rows = await writtenRows(tx, id, BATCH);
  if (rows.length === 0) return finishUndo(tx, context, run, now);
  const verdicts = await judge(tx, rows);
  const free = verdicts.filter((it) => it.why === null).map((it) => it.row);
  await withdraw(
    tx,
    context,
    free.filter((row) => row.result === 'created'),
    now,
  );
  await revert(tx, context, { run, rows: free.filter((row) => row.result === 'updated') }, now);
  await keepVerdicts(tx, run, verdicts);
  await tables(tx).updateTable('import_run').set({ touched_at: now }).where('id', '=', id).execute();
  return 'more';
}

type Verdict = { readonly row: WrittenRow; readonly why: UndoReason | null };

async function judge(tx: Tx, rows: readonly WrittenRow[]): Promise<readonly Verdict[]> {
  const standing = await writtenStandings(tx, rows, true);
  return rows.map((row) => ({ row, why: whyNotUndo(row.result, standing.get(row.id) ?? null) }));
}

/** As if they had never been brought in: all that hangs on them goes too. The log keeps what they said. */
async function withdraw(tx: Tx, context: RunContext, rows: readonly WrittenRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  const standing = await standingRecords(tx, ids, true);
  const all = sql`any(${ids}::uuid[])`;
  await forgetMany(tx, ids);
  for (const table of ['innovation_award', 'innovation_external_id', 'innovation_lineage', 'innovation_version'])
    await sql`delete from ${sql.table(table)} where innovation_id = ${all}`.execute(rawOf(tx));
  await sql`delete from innovation where id = ${all}`.execute(rawOf(tx));
  const gone = [...standing.values()];
  const entries = gone.map(({ id, content, state }) => entry('undo_import', id, { before: { ...content, state } }));
  await recordAll(tx, actorOf(context.who), entries, now);
  const public_ = gone.filter((record) => record.state === 'published').map(({ id }) => ({ innovationId: id }));
  await emitAll(tx, innovationArchived, public_, now);
}

/** The former text comes back as a version of its own; a version that still waits for the admin is taken away. */
async function revert(
  tx: Tx,
  context: RunContext,
  { run, rows }: { readonly run: ImportRun; readonly rows: readonly WrittenRow[] },
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const standing = await standingRecords(
    tx,
    rows.map((row) => row.id),
    true,
  );
  const waiting: StandingRecord[] = [];
  const next: NextRecord[] = [];
  for (const row of rows) {
    const record = standing.get(row.id);
    if (!record || !row.former) continue;
    if (record.publishedVersionId !== null && record.workingVersionId === row.versionId) waiting.push(record);
    const versionId = newId<'VersionId'>(now.getTime());
    const whatChanged = context.whatChanged(run, row.rowNos);
    next.push({ standing: record, content: row.former.content, awards: row.former.awards, versionId, whatChanged });
  }
  await takeBack(tx, context, waiting, now);
  // A record that was published by the import stays published with its former text; one that waited goes on waiting.
  const published = next.filter(({ standing: record }) => record.publishedVersionId !== null);
  await changeRecords(tx, context.who, { records: published, publish: true }, now);
  const unpublished = next.filter(({ standing: record }) => record.publishedVersionId === null);
  await changeRecords(tx, context.who, { records: unpublished, publish: false }, now);
}

async function takeBack(tx: Tx, context: RunContext, records: readonly StandingRecord[], now: Date): Promise<void> {
  const taken = records.flatMap(({ id, workingVersionId }) =>
    workingVersionId ? [{ id, versionId: workingVersionId }] : [],
  );
  if (taken.length === 0) return;
  const ids: readonly InnovationId[] = taken.map((it) => it.id);
  const versions: readonly VersionId[] = taken.map((it) => it.versionId);
  await sql`update innovation set working_version_id = null, updated_at = ${now} where id = any(${ids}::uuid[])`.execute(
    rawOf(tx),
  );
  await sql`delete from innovation_version where id = any(${versions}::uuid[])`.execute(rawOf(tx));
  const entries = taken.map(({ id }) => entry('discard', id, { before: { state: 'with_admin' } }));
  await recordAll(tx, actorOf(context.who), entries, now);
  await reindexMany(tx, ids);
}

async function keepVerdicts(tx: Tx, run: ImportRun, verdicts: readonly Verdict[]): Promise<void> {
  const rows = verdicts.map(({ row, why }) => ({
    no: row.no,
    undone: why ? 'left' : row.result === 'created' ? 'withdrawn' : 'reverted',
    why: why ?? '',
  }));
  await sql`update import_record d set undone = v.undone, undone_why = v.why
    from jsonb_to_recordset(${rowsText(rows)}) as v (no integer, undone text, why text)
    where d.import_id = ${run.id} and d.no = v.no`.execute(rawOf(tx));
}

async function finishUndo(tx: Tx, { who }: RunContext, run: ImportRun, now: Date): Promise<BatchEnd> {
  await tables(tx)
    .updateTable('import_run')
    .set({ state: 'undone', undone_at: now, touched_at: now })
    .where('id', '=', run.id)
    .execute();
  await withdrawPlaces(tx, who, run.id, now);
  await note(tx, who, { id: run.id, verb: 'undo_done' }, now);
  return 'ended';
}
