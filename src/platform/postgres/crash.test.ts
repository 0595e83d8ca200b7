import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  children,
  clearAway,
  crashed,
  killAll,
  killHard,
  newFolder,
  pidFile,
  query,
  start,
  startElsewhere,
  started,
  writePid,
} from '../../../tests/support/embedded.ts';
import { must } from '../outcome.ts';
import { processesOf, processState } from './process-state.ts';

const LINUX = process.platform === 'linux';

afterEach(clearAway);

describe.runIf(LINUX)('after a kill -9', () => {
  test('of the parent alone, the next start takes over the living server with every row and may stop it', async () => {
    const dataDir = newFolder();
    const first = startElsewhere(dataDir);
    const up = await first.until((line) => line.up);
    await query(up.url, 'create table kept as select n from generate_series(1, 500) as n');
    await killHard(first.child);
    expect(processState(up.pid)).toBe('alive');

    const { outcome, steps } = await start(dataDir);
    const second = must(outcome);
    expect(steps).toEqual(['postgres.attaching', 'postgres.ready']);
    expect({ pid: second.pid, attached: second.attached, url: second.url }).toEqual({
      pid: up.pid,
      attached: true,
      url: up.url,
    });
    expect(await query(second.url, 'select count(*)::int as rows from kept')).toEqual([{ rows: 500 }]);
    expect((await start(dataDir)).outcome).toMatchObject({ ok: false, why: { code: 'already_running' } });
    expect(await second.stop()).toBe('clean');
    expect(processState(up.pid)).not.toBe('alive');
  });

  test('of everything in the middle of writing, every acknowledged row is there', async () => {
    const dataDir = newFolder();
    const first = startElsewhere(dataDir);
    const up = await first.until((line) => line.up);
    const clusterDir = join(dataDir, 'postgres');
    await query(up.url, 'create table written (n int primary key)');
    const client = new pg.Client({ connectionString: up.url });
    client.on('error', () => {});
    await client.connect();
    const acknowledged: number[] = [];
    const writing = (async () => {
      for (let n = 1; ; n += 1) {
        await client.query('insert into written values ($1)', [n]);
        acknowledged.push(n);
      }
    })().catch(() => 'cut off');
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(200), { timeout: 10_000, interval: 5 });
    for (const pid of [first.child.pid, ...processesOf(clusterDir)]) process.kill(pid as number, 'SIGKILL');
    expect(await writing).toBe('cut off');
    await killAll(clusterDir);

    const { outcome, steps } = await start(dataDir);
    expect(steps).toEqual(['postgres.recovering', 'postgres.ready']);
    const rows = await query<{ n: number }>(must(outcome).url, 'select n from written order by n');
    // The last one may have been written without its answer having arrived.
    expect(rows.map((row) => row.n).slice(0, acknowledged.length)).toEqual(acknowledged);
    expect(rows.length - acknowledged.length).toBeLessThanOrEqual(1);
  });
});

describe.runIf(LINUX)('a pid file left behind', () => {
  test('is got over when its pid now belongs to a process that is no server', async () => {
    const { dataDir, clusterDir } = await crashed();
    writePid(clusterDir, process.pid);
    const { outcome, steps } = await start(dataDir);
    expect(steps).toEqual(['postgres.recovering', 'postgres.ready']);
    expect(await query(must(outcome).url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  test('is got over when its pid now belongs to the server of another folder, which lives on', async () => {
    const { dataDir, clusterDir } = await crashed();
    const other = await started(newFolder());
    writePid(clusterDir, other.pid);
    expect(await query((await started(dataDir)).url, 'select n from kept')).toEqual([{ n: 7 }]);
    expect(await query(other.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('is got over when its pid is a zombie', async () => {
    const { dataDir, clusterDir } = await crashed();
    // cat never counts its children: what the shell left running stays a zombie for as long as cat lives.
    const parent = spawn('/bin/sh', ['-c', 'sleep 600 & echo $!; exec cat'], { stdio: ['pipe', 'pipe', 'inherit'] });
    children.push(parent);
    const [text] = await once(createInterface({ input: parent.stdout }), 'line');
    const zombie = Number(text);
    const nameOfParent = () => readFileSync(`/proc/${parent.pid}/comm`, 'utf8').trim();
    await vi.waitFor(() => expect(nameOfParent()).toBe('cat'), { timeout: 5000, interval: 5 });
    process.kill(zombie, 'SIGKILL');
    await vi.waitFor(() => expect(processState(zombie)).toBe('zombie'), { timeout: 5000, interval: 5 });
    writePid(clusterDir, zombie);
    expect(await query((await started(dataDir)).url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  test('is never removed while a server of this folder lives, whatever pid it names', async () => {
    const dataDir = newFolder();
    const first = startElsewhere(dataDir);
    const up = await first.until((line) => line.up);
    await killHard(first.child);
    const clusterDir = join(dataDir, 'postgres');
    writePid(clusterDir, process.pid);
    const wrong = readFileSync(pidFile(clusterDir), 'utf8');

    const { outcome, steps } = await start(dataDir, { patienceMs: 50 });
    expect(outcome).toMatchObject({ ok: false, why: { code: 'old_processes' } });
    expect(!outcome.ok && outcome.why.code === 'old_processes' && outcome.why.pids).toContain(up.pid);
    expect(steps).toEqual(['postgres.waiting']);
    expect(readFileSync(pidFile(clusterDir), 'utf8')).toBe(wrong);
    expect(await query(up.url, 'select 1 as one')).toEqual([{ one: 1 }]);

    writePid(clusterDir, up.pid);
    expect((await started(dataDir)).attached).toBe(true);
  });
});
