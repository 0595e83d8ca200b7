import { record } from '#audit/index.ts';
import { actorOf, type InstitutionId, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { newPublicCode } from '#platform/public-code.ts';
import { LONGEST_LABEL, type ScreenLinkId, type ScreenRefusal } from './model.ts';
import { tables } from './schema.ts';

type OfLink = { readonly hubId: InstitutionId; readonly id: ScreenLinkId };

/** Makes a link; the same form sent twice makes one. */
export async function makeLink(
  tx: Tx,
  who: Viewer,
  { hubId, id, label }: OfLink & { readonly label: string },
  now: Date,
): Promise<Outcome<null, ScreenRefusal>> {
  const said = label.trim();
  if (said === '') return refused('label_missing');
  if ([...said].length > LONGEST_LABEL) return refused('too_long');
  const made = await tables(tx)
    .insertInto('screen_link')
    .values({
      ...{
        id,
        institution_id: hubId,
        code: newPublicCode(),
        label: said,
        made_by: who.person?.id ?? null,
        made_at: now,
      },
      revoked_by: null,
      revoked_at: null,
    })
    .onConflict((clash) => clash.column('id').doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) return done(null);
  const entry = {
    event: 'insight.screen_link_made',
    subject: { kind: 'institution', id: hubId },
    after: { label: said },
  };
  await record(tx, actorOf(who), entry, now);
  return done(null);
}

/** From now on it opens nothing; pressing twice revokes once. */
export async function revokeLink(
  tx: Tx,
  who: Viewer,
  { hubId, id }: OfLink,
  now: Date,
): Promise<Outcome<null, ScreenRefusal>> {
  const held = await tables(tx)
    .selectFrom('screen_link')
    .select(['label', 'revoked_at'])
    .where('id', '=', id)
    .where('institution_id', '=', hubId)
    .forUpdate()
    .executeTakeFirst();
  if (!held) return refused('not_found');
  if (held.revoked_at) return done(null);
  await tables(tx)
    .updateTable('screen_link')
    .set({ revoked_at: now, revoked_by: who.person?.id ?? null })
    .where('id', '=', id)
    .execute();
  const entry = {
    event: 'insight.screen_link_revoked',
    subject: { kind: 'institution', id: hubId },
    after: { label: held.label },
  };
  await record(tx, actorOf(who), entry, now);
  return done(null);
}
