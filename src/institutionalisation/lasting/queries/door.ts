import { sql } from 'kysely';
import type { SubjectDoor } from '#files/index.ts';
import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as registryPaths } from '#registry/index.ts';
import type { LastingRecordId } from '../model/record.ts';
import { paths } from '../paths.ts';
import { tables } from '../schema.ts';
import { whyNotRead } from '../visibility.ts';
import { SUBJECT } from './papers.ts';

async function owned(conn: Conn, ids: readonly LastingRecordId[]) {
  return tables(conn)
    .selectFrom('lasting_record as r')
    .innerJoin('innovation', 'innovation.id', 'r.innovation_id')
    .leftJoin('innovation_version as v', (join) =>
      join.on((on) =>
        on('v.id', '=', on.fn.coalesce('innovation.working_version_id', 'innovation.published_version_id')),
      ),
    )
    .select([
      'r.id',
      'r.innovation_id as innovationId',
      'r.dimension',
      'r.state as recordState',
      sql<boolean>`r.verified_content is not null`.as('isVerified'),
      'innovation.state',
      'innovation.institution_id as institutionId',
      'innovation.unit_id as unitId',
      sql<string>`coalesce(v.content ->> 'title', '')`.as('title'),
      sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k
        where k.innovation_id = innovation.id and k.until is null)`.as('keeperIds'),
    ])
    .where('r.id', 'in', [...ids])
    .execute();
}

/** What files asks of records of lasting: who may read the record that a paper proves. What was verified of a public innovation is public. */
export const lastingSubject: SubjectDoor = {
  kind: SUBJECT,
  read: async (conn, viewer, ids) => {
    const rows = await owned(conn, ids as readonly LastingRecordId[]);
    const readable = rows.flatMap((row) => {
      const work = whyNotRead(row, viewer) === null;
      const isPublic = row.state === 'published' && row.isVerified && row.recordState !== 'withdrawn';
      if (!work && !isPublic) return [];
      const reading = {
        reads: work ? ('work' as const) : ('public' as const),
        title: row.title,
        href: work ? paths.record.to(row.id) : registryPaths.record.to(row.innovationId),
        placeName: () => t(`lasting.dimension.${row.dimension}`),
      };
      return [[row.id as string, reading] as const];
    });
    return new Map(readable);
  },
};
