import { sql } from 'kysely';
import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { passagesOf } from '../../stage/queries/passages.ts';
import type { Interviewee } from '../model/arrangement.ts';
import type { Heard } from '../model/interview.ts';
import { isHeard } from '../rules/field.ts';
import { tables } from '../schema.ts';

/** Present keepers of the record of `entry`, as an array. */
export const keepersOfEntry = sql<readonly PersonId[]>`array(select k.person_id from innovation_keeper k
  where k.innovation_id = entry.innovation_id and k.until is null order by k.person_id)`;

/** The entries that are to be heard: the finalists; as long as nothing is decided of any entry, all that were submitted. */
export async function interviewees(conn: Conn, editionId: EditionId): Promise<readonly Heard[]> {
  const [all, passages] = [await submitted(conn, editionId), await passagesOf(conn, editionId)];
  const edition = await editionById(conn, editionId);
  if (!edition || passages.size === 0) return all;
  return all.filter((it) => isHeard(edition.document, passages.get(it.entryId) ?? []));
}

async function submitted(conn: Conn, editionId: EditionId): Promise<readonly Heard[]> {
  return tables(conn)
    .selectFrom('entry')
    .innerJoin('institution as i', 'i.id', 'entry.institution_id')
    .leftJoin('unit as u', 'u.id', 'entry.unit_id')
    .select([
      'entry.id as entryId',
      'entry.title',
      'entry.institution_id as institutionId',
      'i.name as institutionName',
      'i.region_code as regionCode',
      'entry.unit_id as unitId',
      'u.name as unitName',
      keepersOfEntry.as('keeperIds'),
    ])
    .where('entry.edition_id', '=', editionId)
    .where('entry.state', '=', 'submitted')
    .orderBy('entry.title')
    .orderBy('entry.id')
    .execute();
}

type Tie = { readonly personId: PersonId; readonly institutionId: InstitutionId; readonly regionCode: string | null };

/** Where the jurors of the edition belong, beside the seat that the organiser gave them. */
async function tiesOf(conn: Conn, editionId: EditionId): Promise<readonly Tie[]> {
  return tables(conn)
    .selectFrom('interview_juror as j')
    .innerJoin('interview_room as r', 'r.id', 'j.room_id')
    .innerJoin('edition as e', 'e.id', 'r.edition_id')
    .innerJoin('membership as m', 'm.person_id', 'j.person_id')
    .innerJoin('institution as i', 'i.id', 'm.institution_id')
    .select(['j.person_id as personId', 'm.institution_id as institutionId', 'i.region_code as regionCode'])
    .distinct()
    .where('r.edition_id', '=', editionId)
    .where('m.ended_at', 'is', null)
    .where((it) =>
      it.not(
        it.and([it('m.role', 'in', ['evaluator', 'panelist']), it('m.institution_id', '=', it.ref('e.organiser_id'))]),
      ),
    )
    .execute();
}

type Told = { readonly personId: PersonId | null; readonly subjectId: string };

/** Conflicts that jurors or the secretariat told in the scoring of the edition's entries. */
async function toldConflicts(conn: Conn, editionId: EditionId): Promise<readonly Told[]> {
  return tables(conn)
    .selectFrom('evaluation_conflict as c')
    .innerJoin('evaluation_juror as j', 'j.id', 'c.juror_id')
    .innerJoin('evaluation_subject as s', 's.id', 'c.subject_row')
    .innerJoin('entry', 'entry.id', 's.subject_id')
    .select(['j.person_id as personId', 's.subject_id as subjectId'])
    .where('entry.edition_id', '=', editionId)
    .where('c.lifted_at', 'is', null)
    .execute();
}

/** The entries with who has to come and which jurors may not hear them: of the own institution or region, or by a conflict told. */
export async function toArrange(conn: Conn, editionId: EditionId): Promise<readonly Interviewee[]> {
  const [heard, ties] = [await interviewees(conn, editionId), await tiesOf(conn, editionId)];
  const told = await toldConflicts(conn, editionId);
  return heard.map((entry) => intervieweeOf(entry, ties, told));
}

function intervieweeOf(entry: Heard, ties: readonly Tie[], told: readonly Told[]): Interviewee {
  const ofEntry = told.filter((it) => it.subjectId === entry.entryId).flatMap((it) => it.personId ?? []);
  const isTied = (tie: Tie) =>
    tie.institutionId === entry.institutionId || (tie.regionCode !== null && tie.regionCode === entry.regionCode);
  return {
    entryId: entry.entryId,
    institutionId: entry.institutionId,
    entrants: [`unit:${entry.unitId ?? entry.institutionId}`, ...entry.keeperIds],
    conflicts: [...new Set([...ties.filter(isTied).map((tie) => tie.personId), ...ofEntry])],
  };
}
