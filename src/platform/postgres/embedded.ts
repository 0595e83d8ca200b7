import { existsSync } from 'node:fs';
import { done, type Outcome, refused } from '../outcome.ts';
import { ensureCluster, logDirOf, writeSettings } from './cluster.ts';
import { prepareEngine } from './engine.ts';
import type { Connection, Place, PostgresRefusal, StepLog } from './model.ts';
import { type Ownership, takeOwnership } from './ownership.ts';
import { answersAt, clearStale, lookAt, type PidFile, removeTemporarySocketDir, type Sighting } from './pid-file.ts';
import { claimCluster, findPlace, openSocketDir, SHELTER } from './place.ts';
import { processState } from './process-state.ts';
import {
  adopt,
  lastWords,
  launch,
  type Postmaster,
  type StopResult,
  shutDown,
  waitReady,
  waitUntil,
} from './server.ts';
import { connectionAt, greet, urlOf } from './session.ts';

export type Loss = {
  readonly pid: number;
  readonly code: number | null;
  readonly signal: string | null;
  /** The end of the server's log, technical English. */
  readonly lastWords: string;
};

export type EmbeddedOptions = {
  /** The hub's data folder; the server keeps to names in it that begin with `postgres`. */
  readonly dataDir: string;
  readonly log: StepLog;
  /** Ends the start early; a server that was started for it is stopped again. Has no effect once started. */
  readonly signal?: AbortSignal;
  /** Hears that the server ended although nobody called stop. */
  readonly onLost?: (loss: Loss) => void;
  /** Server settings that win over all others, for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where a cluster goes that root's server user could not reach. */
  readonly shelter?: string;
  /** How long to wait for the server to be ready, or for processes of an earlier one to end. */
  readonly patienceMs?: number;
};

export type EmbeddedServer = {
  readonly url: string;
  readonly connection: Connection;
  readonly pid: number;
  /** Whether the server was already running, left behind by a process that died. */
  readonly attached: boolean;
  readonly clusterDir: string;
  readonly logDir: string;
  /** Tells later starters on the same data where we answer. */
  readonly announce: (address: string) => void;
  /** Stops the server and gives the folder free; may be called more than once. Close the pools before. */
  readonly stop: () => Promise<StopResult>;
};

type Started = Outcome<{ postmaster: Postmaster; socketDir: string; attached: boolean }, PostgresRefusal>;
type Limits = { readonly signal?: AbortSignal | undefined; readonly patienceMs: number };
type Task = { readonly place: Place; readonly options: EmbeddedOptions; readonly limits: Limits };

/** Crash recovery replays at most max_wal_size: minutes on the slowest disk. */
const PATIENCE_MS = 10 * 60_000;
const STOP_PATIENCE_MS = 60_000;

/** Starts the data folder's PostgreSQL, or takes over one that outlived its owner. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Outcome<EmbeddedServer, PostgresRefusal>> {
  if (process.platform === 'win32') return refused({ code: 'unsupported_platform', platform: process.platform });
  const place = await findPlace(options.dataDir, options.shelter ?? SHELTER, options.log);
  if (!place.ok) return place;
  const ownership = takeOwnership(place.value.home);
  if (!ownership.ok) return ownership;
  const limits = { signal: options.signal, patienceMs: options.patienceMs ?? PATIENCE_MS };
  const task: Task = { place: place.value, options, limits };
  try {
    const started = await bringUp(task);
    if (started.ok) return done(handleOf(task, started.value, ownership.value));
    ownership.value.release();
    return started;
  } catch (error) {
    ownership.value.release();
    throw error;
  }
}

/** Looks, and looks again after each change, until a server runs or the reason is known why none can. */
async function bringUp(task: Task): Promise<Started> {
  for (;;) {
    if (task.options.signal?.aborted) return refused({ code: 'aborted' });
    const result = await answerTo(
      task,
      existsSync(task.place.cluster) ? lookAt(task.place.cluster) : { kind: 'nothing' },
    );
    if (result !== 'look_again') return result;
  }
}

async function answerTo(task: Task, seen: Sighting): Promise<Started | 'look_again'> {
  switch (seen.kind) {
    case 'nothing':
      return launchNew(task, false);
    case 'living':
      return attach(task, seen.server);
    case 'survivors':
      return outwait(task, seen.pids);
    case 'stale':
      if (await answersAt(seen.file.socketDir)) return refused({ code: 'unresponsive', pid: seen.file.pid });
      clearStale(task.place.cluster, seen.file);
      return launchNew(task, true);
  }
}

