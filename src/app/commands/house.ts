import { join } from 'node:path';
import type { Config } from '#platform/config.ts';
import { type Database, openDatabase } from '#platform/db.ts';
import type { Log } from '#platform/log.ts';
import { migrate } from '#platform/migrate.ts';
import { guestUrl, type Loss, startEmbedded } from '#platform/postgres/index.ts';
import { productRoot } from '#platform/root.ts';
import { capabilities } from '../capabilities.ts';
import { prepareQueue } from '../worker.ts';
import { tell, tellRefusal, tellStep } from './tell.ts';

export type House = {
  readonly db: Database;
  readonly config: Config;
  readonly log: Log;
  /** Lets a second starter on the same data say where we answer. */
  readonly announce: (address: string) => void;
  readonly close: () => Promise<void>;
};

export type OpenOptions = {
  readonly config: Config;
  readonly log: Log;
  /** Ends the opening early. */
  readonly signal?: AbortSignal;
  readonly onLost?: (loss: Loss) => void;
  /** A command beside a running hub uses its server; only `start` must have it alone. */
  readonly mayVisit?: boolean;
};

/** Opens the database of the settings: the given address, or the embedded server on the data folder. */
export async function openHouse({ config, log, signal, onLost, mayVisit }: OpenOptions): Promise<House | null> {
  const onError = (error: Error) => log.warn({ error: error.message }, 'an idle connection broke');
  const pool = { size: config.poolSize, onError };
  const address = config.databaseUrl ?? (mayVisit ? await guestUrl(config.dataDir) : null);
  if (address) {
    const db = openDatabase(address, pool);
    return { db, config, log, announce: () => {}, close: () => db.close() };
  }
  const started = await startEmbedded({
    dataDir: config.dataDir,
    log: tellStep,
    signal,
    onLost: (loss) => onLost?.(loss),
  });
  if (!started.ok) {
    tellRefusal(started.why);
    return null;
  }
  const db = openDatabase(started.value.url, pool);
  const close = async () => {
    await db.close();
    await started.value.stop();
  };
  return { db, config, log, announce: started.value.announce, close };
}

/** Brings the tables up to date: the queue's and our own. */
export async function migrateHouse(house: House): Promise<void> {
  await prepareQueue(house.db);
  for (const name of await migrate(house.db.pool, join(productRoot(), 'migrations')))
    tell('app.start.migrated', { name });
}

/** Reference data always, demonstration data once and only when the settings want it. */
export async function seedHouse(house: House, baseUrl: string): Promise<void> {
  const context = {
    db: house.db,
    config: house.config,
    now: new Date(),
    baseUrl,
    progress: (step: string) => tell('app.start.seeding', { step }),
  };
  for (const capability of capabilities) await capability.seed?.(context);
  if (!house.config.demo) return;
  const done = await house.db.pool.query("select 1 from instance_setting where name = 'demo_seeded'");
  if (done.rowCount) return;
  for (const capability of capabilities) await capability.seedDemo?.(context);
  await house.db.pool.query(
    "insert into instance_setting (name, value) values ('demo_seeded', 'true') on conflict do nothing",
  );
}
