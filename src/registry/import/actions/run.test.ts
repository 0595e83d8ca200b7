import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#platform/outcome.ts';
import {
  bytesOf,
  type ImportDesk,
  importDesk,
  longSheet,
  sheetHead,
  sheetLine,
} from '../../../../tests/support/import-desk.ts';
import { governmentOf, personWith, testNow } from '../../../../tests/support/people.ts';
import { deactivate } from '../../../../tests/support/registry.ts';
import { importFile } from '../import-file.ts';
import { runContext } from '../jobs.ts';
import type { ImportId } from '../model.ts';
import { runById } from '../queries/run.ts';
import { countsOf } from '../queries/summary.ts';
import { countAttempt, giveUp, resumeImport, stopImport, tendImports } from './flow.ts';
import { runBatch, runImport } from './run.ts';
import { stageFile } from './upload.ts';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await importDesk();
});
afterAll(() => desk.close());
beforeEach(() => desk.clear());

const results = async (id: ImportId) => (await countsOf(desk.db.conn, id)).results;
const stateOf = async (id: ImportId) => (await runById(desk.db.conn, id))?.state;

describe('a run that does not come to its end', () => {
  test('is taken up by the next after the worker was killed in the middle, each batch once', async () => {
    const id = await desk.confirmed(longSheet(1600));
    const runner = ['--import', './tools/tsx.ts', 'tests/support/import-runner.ts', desk.url, id];
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
    const before = await runById(desk.db.conn, id);
    expect([signal, before?.state]).toEqual(['SIGKILL', 'running']);
    expect(before?.doneCount).toBeGreaterThanOrEqual(1000);
    expect(before?.doneCount).toBeLessThan(1600);
    expect(await desk.count('innovation')).toBe(before?.doneCount);
    await runImport(runContext(desk.db, desk.hub), id);
    expect([await stateOf(id), await results(id)]).toEqual([
      'done',
      { created: 1600, updated: 0, unchanged: 0, left: 0, failed: 0 },
    ]);
    expect([await desk.count('innovation'), await desk.count('innovation_version')]).toEqual([1600, 1600]);
    const events =
      await desk.rows(sql`select count(distinct subject_id)::int as records, count(*)::int as events from audit_event
      where event = 'registry.innovation.create' and subject_id in (select id::text from innovation)`);
    expect(events).toEqual([{ records: 1600, events: 1600 }]);
  }, 60_000);

  test('is put back into the queue when nobody touched it for a while', async () => {
    const id = await desk.confirmed(longSheet(3));
    await desk.rows(
      sql`update import_run set touched_at = ${new Date(testNow.getTime() - 3_600_000)} where id = ${id}`,
    );
    await desk.rows(sql`delete from graphile_worker._private_jobs`);
    expect(await desk.db.transact((tx) => tendImports(tx, desk.hub, testNow))).toEqual({ expired: 0, queued: 1 });
    const jobs = await desk.rows(sql`select payload ->> 'importId' as id from graphile_worker._private_jobs`);
    expect(jobs).toEqual([{ id }]);
    expect(await desk.db.transact((tx) => tendImports(tx, desk.hub, testNow))).toEqual({ expired: 0, queued: 0 });
  });

  test('written by two workers at once is written once', async () => {
    const id = await desk.confirmed(longSheet(1200));
    await Promise.all([runImport(runContext(desk.db, desk.hub), id), runImport(runContext(desk.db, desk.hub), id)]);
    expect([await results(id), await desk.count('innovation')]).toEqual([
      { created: 1200, updated: 0, unchanged: 0, left: 0, failed: 0 },
      1200,
    ]);
  });

  test('sets the one record apart that the database refuses, and writes the others', async () => {
    const id = await desk.confirmed(longSheet(40));
    await desk.rows(sql`create or replace function refuse_one() returns trigger language plpgsql as $$ begin
      if new.content ->> 'title' = 'Inovasi ke 17' then raise exception 'refused'; end if; return new; end $$`);
    await desk.rows(
      sql`create trigger refuse_one before insert on innovation_version for each row execute function refuse_one()`,
    );
    await runImport(runContext(desk.db, desk.hub), id);
    await desk.rows(sql`drop trigger refuse_one on innovation_version`);
    expect([await stateOf(id), await results(id)]).toEqual([
      'done',
      { created: 39, updated: 0, unchanged: 0, left: 0, failed: 1 },
    ]);
    const failed = await desk.rows(sql`select title from import_record where import_id = ${id} and result = 'failed'`);
    expect(failed).toEqual([{ title: 'Inovasi ke 17' }]);
  });

  test('stops after the batch when that is asked, and goes on when that is asked', async () => {
    const id = await desk.confirmed(longSheet(700));
    await desk.db.transact((tx) => runBatch(tx, runContext(desk.db, desk.hub), { id, size: 300 }));
    await desk.db.transact(async (tx) => must(await stopImport(tx, desk.hub, id, desk.tick())));
    await runImport(runContext(desk.db, desk.hub), id);
    expect([await stateOf(id), await desk.count('innovation')]).toEqual(['stopped', 300]);
    await desk.db.transact(async (tx) => must(await resumeImport(tx, desk.hub, id, desk.tick())));
    await runImport(runContext(desk.db, desk.hub), id);
    expect([await stateOf(id), await desk.count('innovation')]).toEqual(['done', 700]);
  });

  test('ends as failed when nothing can be written, and writes all when it is let go on', async () => {
    const id = await desk.confirmed(longSheet(40));
    await desk.rows(sql`create or replace function refuse_all() returns trigger language plpgsql as $$ begin
      raise exception 'no room on the disk'; end $$`);
    await desk.rows(
      sql`create trigger refuse_all before insert on innovation for each row execute function refuse_all()`,
    );
    await runImport(runContext(desk.db, desk.hub), id);
    await desk.rows(sql`drop trigger refuse_all on innovation`);
    expect([await stateOf(id), await desk.count('innovation')]).toEqual(['failed', 0]);
    await desk.db.transact(async (tx) => must(await resumeImport(tx, desk.hub, id, desk.tick())));
    await runImport(runContext(desk.db, desk.hub), id);
    expect([await stateOf(id), (await results(id)).created, (await runById(desk.db.conn, id))?.doneCount]).toEqual([
      'done',
      40,
      40,
    ]);
  });

  test('whose check fails three times is set down again', async () => {
    const id = await desk.confirmed(longSheet(3));
    await desk.rows(sql`update import_run set state = 'checking' where id = ${id}`);
    const attempt = () => desk.db.transact((tx) => countAttempt(tx, desk.hub, id, desk.tick()));
    expect([await attempt(), await attempt(), await stateOf(id)]).toEqual([false, false, 'checking']);
    expect([await attempt(), await stateOf(id)]).toEqual([true, 'staged']);
  });

  test('waits for another admin when the one who began it is none any more', async () => {
    const id = await desk.confirmed(longSheet(3));
    await desk.db.transact((tx) => giveUp(tx, desk.hub, id, desk.tick()));
    expect(await stateOf(id)).toBe('stopped');
  });
});

