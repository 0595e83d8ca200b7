import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

export const ROOT = join(import.meta.dirname, '../..');
const SIGNS = /https?:\/\/[\w.-]+:\d+/;

export type Product = {
  readonly address: string;
  /** Its data folder. */
  readonly data: string;
  readonly pid: number;
  /** What it said so far, line by line. */
  readonly said: readonly string[];
  /** Waits for a line that matches, said already or to come. */
  readonly hears: (pattern: RegExp) => Promise<string>;
  /** Sends the signal and waits; the exit code, or the signal that ended it. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | NodeJS.Signals>;
};

export type StartOptions = {
  readonly data: string;
  readonly demo?: boolean;
  readonly env?: Readonly<Record<string, string>>;
};

type Ears = { readonly said: string[]; readonly hears: Product['hears'] };

/** Listens to both outputs; whoever waits for a line is told when the program ends without having said it. */
function earsOf(child: ChildProcess): Ears {
  const said: string[] = [];
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const wake of [...waiting]) wake();
  };
  for (const stream of [child.stdout, child.stderr]) {
    if (stream)
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        tell();
      });
  }
  child.once('close', tell);
  const hears = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const line = said.find((it) => pattern.test(it));
        const over = child.exitCode !== null || child.signalCode !== null;
        if (line === undefined && !over) return;
        waiting.delete(look);
        if (line === undefined) reject(new Error(`the product ended without saying ${pattern}:\n${said.join('\n')}`));
        else resolve(line);
      };
      waiting.add(look);
      look();
    });
  return { said, hears };
}

/** Runs one command of the built program to its end. */
export async function run(
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly said: readonly string[] }> {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const { said } = earsOf(child);
  const [code] = await once(child, 'close');
  return { code, said };
}

/** What the first start of a hub with the demonstration left, put there once before all journeys (`seed.ts`). */
export const SEED = join(ROOT, '.cache/journeys-seed');
/** Which pages a journey has looked at. */
export const SEEN = join(ROOT, '.cache/journeys-seen');

/** Where a running hub serves axe while journeys are on. */
export const AXE = '/assets/axe.js';

/** Puts the demonstration into the folder: filling it anew takes half a minute, and has been done once. */
export function demonstrationIn(data: string): string {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(dirname(data), { recursive: true });
  // With whom the files belong to, which a server asks about.
  execFileSync('cp', ['-a', SEED, data]);
  return data;
}

/** Starts the built product, web and worker, on the data folder and a free port; ready when it says its address. */
export async function startProduct({ data, demo = true, env = {} }: StartOptions): Promise<Product> {
  const args = ['dist/cli.js', 'start', '--port', '0', '--data', data, ...(demo ? [] : ['--no-demo'])];
  const options = { cwd: ROOT, env: { ...process.env, LANG: 'C.UTF-8', ...env } };
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const { said, hears } = earsOf(child);
  const line = await hears(/Tuntas siap di http/);
  return {
    address: SIGNS.exec(line)?.[0] ?? '',
    data,
    pid: child.pid ?? 0,
    said,
    hears,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null) return child.exitCode;
      child.kill(signal);
      const [code, by] = await once(child, 'close');
      return code ?? by;
    },
  };
}
