import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '#identity/index.ts';
import type { Database } from '#platform/db.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { governmentOf, personWith, testNow, withRegions } from '../../../../tests/support/people.ts';
import { deactivate } from '../../../../tests/support/registry.ts';
import { addKeeper } from '../../actions/keeper.ts';
import { startVersion } from '../../actions/version.ts';
import type { InnovationId } from '../../model/ids.ts';
import { runContext, undoContext } from '../jobs.ts';
import type { ExistingPolicy, ImportId, Mapping } from '../model.ts';
import { proposeMapping } from '../queries/mapping.ts';
import { runById } from '../queries/run.ts';
import { countsOf, leftByUndo } from '../queries/summary.ts';
import { undoForecast } from '../queries/undo-forecast.ts';
import { checkImport } from './check.ts';
import { importSheet } from './file.ts';
import { confirmImport, giveUp, resumeImport, stopImport, tendImports, undoImport } from './flow.ts';
import { saveMapping } from './mapping.ts';
import { runBatch, runImport } from './run.ts';
import { runUndo } from './undo.ts';
import { stageFile } from './upload.ts';

let test_: TestDatabase;
let db: Database;
let hub: Viewer & { readonly person: NonNullable<Viewer['person']> };
let minute = 0;

beforeAll(async () => {
  test_ = await testDatabase();
  db = test_.db;
  await withRegions(db);
  hub = await personWith(db, 'Admin Hub', [{ role: 'hub_admin', institutionId: await governmentOf(db, '12') }]);
});
afterAll(() => test_.close());
/** Each step a minute later, so that what came before and after is told apart. */
const tick = () => new Date(testNow.getTime() + ++minute * 60_000);
beforeEach(async () => {
  for (const table of ['import_run', 'search_doc', 'innovation_award', 'innovation_keeper', 'innovation_external_id'])
    await run(sql`delete from ${sql.table(table)}`);
  await db.transact(async (tx) => {
    await sql`delete from innovation_version`.execute(tx as unknown as Kysely<unknown>);
    await sql`delete from innovation`.execute(tx as unknown as Kysely<unknown>);
  });
});

const run = <Row>(statement: ReturnType<typeof sql>) =>
  statement.execute(db.conn as unknown as Kysely<unknown>) as Promise<{ rows: Row[] }>;
const rows = async <Row>(statement: ReturnType<typeof sql>): Promise<Row[]> => (await run<Row>(statement)).rows;
const count = async (table: string) =>
  (await rows<{ n: number }>(sql`select count(*)::int as n from ${sql.table(table)}`))[0]?.n;

const head = 'Judul;Instansi;Ringkasan;Tujuan\n';
const line = (title: string, summary = '', purpose = '') =>
  `${title};Pemerintah Kabupaten Toba;${summary};${purpose}\n`;
const many = (n: number) => head + Array.from({ length: n }, (_, at) => line(`Inovasi ke ${at}`, 'x')).join('');
const bytesOf = (text: string) => new TextEncoder().encode(text);

type How = { readonly publish?: boolean; readonly onExisting?: ExistingPolicy; readonly mapping?: Partial<Mapping> };

/** A whole import, at a moment of its own. */
async function bringIn(text: string, { publish = true, onExisting = 'update', mapping }: How = {}) {
  const at = tick();
  const context = runContext(db, hub, undefined, () => at);
  const sheet = { bytes: bytesOf(text), name: 'data.csv', publish, onExisting, mapping };
  return must(await importSheet(context, sheet));
}

/** An import that was agreed to and not begun. */
async function confirmed(text: string): Promise<ImportId> {
  const at = tick();
  const id = must(await stageFile(db, hub, { bytes: bytesOf(text), name: 'data.csv' }, at));
  const staged = await runById(db.conn, id);
  if (!staged) throw new Error('not staged');
  const { mapping } = await proposeMapping(db.conn, staged);
  const { revision } = await db.transact(async (tx) =>
    must(await saveMapping(tx, hub, { id, revision: 1, mapping }, at)),
  );
  await checkImport(db, hub, { id, revision }, at);
  const choice = { id, revision, publish: true, onExisting: 'update' as const };
  await db.transact(async (tx) => must(await confirmImport(tx, hub, choice, at)));
  return id;
}

