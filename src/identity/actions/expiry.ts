import { recordAll, systemActor } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import { LONGEST_WINDOW_SECONDS } from '../auth.ts';
import { forgottenBefore } from '../rules/invitation.ts';
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
  await forgetInvitations(tx, now);
  const oldest = now.getTime() - LONGEST_WINDOW_SECONDS * 1000;
  await tables(tx).deleteFrom('auth_rate_limit').where('last_request', '<', oldest).execute();
}

/** Invitations that came to nothing long ago go, with the address of somebody who never came in; the log keeps that there was one. */
async function forgetInvitations(tx: Tx, now: Date): Promise<void> {
  const before = forgottenBefore(now);
  const gone = await tables(tx)
    .deleteFrom('invitation')
    .where('accepted_at', 'is', null)
    .where((it) => it.or([it('revoked_at', '<', before), it('expires_at', '<', before)]))
    .returning(['id', 'role'])
    .execute();
  const entries = gone.map((it) => ({
    event: 'identity.invitation_forgotten',
    subject: { kind: 'invitation', id: it.id },
    before: { role: it.role },
  }));
  await recordAll(tx, systemActor, entries, now);
}
