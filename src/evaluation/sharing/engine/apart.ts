import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Brief, SharingStep } from '../model/sharing.ts';
import type { Made, Told } from './worker.ts';

/** Beside this file in the sources; beside the program when it is built into one file. */
function workerFile(): URL {
  const built = new URL('./sharing-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./worker.ts', import.meta.url);
}

/** Looked at so often whether the plan is still wanted. */
const LOOK_MS = 1000;
const LONGEST_MS = 10 * 60 * 1000;

export type Watch = {
  /** Told about once a second; false ends the making. */
  readonly goesOn: (step: SharingStep, solves: number) => Promise<boolean>;
};

/**
 * Makes a plan in a process of its own; null when it was called off. Throws when the process failed or took more than ten minutes. A process, not
 * a thread: the solver's compiled code has brought a whole program down when its thread ended (decision 0019).
 */
export async function planApart(brief: Brief, { goesOn }: Watch): Promise<Made | null> {
  const execArgv = ['--disable-warning=ExperimentalWarning', '--no-wasm-code-gc'];
  const child = fork(fileURLToPath(workerFile()), { serialization: 'advanced', execArgv });
  let last: { step: SharingStep; solves: number } = { step: 'room', solves: 0 };
  const planned = new Promise<Made>((resolve, reject) => {
    child.on('message', (told: Told) => {
      if (told.plan) resolve({ plan: told.plan, problem: told.problem });
      else last = told;
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the process that makes plans ended with ${code}`)));
    child.send(brief);
  });
  const watching = watched(() => goesOn(last.step, last.solves));
  try {
    return await Promise.race([planned, watching.calledOff]);
  } finally {
    watching.stop();
    planned.catch(() => undefined);
    child.kill('SIGKILL');
  }
}

/** Asks again and again; settles with null when the answer is no. */
function watched(ask: () => Promise<boolean>): { readonly calledOff: Promise<null>; readonly stop: () => void } {
  const began = Date.now();
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const calledOff = new Promise<null>((resolve, reject) => {
    const look = async () => {
      if (Date.now() - began > LONGEST_MS) return reject(new Error(`a plan took more than ${LONGEST_MS} ms`));
      if (!(await ask())) return resolve(null);
      if (!isStopped) timer = setTimeout(() => look().catch(reject), LOOK_MS);
    };
    timer = setTimeout(() => look().catch(reject), LOOK_MS);
  });
  calledOff.catch(() => undefined);
  return {
    calledOff,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
