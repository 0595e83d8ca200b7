import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { JudgingInput } from './model/judging.ts';
import type { Found } from './model/reckoning.ts';
import type { Asked } from './reckoner.ts';
import type { Wish } from './rules/find.ts';

/** Works out the meaning of a round's sheets in a process of its own, which ends with it. */
export const findApart = (wish: Wish): Promise<Found> => askApart({ wish }) as Promise<Found>;

/** The same judging as a file that can be worked out anew (`tuntas replay`). */
export const judgingApart = (judging: JudgingInput): Promise<string> => askApart({ judging }) as Promise<string>;

/** A process, not a thread: the solver's compiled code has brought a whole program down when its thread ended (decision 0019). */
function askApart(asked: Asked): Promise<unknown> {
  const built = new URL('./reckoner.js', import.meta.url);
  const file = existsSync(built) ? built : new URL('./reckoner.ts', import.meta.url);
  const child = fork(fileURLToPath(file), {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning', '--no-wasm-code-gc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the process that works out what sheets mean ended with ${code}`)));
    child.send(asked);
  });
}
