import type { Conn } from '#platform/db.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import type { InterviewId } from '../model/states.ts';
import type { Appointment } from '../rules/confirm.ts';
import { tables } from '../schema.ts';

export type Unanswered = Appointment & { readonly id: InterviewId; readonly confirmHours: number };

/** The interviews to come of which the entrants were told and did not answer, in all editions. */
export async function unanswered(conn: Conn, now: Date): Promise<readonly Unanswered[]> {
  const rows = await tables(conn)
    .selectFrom('interview as i')
    .innerJoin('interview_slot as s', 's.id', 'i.slot_id')
    .select([
      'i.id',
      'i.edition_id as editionId',
      'i.state',
      's.starts_at as startsAt',
      'i.began_at as beganAt',
      'i.told_at as toldAt',
    ])
    .where('i.state', '=', 'told')
    .where('s.starts_at', '>', now)
    .orderBy('s.starts_at')
    .execute();
  const hours = new Map<string, number>();
  for (const editionId of new Set(rows.map((row) => row.editionId))) {
    const edition = await editionById(conn, editionId);
    const stage = edition && stageOfKind(edition.document, 'interview');
    if (stage) hours.set(editionId, stage.settings.confirmHours);
  }
  return rows.flatMap(({ editionId, ...row }) => {
    const confirmHours = hours.get(editionId);
    return confirmHours === undefined ? [] : [{ ...row, confirmHours }];
  });
}
