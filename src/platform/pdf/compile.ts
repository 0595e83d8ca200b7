import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PdfAnswer, PdfJob } from './job.ts';

/** Thrown where the native library for PDF is not installed; everything else goes on without it. */
export class PdfAbsent extends Error {}

const LONGEST_MS = 30_000;
/** A process that nobody asks gives its memory back. */
const IDLE_MS = 120_000;
/** Bytes of a long document, for which Typst takes some hundred megabytes: its process ends at once. */
const LONG = 1024 * 1024;

type Setter = { readonly process: ChildProcess; idle: NodeJS.Timeout | null };

let setter: Setter | null = null;
let last: Promise<unknown> = Promise.resolve();

/** Sets the document, one after the other in a process of its own; the same job gives the same bytes. */
export function compilePdf(job: PdfJob): Promise<Uint8Array> {
  const turn = last.then(() => set(job));
  last = turn.catch(() => undefined);
  return turn;
}

async function set({ data, ...job }: PdfJob): Promise<Uint8Array> {
  const answer = await asked(current().process, { ...job, data: JSON.stringify(data) });
  if (answer.ok && answer.bytes.length > LONG) drop();
  else rest();
  if (answer.ok) return answer.bytes;
  throw answer.isAbsent ? new PdfAbsent(answer.fault) : new Error(`a PDF could not be set: ${answer.fault}`);
}

function asked(child: ChildProcess, sent: object): Promise<PdfAnswer> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(limit);
      child.off('message', take).off('error', fail).off('exit', ended);
    };
    const take = (answer: unknown) => {
      leave();
      resolve(answer as PdfAnswer);
    };
    const fail = (error: Error) => {
      leave();
      drop();
      reject(error);
    };
    const ended = (code: number | null, signal: string | null) =>
      fail(new Error(`the process for PDF ended with ${code ?? signal}`));
    const limit = setTimeout(() => fail(new Error(`a PDF took more than ${LONGEST_MS} ms`)), LONGEST_MS);
    child.on('message', take).on('error', fail).on('exit', ended);
    child.send(sent, (error) => error && fail(error));
  });
}

function current(): Setter {
  if (setter?.idle) clearTimeout(setter.idle);
  setter ??= { process: begun(), idle: null };
  return setter;
}

function begun(): ChildProcess {
  const child = fork(workerFile(), { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  // One that ends while nobody asks is begun anew by whoever asks next.
  child.on('exit', () => {
    if (setter?.process === child) setter = null;
  });
  // Keeps no command alive that has nothing else to do; whoever waits for an answer has a timer that does.
  child.unref();
  child.channel?.unref();
  return child;
}

/** Beside this file in the sources; beside the program when it is built into one file. */
function workerFile(): string {
  const at = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const built = at('./pdf-worker.js');
  return existsSync(built) ? built : at('./worker.ts');
}

function rest(): void {
  if (!setter) return;
  setter.idle = setTimeout(drop, IDLE_MS);
  setter.idle.unref();
}

/** Ends it in the middle of whatever it does. */
function drop(): void {
  setter?.process.kill('SIGKILL');
  setter = null;
}
