import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

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
  const times: number[] = [];
  let [bytes, failed] = [0, 0];
  const started = performance.now();
  const end = started + seconds * 1000;
  const worker = async () => {
    const line = await lineTo(port);
    while (performance.now() < end) {
      const asked = performance.now();
      const answer = await line.ask(next());
      times.push(performance.now() - asked);
      bytes += answer.bytes;
      if (answer.status !== 200) failed += 1;
    }
    line.close();
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const spent = (performance.now() - started) / 1000;
  return { requests: times.length, seconds: spent, times: times.sort((a, b) => a - b), bytes, failed };
}

type Answer = { readonly status: number; readonly bytes: number };
type Line = { readonly ask: (path: string) => Promise<Answer>; readonly close: () => void };

const BREAK = '\r\n\r\n';

/**
 * One connection that stays open. It reads status and length and throws the rest away: a whole client takes as long as a
 * small page, on the same two cores, and its time would stand in every latency.
 */
async function lineTo(port: number): Promise<Line> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const waiting = receiver(socket);
  return {
    ask: (path) => {
      const answer = waiting();
      socket.write(
        `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept-encoding: gzip, deflate, br, zstd${BREAK}`,
      );
      return answer;
    },
    close: () => socket.destroy(),
  };
}

function receiver(socket: Socket): () => Promise<Answer> {
  let answer = Promise.withResolvers<Answer>();
  let head = '';
  let status = 0;
  /** Bytes of the body, and how many have not come yet; null until the head is read. */
  let [bytes, left] = [0, null as number | null];
  socket.on('error', (error) => answer.reject(error));
  socket.on('close', () => answer.reject(new Error('the server closed the line')));
  socket.on('data', (chunk: Buffer) => {
    let body = chunk.length;
    if (left === null) {
      head += chunk.toString('latin1');
      const end = head.indexOf(BREAK);
      if (end < 0) return;
      status = Number(head.slice(9, 12));
      const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end));
      if (!length) return void socket.destroy(new Error(`an answer without a length: ${head.slice(0, end)}`));
      [bytes, left] = [Number(length[1]), Number(length[1])];
      body = head.length - end - BREAK.length;
    }
    left -= body;
    if (left > 0) return;
    [head, left] = ['', null];
    answer.resolve({ status, bytes });
  });
  return () => {
    answer = Promise.withResolvers();
    return answer.promise;
  };
}

/** The value below which this share of an ascending list lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
