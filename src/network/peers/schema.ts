import type { Generated, Updateable } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { Signature } from '../wire/model/parts.ts';
import type { PeerId, PeerKind, PeerState, StopReason } from './model.ts';

export type PeerTables = {
  network_peer: {
    id: PeerId;
    kind: PeerKind;
    address: string;
    name: string;
    hub: string | null;
    region_code: string | null;
    feed_url: string | null;
    messages_url: string | null;
    state: PeerState;
    stopped_because: StopReason | null;
    every_minutes: number;
    cursor: string | null;
    last_number: Generated<number>;
    restart_below: number | null;
    may_delete: Generated<boolean>;
    next_at: Date;
    failures: Generated<number>;
    created_by: PersonId | null;
    created_at: Date;
    confirmed_by: PersonId | null;
    confirmed_at: Date | null;
    revision: Generated<number>;
  };
  network_peer_key: {
    peer_id: PeerId;
    key_id: string;
    public_key: string;
    valid_from: Date;
    valid_until: Date | null;
    revoked_at: Date | null;
    announced_by: Signature | null;
    is_trusted: boolean;
    seen_at: Date;
  };
};

export const tables = tablesOf<PeerTables>();

export type PeerChange = Updateable<PeerTables['network_peer']>;
