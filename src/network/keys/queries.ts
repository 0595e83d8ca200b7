import type { Conn } from '#platform/db.ts';
import type { KeptKey } from './model.ts';
import { tables } from './schema.ts';

/** Every key that the hub ever signed with or will, oldest first. */
export async function allKeys(conn: Conn): Promise<readonly KeptKey[]> {
  return tables(conn)
    .selectFrom('network_key')
    .select([
      'id',
      'public_key as publicKey',
      'sealed',
      'from_at as fromAt',
      'until_at as untilAt',
      'revoked_at as revokedAt',
      'revoke_reason as revokeReason',
      'announced_by as announcedBy',
      'announcement',
      'made_by as madeBy',
      'made_at as madeAt',
    ])
    .orderBy('from_at')
    .orderBy('id')
    .execute();
}
