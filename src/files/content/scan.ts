import { connect, type Socket } from 'node:net';

export type Verdict = 'clean' | 'infected' | 'absent';

const CHUNK = 64 * 1024;
const PATIENCE_MS = 60_000;

/** `tcp://host:port` or the path of a Unix socket. */
function addressOf(text: string): { path: string } | { host: string; port: number } {
  const url = /^tcp:\/\//.test(text) ? new URL(text) : null;
  return url ? { host: url.hostname, port: Number(url.port || 3310) } : { path: text };
}

/** Asks a ClamAV daemon (clamd, command INSTREAM) about the bytes; `absent` when it gives no answer that can be read. */
export function scan(socketAddress: string, bytes: Uint8Array): Promise<Verdict> {
  return new Promise((resolve) => {
    const socket = connect(addressOf(socketAddress));
    let answer = '';
    const end = (verdict: Verdict) => {
      socket.destroy();
      resolve(verdict);
    };
    socket.setTimeout(PATIENCE_MS, () => end('absent'));
    socket.on('error', () => end(verdictOf(answer)));
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    socket.on('close', () => resolve(verdictOf(answer)));
    socket.on('connect', () => send(socket, bytes));
  });
}

/** The bytes in chunks, each with its length before it; a length of nought ends them. */
function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    socket.write(length);
    socket.write(chunk);
  }
  socket.write(Buffer.alloc(4));
}

function verdictOf(answer: string): Verdict {
  if (/^stream: OK/.test(answer)) return 'clean';
  return /^stream: .+ FOUND/.test(answer) ? 'infected' : 'absent';
}