/** Backends end by themselves once they notice that their postmaster is gone; starting beside them would be the harm. */
async function outwait(task: Task, pids: readonly number[]): Promise<Started | 'look_again'> {
  task.options.log('postgres.waiting', { pids: pids.join(' ') });
  const over = await waitUntil(() => lookAt(task.place.cluster).kind !== 'survivors', task.limits);
  return over || task.options.signal?.aborted ? 'look_again' : refused({ code: 'old_processes', pids });
}

async function attach(task: Task, server: PidFile): Promise<Started | 'look_again'> {
  const { place, options, limits } = task;
  if (server.status === 'stopping') {
    options.log('postgres.waiting', { pids: server.pid });
    const over = await waitUntil(() => processState(server.pid) !== 'alive', limits);
    return over || options.signal?.aborted ? 'look_again' : refused({ code: 'unresponsive', pid: server.pid });
  }
  options.log('postgres.attaching', { pid: server.pid });
  const state = await waitReady(place.cluster, server.pid, limits);
  if (state === 'ended') return 'look_again';
  if (state === 'aborted') return refused({ code: 'aborted' });
  const { socketDir } = server;
  if (state === 'timeout' || socketDir === null) return refused({ code: 'unresponsive', pid: server.pid });
  return welcome(task, { postmaster: adopt(server.pid), socketDir, attached: true });
}

async function launchNew(task: Task, afterCrash: boolean): Promise<Started> {
  const { place, options, limits } = task;
  const engine = await prepareEngine(place, options.log);
  if (!engine.ok) return engine;
  const cluster = await ensureCluster(place, engine.value, options);
  if (!cluster.ok) return cluster;
  await claimCluster(place, options.log);
  await writeSettings(place.cluster, place);
  options.log(afterCrash ? 'postgres.recovering' : 'postgres.starting');
  const socketDir = await openSocketDir(place);
  const postmaster = await launch(place, engine.value, { socketDir, settings: options.settings ?? {} });
  const state = await waitReady(place.cluster, postmaster.pid, limits);
  if (state === 'ready') return welcome(task, { postmaster, socketDir, attached: false });
  await shutDown(postmaster.pid, STOP_PATIENCE_MS);
  removeTemporarySocketDir(socketDir);
  if (state === 'aborted') return refused({ code: 'aborted' });
  return refused({ code: 'start_failed', detail: lastWords(place), logDir: logDirOf(place.cluster) });
}

async function welcome(
  task: Task,
  up: { postmaster: Postmaster; socketDir: string; attached: boolean },
): Promise<Started> {
  try {
    await greet(connectionAt(up.socketDir), task.place.cluster);
  } catch (error) {
    // A server of ours that cannot be used is not left behind; one that we only found stays as it was.
    if (!up.attached) await shutDown(up.postmaster.pid, STOP_PATIENCE_MS);
    throw error;
  }
  task.options.log('postgres.ready', { pid: up.postmaster.pid });
  return done(up);
}

function handleOf(
  task: Task,
  up: { postmaster: Postmaster; socketDir: string; attached: boolean },
  ownership: Ownership,
): EmbeddedServer {
  const { place, options } = task;
  const { pid, ended } = up.postmaster;
  const connection = connectionAt(up.socketDir);
  let stopping: Promise<StopResult> | null = null;
  let lost = false;
  const stop = async (): Promise<StopResult> => {
    options.log('postgres.stopping', { pid });
    // After a loss the pid may belong to somebody else by now.
    const result = lost ? 'lost' : await shutDown(pid, STOP_PATIENCE_MS);
    if (result !== 'still_running') removeTemporarySocketDir(up.socketDir);
    ownership.release();
    options.log('postgres.stopped', { result });
    return result;
  };
  void ended.then(({ code, signal }) => {
    lost = true;
    if (stopping === null) options.onLost?.({ pid, code, signal, lastWords: lastWords(place) });
  });
  return {
    url: urlOf(connection),
    connection,
    pid,
    attached: up.attached,
    clusterDir: place.cluster,
    logDir: logDirOf(place.cluster),
    announce: ownership.announce,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
