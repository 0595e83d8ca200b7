import { symmetricDecrypt } from 'better-auth/crypto';
import type { Config } from '#platform/config.ts';
import type { Conn, Database } from '#platform/db.ts';
import { authOf } from '../auth.ts';
import type { PersonId } from '../model.ts';
import { tables } from '../schema.ts';

export type SecondFactorState = 'off' | 'unconfirmed' | 'on';

/** Whether the person has a second factor, or has begun to set one up. */
export async function secondFactorState(conn: Conn, id: PersonId): Promise<SecondFactorState> {
  const row = await tables(conn)
    .selectFrom('auth_two_factor')
    .select('verified')
    .where('person_id', '=', id)
    .executeTakeFirst();
  if (!row) return 'off';
  return row.verified ? 'on' : 'unconfirmed';
}

type House = { readonly db: Database; readonly config: Config };

/** The recovery codes that were not used yet; none when there is no second factor. */
export async function recoveryCodesLeft({ db, config }: House, id: PersonId): Promise<readonly string[]> {
  const row = await kept(db.conn, id);
  if (!row) return [];
  return JSON.parse(await decrypted({ db, config }, row.backup_codes)) as string[];
}

export type AppKey = { readonly uri: string; readonly secret: string };

/** What the person's app has to learn, while the set-up is not confirmed; null otherwise. */
export async function appKeyOf({ db, config }: House, id: PersonId): Promise<AppKey | null> {
  const row = await kept(db.conn, id);
  if (!row || row.verified) return null;
  const secret = base32(await decrypted({ db, config }, row.secret));
  const label = `${encodeURIComponent('Tuntas')}:${encodeURIComponent(row.email)}`;
  const query = new URLSearchParams({ secret, issuer: 'Tuntas', digits: '6', period: '30' });
  return { uri: `otpauth://totp/${label}?${query}`, secret };
}

function kept(conn: Conn, id: PersonId) {
  return tables(conn)
    .selectFrom('auth_two_factor as f')
    .innerJoin('person as p', 'p.id', 'f.person_id')
    .select(['f.secret', 'f.backup_codes', 'f.verified', 'p.email'])
    .where('f.person_id', '=', id)
    .executeTakeFirst();
}

async function decrypted({ db, config }: House, data: string): Promise<string> {
  const { secretConfig } = await (await authOf(db, config)).$context;
  return symmetricDecrypt({ key: secretConfig, data });
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of the text in base 32 (RFC 4648 §6, without padding), as apps take a secret that is typed. */
function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}
