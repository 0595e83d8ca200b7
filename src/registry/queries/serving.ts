import { type RawBuilder, sql } from 'kysely';
import type { MembershipId } from '#identity/index.ts';
import { calledRoles } from '../model/called-roles.ts';

const jurors = sql.join(calledRoles.map((role) => sql.lit(role)));

/** Memberships `m` of the keeper in the institution of `innovation`, but for those of jurors. */
const ownMembership = (keeper: RawBuilder<unknown>) => sql`m.person_id = ${keeper}
  and m.institution_id = innovation.institution_id and m.role not in (${jurors})`;

/** Who never belonged to the record's institution keeps it from elsewhere, such as an admin of the hub. */
const fromElsewhere = (keeper: RawBuilder<unknown>) =>
  sql<boolean>`not exists (select from membership m where ${ownMembership(keeper)})`;

/**
 * Whether a keeper of `innovation` is still there: the account is on, and whoever belonged to the record's institution belongs to it
 * still; whoever never did belongs anywhere. `without`: as if that membership had ended.
 */
export function serving(keeper: RawBuilder<unknown>, without: MembershipId | null = null): RawBuilder<boolean> {
  const held = sql`m.ended_at is null and m.id is distinct from ${without}::uuid`;
  return sql<boolean>`(exists (select from person who where who.id = ${keeper} and who.deactivated_at is null)
    and (exists (select from membership m where ${held} and ${ownMembership(keeper)})
      or (${fromElsewhere(keeper)} and exists (select from membership m where ${held} and m.person_id = ${keeper}))))`;
}

/** When a keeper of `innovation` who is no longer there left: by the closed account or by the last membership that counted. */
export function leftAt(keeper: RawBuilder<unknown>): RawBuilder<Date> {
  return sql<Date>`(select least(who.deactivated_at, (
      select case when bool_or(m.ended_at is null) then null else max(m.ended_at) end from membership m
      where (${ownMembership(keeper)}) or (m.person_id = ${keeper} and ${fromElsewhere(keeper)})))
    from person who where who.id = ${keeper})`;
}
