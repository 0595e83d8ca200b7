import type { Conn } from '#platform/db.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import type { PersonId } from '../model.ts';
import type { KnownAccount } from '../rules/sso.ts';
import { tables } from '../schema.ts';

export type SsoAccount = KnownAccount & {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly secondFactor: boolean;
};

/** The provider's name among the accounts of a person: another issuer is another provider. */
export function providerId(issuer: string): string {
  return `oidc:${issuer}`;
}

/** The account linked with this subject, else that of the proven address; null when there is neither. */
export async function ssoAccount(
  conn: Conn,
  issuer: string,
  given: { readonly subject: string; readonly email: string | null },
): Promise<SsoAccount | null> {
  const found = await accounts(conn, issuer)
    .where((it) =>
      it.or([it('a.account_id', '=', given.subject), ...(given.email ? [it('p.email', '=', given.email)] : [])]),
    )
    .execute();
  return found.find((it) => it.linkedSubject === given.subject) ?? found[0] ?? null;
}

/** The subject that this person is linked with; null when with none. */
export async function linkedSubject(conn: Conn, issuer: string, id: PersonId): Promise<string | null> {
  const found = await accounts(conn, issuer).where('p.id', '=', id).executeTakeFirst();
  return found?.linkedSubject ?? null;
}

function accounts(conn: Conn, issuer: string) {
  return tables(conn)
    .selectFrom('person as p')
    .leftJoin('auth_account as a', (join) =>
      join.onRef('a.person_id', '=', 'p.id').on('a.provider_id', '=', providerId(issuer)),
    )
    .select([
      'p.id',
      'p.name',
      'p.email',
      'p.locale',
      'p.two_factor_enabled as secondFactor',
      'p.deactivated_at as deactivatedAt',
      'a.account_id as linkedSubject',
    ]);
}
