import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../rush/hub.ts';
import { until } from './until.ts';

const root = join(import.meta.dirname, '../..');
const FIRST = /http:\S+\/mulai\?token=\S+/;

export type Hub = {
  readonly name: string;
  readonly data: string;
  readonly origin: string;
  readonly start: () => Promise<void>;
  /** Ends the program without a word (`kill -9`). */
  readonly kill: () => Promise<void>;
  /** It hears nothing and answers nothing until it is woken: what others ask of it hangs. */
  readonly freeze: () => void;
  readonly wake: () => void;
  /** The link by which the first administrator makes an account, as the hub said it. */
  readonly firstLink: () => string;
  readonly stop: () => Promise<number>;
};

export type Place = { readonly name: string; readonly region: string; readonly folder: string };

/** A hub of its own: data folder, port and region are all that sets it apart from the others. */
export async function hubIn({ name, region, folder }: Place): Promise<Hub> {
  const [port, data] = [await freePort(), join(folder, name)];
  const [origin, log] = [`http://127.0.0.1:${port}`, join(data, 'said.log')];
  const env = { TUNTAS_URL: origin, TUNTAS_HUB_REGION: region, TUNTAS_NETWORK_LOCAL: 'true', LANG: 'C.UTF-8' };
  mkdirSync(data, { recursive: true });
  let child: ChildProcess | null = null;

  const start = async () => {
    const out = openSync(log, 'a');
    const args = ['dist/cli.js', 'start', '--no-demo', '--port', String(port), '--data', data];
    const begun = spawn(process.execPath, args, {
      ...{ cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', out, out] },
    });
    child = begun;
    await until(`${name} answers`, async () => {
      if (begun.exitCode !== null) throw new Error(`${name} ended by itself: see ${log}`);
      return (await fetch(`${origin}/jaringan`)).status === 200;
    });
  };
  const end = async (signal: NodeJS.Signals): Promise<number> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? 0;
    const ended = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill(signal);
    const [code] = (await ended) as [number | null];
    return code ?? 0;
  };
  return {
    ...{ name, data, origin, start, stop: () => end('SIGTERM') },
    kill: async () => void (await end('SIGKILL')),
    freeze: () => void child?.kill('SIGSTOP'),
    wake: () => void child?.kill('SIGCONT'),
    firstLink: () => FIRST.exec(readFileSync(log, 'utf8'))?.[0] ?? '',
  };
}
