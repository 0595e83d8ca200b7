import type { Conn } from '#platform/db.ts';
import type { PersonId, SupportViewId } from '../model.ts';
import { tables } from '../schema.ts';

export type PastView = {
  readonly id: SupportViewId;
  readonly adminName: string;
  readonly reason: string;
  readonly begunAt: Date;
  /** When it ended, or will at the latest. */
  readonly endedAt: Date;
};

const SHOWN = 10;

/** Who looked at the hub through this person's eyes, newest first. */
export async function supportViewsOf(conn: Conn, personId: PersonId): Promise<readonly PastView[]> {
  return tables(conn)
    .selectFrom('support_view as v')
    .innerJoin('person as a', 'a.id', 'v.admin_id')
    .select((it) => [
      'v.id',
      'a.name as adminName',
      'v.reason',
      'v.begun_at as begunAt',
      it.fn.coalesce('v.ended_at', 'v.until_at').as('endedAt'),
    ])
    .where('v.person_id', '=', personId)
    .orderBy('v.begun_at', 'desc')
    .limit(SHOWN)
    .execute();
}
