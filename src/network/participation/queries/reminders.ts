import { sql } from 'kysely';
import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Reminder, ReminderId } from '../model.ts';
import { tables } from '../schema.ts';

function reminders(conn: Conn) {
  return tables(conn)
    .selectFrom('hub_reminder as r')
    .leftJoin('person as p', 'p.id', 'r.asked_by')
    .select([
      'r.id',
      'r.note',
      'p.name as askedByName',
      'r.asked_at as askedAt',
      'r.goes_at as goesAt',
      'r.cancelled_at as cancelledAt',
      'r.sent_at as sentAt',
      sql<Reminder['members']>`(select coalesce(json_agg(json_build_object('institutionId', i.id,
        'regionCode', i.region_code) order by i.region_code), '[]') from hub_reminder_member m
        join institution i on i.id = m.institution_id where m.reminder_id = r.id)`.as('members'),
    ]);
}

/** The reminder of this id; who may know of it is the hub. */
export async function reminderById(conn: Conn, id: ReminderId): Promise<Reminder | null> {
  return (await reminders(conn).where('r.id', '=', id).executeTakeFirst()) ?? null;
}

/** The last ones of the hub, the newest first. */
export async function lastReminders(conn: Conn, hubRegion: string, limit: number): Promise<readonly Reminder[]> {
  return reminders(conn)
    .where('r.region_code', '=', hubRegion)
    .orderBy('r.asked_at', 'desc')
    .orderBy('r.id')
    .limit(limit)
    .execute();
}

/** When each member was reminded last since then, or will be; what was taken back does not count. */
export async function remindedSince(conn: Conn, since: Date): Promise<ReadonlyMap<InstitutionId, Date>> {
  const rows = await tables(conn)
    .selectFrom('hub_reminder_member as m')
    .innerJoin('hub_reminder as r', 'r.id', 'm.reminder_id')
    .select((it) => ['m.institution_id as id', it.fn.max<Date>('r.goes_at').as('at')])
    .where('r.cancelled_at', 'is', null)
    .where('r.goes_at', '>', since)
    .groupBy('m.institution_id')
    .execute();
  return new Map(rows.map((row) => [row.id, row.at]));
}
