import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Loaded } from './worker.ts';

/** The young objects of the thread are rubbish at once: little room for them keeps the whole process small. */
const limits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 };

/** Reads the whole public index of this database in a thread of its own; null when the signal comes first. */
export async function loadIndex(url: string, signal: AbortSignal): Promise<Loaded | null> {
  const worker = new Worker(workerFile(), { workerData: { url }, resourceLimits: limits });
  const end = () => void worker.terminate();
  signal.addEventListener('abort', end, { once: true });
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) =>
        signal.aborted ? resolve(null) : reject(new Error(`the thread that reads the index ended with ${code}`)),
      );
    });
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/** Beside this file in the sources; beside the program when it is built into one file. */
function workerFile(): URL {
  const built = new URL('./mirror-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./worker.ts', import.meta.url);
}
