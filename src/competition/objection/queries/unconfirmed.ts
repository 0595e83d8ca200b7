import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { ObjectionId } from '../model/objection.ts';
import { tables } from '../schema.ts';

export type Unconfirmed = { readonly id: ObjectionId; readonly editionId: EditionId; readonly raisedAt: Date };

/** Objections that nobody confirmed, sent before this moment; for the job that drops them. */
export async function unconfirmedBefore(conn: Conn, moment: Date): Promise<readonly Unconfirmed[]> {
  return tables(conn)
    .selectFrom('objection')
    .select(['id', 'edition_id as editionId', 'raised_at as raisedAt'])
    .where('state', '=', 'unconfirmed')
    .where('raised_at', '<=', moment)
    .orderBy('raised_at')
    .execute();
}
