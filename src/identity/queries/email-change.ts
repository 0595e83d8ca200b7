import type { Conn } from '#platform/db.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import type { EmailChangeId, PersonId } from '../model.ts';
import type { EmailChangeStanding, Side } from '../rules/email-change.ts';
import { tables } from '../schema.ts';
import { tokenHash } from './invitations.ts';

export type EmailChange = EmailChangeStanding & {
  readonly id: EmailChangeId;
  readonly personName: string;
  readonly locale: Locale;
  readonly oldEmail: string;
  readonly newEmail: string;
  readonly askedAt: Date;
};

function changes(conn: Conn) {
  return tables(conn)
    .selectFrom('email_change as c')
    .innerJoin('person as p', 'p.id', 'c.person_id')
    .select([
      'c.id',
      'c.person_id as personId',
      'p.name as personName',
      'p.locale',
      'c.old_email as oldEmail',
      'c.new_email as newEmail',
      'c.asked_at as askedAt',
      'c.expires_at as expiresAt',
      'c.old_confirmed_at as oldConfirmedAt',
      'c.new_confirmed_at as newConfirmedAt',
      'c.ended_at as endedAt',
    ]);
}

/** The change that a person waits for; null when there is none, or its time is over. */
export async function openEmailChange(conn: Conn, personId: PersonId, now: Date): Promise<EmailChange | null> {
  const found = await changes(conn)
    .where('c.person_id', '=', personId)
    .where('c.ended_at', 'is', null)
    .where('c.expires_at', '>', now)
    .executeTakeFirst();
  return found ?? null;
}

export type AskedSide = { readonly change: EmailChange; readonly side: Side };

/** The change of a token out of one of the two mails, whatever has become of it, and whose mail it was. */
export async function emailChangeByToken(conn: Conn, token: string): Promise<AskedSide | null> {
  const hash = tokenHash(token);
  const found = await changes(conn)
    .select('c.old_token_hash as oldHash')
    .where((it) => it.or([it('c.old_token_hash', '=', hash), it('c.new_token_hash', '=', hash)]))
    .executeTakeFirst();
  if (!found) return null;
  const { oldHash, ...change } = found;
  return { change, side: oldHash === hash ? 'old' : 'new' };
}
