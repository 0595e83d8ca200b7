import { keepRecords } from '../../src/network/harvest/actions/keep.ts';
import { takenRecord } from '../../src/network/harvest/rules/doc.ts';
import type { PeerId } from '../../src/network/peers/model.ts';
import { newId } from '../../src/platform/ids.ts';
import { emptyContent } from '../../src/registry/model/content.ts';
import { hubKey } from './fake-hub.ts';
import { testNow } from './people.ts';
import type { Stage } from './stage.ts';

type State = 'proposed' | 'active' | 'paused' | 'stopped';

const stateFor: Readonly<Record<string, State>> = {
  percaya: 'proposed',
  lanjutkan: 'paused',
  'izinkan-hapus': 'stopped',
};

/** Another hub at an address that nobody asks, in the state in which the page of this path has something to do. */
export async function plantPeer(
  { database }: Pick<Stage, 'database'>,
  path = '',
  name = 'Hub Contoh',
): Promise<string> {
  const { pool } = database.db;
  const id = newId<'PeerId'>();
  const state = stateFor[path.split('/').at(-1) ?? ''] ?? 'active';
  const address = await nextAddress(pool);
  await pool.query(
    `insert into network_peer (id, kind, address, name, hub, state, stopped_because, every_minutes, next_at, created_at)
     values ($1, 'tuntas', $2, $3, $2, $4, $5, 60, $6, $6)`,
    [id, address, name, state, state === 'stopped' ? 'many_gone' : null, testNow],
  );
  const key = hubKey('planted');
  await pool.query(
    `insert into network_peer_key (peer_id, key_id, public_key, valid_from, is_trusted, seen_at) values ($1, $2, $3, $4, true, $4)`,
    [id, key.id, key.publicKey, testNow],
  );
  return id;
}

/** An address that no other hub of this database has: what is planted must not hang on what other tests planted. */
async function nextAddress(pool: Stage['database']['db']['pool']): Promise<string> {
  const found = await pool.query<{ peers: number }>('select count(*)::integer as peers from network_peer');
  const next = (found.rows[0]?.peers ?? 0) + 1;
  return `https://10.0.${next >> 8}.${next & 255}`;
}

/** A harvest that refused some records. */
export async function plantHarvest(stage: Pick<Stage, 'database'>, detail = ''): Promise<string> {
  const { pool } = stage.database.db;
  const id = newId<'HarvestRunId'>();
  await pool.query(
    `insert into network_run (id, peer_id, began_at, ended_at, state, refused) values ($1, $2, $3, $3, 'done', 1)`,
    [id, await plantPeer(stage), testNow],
  );
  await pool.query(
    `insert into network_refusal (run_id, source_id, title, field, why, detail)
     values ($1, 'oai:hub.example:0190a000-0000-7000-8000-000000000001', 'Catatan', 'url', 'wrong_hub', $2)`,
    [id, detail],
  );
  return id;
}

/** What an admin types of another hub: an address that is refused before it is asked. */
export const typedPeer = { alamat: 'https://127.0.0.1/', jenis: 'tuntas', jadwal: '1440' };

/** A record of another hub in the catalogue of the network. */
export async function plantNetworkRecord(stage: Pick<Stage, 'database'>, title = 'Catatan hub lain'): Promise<string> {
  const { db } = stage.database;
  const peerId = (await plantPeer(stage)) as PeerId;
  const peers = await db.pool.query<{ address: string }>('select address from network_peer where id = $1', [peerId]);
  const host = new URL(peers.rows[0]?.address ?? '').host;
  const { missing: _missing, ...content } = emptyContent(title);
  const record = {
    institution: { name: 'Pemerintah Kota Contoh' },
    unit: null,
    region: { code: '32.73', name: 'Kota Bandung' },
    ...{ version: 1, publishedAt: testNow.toISOString(), content, awards: [], externalIds: [], lineage: null },
  };
  const sourceId = `oai:${host}:${newId<'Any'>()}`;
  const head = { sourceId, number: 1, url: `https://${host}/inovasi/1`, keyId: '', changedAt: testNow };
  const origin = { peerId, hub: `https://${host}`, runId: null };
  await db.transact((tx) => keepRecords(tx, origin, [takenRecord(record, head)], testNow));
  const found = await db.pool.query<{ id: string }>('select record_id as id from network_record where source_id = $1', [
    sourceId,
  ]);
  return found.rows[0]?.id ?? '';
}

/** A request of another hub for a record of Toba. */
export async function plantAcross(
  stage: Pick<Stage, 'database' | 'places'>,
  note = 'Untuk sembilan kelurahan.',
): Promise<string> {
  const { pool } = stage.database.db;
  const id = newId<'AcrossId'>();
  const asker = {
    ...{ institution: { name: 'Pemerintah Kota Contoh' }, unit: null, region: { code: '32.73', name: 'Kota Bandung' } },
    ...{ contactName: 'Bagian Organisasi', contactEmail: 'organisasi@contoh.example' },
  };
  await pool.query(
    `insert into network_across (id, side, peer_id, about, title, institution_id, asker, state, note, created_at, moved_at)
     values ($1, 'owner', $2, 'oai:hub.example:1', 'Catatan uji', $3, $4, 'interest', $5, $6, $6)`,
    [id, await plantPeer(stage), stage.places.toba, asker, note, testNow],
  );
  return id;
}

/** Two records of two hubs that are likely one innovation, in the state that the address asks for. */
export async function plantPair(
  stage: Pick<Stage, 'database'>,
  state: 'proposed' | 'linked' = 'proposed',
  title = 'Catatan kembar',
): Promise<string> {
  const { pool } = stage.database.db;
  const records = [await plantNetworkRecord(stage, title), await plantNetworkRecord(stage, title)];
  const id = newId<'NetworkPairId'>();
  await pool.query(
    `insert into network_pair (id, first_peer, first_source, second_peer, second_source, state, likeness, found_at, decided_at)
     select $1, a.peer_id, a.source_id, b.peer_id, b.source_id, $2, 900, $3, $3
     from network_record a, network_record b where a.record_id = $4 and b.record_id = $5`,
    [id, state, testNow, ...records],
  );
  return id;
}
