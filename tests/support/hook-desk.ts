import type { Viewer } from '../../src/identity/index.ts';
import { hookJobs } from '../../src/integration/webhooks/jobs.ts';
import type { DeliveryId } from '../../src/integration/webhooks/model.ts';
import { deliveryById } from '../../src/integration/webhooks/queries/deliveries.ts';
import { hookById } from '../../src/integration/webhooks/queries/hooks.ts';
import type { Config } from '../../src/platform/config.ts';
import { silentLog } from '../../src/platform/log.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { governmentOf, personWith, testConfig, testNow, withRegions } from './people.ts';
import { announceTo, type PlantedHook, plantHook, type Receiver, startReceiver } from './webhooks.ts';

type Queued = { readonly deliveryId: DeliveryId; readonly tries: number };
type Run = { readonly now?: Date; readonly config?: Partial<Config> };

/** A hub with an administrator and one receiver on this machine, whose jobs are run by hand. */
export class HookDesk {
  readonly database: TestDatabase;
  readonly admin: Viewer;
  readonly receiver: Receiver;

  private constructor(database: TestDatabase, admin: Viewer, receiver: Receiver) {
    this.database = database;
    this.admin = admin;
    this.receiver = receiver;
  }

  static async raise(): Promise<HookDesk> {
    const database = await testDatabase();
    await withRegions(database.db);
    const institutionId = await governmentOf(database.db, '12');
    const admin = await personWith(database.db, 'Hendra Hub', [{ role: 'hub_admin', institutionId }]);
    return new HookDesk(database, admin, await startReceiver());
  }

  get db() {
    return this.database.db;
  }

  async close(): Promise<void> {
    await this.receiver.close();
    await this.database.close();
  }

  /** As it was at first. */
  async clear(): Promise<void> {
    this.receiver.answers(204);
    this.receiver.received.length = 0;
    await this.db.pool.query('truncate webhook, webhook_secret, webhook_delivery, webhook_attempt, notice');
    await this.db.pool.query('truncate graphile_worker._private_jobs');
  }

  hook(): Promise<PlantedHook> {
    return plantHook(this.db, this.admin, { url: this.receiver.url });
  }

  async announced(hook: PlantedHook): Promise<DeliveryId> {
    return (await announceTo(this.db, 'innovation.published')).get(hook.id) as DeliveryId;
  }

  async run(name: string, payload: object, given: Run = {}): Promise<void> {
    const config = { ...testConfig, webhookLocal: true, ...given.config };
    const context = { db: this.db, config, log: silentLog, baseUrl: 'http://localhost', now: given.now ?? testNow };
    await hookJobs.find((it) => it.name === name)?.run(payload, context);
  }

  /** The attempts that wait in the queue; they are taken out of it. */
  async queued(): Promise<readonly Queued[]> {
    const jobs = await this.db.pool.query<{ payload: Queued }>(
      'delete from graphile_worker._private_jobs returning payload',
    );
    return jobs.rows.map((it) => it.payload);
  }

  async runQueued(given: Run = {}): Promise<void> {
    for (const job of await this.queued()) await this.run('integration.deliver', job, given);
  }

  async stateOf(id: DeliveryId) {
    return (await deliveryById(this.db.conn, id))?.state ?? null;
  }

  async hookState({ id }: PlantedHook) {
    const hook = await hookById(this.db.conn, id);
    return [hook?.state, hook?.pausedBecause];
  }
}

export const later = (seconds: number): Date => new Date(testNow.getTime() + seconds * 1000);
