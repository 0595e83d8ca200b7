import { type Expression, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import { organiserRoles } from '../edition/rules/moves.ts';

/** The condition of `whyNotRead` on `interview`, joined with its `entry` and `edition`. */
export function visibleTo(viewer: Viewer): Expression<SqlBool> {
  const { person, acting } = viewer;
  if (!person) return sql<SqlBool>`false`;
  const juror = sql<SqlBool>`exists (select from interview_slot s join interview_juror j on j.room_id = s.room_id
    where s.id = interview.slot_id and j.person_id = ${person.id})`;
  if (!acting) return juror;
  if (isActing(viewer, ...organiserRoles))
    return sql<SqlBool>`(edition.organiser_id = ${acting.institutionId} or ${juror} or ${entrant(viewer)})`;
  return sql<SqlBool>`(${juror} or ${entrant(viewer)})`;
}

function entrant(viewer: Viewer): Expression<SqlBool> {
  const { person, acting } = viewer;
  if (!person || !acting) return sql<SqlBool>`false`;
  const own = sql<SqlBool>`interview.state <> 'planned' and entry.institution_id = ${acting.institutionId}`;
  if (isActing(viewer, 'local_admin')) return sql<SqlBool>`(${own})`;
  if (!isActing(viewer, 'innovator')) return sql<SqlBool>`false`;
  return sql<SqlBool>`(${own} and (entry.unit_id = ${acting.unitId} or exists (select from innovation_keeper k
    where k.innovation_id = entry.innovation_id and k.person_id = ${person.id} and k.until is null)))`;
}
