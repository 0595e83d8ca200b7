import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import { allKeys } from './queries.ts';
import { tables } from './schema.ts';
import type { FreshKey } from './secret.ts';

/** The lock under which keys change: «kunci». */
const KEYS = 58_624;

const hold = (tx: Tx) => sql`select pg_advisory_xact_lock(${KEYS})`.execute(tables(tx));

const bare = { until_at: null, revoked_at: null, revoke_reason: null } as const;

/** The first key of a hub, made when it is first asked to sign; a hub that has keys keeps them. */
export async function firstKey(tx: Tx, fresh: FreshKey, now: Date): Promise<void> {
  await hold(tx);
  if ((await allKeys(tx)).length > 0) return;
  const { id, publicKey, sealed } = fresh;
  await tables(tx)
    .insertInto('network_key')
    .values({
      ...{ id, public_key: publicKey, sealed, from_at: now, ...bare },
      ...{ announced_by: null, announcement: null, made_by: null, made_at: now },
    })
    .execute();
}
