import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { PdfAnswer, PdfJob } from './job.ts';

/** Thrown where the native library for PDF is not installed; everything else goes on without it. */
export class PdfAbsent extends Error {}

const LONGEST_MS = 30_000;
/** A thread that nobody asks gives its memory back. */
const IDLE_MS = 120_000;

type Thread = { readonly worker: Worker; idle: NodeJS.Timeout | null };

let thread: Thread | null = null;
let last: Promise<unknown> = Promise.resolve();

/** Sets the document, one after the other in a thread of its own; the same job gives the same bytes. */
export function compilePdf(job: PdfJob): Promise<Uint8Array> {
  const turn = last.then(() => set(job));
  last = turn.catch(() => undefined);
  return turn;
}

async function set({ data, ...job }: PdfJob): Promise<Uint8Array> {
  const { worker } = current();
  const answer = await asked(worker, { ...job, data: JSON.stringify(data) });
  rest();
  if (answer.ok) return answer.bytes;
  throw answer.isAbsent ? new PdfAbsent(answer.fault) : new Error(`a PDF could not be set: ${answer.fault}`);
}

function asked(worker: Worker, sent: unknown): Promise<PdfAnswer> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(limit);
      worker.off('message', take).off('error', fail).off('exit', ended);
    };
    const take = (answer: PdfAnswer) => {
      leave();
      resolve(answer);
    };
    const fail = (error: Error) => {
      leave();
      drop();
      reject(error);
    };
    const ended = (code: number) => fail(new Error(`the thread for PDF ended with ${code}`));
    const limit = setTimeout(() => fail(new Error(`a PDF took more than ${LONGEST_MS} ms`)), LONGEST_MS);
    worker.on('message', take).on('error', fail).on('exit', ended);
    worker.postMessage(sent);
  });
}

function current(): Thread {
  if (thread?.idle) clearTimeout(thread.idle);
  thread ??= { worker: new Worker(workerFile()), idle: null };
  // Keeps no command alive that has nothing else to do; whoever waits for an answer has a timer that does.
  thread.worker.unref();
  return thread;
}

/** Beside this file in the sources; beside the program when it is built into one file. */
function workerFile(): URL {
  const built = new URL('./pdf-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./worker.ts', import.meta.url);
}

function rest(): void {
  if (!thread) return;
  thread.idle = setTimeout(drop, IDLE_MS);
  thread.idle.unref();
}

function drop(): void {
  void thread?.worker.terminate();
  thread = null;
}
