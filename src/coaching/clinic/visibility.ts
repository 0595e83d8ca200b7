import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { isStaff } from './rules/moves.ts';

/** The condition of `whyNotRead` on `c`, a clinic. */
export function visibleTo(viewer: Viewer): RawBuilder<SqlBool> {
  if (isStaff(viewer)) return sql<SqlBool>`true`;
  const { person, acting } = viewer;
  const coaches = person
    ? sql<SqlBool>`exists (select from clinic_coach k where k.clinic_id = c.id and k.person_id = ${person.id})`
    : sql<SqlBool>`false`;
  const invited = acting
    ? sql<SqlBool>`exists (select from clinic_invited n where n.clinic_id = c.id and n.institution_id = ${acting.institutionId})`
    : sql<SqlBool>`false`;
  return sql<SqlBool>`(${coaches} or (c.announced_at is not null and (c.is_public or ${invited})))`;
}
