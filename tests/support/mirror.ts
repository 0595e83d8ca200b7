import type { Conn } from '../../src/platform/db.ts';
import { mirrorOf } from '../../src/registry/search/mirror/mirror.ts';
import type { Shelf } from '../../src/registry/search/shelf.ts';

/** Whether this process holds the index in memory. */
export const isHeld = (conn: Conn, shelf: Shelf): boolean => (mirrorOf(conn, shelf)?.now ?? null) !== null;
