import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Conn, inBatches } from '#platform/db.ts';
import type { RoundId, SheetId, SubjectRowId } from '../model/ids.ts';
import type { JuryRole, Round, Subject } from '../model/round.ts';
import type { Mark } from '../model/sheet.ts';
import type { SheetState } from '../model/states.ts';
import { type CountedSheet, type Result, resultOf } from '../rules/results.ts';
import { tables } from '../schema.ts';
import { subjectsOf } from './subject.ts';

type Standing = CountedSheet & { readonly id: SheetId; readonly row: SubjectRowId };

/** The sheets of the round that stand, each with what stands on it. */
function standingSheets(conn: Conn, roundId: RoundId) {
  return tables(conn)
    .selectFrom('evaluation_sheet as e')
    .innerJoin('evaluation_subject as s', 's.id', 'e.subject_row')
    .select(['e.id', 'e.subject_row as row', 'e.state'])
    .select(
      sql<readonly Pick<Mark, 'criterion' | 'mark' | 'comment'>[]>`coalesce((
        select jsonb_agg(jsonb_build_object('criterion', k.criterion, 'mark', k.mark, 'comment', k.comment))
        from evaluation_mark k where k.sheet_id = e.id), '[]'::jsonb)`.as('marks'),
    )
    .where('s.round_id', '=', roundId)
    .where('s.removed_at', 'is', null)
    .where('e.state', '!=', 'withdrawn')
    .$castTo<Standing>();
}

export type SubjectResult = { readonly subject: Subject; readonly result: Result };

/** What the sheets handed in make of each subject, by number; whoever asks, for the capabilities above and the round's own pages. */
export async function resultsOf(conn: Conn, round: Pick<Round, 'id' | 'rubric'>): Promise<readonly SubjectResult[]> {
  const bySubject = Map.groupBy(await standingSheets(conn, round.id).execute(), (it) => it.row);
  const subjects = await subjectsOf(conn, round.id);
  return subjects.map((subject) => ({ subject, result: resultOf(round.rubric, bySubject.get(subject.row) ?? []) }));
}

export type Feedback = Pick<Result, 'mean' | 'criteria'> & {
  /** Comments by criterion, and on the whole under `overall`; without who wrote them, in an order that tells nothing. */
  readonly comments: readonly { readonly criterion: string; readonly texts: readonly string[] }[];
};

/**
 * What the sheets handed in on one subject make together and say, for those who are rated. Never tells who or how many. One statement that
 * reads the sheets of the subject alone: every entrant asks on the same morning.
 */
export async function feedbackOn(
  conn: Conn,
  round: Pick<Round, 'id' | 'rubric'>,
  subjectId: string,
): Promise<Feedback> {
  const sheets = await standingSheets(conn, round.id).where('s.subject_id', '=', subjectId).execute();
  const finished = sheets.filter((it) => it.state === 'finished');
  const { mean, criteria } = resultOf(round.rubric, finished);
  const codes = [...criteria.map((it) => it.code), 'overall'];
  const comments = codes.flatMap((criterion) => {
    const texts = finished.flatMap((it) => textsOf(it, criterion));
    return texts.length > 0 ? [{ criterion, texts: mixed(texts, `${subjectId} ${criterion}`) }] : [];
  });
  return { mean, criteria, comments };
}

function textsOf(sheet: Standing, criterion: string): readonly string[] {
  const marks = sheet.marks as readonly Pick<Mark, 'criterion' | 'comment'>[];
  return marks.filter((it) => it.criterion === criterion && it.comment !== '').map((it) => it.comment);
}

/** The order of one criterion says nothing about that of another. */
function mixed(texts: readonly string[], seed: string): readonly string[] {
  const dice = (text: string) => createHash('sha256').update(`${seed}\n${text}`).digest('hex');
  return texts
    .map((text) => ({ text, at: dice(text) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map((it) => it.text);
}

/** One mark as it leaves in a file: a line for each criterion of each sheet. */
export type MarkLine = {
  readonly sheetId: SheetId;
  readonly label: number;
  readonly title: string;
  readonly juror: string;
  readonly role: JuryRole;
  readonly state: SheetState;
  readonly criterion: string;
  readonly mark: number | null;
  readonly comment: string;
  readonly finishedAt: Date | null;
};

/** Every mark of the round's sheets that stand, by subject and juror, as they come. */
export function allMarks(conn: Conn, roundId: RoundId): AsyncIterable<readonly MarkLine[]> {
  const query = tables(conn)
    .selectFrom('evaluation_sheet as e')
    .innerJoin('evaluation_subject as s', 's.id', 'e.subject_row')
    .innerJoin('evaluation_juror as j', 'j.id', 'e.juror_id')
    .leftJoin('person as p', 'p.id', 'j.person_id')
    .innerJoin('evaluation_mark as k', 'k.sheet_id', 'e.id')
    .select(['e.id as sheetId', 's.label', 's.title', 'j.role', 'e.state', 'k.criterion', 'k.mark', 'k.comment'])
    .select(['e.finished_at as finishedAt', sql<string>`coalesce(p.name, j.email)`.as('juror')])
    .where('s.round_id', '=', roundId)
    .where('s.removed_at', 'is', null)
    .where('e.state', '!=', 'withdrawn')
    .orderBy('s.label')
    .orderBy('juror')
    .orderBy('e.id')
    .orderBy('k.criterion');
  return inBatches<MarkLine>(conn, query);
}
