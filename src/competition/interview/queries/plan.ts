import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { KeptPlan, Room, Seat } from '../model/interview.ts';
import { readPlan } from '../rules/problems.ts';
import { tables } from '../schema.ts';

/** The rooms of an edition, or of some, with their panels, in their order. */
export async function roomsOf(conn: Conn, of: EditionId | readonly EditionId[]): Promise<readonly Room[]> {
  const editions = typeof of === 'string' ? [of] : [...of];
  if (editions.length === 0) return [];
  const rooms = await tables(conn)
    .selectFrom('interview_room')
    .select(['id', 'name', 'place', 'link'])
    .where('edition_id', 'in', editions)
    .orderBy('no')
    .execute();
  const seats = await tables(conn)
    .selectFrom('interview_juror as j')
    .innerJoin('interview_room as r', 'r.id', 'j.room_id')
    .innerJoin('person as p', 'p.id', 'j.person_id')
    .select(['j.room_id as roomId', 'p.id', 'p.name'])
    .where('r.edition_id', 'in', editions)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
  const ofRoom = Map.groupBy(seats, (it) => it.roomId);
  return rooms.map((room) => ({
    ...room,
    jurors: (ofRoom.get(room.id) ?? []).map((seat) => ({ id: seat.id, name: seat.name })),
  }));
}

/** The plan as it was saved last; null while there is none. */
export async function planOf(conn: Conn, editionId: EditionId): Promise<KeptPlan | null> {
  const row = await tables(conn)
    .selectFrom('interview_plan')
    .select(['plan', 'revision', 'made_at as madeAt'])
    .where('edition_id', '=', editionId)
    .executeTakeFirst();
  if (!row) return null;
  const rooms = await roomsOf(conn, editionId);
  const given = rooms.map((room) => ({ ...room, jurors: room.jurors.map((seat) => seat.id) }));
  const plan = readPlan({ ...(row.plan as object), rooms: given });
  return plan && { editionId, plan, revision: row.revision, madeAt: row.madeAt };
}

/** Who can be called to a panel: the organiser's own evaluators and panelists. Those of others are nobody's business here. */
export async function panelCandidates(conn: Conn, organiserId: InstitutionId): Promise<readonly Seat[]> {
  return tables(conn)
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name'])
    .distinct()
    .where('m.role', 'in', ['panelist', 'evaluator'])
    .where('m.institution_id', '=', organiserId)
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
}
