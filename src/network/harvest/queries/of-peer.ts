import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PeerId } from '../../peers/model.ts';

/** Whose records are meant, over `network_record`: a hub's, or our own (null). Said so, an index finds them; `is not distinct from` reads them all. */
export function ofPeer(peerId: PeerId | null): RawBuilder<SqlBool> {
  return peerId === null ? sql<SqlBool>`peer_id is null` : sql<SqlBool>`peer_id = ${peerId}::uuid`;
}
