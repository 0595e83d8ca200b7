import { sql } from 'kysely';
import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { CommitmentId, Member } from '../model.ts';
import { tables } from '../schema.ts';

type Row = Pick<Member, 'institutionId' | 'name' | 'regionCode'> & {
  readonly id: CommitmentId | null;
  readonly number: string | null;
  readonly signedOn: string | null;
  readonly office: string | null;
  readonly validUntil: string | null;
  readonly openId: CommitmentId | null;
  readonly openState: 'waiting' | 'returned' | null;
};

const toMember = (row: Row): Member => ({
  institutionId: row.institutionId,
  name: row.name,
  regionCode: row.regionCode,
  verified:
    row.id && row.number !== null && row.signedOn !== null && row.office !== null
      ? { id: row.id, number: row.number, signedOn: row.signedOn, office: row.office, validUntil: row.validUntil }
      : null,
  open: row.openId && row.openState ? { id: row.openId, state: row.openState } : null,
});

/** The regencies and cities of the hub in the order of their codes, each with the commitment that counts and what came after it. */
export async function membersOf(
  conn: Conn,
  hubRegion: string,
  only: InstitutionId | null = null,
): Promise<readonly Member[]> {
  const found = await sql<Row>`
    select i.id as "institutionId", i.name, i.region_code as "regionCode", v.id, v.number, v.signed_on as "signedOn",
      v.office, v.valid_until as "validUntil", o.id as "openId", o.state as "openState"
    from institution i
    left join hub_commitment v on v.institution_id = i.id and v.state = 'verified'
    left join lateral (select c.id, c.state, c.registered_at from hub_commitment c
      where c.institution_id = i.id and c.state in ('waiting', 'returned')
        and (v.id is null or c.registered_at > v.registered_at)
      order by c.registered_at desc, c.id desc limit 1) o on true
    where i.kind in ('regency', 'city') and i.region_code like ${`${hubRegion}.%`}
      and (${only}::uuid is null or i.id = ${only}::uuid)
    order by i.region_code, i.id`.execute(tables(conn));
  return found.rows.map(toMember);
}

/** The regency or city of this id, when it is one of the hub. */
export async function memberById(conn: Conn, hubRegion: string, id: InstitutionId): Promise<Member | null> {
  return (await membersOf(conn, hubRegion, id))[0] ?? null;
}