const results = async (id: ImportId) => (await countsOf(db.conn, id)).results;
const stateOf = async (id: ImportId) => (await runById(db.conn, id))?.state;

type Standing = { id: InnovationId; title: string; summary: string; no: number; whatChanged: string; state: string };
const standing = () =>
  rows<Standing>(sql`select i.id, i.state, v.no, v.content ->> 'title' as title, v.content ->> 'summary' as summary,
    v.what_changed as "whatChanged" from innovation i
    join innovation_version v on v.id = coalesce(i.published_version_id, i.working_version_id) order by title`);

describe('a sheet brought in again', () => {
  test('changes what changed in it, as a next version that says so, and leaves the rest alone', async () => {
    await bringIn(head + line('Satu', 'lama', 'tujuan') + line('Dua', 'tetap'));
    const again = await bringIn(head + line('Satu', 'baru') + line('Dua', 'tetap') + line('Tiga'));
    expect(again.counts.results).toEqual({ created: 1, updated: 1, unchanged: 1, left: 0, failed: 0 });
    const [two, one] = await standing();
    expect(two).toMatchObject({ title: 'Dua', no: 1, whatChanged: '' });
    expect(one).toMatchObject({ title: 'Satu', no: 2, summary: 'baru', whatChanged: 'Impor «data.csv», baris 2' });
    const [kept] = await rows(sql`select content ->> 'purpose' as purpose from innovation_version where no = 2`);
    expect(kept).toEqual({ purpose: 'tujuan' });
  });

  test('does not undo what people wrote since, unless the sheet itself says something new', async () => {
    await bringIn(head + line('Satu', 'dari lembar'));
    await run(sql`update innovation_version set content = jsonb_set(content, '{summary}', '"ditulis orang"')`);
    expect((await bringIn(head + line('Satu', 'dari lembar'))).counts.results.unchanged).toBe(1);
    expect((await standing())[0]?.summary).toBe('ditulis orang');
    await bringIn(head + line('Satu', 'lembar baru'));
    expect((await standing())[0]?.summary).toBe('lembar baru');
  });

  test('leaves existing records alone when that was chosen', async () => {
    await bringIn(head + line('Satu', 'lama'));
    const again = await bringIn(head + line('Satu', 'baru') + line('Dua'), { onExisting: 'keep' });
    expect(again.counts.results).toEqual({ created: 1, updated: 0, unchanged: 0, left: 1, failed: 0 });
    expect((await standing())[1]?.summary).toBe('lama');
  });

  test('leaves a record alone whose next version somebody is writing', async () => {
    await bringIn(head + line('Satu', 'lama'));
    const [one] = await standing();
    await db.transact(async (tx) => must(await startVersion(tx, hub, { id: one?.id as InnovationId }, tick())));
    const again = await bringIn(head + line('Satu', 'baru'));
    expect(again.counts.results.left).toBe(1);
    const why = await rows(sql`select result_why from import_record where import_id = ${again.id}`);
    expect(why).toEqual([{ result_why: 'being_edited' }]);
  });

  test('mends drafts that wait for the admin where they wait, and publishes them when that is chosen', async () => {
    await bringIn(head + line('Satu', 'lama'), { publish: false });
    await bringIn(head + line('Satu', 'baru'), { publish: false });
    expect(await standing()).toMatchObject([{ title: 'Satu', no: 1, state: 'with_admin', summary: 'baru' }]);
    await bringIn(head + line('Satu', 'terbit'));
    expect(await standing()).toMatchObject([{ title: 'Satu', no: 1, state: 'published', summary: 'terbit' }]);
  });

  test('knows a record by its id in the other system, even under a new title', async () => {
    const ids = (title: string) => `ID;Judul;Instansi\n7;${title};Pemerintah Kabupaten Toba\n`;
    await bringIn(ids('Judul Lama'), { mapping: { idSystem: 'iga' } });
    const again = await bringIn(ids('Judul Baru'), { mapping: { idSystem: 'iga' } });
    expect([again.counts.results.updated, (await standing()).map((it) => it.title)]).toEqual([1, ['Judul Baru']]);
    const other = await bringIn(ids('Judul Lain'), { mapping: { idSystem: 'jippnas' } });
    expect(other.counts.results.created).toBe(1);
  });

  test('tells two innovations of one title apart by their years', async () => {
    const years = (...all: string[]) =>
      `Judul;Instansi;Tahun\n${all.map((year) => `Satu;Pemkab Toba;${year}\n`).join('')}`;
    await bringIn(years('2019', '2021'));
    expect((await bringIn(years('2021', '2019'))).counts.results.unchanged).toBe(2);
    expect(await count('innovation')).toBe(2);
  });
});

