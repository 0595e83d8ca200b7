import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Database, Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Log } from '#platform/log.ts';
import type { VersionId } from '../../model/ids.ts';
import type { ImportId, ImportRun, LeaveWhy, WrittenRecord } from '../model.ts';
import { waitingRecords } from '../queries/records.ts';
import { holdRun } from '../queries/run.ts';
import type { StandingRecord } from '../rules/match.ts';
import { newContent } from '../rules/merge.ts';
import { tables } from '../schema.ts';
import { note } from './note.ts';
import { refusalOf } from './permit.ts';
import { placeRecords, type ReadyRecord } from './place-records.ts';
import { type Planned, planRecords } from './plan-records.ts';
import { createRecords, type NewRecord, rawOf, rowsText } from './write-new.ts';
import { changeRecords, type NextRecord, versionOf } from './write-next.ts';

/** Records of one transaction: few enough to be locked shortly, many enough to be fast. */
export const BATCH = 500;
/** A batch that fails this often, halved each time, is down to the one record that is at fault. */
export const MAX_FAILURES = 12;
/** One import writes at a time, or two of the same sheet would both find nothing and double it. */
const WRITING = 7_305_006;

export type RunContext = {
  readonly db: Database;
  readonly who: Viewer;
  readonly log: Log;
  readonly clock: () => Date;
  /** What the versions say of their change, by the rows of the sheet. */
  readonly whatChanged: (run: ImportRun, rows: readonly number[]) => string;
};

export type BatchEnd = 'more' | 'ended';

/**
 * Writes a confirmed import to its end, batch by batch, each once: a run that broke off is taken up by the next. A record
 * that cannot be written is set apart and told of; the others go on.
 */
export async function runImport(context: RunContext, id: ImportId): Promise<void> {
  let size = BATCH;
  for (let end: BatchEnd = 'more'; end === 'more'; ) {
    try {
      end = await context.db.transact((tx) => runBatch(tx, context, { id, size }));
      size = Math.min(BATCH, size * 2);
    } catch (error) {
      context.log.warn({ import_id: id, batch_size: size, error: String(error) }, 'a batch of an import failed');
      if (await countFailure(context, { id, alone: size === 1 })) return;
      size = Math.max(1, Math.floor(size / 2));
    }
  }
}

/** One batch, and with it everything that it changes; the import's row is locked, so that two workers take turns. */
export async function runBatch(
  tx: Tx,
  context: RunContext,
  { id, size }: { readonly id: ImportId; readonly size: number },
): Promise<BatchEnd> {
  await sql`select pg_advisory_xact_lock(${WRITING})`.execute(rawOf(tx));
  const run = await holdRun(tx, id);
  if (run?.state !== 'running' || !run.mapping) return 'ended';
  const now = context.clock();
  if (run.stopWanted) return settle(tx, context, { run, state: 'stopped' }, now);
  const staged = await waitingRecords(tx, id, size);
  if (staged.length === 0) return settle(tx, context, { run, state: 'done' }, now);
  const ready = await placeRecords(tx, context.who, run, staged, now);
  const planned = await planRecords(tx, ready, {
    idSystem: run.mapping.idSystem,
    headingSet: run.headingSet,
    policy: run.onExisting ?? 'update',
    lock: true,
    claimed: new Set(),
  });
  const written = await writePlanned(tx, context, { run, planned }, now);
  await keepResults(tx, run, written, now);
  return 'more';
}

type Work = { readonly run: ImportRun; readonly planned: readonly Planned<ReadyRecord>[] };

async function writePlanned(tx: Tx, context: RunContext, work: Work, now: Date): Promise<readonly WrittenRecord[]> {
  const { run } = work;
  const publish = run.publish ?? false;
  const fresh: { readonly no: number; readonly record: NewRecord }[] = [];
  const next: { readonly no: number; readonly record: NextRecord }[] = [];
  const written: WrittenRecord[] = [];
  for (const plan of work.planned) {
    const why = plan.outcome === 'leave' ? plan.why : refusalOf(plan, context.who, publish);
    const { no } = plan.record;
    if (plan.outcome === 'unchanged') written.push(unwritten(no, 'unchanged', '', plan.standing));
    else if (why) written.push(unwritten(no, 'left', why, plan.standing));
    else if (plan.outcome === 'create') fresh.push({ no, record: newRecord(run, plan.record, now) });
    else if (plan.standing && plan.merge) next.push({ no, record: nextRecord(context, run, plan, now) });
  }
  await createRecords(tx, context.who, { records: fresh.map((it) => it.record), publish }, now);
  await changeRecords(tx, context.who, { records: next.map((it) => it.record), publish }, now);
  return [...written, ...fresh.map(created), ...next.map(updated)];
}

