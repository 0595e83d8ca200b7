import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import type { Runner } from 'graphile-worker';
import { demoAccounts, firstAdministratorToken, paths as identityPaths } from '#identity/index.ts';
import type { Config } from '#platform/config.ts';
import { setTimeZone } from '#platform/dates.ts';
import { openLog } from '#platform/log.ts';
import { productRoot } from '#platform/root.ts';
import { Calm, collectInCalm } from '../calm.ts';
import { capabilities } from '../capabilities.ts';
import { createServer } from '../server.ts';
import { openStatics } from '../statics.ts';
import { startWorker } from '../worker.ts';
import { type House, migrateHouse, openHouse, seedHouse } from './house.ts';
import { tell, tellError } from './tell.ts';

const GRACE_MS = 10_000;

/** Runs web and worker until a signal; answers the exit code. */
export async function start(config: Config): Promise<number> {
  setTimeZone(config.timeZone);
  const ending = signalled();
  const log = openLog(config.logLevel);
  tell('app.start.opening');
  const house = await openHouse({ config, log, signal: ending.signal, onLost: () => ending.end('lost') });
  if (!house) return 1;
  try {
    return await runHouse(house, ending);
  } finally {
    await house.close();
  }
}

async function runHouse(house: House, ending: Ending): Promise<number> {
  const { config, log, db } = house;
  await migrateHouse(house);
  if (ending.signal.aborted) return 0;
  let baseUrl = config.baseUrl ?? `http://${config.host}:${config.port}`;
  await seedHouse(house, baseUrl);
  if (ending.signal.aborted) return 0;
  const statics = openStatics(join(productRoot(), 'dist/assets'));
  const app = createServer({ db, config, log, statics, baseUrl: () => baseUrl, clock: () => new Date() });
  const listening = await listen(app.fetch, config);
  if (!listening) {
    tellError('app.start.port_taken', { port: config.port });
    return 1;
  }
  baseUrl = config.baseUrl ?? `http://${displayHost(config.host)}:${listening.port}`;
  house.announce(baseUrl);
  await tellReady(house, baseUrl);
  const runner = config.worker ? await startWorker({ db, config, log, baseUrl: () => baseUrl }) : null;
  const warming = capabilities.map((it) => it.warm?.({ db, log, signal: ending.signal, dataDir: config.dataDir }));
  const reason = await ending.ended;
  tell('app.start.stopping');
  await Promise.all([stopAll(listening.server, runner), ...warming]);
  if (reason === 'lost') tellError('app.start.lost');
  return reason === 'lost' ? 1 : 0;
}

type Listening = { readonly server: ServerType; readonly port: number };
type Fetch = Parameters<typeof serve>[0]['fetch'];

/** Listens, or answers null when the port is taken. */
function listen(fetch: Fetch, config: Config): Promise<Listening | null> {
  const calm = new Calm();
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port: config.port, hostname: config.host }, (info) =>
      resolve({ server, port: info.port }),
    );
    server.on('request', () => calm.tell());
    collectInCalm(calm);
    server.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
  });
}

function displayHost(host: string): string {
  return host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host;
}

async function tellReady(house: House, baseUrl: string): Promise<void> {
  tell('app.start.ready', { address: baseUrl });
  const token = await firstAdministratorToken(house.db);
  if (token) tell('app.start.first', { address: baseUrl + identityPaths.firstAdministrator.to(token) });
  const accounts = house.config.demo ? await demoAccounts(house.db.conn) : null;
  if (!accounts) return;
  tell('app.start.demo', { password: accounts.password });
  for (const account of accounts.people) process.stdout.write(`  ${account.email.padEnd(36)} ${account.role}\n`);
}

/** Requests under way are answered first, jobs under way are finished; a second of silence ends idle connections. */
async function stopAll(server: ServerType, runner: Runner | null): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      resolve();
    }, GRACE_MS).unref();
  });
  await Promise.all([closed, runner?.stop()]);
}

type Ending = {
  readonly ended: Promise<'signal' | 'lost'>;
  /** Aborted by the same reasons, for work that looks in between. */
  readonly signal: AbortSignal;
  readonly end: (reason: 'signal' | 'lost') => void;
};

function signalled(): Ending {
  const { promise, resolve } = Promise.withResolvers<'signal' | 'lost'>();
  const controller = new AbortController();
  const end = (reason: 'signal' | 'lost') => {
    controller.abort();
    resolve(reason);
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => end('signal'));
  return { ended: promise, signal: controller.signal, end };
}
