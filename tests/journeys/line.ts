import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that carried bytes of an upload: where they belong in the file, and how many came through. */
export type Carried = { readonly from: number; readonly sent: number };

export type Line = {
  /** Where a browser reaches the hub over this line. */
  readonly address: string;
  /** Of all uploads, in their order. */
  readonly carried: readonly Carried[];
  /** How much of an upload the hub said it had, each time it was asked. */
  readonly told: readonly number[];
  /** Goes dead in the middle of a request, when so many bytes of uploads have come through, and tells of it first. */
  readonly breakAt: (bytes: number, happens: () => Promise<void>) => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
};

type State = {
  readonly hub: string;
  readonly carried: { from: number; sent: number }[];
  readonly told: number[];
  next: { readonly at: number; readonly happens: () => Promise<void> } | null;
  isDead: boolean;
};

/** A line to the hub that counts what it carries of uploads and can break in the middle. */
export async function lineTo(hub: string): Promise<Line> {
  const state: State = { hub, carried: [], told: [], next: null, isDead: false };
  const server = createServer((asked, answer) => (state.isDead ? asked.socket.destroy() : carry(state, asked, answer)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    carried: state.carried,
    told: state.told,
    breakAt: (at, happens) => {
      state.next = { at, happens };
    },
    mend: () => {
      state.isDead = false;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function carry(state: State, asked: IncomingMessage, answer: ServerResponse): void {
  const { socket } = asked;
  const onward = request(state.hub + asked.url, { method: asked.method, headers: asked.headers });
  onward.on('response', (response) => {
    const offset = response.headers['upload-offset'];
    if (asked.method === 'HEAD' && offset !== undefined) state.told.push(Number(offset));
    answer.writeHead(response.statusCode ?? 502, response.rawHeaders);
    response.pipe(answer);
  });
  // Whichever side hangs up, the line of the other goes dead too.
  onward.on('error', () => socket.destroy());
  pass(state, asked, onward).catch(() => {
    onward.destroy();
    socket.destroy();
  });
}

async function pass(state: State, asked: IncomingMessage, onward: NodeJS.WritableStream): Promise<void> {
  const part = { from: Number(asked.headers['upload-offset']), sent: 0 };
  const isPart = asked.method === 'PATCH' && asked.url?.startsWith('/unggah/') === true;
  if (isPart) state.carried.push(part);
  for await (const bytes of asked) {
    await new Promise((resolve) => onward.write(bytes, resolve));
    if (isPart) part.sent += (bytes as Buffer).length;
    const { next } = state;
    if (next === null || state.carried.reduce((sum, it) => sum + it.sent, 0) < next.at) continue;
    state.next = null;
    await next.happens();
    state.isDead = true;
    throw new Error('the line is dead');
  }
  onward.end();
}
