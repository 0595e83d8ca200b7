import { sql } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Token, TokenId } from './model.ts';
import { tables } from './schema.ts';

const columns = [
  'id',
  'person_id as personId',
  'membership_id as membershipId',
  'name',
  'scope',
  'prefix',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'last_used_at as lastUsedAt',
  'revoked_at as revokedAt',
] as const;

/** The token with this digest of its secret, in whatever state; asked at every request of a program. */
export async function tokenByDigest(conn: Conn, digest: string): Promise<Token | null> {
  const row = await tables(conn)
    .selectFrom('api_token')
    .select(columns)
    .where('secret_digest', '=', digest)
    .modifyFront(sql`/* prepared */`)
    .executeTakeFirst();
  return row ?? null;
}

/** The tokens of a person, newest first; those taken back long ago stay, for the list tells what there was. */
export async function tokensOf(conn: Conn, personId: PersonId): Promise<readonly Token[]> {
  return tables(conn)
    .selectFrom('api_token')
    .select(columns)
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** One of the person's own tokens. */
export async function ownToken(conn: Conn, personId: PersonId, id: TokenId): Promise<Token | null> {
  const row = await tables(conn)
    .selectFrom('api_token')
    .select(columns)
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row ?? null;
}

/** How many tokens of the person still open something. */
export async function livingTokens(conn: Conn, personId: PersonId, now: Date): Promise<number> {
  const row = await tables(conn)
    .selectFrom('api_token')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return row.n;
}
