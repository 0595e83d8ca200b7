import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { sendMail } from '#platform/mail.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { newPublicCode, type PublicCode, parsePublicCode } from '#platform/public-code.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { databaseNow } from '../../entry/actions/load.ts';
import { objectionReceived } from '../events.ts';
import { receiptMail } from '../letters.ts';
import type { ConfirmRefusal } from '../model/refusal.ts';
import { objectionBy } from '../queries/objection.ts';
import { keyDigestOf } from '../rules/key.ts';
import { confirmBy } from '../rules/window.ts';
import { tables } from '../schema.ts';
import { leaveTrace } from './trace.ts';

/**
 * Confirms by the key of its mail that the objection is the objector's, and gives it its number. Confirming again answers the same
 * number.
 */
export async function confirmObjection(
  tx: Tx,
  who: Viewer,
  { key, baseUrl }: { readonly key: string; readonly baseUrl: string },
): Promise<Outcome<PublicCode, ConfirmRefusal>> {
  const keyDigest = keyDigestOf(key);
  await tables(tx).selectFrom('objection').select('id').where('key_digest', '=', keyDigest).forUpdate().execute();
  const now = await databaseNow(tx);
  const objection = await objectionBy(tx, { keyDigest });
  const edition = objection && (await editionById(tx, objection.editionId));
  if (!objection || !edition) return refused('not_found');
  const known = parsePublicCode(objection.code);
  if (known) return done(known);
  if (confirmBy(edition.document, objection.raisedAt) <= now) return refused('expired');
  const code = newPublicCode();
  await tables(tx)
    .updateTable('objection')
    .set({ state: 'received', code, confirmed_at: now, revision: objection.revision + 1 })
    .where('id', '=', objection.id)
    .execute();
  await leaveTrace(tx, actorOf(who), { id: objection.id, verb: 'confirm', after: { state: 'received' } }, now);
  await emit(tx, objectionReceived, { objectionId: objection.id, at: now.toISOString() }, now);
  await sendMail(tx, receiptMail(objection, { edition, title: objection.title }, { code, baseUrl, at: now }), now);
  return done(code);
}
