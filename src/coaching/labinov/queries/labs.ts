import { type RawBuilder, sql } from 'kysely';
import type { InstitutionId, PersonId, Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { Lab, LabId } from '../model.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';

const columns = sql`l.id, l.institution_id as "institutionId", n.name as "institutionName", l.title, l.purpose, l.state,
  l.end_note as "endNote", l.begun_at as "begunAt", l.ended_at as "endedAt", l.revision,
  (select json_agg(json_build_object('stage', s.stage, 'state', s.state, 'startsOn', s.starts_on, 'endsOn', s.ends_on,
      'result', s.result, 'note', s.note, 'decidedBy', (select p.name from person p where p.id = s.decided_by),
      'decidedAt', s.decided_at, 'revision', s.revision)
    order by array_position(array['drum_up', 'diagnose', 'design', 'deliver', 'display', 'documentation'], s.stage))
    from coaching_lab_stage s where s.lab_id = l.id) as stages,
  (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) order by u.name_key), '[]')
    from coaching_lab_unit m join unit u on u.id = m.unit_id where m.lab_id = l.id) as units,
  (select count(*) from coaching_lab_idea i where i.lab_id = l.id and i.state <> 'dropped') as ideas,
  (select count(*) from coaching_lab_idea i where i.lab_id = l.id and i.state = 'chosen') as chosen`;

const labs = (where: RawBuilder<unknown>) => sql<Lab>`
  select ${columns} from coaching_lab l join institution n on n.id = l.institution_id
  where ${where} order by l.state = 'running' desc, l.begun_at desc, l.id`;

/** The laboratories that the viewer may read: those that run first, the newest first. */
export async function labsFor(conn: Conn, viewer: Viewer): Promise<readonly Lab[]> {
  return (await labs(visibleTo(viewer)).execute(tables(conn))).rows;
}

/** The same as they come; only within a snapshot. */
export function labsForFile(conn: Conn, viewer: Viewer): AsyncIterable<readonly Lab[]> {
  return inBatches<Lab>(conn, { compile: () => labs(visibleTo(viewer)).compile(tables(conn)) } as never);
}

/** The laboratory, when the viewer may read it. */
export async function labFor(conn: Conn, viewer: Viewer, id: LabId): Promise<Lab | null> {
  return (await labs(sql`l.id = ${id} and ${visibleTo(viewer)}`).execute(tables(conn))).rows[0] ?? null;
}

/** Those of these ids that the viewer may read. */
export async function labsByIds(conn: Conn, viewer: Viewer, ids: readonly LabId[]): Promise<readonly Lab[]> {
  return (await labs(sql`l.id = any(${ids}::uuid[]) and ${visibleTo(viewer)}`).execute(tables(conn))).rows;
}

/** The laboratory, whoever asks. */
export async function labById(conn: Conn, id: LabId): Promise<Lab | null> {
  return (await labs(sql`l.id = ${id}`).execute(tables(conn))).rows[0] ?? null;
}

/** Those whose stage waits for the leader of this institution. */
export async function labsWaiting(conn: Conn, institutionId: InstitutionId): Promise<readonly Lab[]> {
  const waits = sql`l.institution_id = ${institutionId} and l.state = 'running' and exists (
    select from coaching_lab_stage s where s.lab_id = l.id and s.state = 'waiting')`;
  return (await labs(waits).execute(tables(conn))).rows;
}

/** The living leaders of an institution. */
export async function leadersOf(conn: Conn, institutionId: InstitutionId): Promise<readonly PersonId[]> {
  const found = await sql<{ id: PersonId }>`
    select distinct p.id from membership m join person p on p.id = m.person_id
    where m.institution_id = ${institutionId} and m.role = 'leader' and m.ended_at is null and p.deactivated_at is null
    order by p.id`.execute(tables(conn));
  return found.rows.map((row) => row.id);
}
