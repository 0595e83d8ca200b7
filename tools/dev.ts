// Runs the product for its developers: builds, starts, and at every change builds, restarts and reloads the browser.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as listenFor } from 'node:net';
import { join } from 'node:path';
import { buildAll } from './build.ts';

const root = join(import.meta.dirname, '..');
const QUIET_MS = 150;
const RETRY_MS = 100;
/** How long a request waits while nothing runs: a build takes a second. */
const PATIENCE_MS = 5000;
const PORT = Number(process.env.TUNTAS_PORT ?? '3000');
/** Made by the build itself, so no reason to build again. */
const MADE = /(?:^|[\\/])compiled[\\/]|\.test\.tsx?$|~$|\.sw[px]$/;

/** Browsers that wait for the next change. */
const watching = new Set<ServerResponse>();
let product: ChildProcess | null = null;
let ending = false;

async function freePort(): Promise<number> {
  const probe = listenFor().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
}

function startProduct(port: number): void {
  const args = ['--disable-warning=ExperimentalWarning', '--enable-source-maps', 'dist/cli.js', 'start'];
  const env = { ...process.env, TUNTAS_PORT: String(port), TUNTAS_URL: `http://localhost:${PORT}` };
  const started = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  product = started;
  started.once('exit', (code) => {
    if (product !== started) return;
    product = null;
    if (!ending) console.log(`dev: the product ended with ${code}; it starts again at the next change`);
  });
}

async function stopProduct(): Promise<void> {
  const running = product;
  product = null;
  if (!running || running.exitCode !== null) return;
  running.kill('SIGTERM');
  await once(running, 'exit');
}

/** Builds, and only if that goes well replaces what runs. */
async function renew(port: number): Promise<void> {
  const started = performance.now();
  try {
    await buildAll();
  } catch (error) {
    console.error(`dev: ${error instanceof Error ? error.message : String(error)}`);
    return;
  }
  await stopProduct();
  startProduct(port);
  console.log(`dev: built in ${Math.round(performance.now() - started)} ms, http://localhost:${PORT}`);
  for (const browser of watching) browser.write('data: changed\n\n');
}

/** Changes within a moment are one; those during a build make one more. */
function watchSources(port: number): void {
  let waiting: NodeJS.Timeout | null = null;
  let last = Promise.resolve();
  const changed = (_kind: string, file: string | null) => {
    if (file === null || MADE.test(file)) return;
    if (waiting) clearTimeout(waiting);
    waiting = setTimeout(() => {
      last = last.then(() => renew(port));
    }, QUIET_MS);
  };
  for (const folder of ['src', 'presets', 'migrations']) watch(join(root, folder), { recursive: true }, changed);
}

const RELOAD = `new EventSource('/__dev/changes').onmessage = () => location.reload();`;

/** The proxy's own two addresses; the product knows nothing of them. */
function answerOwn(url: string, response: ServerResponse): boolean {
  if (url === '/__dev/reload.js') {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(RELOAD);
    return true;
  }
  if (url !== '/__dev/changes') return false;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
  watching.add(response);
  response.on('close', () => watching.delete(response));
  return true;
}

/** Passes a request on; while the product restarts, tries again until it answers. */
async function pass(port: number, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = Buffer.concat(await incoming.toArray());
  const headers = { ...incoming.headers, 'accept-encoding': 'identity' };
  const patience = Date.now() + PATIENCE_MS;
  const attempt = () => {
    const onward = request({ host: '127.0.0.1', port, method: incoming.method, path: incoming.url, headers });
    onward.on('response', (answer) => void give(answer, response));
    onward.on('error', () => {
      if (response.destroyed) return;
      if (product || Date.now() < patience) setTimeout(attempt, RETRY_MS);
      else
        response
          .writeHead(503, { 'content-type': 'text/plain' })
          .end('The product is not running; see the terminal.\n');
    });
    onward.end(body);
  };
  attempt();
}

/** Gives the answer on; a page also gets the script that reloads it. */
async function give(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = { ...answer.headers };
  const status = answer.statusCode ?? 502;
  if (!headers['content-type']?.startsWith('text/html')) {
    response.writeHead(status, headers);
    answer.pipe(response);
    return;
  }
  delete headers['content-length'];
  const page = Buffer.concat(await answer.toArray()).toString('utf8');
  response.writeHead(status, headers);
  response.end(page.replace('</head>', '<script type="module" src="/__dev/reload.js"></script></head>'));
}

const inner = await freePort();
const front = createServer((incoming, response) => {
  if (!answerOwn(incoming.url ?? '', response)) void pass(inner, incoming, response);
});
front.once('error', (error) => {
  console.error(`dev: port ${PORT}: ${error.message}`);
  process.exit(1);
});
front.listen(PORT, '127.0.0.1');
await once(front, 'listening');
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    ending = true;
    await stopProduct();
    process.exit(0);
  });
}
await renew(inner);
watchSources(inner);
