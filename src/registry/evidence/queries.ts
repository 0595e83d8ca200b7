import { sql } from 'kysely';
import type { SubjectDoor } from '#files/index.ts';
import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import { paths } from '../paths.ts';
import { tables } from '../schema.ts';
import { whyNotRead, whyNotReadWork } from '../visibility.ts';
import { placeName } from './place-name.ts';

/** The records of these ids, each with the title in work and the one the public reads. */
async function titledRecords(conn: Conn, ids: readonly InnovationId[]) {
  return tables(conn)
    .selectFrom('innovation')
    .leftJoin('innovation_version as w', 'w.id', 'innovation.working_version_id')
    .leftJoin('innovation_version as p', 'p.id', 'innovation.published_version_id')
    .select([
      'innovation.id',
      'innovation.state',
      'innovation.institution_id as institutionId',
      'innovation.unit_id as unitId',
      sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k
        where k.innovation_id = innovation.id and k.until is null)`.as('keeperIds'),
      sql<string | null>`w.content ->> 'title'`.as('working'),
      sql<string | null>`p.content ->> 'title'`.as('published'),
    ])
    .where('innovation.id', 'in', [...ids])
    .execute();
}

/** What files asks of innovations: who may read the record that an evidence proves, and what it is called. */
export const innovationSubject: SubjectDoor = {
  kind: 'innovation',
  read: async (conn, viewer, ids) => {
    const records = await titledRecords(conn, ids as readonly InnovationId[]);
    const readable = records.flatMap((record) => {
      const work = whyNotReadWork(record, viewer) === null;
      if (!work && whyNotRead(record, viewer)) return [];
      const title = (work ? (record.working ?? record.published) : record.published) ?? '';
      const href = work ? paths.work.to(record.id) : paths.record.to(record.id);
      return [[record.id as string, { reads: work ? 'work' : 'public', title, href, placeName }] as const];
    });
    return new Map(readable);
  },
};
