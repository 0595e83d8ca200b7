import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { SheetId } from '../model/ids.ts';
import type { Finish, Mark, Sheet } from '../model/sheet.ts';
import { tables } from '../schema.ts';
import { sheetVisibleTo, tied } from '../visibility.ts';

function sheets(conn: Conn) {
  return tables(conn)
    .selectFrom('evaluation_sheet')
    .innerJoin('evaluation_juror as j', 'j.id', 'evaluation_sheet.juror_id')
    .innerJoin('evaluation_subject as s', 's.id', 'evaluation_sheet.subject_row')
    .innerJoin('evaluation_round as r', 'r.id', 's.round_id')
    .leftJoin('institution as n', 'n.id', 's.institution_id')
    .select([
      'evaluation_sheet.id',
      'evaluation_sheet.state',
      'evaluation_sheet.juror_id as jurorId',
      'evaluation_sheet.assigned_at as assignedAt',
      'evaluation_sheet.finished_at as finishedAt',
      'j.person_id as personId',
      'j.state as jurorState',
      'r.id as roundId',
      'r.organiser_id as organiserId',
      's.id as row',
      's.subject_id as subjectId',
      's.label',
      's.title',
      's.blind_title as blindTitle',
      's.institution_id as institutionId',
      'n.name as institutionName',
      's.region_code as regionCode',
    ])
    .select(sql<boolean>`${tied}`.as('isTied'));
}

type Row = Omit<Sheet, 'subject'> & Sheet['subject'];

function toSheet(it: Row): Sheet {
  const { row, subjectId, label, title, blindTitle, institutionId, institutionName, regionCode, ...sheet } = it;
  return {
    ...sheet,
    subject: { row, subjectId, label, title, blindTitle, institutionId, institutionName, regionCode },
  };
}

/** The sheet, or null when there is none that the viewer may read. */
export async function sheetFor(conn: Conn, viewer: Viewer, id: SheetId): Promise<Sheet | null> {
  const row = await sheets(conn)
    .where('evaluation_sheet.id', '=', id)
    .where((where) => sheetVisibleTo(viewer)(where as never))
    .executeTakeFirst();
  return row ? toSheet(row) : null;
}

/** What stands on the sheet. The caller has asked who may read it. */
export async function marksOf(conn: Conn, id: SheetId): Promise<readonly Mark[]> {
  return tables(conn)
    .selectFrom('evaluation_mark')
    .select(['criterion', 'mark', 'comment', 'revision', 'saved_at as savedAt'])
    .where('sheet_id', '=', id)
    .execute();
}

/** Each time the sheet was finished, newest first. */
export async function finishesOf(conn: Conn, id: SheetId): Promise<readonly Finish[]> {
  return tables(conn)
    .selectFrom('evaluation_finish as f')
    .leftJoin('person as p', 'p.id', 'f.reopened_by')
    .select(['f.no', 'f.total', 'f.finished_at as finishedAt', 'f.reopened_at as reopenedAt'])
    .select([sql<string | null>`p.name`.as('reopenedBy'), 'f.reopen_reason as reason'])
    .where('f.sheet_id', '=', id)
    .orderBy('f.no', 'desc')
    .execute();
}
