import type { Conn } from '#platform/db.ts';
import type { RoundId, SubjectRowId } from '../model/ids.ts';
import type { Subject } from '../model/round.ts';
import { tables } from '../schema.ts';

function subjects(conn: Conn) {
  return tables(conn)
    .selectFrom('evaluation_subject as s')
    .leftJoin('institution as n', 'n.id', 's.institution_id')
    .select([
      's.id as row',
      's.subject_id as subjectId',
      's.label',
      's.title',
      's.blind_title as blindTitle',
      's.institution_id as institutionId',
      'n.name as institutionName',
      's.region_code as regionCode',
    ])
    .where('s.removed_at', 'is', null);
}

/** The subjects of the round by their numbers, whoever asks. */
export async function subjectsOf(conn: Conn, roundId: RoundId): Promise<readonly Subject[]> {
  return subjects(conn).where('s.round_id', '=', roundId).orderBy('s.label').execute();
}

/** One subject of the round; null when it is not there or was taken out. */
export async function subjectIn(conn: Conn, roundId: RoundId, row: SubjectRowId): Promise<Subject | null> {
  return (await subjects(conn).where('s.round_id', '=', roundId).where('s.id', '=', row).executeTakeFirst()) ?? null;
}
