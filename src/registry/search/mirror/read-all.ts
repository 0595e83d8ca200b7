import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Loaded } from './reader.ts';

/** The young objects of the thread are rubbish at once: little room for them keeps the whole process small. */
const limits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 };

/** Reads the whole public index of this database in a thread of its own, whose rubbish goes with it. */
export async function readIndex(url: string): Promise<Loaded> {
  const worker = new Worker(threadFile('reader'), { workerData: { url }, resourceLimits: limits });
  return await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that reads the index ended with ${code}`)));
  });
}

/** Beside this file in the sources; beside the program when it is built into one file. */
export function threadFile(name: 'reader' | 'keeper'): URL {
  const built = new URL(`./mirror-${name}.js`, import.meta.url);
  return existsSync(built) ? built : new URL(`./${name}.ts`, import.meta.url);
}
