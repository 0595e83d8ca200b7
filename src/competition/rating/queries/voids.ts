import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { Source, VoidId } from '../model.ts';
import { tables } from '../schema.ts';

export type Voided = {
  readonly id: VoidId;
  readonly source: Source;
  readonly domain: string;
  readonly since: Date;
  readonly until: Date;
  readonly ballots: number;
  readonly reason: string;
  readonly voidedByName: string | null;
  readonly voidedAt: Date;
  readonly liftedByName: string | null;
  readonly liftedAt: Date | null;
  readonly liftReason: string;
};

/** What was taken out of the count in an edition, the newest first, lifted again or not. */
export async function voidsOf(conn: Conn, id: EditionId): Promise<readonly Voided[]> {
  return tables(conn)
    .selectFrom('rating_void as v')
    .leftJoin('person as p', 'p.id', 'v.voided_by')
    .leftJoin('person as l', 'l.id', 'v.lifted_by')
    .select([
      'v.id',
      'v.source',
      'v.domain',
      'v.since',
      'v.until',
      'v.ballots',
      'v.reason',
      'p.name as voidedByName',
      'v.voided_at as voidedAt',
      'l.name as liftedByName',
      'v.lifted_at as liftedAt',
      'v.lift_reason as liftReason',
    ])
    .where('v.edition_id', '=', id)
    .orderBy('v.voided_at', 'desc')
    .orderBy('v.id', 'desc')
    .execute();
}
