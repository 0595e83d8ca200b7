import { createServer as createHttp, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createServer } from '../../src/app/server.ts';
import type { InstitutionId, Viewer } from '../../src/identity/index.ts';
import { acrossJobs } from '../../src/network/across/jobs.ts';
import { harvestJobs } from '../../src/network/harvest/jobs.ts';
import { confirmPeer, proposePeer } from '../../src/network/peers/actions/peers.ts';
import { meetHub } from '../../src/network/peers/meet.ts';
import type { PeerId } from '../../src/network/peers/model.ts';
import { fingerprintOf } from '../../src/network/peers/rules.ts';
import { checkNext } from '../../src/network/publication/actions.ts';
import type { Config } from '../../src/platform/config.ts';
import { newId } from '../../src/platform/ids.ts';
import { silentLog } from '../../src/platform/log.ts';
import { must } from '../../src/platform/outcome.ts';
import type { InnovationId } from '../../src/registry/index.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { governmentOf, personWith, testConfig, testNow, withRegions } from './people.ts';
import { Planter } from './registry-records.ts';

/** A whole hub on a port of this machine: its own database, its own web side; its jobs are run by hand. */
export class LoopHub {
  readonly database: TestDatabase;
  readonly admin: Viewer;
  readonly institutionId: InstitutionId;
  readonly config: Config;
  now = testNow;
  /** Answers of the web side are lost on their way back, though the work was done. */
  losesAnswers = false;
  #server: Server | null = null;
  #port = 0;

  private constructor(database: TestDatabase, given: Pick<LoopHub, 'admin' | 'institutionId' | 'config'>) {
    this.database = database;
    [this.admin, this.institutionId, this.config] = [given.admin, given.institutionId, given.config];
  }

  static async raise(region: string): Promise<LoopHub> {
    const database = await testDatabase();
    await withRegions(database.db);
    const institutionId = await governmentOf(database.db, '12');
    const admin = await personWith(database.db, `Admin ${region}`, [{ role: 'hub_admin', institutionId }]);
    const config = { ...testConfig, hubRegion: region, networkLocal: true };
    const hub = new LoopHub(database, { admin, institutionId, config });
    await hub.open();
    return hub;
  }

  get db() {
    return this.database.db;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async open(): Promise<void> {
    const statics = { asset: (name: string) => name, script: () => null, serve: () => null } as never;
    const clock = () => this.now;
    const app = createServer({
      db: this.db,
      config: this.config,
      log: silentLog,
      statics,
      baseUrl: () => this.origin,
      clock,
    });
    const listener = getRequestListener(async (request) => {
      const answer = await app.fetch(request);
      if (this.losesAnswers) throw new Error('the line broke');
      return answer;
    });
    const server = createHttp((request, response) => {
      if (this.losesAnswers) response.on('pipe', () => response.destroy());
      void listener(request, response);
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** The web side is gone, with every line to it. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  async close(): Promise<void> {
    await this.cut();
    await this.database.close();
  }

  async trust(other: LoopHub): Promise<PeerId> {
    const [id, address, { config, now }] = [newId<'PeerId'>(), other.origin, this];
    const shown = must(await meetHub({ kind: 'tuntas', address, config, known: null, now }));
    const proposal = { id, kind: 'tuntas' as const, address, everyMinutes: 60, shown };
    must(await this.db.transact((tx) => proposePeer(tx, this.admin, proposal, now)));
    const fingerprint = shown.keys[0] ? fingerprintOf(shown.keys[0]) : '';
    must(await this.db.transact((tx) => confirmPeer(tx, this.admin, { id, revision: 1, fingerprint, shown }, now)));
    return id;
  }

  async publish(title: string): Promise<InnovationId> {
    const id = await new Planter(this.db).innovation({
      ...{ institutionId: this.institutionId, content: { title }, movedAt: this.now },
    });
    const publisher = { hub: this.origin, clock: () => this.now, onUnfit: () => {} };
    let behind: InnovationId | null = null;
    do {
      const from: InnovationId | null = behind;
      behind = await this.db.transact((tx) => checkNext(tx, from, publisher));
    } while (behind);
    return id;
  }

  async run(name: string, payload: object = {}): Promise<void> {
    const context = { db: this.db, config: this.config, log: silentLog, baseUrl: this.origin, now: this.now };
    await [...harvestJobs, ...acrossJobs].find((it) => it.name === name)?.run(payload, context);
  }

  harvest(peerId: PeerId): Promise<void> {
    return this.run('network.harvest', { peerId });
  }

  async titles(): Promise<readonly string[]> {
    const found = await this.db.pool.query<{ title: string }>('select title from network_record order by title');
    return found.rows.map((it) => it.title);
  }
}
