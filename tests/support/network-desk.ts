import type { Viewer } from '../../src/identity/index.ts';
import { harvestJobs } from '../../src/network/harvest/jobs.ts';
import type { RefusedRecord, Run } from '../../src/network/harvest/model.ts';
import { refusalsOf, runsOf } from '../../src/network/harvest/queries/runs.ts';
import { confirmPeer, proposePeer } from '../../src/network/peers/actions/peers.ts';
import { meetHub } from '../../src/network/peers/meet.ts';
import type { Peer, PeerId, PeerKind } from '../../src/network/peers/model.ts';
import { peerById } from '../../src/network/peers/queries/peers.ts';
import { fingerprintOf } from '../../src/network/peers/rules.ts';
import type { Config } from '../../src/platform/config.ts';
import { newId } from '../../src/platform/ids.ts';
import { silentLog } from '../../src/platform/log.ts';
import { must } from '../../src/platform/outcome.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { governmentOf, personWith, testConfig, testNow, withRegions } from './people.ts';

export const localConfig: Config = { ...testConfig, networkLocal: true };

/** A hub with an administrator, whose harvests are run by hand. */
export class NetworkDesk {
  readonly database: TestDatabase;
  readonly admin: Viewer;
  now = testNow;

  private constructor(database: TestDatabase, admin: Viewer) {
    this.database = database;
    this.admin = admin;
  }

  static async raise(): Promise<NetworkDesk> {
    const database = await testDatabase();
    await withRegions(database.db);
    const institutionId = await governmentOf(database.db, '12');
    return new NetworkDesk(
      database,
      await personWith(database.db, 'Hendra Hub', [{ role: 'hub_admin', institutionId }]),
    );
  }

  get db() {
    return this.database.db;
  }

  close(): Promise<void> {
    return this.database.close();
  }

  async clear(): Promise<void> {
    this.now = testNow;
    await this.db.pool.query('truncate network_peer, network_record, network_record_gone, notice cascade');
    await this.db.pool.query('truncate graphile_worker._private_jobs');
  }

  /** Registers the address without trusting it. */
  async propose(address: string, kind: PeerKind = 'tuntas'): Promise<PeerId> {
    const id = newId<'PeerId'>();
    const shown = must(await meetHub({ kind, address, config: localConfig, known: null, now: this.now }));
    const proposal = { id, kind, address, everyMinutes: 60, shown };
    must(await this.db.transact((tx) => proposePeer(tx, this.admin, proposal, this.now)));
    return id;
  }

  /** Trusts what the hub shows now. */
  async confirm(id: PeerId): Promise<void> {
    const peer = await this.peer(id);
    const { kind, address, revision } = peer;
    const shown = must(await meetHub({ kind, address, config: localConfig, known: null, now: this.now }));
    const key = shown.keys.at(-1);
    const given = { id, revision, fingerprint: key ? fingerprintOf(key) : '', shown };
    must(await this.db.transact((tx) => confirmPeer(tx, this.admin, given, this.now)));
  }

  async trusted(address: string, kind: PeerKind = 'tuntas'): Promise<PeerId> {
    const id = await this.propose(address, kind);
    await this.confirm(id);
    return id;
  }

  async peer(id: PeerId): Promise<Peer> {
    const found = await peerById(this.db.conn, id);
    if (!found) throw new Error('no such hub');
    return found;
  }

  async run(name: string, payload: object = {}, config: Partial<Config> = {}): Promise<void> {
    const context = { db: this.db, config: { ...localConfig, ...config }, log: silentLog, baseUrl: 'http://localhost' };
    await harvestJobs.find((it) => it.name === name)?.run(payload, { ...context, now: this.now });
  }

  /** Harvests once and answers the report. */
  async harvest(
    peerId: PeerId,
    config: Partial<Config> = {},
  ): Promise<Run & { readonly wrong: readonly RefusedRecord[] }> {
    const before = (await runsOf(this.db.conn, peerId, 1000)).map((it) => it.id);
    await this.run('network.harvest', { peerId }, config);
    const run = (await runsOf(this.db.conn, peerId, 1000)).find((it) => !before.includes(it.id));
    if (!run) throw new Error('nothing was harvested');
    return { ...run, wrong: await refusalsOf(this.db.conn, run.id, 1000) };
  }

  async titles(): Promise<readonly string[]> {
    const found = await this.db.pool.query<{ title: string }>('select title from network_record order by title');
    return found.rows.map((it) => it.title);
  }

  /** Equal as long as nothing that was taken over has changed in any column. */
  async digest(): Promise<string> {
    const found = await this.db.pool.query<{ digest: string }>(
      `select md5(coalesce((select string_agg(r::text, '|' order by id) from network_record r), '')
        || coalesce((select string_agg(t::text, '|' order by source_id) from network_tombstone t), '')) as digest`,
    );
    return found.rows[0]?.digest ?? '';
  }
}
