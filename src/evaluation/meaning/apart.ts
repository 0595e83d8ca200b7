import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { JudgingInput } from './model/judging.ts';
import type { Found } from './model/reckoning.ts';
import type { Asked } from './reckoner.ts';
import type { Wish } from './rules/find.ts';

/** Works out the meaning of a round's sheets in a thread of its own, which ends with it. */
export const findApart = (wish: Wish): Promise<Found> => askApart({ wish }) as Promise<Found>;

/** The same judging as a file that can be worked out anew (`tuntas replay`). */
export const judgingApart = (judging: JudgingInput): Promise<string> => askApart({ judging }) as Promise<string>;

async function askApart(asked: Asked): Promise<unknown> {
  const built = new URL('./reckoner.js', import.meta.url);
  const file = existsSync(built) ? built : new URL('./reckoner.ts', import.meta.url);
  const worker = new Worker(file, { workerData: asked });
  const ended = once(worker, 'exit').then(([code]) => {
    throw new Error(`the thread that works out what sheets mean ended with ${code}`);
  });
  const [answer] = await Promise.race([once(worker, 'message'), ended]);
  ended.catch(() => {});
  await worker.terminate();
  return answer;
}
