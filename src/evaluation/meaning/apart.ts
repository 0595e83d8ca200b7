import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Found } from './model/reckoning.ts';
import type { Wish } from './rules/find.ts';

/** Works out the meaning of a round's sheets in a thread of its own, which ends with it. */
export async function findApart(wish: Wish): Promise<Found> {
  const built = new URL('./reckoner.js', import.meta.url);
  const file = existsSync(built) ? built : new URL('./reckoner.ts', import.meta.url);
  const worker = new Worker(file, { workerData: wish });
  const ended = once(worker, 'exit').then(([code]) => {
    throw new Error(`the thread that works out what sheets mean ended with ${code}`);
  });
  const [found] = (await Promise.race([once(worker, 'message'), ended])) as [Found];
  ended.catch(() => {});
  await worker.terminate();
  return found;
}
