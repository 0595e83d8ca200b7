import { createHash } from 'node:crypto';
import type { Conn } from '#platform/db.ts';
import type { JurorId, RoundId, SheetId, SubjectRowId } from '../../model/ids.ts';
import type { CountedSheet } from '../../rules/results.ts';
import { tables } from '../../schema.ts';

/** A sheet that was handed in: of whom, on what, and the score of 100 that was written down as it was finished. */
export type HandedIn = CountedSheet & {
  readonly id: SheetId;
  readonly row: SubjectRowId;
  readonly jurorId: JurorId;
  readonly total: number;
  readonly finishedAt: Date;
};

/** Every sheet of the round that counts, with its marks as they were handed in, in one order. */
export async function handedIn(conn: Conn, roundId: RoundId): Promise<readonly HandedIn[]> {
  return tables(conn)
    .selectFrom('evaluation_sheet as e')
    .innerJoin('evaluation_subject as s', 's.id', 'e.subject_row')
    .innerJoin('evaluation_finish as f', (join) =>
      join.onRef('f.sheet_id', '=', 'e.id').on('f.reopened_at', 'is', null),
    )
    .select(['e.id', 'e.subject_row as row', 'e.juror_id as jurorId', 'e.state', 'f.marks', 'f.total'])
    .select('f.finished_at as finishedAt')
    .where('s.round_id', '=', roundId)
    .where('s.removed_at', 'is', null)
    .where('e.state', '=', 'finished')
    .orderBy('e.subject_row')
    .orderBy('e.juror_id')
    .$castTo<Omit<HandedIn, 'total'> & { readonly total: number | string }>()
    .execute()
    .then((rows) => rows.map((it) => ({ ...it, total: Number(it.total) })));
}

/** Tells whether the same sheets were counted: SHA-256 of who gave what to whom, in hexadecimal. */
export function digestOf(sheets: readonly HandedIn[]): string {
  const hash = createHash('sha256');
  for (const { row, jurorId, total } of sheets) hash.update(`${row} ${jurorId} ${total}\n`);
  return hash.digest('hex');
}
