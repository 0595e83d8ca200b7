import type { Conn } from '#platform/db.ts';
import { findDocs, type Index, type Told, toldRows } from '#registry/index.ts';
import type { RecordId } from '../../harvest/model.ts';
import { tables } from '../../harvest/schema.ts';
import { networkShelf } from '../../harvest/shelf.ts';
import type { PeerId } from '../../peers/model.ts';
import type { NetworkHit } from '../model.ts';
import { paths } from '../paths.ts';

/** The columns that `networkShelf` tells. */
type Facts = Omit<NetworkHit, 'id' | 'href' | 'title' | 'snippet' | 'hubName'> & {
  readonly id: RecordId;
  /** Null: our own. */
  readonly peerId: PeerId | null;
};

async function hitsOf(conn: Conn, told: readonly Told[]): Promise<readonly NetworkHit[]> {
  const names = await hubNames(conn);
  return told.map(({ facts, title, snippet }) => {
    const { peerId, ...rest } = facts as Facts;
    const hubName = peerId === null ? null : (names.get(peerId) ?? null);
    return { ...rest, href: paths.record.to(rest.id), title, snippet, hubName };
  });
}

/** A hub is named anew more often than its records are written: names are read with each page. */
async function hubNames(conn: Conn): Promise<ReadonlyMap<PeerId, string>> {
  const peers = await tables(conn).selectFrom('network_peer').select(['id', 'name']).execute();
  return new Map(peers.map((it) => [it.id, it.name]));
}

/** Records of all hubs, ours among them, as the registry's search goes over them. */
export const networkIndex: Index<NetworkHit> = {
  shelf: networkShelf,
  hitsOf,
  find: async (conn, scope, question) => {
    const ids = await findDocs(conn, scope, question);
    return hitsOf(conn, await toldRows(conn, networkShelf, ids, scope.queries));
  },
};
