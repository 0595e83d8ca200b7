import { Agent, get, type IncomingMessage } from 'node:http';

export type Load = {
  readonly requests: number;
  readonly seconds: number;
  /** Latencies in ms, ascending. */
  readonly times: readonly number[];
  readonly bytes: number;
  readonly failed: number;
};

type Options = { readonly port: number; readonly connections: number; readonly seconds: number };

/** Asks for one path after the other on each of the connections until the time is over. */
export async function load(next: () => string, { port, connections, seconds }: Options): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let [bytes, failed] = [0, 0];
  const started = performance.now();
  const end = started + seconds * 1000;
  const worker = async () => {
    while (performance.now() < end) {
      const asked = performance.now();
      const answer = await ask(agent, port, next());
      times.push(performance.now() - asked);
      bytes += answer.bytes;
      if (answer.status !== 200) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  const spent = (performance.now() - started) / 1000;
  return { requests: times.length, seconds: spent, times: times.sort((a, b) => a - b), bytes, failed };
}

type Answer = { readonly status: number; readonly bytes: number };

function ask(agent: Agent, port: number, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip, deflate, br, zstd' };
    const request = get({ agent, port, host: '127.0.0.1', path, headers }, (response) => drained(response, resolve));
    request.on('error', reject);
  });
}

function drained(response: IncomingMessage, resolve: (answer: Answer) => void): void {
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
}

/** The value below which this share of an ascending list lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
