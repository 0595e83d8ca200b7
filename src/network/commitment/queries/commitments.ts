import { type SqlBool, sql } from 'kysely';
import type { InstitutionId } from '#identity/index.ts';
import type { Conn, Tx } from '#platform/db.ts';
import type { Commitment, CommitmentId } from '../model.ts';
import { tables } from '../schema.ts';

function commitments(conn: Conn) {
  return tables(conn)
    .selectFrom('hub_commitment as c')
    .innerJoin('institution as i', 'i.id', 'c.institution_id')
    .leftJoin('person as r', 'r.id', 'c.registered_by')
    .leftJoin('person as d', 'd.id', 'c.decided_by')
    .select([
      'c.id',
      'c.institution_id as institutionId',
      'i.name as institutionName',
      'i.region_code as regionCode',
      'c.state',
      'c.number',
      'c.signed_on as signedOn',
      'c.office',
      'c.valid_until as validUntil',
      'c.registered_by as registeredBy',
      'r.name as registeredByName',
      'c.registered_at as registeredAt',
      'd.name as decidedByName',
      'c.decided_at as decidedAt',
      'c.decision_note as decisionNote',
      'c.revision',
    ]);
}

/** The commitment of this id, whoever asks; the caller asks whether it may be seen. */
export async function commitmentById(conn: Conn, id: CommitmentId): Promise<Commitment | null> {
  return (await commitments(conn).where('c.id', '=', id).executeTakeFirst()) ?? null;
}

/** The same of many ids. */
export async function commitmentsByIds(conn: Conn, ids: readonly CommitmentId[]): Promise<readonly Commitment[]> {
  if (ids.length === 0) return [];
  return commitments(conn)
    .where('c.id', 'in', [...ids])
    .execute();
}

/** All that a member ever brought, the newest first, whoever asks. */
export async function commitmentsOf(conn: Conn, institutionId: InstitutionId): Promise<readonly Commitment[]> {
  return commitments(conn)
    .where('c.institution_id', '=', institutionId)
    .orderBy('c.registered_at', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
}

/** Locks what the member has, so that two papers cannot pass each other. */
export async function holdMember(tx: Tx, institutionId: InstitutionId): Promise<void> {
  await tables(tx)
    .selectFrom('institution')
    .select('id')
    .where('id', '=', institutionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** How many of the hub's members wait to be verified. */
export async function countWaiting(conn: Conn, hubRegion: string): Promise<number> {
  const row = await tables(conn)
    .selectFrom('hub_commitment as c')
    .innerJoin('institution as i', 'i.id', 'c.institution_id')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('c.state', '=', 'waiting')
    .where('i.region_code', 'like', `${hubRegion}.%`)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Commitments that count and end on one of these days (`YYYY-MM-DD`). */
export async function endingOn(conn: Conn, days: readonly string[]): Promise<readonly Commitment[]> {
  return commitments(conn)
    .where('c.state', '=', 'verified')
    .where(sql<SqlBool>`c.valid_until = any(${[...days]}::date[])`)
    .orderBy('c.id')
    .execute();
}
