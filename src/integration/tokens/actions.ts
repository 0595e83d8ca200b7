import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { TokenId, TokenRefusal } from './model.ts';
import { livingTokens, ownToken } from './queries.ts';
import { expiryOf, type NewToken, readToken, type SoundToken } from './rules.ts';
import { tables } from './schema.ts';
import { digestOf, newSecret, prefixOf } from './secret.ts';

type Made = { readonly secret: string; readonly name: string; readonly expiresAt: Date };

/**
 * Makes a token; its secret is answered here and never again. The same form sent twice is one token: while nobody
 * has used it, the second answer gives it a new secret, for the first may never have been seen.
 */
export async function makeToken(
  tx: Tx,
  who: Viewer,
  given: NewToken & { readonly id: TokenId },
  now: Date,
): Promise<Outcome<Made, readonly TokenRefusal[]>> {
  const { person } = who;
  if (!person) return refused(['nobody']);
  const again = await ownToken(tx, person.id, given.id);
  if (again && (again.lastUsedAt !== null || again.revokedAt !== null)) return refused(['used_already']);
  const living = await livingTokens(tx, person.id, now);
  const sound = readToken(given, { viewer: who, living: again ? living - 1 : living });
  if (!('scope' in sound)) return refused(sound);
  const secret = newSecret();
  const expiresAt = expiryOf(sound.days, now);
  if (!(await keep(tx, { ...sound, id: given.id, personId: person.id, secret, expiresAt }, now)))
    return refused(['used_already']);
  if (!again) {
    const { name, scope, days } = sound;
    const role = who.memberships.find((it) => it.id === sound.membershipId)?.role ?? '';
    const subject = { kind: 'person', id: person.id };
    const entry = { event: 'integration.token_made', subject, after: { name, scope, days, role } };
    await record(tx, actorOf(who), entry, now);
  }
  return done({ secret, name: sound.name, expiresAt });
}

type Kept = SoundToken & {
  readonly id: TokenId;
  readonly personId: NonNullable<Viewer['person']>['id'];
  readonly secret: string;
  readonly expiresAt: Date;
};

/** Writes the row; false when the id is that of somebody else's token. */
async function keep(tx: Tx, it: Kept, now: Date): Promise<boolean> {
  const said = { name: it.name, scope: it.scope, membership_id: it.membershipId, expires_at: it.expiresAt };
  const key = { prefix: prefixOf(it.secret), secret_digest: digestOf(it.secret) };
  const written = await tables(tx)
    .insertInto('api_token')
    .values({
      id: it.id,
      person_id: it.personId,
      created_at: now,
      last_used_at: null,
      revoked_at: null,
      ...said,
      ...key,
    })
    .onConflict((clash) =>
      clash
        .column('id')
        .doUpdateSet({ ...said, ...key })
        .where('api_token.person_id', '=', it.personId)
        .where('api_token.last_used_at', 'is', null)
        .where('api_token.revoked_at', 'is', null),
    )
    .returning('id')
    .executeTakeFirst();
  return written !== undefined;
}

/** Takes one of the viewer's own tokens back; it opens nothing from the next request on. Twice is once. */
export async function revokeToken(
  tx: Tx,
  who: Viewer,
  id: TokenId,
  now: Date,
): Promise<Outcome<null, Extract<TokenRefusal, 'not_found'>>> {
  const { person } = who;
  const token = person ? await ownToken(tx, person.id, id) : null;
  if (!person || !token) return refused('not_found');
  const taken = await tables(tx)
    .updateTable('api_token')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!taken) return done(null);
  const subject = { kind: 'person', id: person.id };
  const entry = { event: 'integration.token_revoked', subject, before: { name: token.name } };
  await record(tx, actorOf(who), entry, now);
  return done(null);
}

/** Notes that a token was used, so that its owner sees which ones are. */
export async function noteUse(tx: Tx, id: TokenId, now: Date): Promise<void> {
  await tables(tx).updateTable('api_token').set({ last_used_at: now }).where('id', '=', id).execute();
}