function unwritten(
  no: number,
  result: 'unchanged' | 'left',
  why: LeaveWhy,
  standing: StandingRecord | null,
): WrittenRecord {
  return { no, result, why, innovationId: standing?.id ?? null, versionId: null, former: null };
}

function newRecord(run: ImportRun, record: ReadyRecord, now: Date): NewRecord {
  const system = run.mapping?.idSystem ?? '';
  return {
    id: newId<'InnovationId'>(now.getTime()),
    versionId: newId<'VersionId'>(now.getTime()),
    institutionId: record.institutionId,
    unitId: record.unitId,
    institution: record.institution,
    unit: record.unit,
    content: newContent(record.plan),
    awards: record.plan.awards,
    externalIds: record.externalId === null ? [] : [{ system, value: record.externalId }],
  };
}

function nextRecord(context: RunContext, run: ImportRun, plan: Planned<ReadyRecord>, now: Date): NextRecord {
  const { standing, merge, record } = plan;
  if (!standing || !merge) throw new Error('an update has a standing record');
  return {
    standing,
    content: merge.content,
    awards: merge.awards,
    versionId: newId<'VersionId'>(now.getTime()),
    whatChanged: context.whatChanged(run, record.rowNos),
  };
}

function created({ no, record }: { readonly no: number; readonly record: NewRecord }): WrittenRecord {
  return { no, result: 'created', why: '', innovationId: record.id, versionId: record.versionId, former: null };
}

function updated({ no, record }: { readonly no: number; readonly record: NextRecord }): WrittenRecord {
  const { content, awards, id } = record.standing;
  const versionId: VersionId = versionOf(record);
  return { no, result: 'updated', why: '', innovationId: id, versionId, former: { content, awards } };
}

async function keepResults(tx: Tx, run: ImportRun, written: readonly WrittenRecord[], now: Date): Promise<void> {
  await sql`update import_record d set result = w.result, result_why = w.why, innovation_id = w."innovationId",
      version_id = w."versionId", former = w.former, written_at = ${now}
    from jsonb_to_recordset(${rowsText(written)}) as w
      (no integer, result text, why text, "innovationId" uuid, "versionId" uuid, former jsonb)
    where d.import_id = ${run.id} and d.no = w.no`.execute(rawOf(tx));
  await tables(tx)
    .updateTable('import_run')
    .set({ done_count: run.doneCount + written.length, failures: 0, touched_at: now })
    .where('id', '=', run.id)
    .execute();
}

async function settle(
  tx: Tx,
  { who }: RunContext,
  { run, state }: { readonly run: ImportRun; readonly state: 'done' | 'stopped' },
  now: Date,
): Promise<BatchEnd> {
  await tables(tx)
    .updateTable('import_run')
    .set({ state, stop_wanted: false, finished_at: now, touched_at: now })
    .where('id', '=', run.id)
    .execute();
  await note(tx, who, { id: run.id, verb: 'finish', after: { state, records: run.doneCount } }, now);
  return 'ended';
}

/** Sets the record apart that failed alone; answers true when so many batches failed that a person should look. */
async function countFailure(
  { db, who, clock }: RunContext,
  { id, alone }: { readonly id: ImportId; readonly alone: boolean },
): Promise<boolean> {
  return db.transact(async (tx) => {
    const run = await holdRun(tx, id);
    if (run?.state !== 'running') return true;
    const now = clock();
    if (alone) await setApart(tx, run, now);
    const failures = run.failures + 1;
    const failed = failures >= MAX_FAILURES;
    await tables(tx)
      .updateTable('import_run')
      .set({
        failures,
        touched_at: now,
        ...(alone ? { done_count: run.doneCount + 1 } : {}),
        ...(failed ? { state: 'failed', finished_at: now } : {}),
      })
      .where('id', '=', id)
      .execute();
    if (failed) await note(tx, who, { id, verb: 'fail', after: { failures } }, now);
    return failed;
  });
}

async function setApart(tx: Tx, run: ImportRun, now: Date): Promise<void> {
  const [first] = await waitingRecords(tx, run.id, 1);
  if (!first) return;
  await tables(tx)
    .updateTable('import_record')
    .set({ result: 'failed', written_at: now, innovation_id: null })
    .where('import_id', '=', run.id)
    .where('no', '=', first.no)
    .execute();
}
