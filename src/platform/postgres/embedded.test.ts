import { once } from 'node:events';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  clearAway,
  killHard,
  newFolder,
  pidFile,
  query,
  start,
  startElsewhere,
  started,
} from '../../../tests/support/embedded.ts';
import { must } from '../outcome.ts';
import { startEmbedded } from './embedded.ts';
import type { PostgresStep } from './model.ts';
import { processesOf } from './process-state.ts';

const ROOT = process.getuid?.() === 0;

afterEach(clearAway);

describe('a first start', () => {
  test('makes the cluster, serves the database with the settings of the house, and stops clean', async () => {
    const dataDir = newFolder();
    const { outcome, steps } = await start(dataDir);
    const server = must(outcome);
    const rows = await query(
      server.url,
      `select current_database() as database, current_user as who, current_setting('server_encoding') as encoding,
         (select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()) as locale,
         current_setting('data_checksums') as checksums, current_setting('listen_addresses') as tcp,
         current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
         current_setting('jit') as jit, current_setting('work_mem') as work_mem,
         current_setting('random_page_cost') as page_cost, current_setting('lc_messages') as messages,
         pg_current_logfile() is not null as logs`,
    );
    expect(rows).toEqual([
      {
        database: 'tuntas',
        who: 'tuntas',
        encoding: 'UTF8',
        locale: 'b C.UTF-8',
        checksums: 'on',
        tcp: '',
        fsync: 'on',
        commit: 'on',
        jit: 'off',
        work_mem: '16MB',
        page_cost: '1.1',
        messages: 'C',
        logs: true,
      },
    ]);
    expect(await server.stop()).toBe('clean');
    expect(await server.stop()).toBe('clean');
    expect(steps).toEqual([
      'postgres.init',
      'postgres.starting',
      'postgres.ready',
      'postgres.stopping',
      'postgres.stopped',
    ]);
    expect(existsSync(pidFile(server.clusterDir))).toBe(false);
    expect(processesOf(server.clusterDir)).toEqual([]);
    expect(lstatSync(server.clusterDir).mode & 0o777).toBe(0o700);
    expect(lstatSync(server.connection.host).mode & 0o777).toBe(0o700);
  });

  test('keeps what was written for the second start, which makes nothing anew', async () => {
    const dataDir = newFolder();
    const first = await started(dataDir);
    await query(first.url, `create table kept as select 'Deli Serdang' as name`);
    await first.stop();
    const { outcome, steps } = await start(dataDir);
    const second = must(outcome);
    expect(steps).toEqual(['postgres.starting', 'postgres.ready']);
    expect(second.attached).toBe(false);
    expect(await query(second.url, 'select name from kept')).toEqual([{ name: 'Deli Serdang' }]);
  });

  test('leaves no half cluster when it is called off, nor when its process is killed in the middle', async () => {
    const dataDir = newFolder();
    const calledOff = new AbortController();
    const log = (step: PostgresStep) => step === 'postgres.init' && calledOff.abort();
    expect(await startEmbedded({ dataDir, log, signal: calledOff.signal })).toEqual({
      ok: false,
      why: { code: 'aborted' },
    });
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

    const killed = startElsewhere(dataDir);
    await killed.until((line) => (line.step === 'postgres.init' ? true : undefined));
    await vi.waitFor(() => expect(parts(dataDir)).toHaveLength(1), { timeout: 5000, interval: 5 });
    await killHard(killed.child);
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

    const server = await started(dataDir);
    expect(parts(dataDir)).toEqual([]);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  const parts = (dataDir: string): string[] => readdirSync(dataDir).filter((name) => name.startsWith('postgres.new-'));
});

describe('a second start on the same data', () => {
  test('is refused with the first one’s process and address, and leaves the first alone', async () => {
    const dataDir = newFolder();
    const first = await started(dataDir);
    first.announce('http://127.0.0.1:3000');
    const { outcome, steps } = await start(dataDir);
    expect(outcome).toEqual({
      ok: false,
      why: { code: 'already_running', pid: process.pid, address: 'http://127.0.0.1:3000' },
    });
    expect(steps).toEqual([]);
    expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('is refused across processes from the first moment on, and welcome once the first has stopped', async () => {
    const dataDir = newFolder();
    const first = startElsewhere(dataDir);
    const up = first.until((line) => line.up);
    await first.until((line) => (line.step === 'postgres.init' ? true : undefined));
    const why = { code: 'already_running', pid: first.child.pid, address: null };
    expect((await start(dataDir)).outcome).toEqual({ ok: false, why });
    await up;
    expect((await start(dataDir)).outcome).toEqual({ ok: false, why });
    const stopped = first.until((line) => line.stopped);
    const exit = once(first.child, 'exit');
    first.child.kill('SIGTERM');
    expect(await stopped).toBe('clean');
    expect(await exit).toEqual([0, null]);
    expect((await started(dataDir)).attached).toBe(false);
  });
});

describe('the server', () => {
  test('tells when it ends by itself, and the folder is free after stop', async () => {
    const dataDir = newFolder();
    const lost = Promise.withResolvers<{ pid: number; signal: string | null; code: number | null }>();
    const server = await started(dataDir, { onLost: lost.resolve });
    process.kill(server.pid, 'SIGQUIT');
    expect(await lost.promise).toMatchObject({ pid: server.pid, signal: null, code: 0 });
    expect(await server.stop()).toBe('lost');
    expect((await started(dataDir)).attached).toBe(false);
  });

  test('of another major version is refused and its data not touched', async () => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, 'postgres'), { mode: 0o700 });
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    const { outcome } = await start(dataDir);
    expect(outcome).toEqual({ ok: false, why: { code: 'version_mismatch', found: '17', wanted: '18' } });
    expect(readdirSync(join(dataDir, 'postgres'))).toEqual(['PG_VERSION']);
  });

  test('works below a path with blanks, commas and quotes', async () => {
    const server = await started(join(newFolder(), `data, "hub's" one`));
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('below a path too long for a socket puts the socket elsewhere, and clears it away', async () => {
    const dataDir = newFolder();
    const long = join(dataDir, 'x'.repeat(120));
    mkdirSync(long, { mode: 0o755 });
    const server = await started(long);
    const { host } = server.connection;
    expect(host.startsWith(long)).toBe(false);
    expect(Buffer.byteLength(host)).toBeLessThan(90);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(existsSync(host)).toBe(false);
  });

  test.runIf(ROOT)(
    'started by root below a closed folder gets its cluster a place that its user can reach',
    async () => {
      const closed = newFolder();
      chmodSync(closed, 0o700);
      const dataDir = join(closed, 'data');
      const shelter = newFolder();
      const { outcome, steps } = await start(dataDir, { shelter });
      const server = must(outcome);
      expect(steps.slice(0, 2)).toEqual(['postgres.moved', 'postgres.init']);
      expect(dirname(dirname(server.clusterDir))).toBe(shelter);
      expect(lstatSync(join(dataDir, 'postgres')).isSymbolicLink()).toBe(true);
      await query(server.url, 'create table kept as select 7 as n');
      expect((await start(dataDir, { shelter })).outcome).toMatchObject({
        ok: false,
        why: { code: 'already_running' },
      });
      await server.stop();
      expect(await query((await started(dataDir, { shelter })).url, 'select n from kept')).toEqual([{ n: 7 }]);
    },
  );
});
