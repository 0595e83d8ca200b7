import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { FacetValue } from '../facet-values.ts';
import type { Questions } from './asking.ts';
import type { Answered, Asked, KeeperSource, Ready } from './keeper.ts';
import { partFile } from './read-all.ts';

/** What the thread makes at a question is small and rubbish at once. */
const limits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 256 };

/**
 * A thread within these limits. A flag for the whole program (`./start` gives one) would stand above them; the main thread has its room
 * from the start and keeps it.
 */
function threadOf(source: KeeperSource): Worker {
  setFlagsFromString('--max-semi-space-size=0');
  return new Worker(partFile('keeper'), { workerData: source, resourceLimits: limits });
}

type Waiting = (answer: unknown) => void;

/** The line to the thread that keeps an index. */
export class Keeper {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  /** Every value of every facet by its number, as far as it was told. */
  readonly values: FacetValue[] = [];
  /** Settles when the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;
  #asked = 0;
  #isOver = false;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', ({ id, known, answer, values }: Answered) => {
      for (const [n, value] of values.entries()) this.values[known + n] = value;
      this.#waiting.get(id)?.(answer);
      this.#waiting.delete(id);
    });
    this.ended = new Promise((resolve) => {
      worker.once('exit', () => {
        this.#isOver = true;
        for (const tell of this.#waiting.values()) tell(null);
        this.#waiting.clear();
        resolve();
      });
    });
  }

  /** Has the index of this database read, and answers when it is kept; null when the signal comes first. */
  static async begin(source: KeeperSource, signal: AbortSignal): Promise<(Ready & { readonly keeper: Keeper }) | null> {
    const worker = threadOf(source);
    const end = () => void worker.terminate();
    signal.addEventListener('abort', end, { once: true });
    try {
      const [ready] = (await Promise.race([once(worker, 'message'), endOf(worker)])) as [Ready];
      return { ...ready, keeper: new Keeper(worker) };
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    } finally {
      signal.removeEventListener('abort', end);
    }
  }

  /** Null when the thread ends before it answers, or has ended. */
  ask<Name extends keyof Questions>(
    name: Name,
    asked: Questions[Name]['asked'],
  ): Promise<Questions[Name]['answer'] | null> {
    if (this.#isOver) return Promise.resolve(null);
    const id = ++this.#asked;
    const message: Asked = { id, name, asked, known: this.values.length };
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve as Waiting);
      this.#worker.postMessage(message);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

async function endOf(worker: Worker): Promise<never> {
  const [code] = await once(worker, 'exit');
  throw new Error(`the thread that keeps the index ended with ${code}`);
}
