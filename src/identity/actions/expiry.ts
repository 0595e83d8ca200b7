import type { Tx } from '#platform/db.ts';
import { LONGEST_WINDOW_SECONDS } from '../auth.ts';
import { tables } from '../schema.ts';
import { endExpired } from './email-change.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Throws away sessions, tokens and counters whose time is over: they say nothing any more, and addresses go with them. */
export async function forgetExpired(tx: Tx, now: Date): Promise<void> {
  await tables(tx).deleteFrom('auth_session').where('expires_at', '<', now).execute();
  await tables(tx).deleteFrom('auth_verification').where('expires_at', '<', now).execute();
  await tables(tx)
    .deleteFrom('auth_used_code')
    .where('used_at', '<', new Date(now.getTime() - DAY_MS))
    .execute();
  await endExpired(tx, now);
  const oldest = now.getTime() - LONGEST_WINDOW_SECONDS * 1000;
  await tables(tx).deleteFrom('auth_rate_limit').where('last_request', '<', oldest).execute();
}