describe('a run that does not come to its end', () => {
  test('is taken up by the next after the worker was killed in the middle, each batch once', async () => {
    const id = await confirmed(many(1600));
    const runner = ['--import', './tools/tsx.ts', 'tests/support/import-runner.ts', test_.url, id];
    const child = spawn(process.execPath, runner, { stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = once(child, 'exit');
    let batches = 0;
    for await (const text of child.stdout.setEncoding('utf8')) {
      batches += String(text).split('batch').length - 1;
      // The third batch has begun, so the second is written.
      if (batches >= 3) break;
    }
    child.kill('SIGKILL');
    const [, signal] = await exit;
    const before = await runById(db.conn, id);
    expect([signal, before?.state]).toEqual(['SIGKILL', 'running']);
    expect(before?.doneCount).toBeGreaterThanOrEqual(1000);
    expect(before?.doneCount).toBeLessThan(1600);
    expect(await count('innovation')).toBe(before?.doneCount);
    await runImport(runContext(db, hub), id);
    expect([await stateOf(id), await results(id)]).toEqual([
      'done',
      { created: 1600, updated: 0, unchanged: 0, left: 0, failed: 0 },
    ]);
    expect([await count('innovation'), await count('innovation_version')]).toEqual([1600, 1600]);
    const events =
      await rows(sql`select count(distinct subject_id)::int as records, count(*)::int as events from audit_event
      where event = 'registry.innovation.create' and subject_id in (select id::text from innovation)`);
    expect(events).toEqual([{ records: 1600, events: 1600 }]);
  }, 60_000);

  test('is put back into the queue when nobody touched it for a while', async () => {
    const id = await confirmed(many(3));
    await run(sql`update import_run set touched_at = ${new Date(testNow.getTime() - 3_600_000)} where id = ${id}`);
    await run(sql`delete from graphile_worker._private_jobs`);
    expect(await db.transact((tx) => tendImports(tx, hub, testNow))).toEqual({ expired: 0, queued: 1 });
    const jobs = await rows(sql`select payload ->> 'importId' as id from graphile_worker._private_jobs`);
    expect(jobs).toEqual([{ id }]);
    expect(await db.transact((tx) => tendImports(tx, hub, testNow))).toEqual({ expired: 0, queued: 0 });
  });

  test('written by two workers at once is written once', async () => {
    const id = await confirmed(many(1200));
    await Promise.all([runImport(runContext(db, hub), id), runImport(runContext(db, hub), id)]);
    expect([await results(id), await count('innovation')]).toEqual([
      { created: 1200, updated: 0, unchanged: 0, left: 0, failed: 0 },
      1200,
    ]);
  });

  test('sets the one record apart that the database refuses, and writes the others', async () => {
    const id = await confirmed(many(40));
    await run(sql`create or replace function refuse_one() returns trigger language plpgsql as $$ begin
      if new.content ->> 'title' = 'Inovasi ke 17' then raise exception 'refused'; end if; return new; end $$`);
    await run(
      sql`create trigger refuse_one before insert on innovation_version for each row execute function refuse_one()`,
    );
    await runImport(runContext(db, hub), id);
    await run(sql`drop trigger refuse_one on innovation_version`);
    expect([await stateOf(id), await results(id)]).toEqual([
      'done',
      { created: 39, updated: 0, unchanged: 0, left: 0, failed: 1 },
    ]);
    const failed = await rows(sql`select title from import_record where import_id = ${id} and result = 'failed'`);
    expect(failed).toEqual([{ title: 'Inovasi ke 17' }]);
  });

  test('stops after the batch when that is asked, and goes on when that is asked', async () => {
    const id = await confirmed(many(700));
    await db.transact((tx) => runBatch(tx, runContext(db, hub), { id, size: 300 }));
    await db.transact(async (tx) => must(await stopImport(tx, hub, id, tick())));
    await runImport(runContext(db, hub), id);
    expect([await stateOf(id), await count('innovation')]).toEqual(['stopped', 300]);
    await db.transact(async (tx) => must(await resumeImport(tx, hub, id, tick())));
    await runImport(runContext(db, hub), id);
    expect([await stateOf(id), await count('innovation')]).toEqual(['done', 700]);
  });

  test('ends as failed when nothing can be written, and writes all when it is let go on', async () => {
    const id = await confirmed(many(40));
    await run(sql`create or replace function refuse_all() returns trigger language plpgsql as $$ begin
      raise exception 'no room on the disk'; end $$`);
    await run(sql`create trigger refuse_all before insert on innovation for each row execute function refuse_all()`);
    await runImport(runContext(db, hub), id);
    await run(sql`drop trigger refuse_all on innovation`);
    expect([await stateOf(id), await count('innovation')]).toEqual(['failed', 0]);
    await db.transact(async (tx) => must(await resumeImport(tx, hub, id, tick())));
    await runImport(runContext(db, hub), id);
    expect([await stateOf(id), (await results(id)).created, (await runById(db.conn, id))?.doneCount]).toEqual([
      'done',
      40,
      40,
    ]);
  });

  test('waits for another admin when the one who began it is none any more', async () => {
    const id = await confirmed(many(3));
    await db.transact((tx) => giveUp(tx, hub, id, tick()));
    expect(await stateOf(id)).toBe('stopped');
  });
});

describe('unfinished imports', () => {
  test('are forgotten after seven days, with all that their sheets held', async () => {
    const id = must(await stageFile(db, hub, { bytes: bytesOf(many(3)), name: 'data.csv' }, testNow));
    const day = 86_400_000;
    expect((await db.transact((tx) => tendImports(tx, hub, new Date(testNow.getTime() + 7 * day)))).expired).toBe(0);
    expect((await db.transact((tx) => tendImports(tx, hub, new Date(testNow.getTime() + 7 * day + 1)))).expired).toBe(
      1,
    );
    expect([await stateOf(id), await count('import_row')]).toEqual([undefined, 0]);
    const logged = await rows(sql`select event from audit_event where subject_id = ${id} order by id`);
    expect(logged).toEqual([{ event: 'registry.import.upload' }, { event: 'registry.import.expire' }]);
  });

  test('that are done keep their record of what they did, but not the cells of the sheet', async () => {
    const { id } = await bringIn(head + line('Satu'));
    await db.transact((tx) => tendImports(tx, hub, new Date(testNow.getTime() + 30 * 86_400_000)));
    expect([await stateOf(id), await count('import_row'), await count('import_record')]).toEqual(['done', 0, 1]);
  });
});

describe('undoing a whole import', () => {
  const undo = async (id: ImportId) => {
    await db.transact(async (tx) => must(await undoImport(tx, hub, id, tick())));
    const at = tick();
    await runUndo(
      undoContext(db, hub, undefined, () => at),
      id,
    );
    return (await countsOf(db.conn, id)).undone;
  };

  test('withdraws what it made, gives back what it changed, and leaves what people touched since', async () => {
    await bringIn(head + line('Lama', 'dahulu'));
    const { id } = await bringIn(head + line('Lama', 'sekarang') + line('Baru') + line('Disentuh'));
    const touched = (await standing()).find((it) => it.title === 'Disentuh')?.id as InnovationId;
    await db.transact(async (tx) => must(await startVersion(tx, hub, { id: touched }, tick())));
    expect(await undoForecast(db.conn, id)).toEqual({
      withdrawn: 1,
      reverted: 1,
      left: 1,
      firstLeft: [{ title: 'Disentuh', why: 'being_edited' }],
    });
    expect(await undo(id)).toEqual({ withdrawn: 1, reverted: 1, left: 1 });
    expect(await leftByUndo(db.conn, id, 10)).toEqual([
      { no: 3, title: 'Disentuh', innovationId: touched, why: 'being_edited' },
    ]);
    expect(await standing()).toMatchObject([
      { title: 'Disentuh', no: 1 },
      {
        title: 'Lama',
        no: 3,
        summary: 'dahulu',
        whatChanged: 'Impor «data.csv» dibatalkan: isi sebelumnya dikembalikan',
      },
    ]);
  });

  test('leaves a record that got a keeper, though nobody changed its text', async () => {
    const { id } = await bringIn(head + line('Satu'));
    const [one] = await standing();
    const post = { role: 'local_admin' as const, institutionId: await governmentOf(db, '12.12') };
    const { person } = await personWith(db, 'Penanggung Jawab', [post]);
    const keeper = { id: one?.id as InnovationId, personId: person.id };
    await db.transact(async (tx) => must(await addKeeper(tx, hub, keeper, tick())));
    expect(await undo(id)).toEqual({ withdrawn: 0, reverted: 0, left: 1 });
    expect(await count('innovation')).toBe(1);
  });

  test('takes a next version away that still waits for the admin', async () => {
    await bringIn(head + line('Satu', 'dahulu'));
    const { id } = await bringIn(head + line('Satu', 'sekarang'), { publish: false });
    expect(await count('innovation_version')).toBe(2);
    expect(await undo(id)).toEqual({ withdrawn: 0, reverted: 1, left: 0 });
    expect([await count('innovation_version'), (await standing())[0]?.summary]).toEqual([1, 'dahulu']);
  });

  test('gives a waiting draft its former text back where it waits', async () => {
    await bringIn(head + line('Satu', 'dahulu'), { publish: false });
    const { id } = await bringIn(head + line('Satu', 'sekarang'), { publish: false });
    expect(await undo(id)).toEqual({ withdrawn: 0, reverted: 1, left: 0 });
    expect(await standing()).toMatchObject([{ title: 'Satu', no: 1, state: 'with_admin', summary: 'dahulu' }]);
  });

  test('gives the former awards back', async () => {
    const won = (...levels: string[]) =>
      `Judul;Instansi;Penghargaan;Tahun\n${levels.map((level) => `Satu;Pemkab Toba;${level};2023\n`).join('')}`;
    await bringIn(won('Top 99'));
    const { id } = await bringIn(won('Top 99', 'Top 45'));
    expect(await count('innovation_award')).toBe(2);
    expect(await undo(id)).toEqual({ withdrawn: 0, reverted: 1, left: 0 });
    expect(await rows(sql`select level_text from innovation_award`)).toEqual([{ level_text: 'Top 99' }]);
  });

  test('is found by a later import: what was withdrawn is made anew', async () => {
    const { id } = await bringIn(head + line('Satu'));
    await undo(id);
    expect((await bringIn(head + line('Satu'))).counts.results.created).toBe(1);
  });

  test('takes a stopped import back as far as it came', async () => {
    const id = await confirmed(many(30));
    await db.transact((tx) => runBatch(tx, runContext(db, hub), { id, size: 10 }));
    await db.transact(async (tx) => must(await stopImport(tx, hub, id, tick())));
    await runImport(runContext(db, hub), id);
    expect(await undo(id)).toEqual({ withdrawn: 10, reverted: 0, left: 0 });
    expect(await count('innovation')).toBe(0);
  });
});

test('an account that was switched off brings nothing in', async () => {
  const leaver = await personWith(db, 'Pergi', [{ role: 'hub_admin', institutionId: await governmentOf(db, '12') }]);
  await deactivate(db, leaver.person.id);
  const { importFile } = await import('../import-file.ts');
  const file = { path: 'presets/demo/innovations.tsv', personEmail: leaver.person.email, publish: true };
  expect(await importFile(db, file)).toEqual({ ok: false, why: { code: 'unknown_person' } });
});
