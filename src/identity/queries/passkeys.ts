import type { Conn } from '#platform/db.ts';
import type { PasskeyId, PersonId } from '../model.ts';
import type { KnownCredential } from '../rules/passkey.ts';
import { tables } from '../schema.ts';

export type Passkey = KnownCredential & {
  readonly id: PasskeyId;
  readonly name: string;
  readonly createdAt: Date;
  /** Null when it opened no session yet. */
  readonly lastUsedAt: Date | null;
  /** Whether the maker's cloud keeps a copy, so that it lives longer than the device. */
  readonly backedUp: boolean;
};

function own(conn: Conn, personId: PersonId) {
  return tables(conn)
    .selectFrom('auth_passkey')
    .select([
      'id',
      'name',
      'credential_id as credentialId',
      'transports',
      'created_at as createdAt',
      'last_used_at as lastUsedAt',
      'backed_up as backedUp',
    ])
    .where('person_id', '=', personId);
}

const passkeyFrom = <Row extends { readonly transports: string | null }>(row: Row) => ({
  ...row,
  transports: row.transports ? row.transports.split(',') : [],
});

/** The passkeys of a person, in the order in which they were made. */
export async function passkeysOf(conn: Conn, personId: PersonId): Promise<readonly Passkey[]> {
  const rows = await own(conn, personId).orderBy('created_at').orderBy('id').execute();
  return rows.map(passkeyFrom);
}

/** One of the person's own passkeys; null when it is somebody else's or gone. */
export async function passkeyOf(conn: Conn, personId: PersonId, id: PasskeyId): Promise<Passkey | null> {
  const row = await own(conn, personId).where('id', '=', id).executeTakeFirst();
  return row ? passkeyFrom(row) : null;
}

export type PasskeyAtDoor = {
  readonly id: PasskeyId;
  readonly personId: PersonId;
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly deactivatedAt: Date | null;
};

/** The passkey with which a device answers at sign-in, and whether its owner may come in; null when nobody has it. */
export async function passkeyByCredential(conn: Conn, credentialId: string): Promise<PasskeyAtDoor | null> {
  const row = await tables(conn)
    .selectFrom('auth_passkey as k')
    .innerJoin('person as p', 'p.id', 'k.person_id')
    .select([
      'k.id',
      'k.person_id as personId',
      'k.credential_id as credentialId',
      'k.public_key as publicKey',
      'k.counter',
      'p.deactivated_at as deactivatedAt',
    ])
    .where('k.credential_id', '=', credentialId)
    .executeTakeFirst();
  return row ?? null;
}