describe('unfinished imports', () => {
  test('are forgotten after seven days, with all that their sheets held', async () => {
    const id = must(await stageFile(desk.db, desk.hub, { bytes: bytesOf(longSheet(3)), name: 'data.csv' }, testNow));
    const day = 86_400_000;
    expect(
      (await desk.db.transact((tx) => tendImports(tx, desk.hub, new Date(testNow.getTime() + 7 * day)))).expired,
    ).toBe(0);
    expect(
      (await desk.db.transact((tx) => tendImports(tx, desk.hub, new Date(testNow.getTime() + 7 * day + 1)))).expired,
    ).toBe(1);
    expect([await stateOf(id), await desk.count('import_row')]).toEqual([undefined, 0]);
    const logged = await desk.rows(sql`select event from audit_event where subject_id = ${id} order by id`);
    expect(logged).toEqual([{ event: 'registry.import.upload' }, { event: 'registry.import.expire' }]);
  });

  test('that are done keep their record of what they did, but not the cells of the sheet', async () => {
    const { id } = await desk.bringIn(sheetHead + sheetLine('Satu'));
    await desk.db.transact((tx) => tendImports(tx, desk.hub, new Date(testNow.getTime() + 30 * 86_400_000)));
    expect([await stateOf(id), await desk.count('import_row'), await desk.count('import_record')]).toEqual([
      'done',
      0,
      1,
    ]);
  });
});

test('an account that was switched off brings nothing in', async () => {
  const leaver = await personWith(desk.db, 'Pergi', [
    { role: 'hub_admin', institutionId: await governmentOf(desk.db, '12') },
  ]);
  await deactivate(desk.db, leaver.person.id);
  const file = { path: 'presets/demo/innovations.tsv', personEmail: leaver.person.email, publish: true };
  expect(await importFile(desk.db, file)).toEqual({ ok: false, why: { code: 'unknown_person' } });
});
