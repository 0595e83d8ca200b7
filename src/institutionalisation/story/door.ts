import type { Conn } from '#platform/db.ts';
import type { ReplicationTold } from './model.ts';

/**
 * Handed in by the app, for replication stands beside this room: which of these innovations were copied from whom, and
 * who copied them, as far as everyone may read it.
 */
export type ReplicationDoor = (conn: Conn, innovationIds: readonly string[]) => Promise<readonly ReplicationTold[]>;
