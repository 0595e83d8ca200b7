import { sql } from 'kysely';
import { type InstitutionId, isActing, type PersonId, type Role, type UnitId, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import type { Brought } from '../model/registration.ts';
import { tables } from '../schema.ts';

export type BringChoice = { readonly value: string; readonly title: string; readonly kind: Brought['kind'] };

const MOST = 200;

/** What the viewer may bring: innovations that one keeps, or of one's unit or institution; and problems of the institution. */
export async function bringChoices(conn: Conn, viewer: Viewer): Promise<readonly BringChoice[]> {
  const { person, acting } = viewer;
  if (!person || !acting) return [];
  const place = { institutionId: acting.institutionId, unitId: isActing(viewer, 'innovator') ? acting.unitId : null };
  const kept = sql`exists (select from innovation_keeper k where k.innovation_id = i.id and k.person_id = ${person.id} and k.until is null)`;
  const found = await sql<BringChoice>`(select 'innovation:' || i.id as value, v.content ->> 'title' as title,
      'innovation' as kind from innovation i
      join innovation_version v on v.id = coalesce(i.working_version_id, i.published_version_id)
      where i.state <> 'archived' and (${kept} or (i.institution_id = ${place.institutionId}
        and (${place.unitId}::uuid is null or i.unit_id = ${place.unitId}))) order by 2, 1 limit ${MOST})
    union all (select 'problem:' || b.id, b.title, 'problem' from problem b
      where b.institution_id = ${place.institutionId} and b.state <> 'dropped' order by 2, 1 limit ${MOST})`.execute(
    tables(conn),
  );
  return found.rows;
}

/** What the form names, when the viewer may bring it; null for nothing named. */
export async function broughtIn(conn: Conn, viewer: Viewer, value: string): Promise<Brought | null | 'unknown'> {
  if (value === '') return null;
  const known = (await bringChoices(conn, viewer)).find((it) => it.value === value);
  if (!known) return 'unknown';
  const id = value.slice(value.indexOf(':') + 1);
  return known.kind === 'innovation'
    ? { kind: 'innovation', id: id as InnovationId }
    : { kind: 'problem', id: id as ProblemId };
}

export type Member = {
  readonly personId: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
};

/** The living people of an institution with where they work in it; who works in two places stands once, at the first. */
export async function membersToRegister(conn: Conn, institutionId: InstitutionId): Promise<readonly Member[]> {
  const found = await sql<Member>`select * from (select distinct on (p.id) p.id as "personId", p.name, m.role,
      m.unit_id as "unitId", u.name as "unitName"
    from membership m join person p on p.id = m.person_id and p.deactivated_at is null left join unit u on u.id = m.unit_id
    where m.institution_id = ${institutionId} and m.ended_at is null and m.role <> 'system_admin'
    order by p.id, m.created_at, m.id) as one order by "unitName" nulls first, name, "personId"`.execute(tables(conn));
  return found.rows;
}
