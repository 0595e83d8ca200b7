import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { Round } from '../../model/round.ts';
import { pairKey } from '../../queries/conflict.ts';
import { arrangementOf } from '../../queries/sharing.ts';
import { tables } from '../../schema.ts';
import type { Wanted } from '../model/reckoning.ts';
import type { Wish } from '../rules/find.ts';
import type { HandedIn } from './counted.ts';

/** All that the meaning of a round's sheets depends on, as it stands now. */
export async function wishOf(
  conn: Conn,
  round: Round,
  { sheets, wanted }: { readonly sheets: readonly HandedIn[]; readonly wanted: Wanted },
): Promise<Wish> {
  const { sharing, conflicts } = await arrangementOf(conn, round);
  const barred = [...conflicts, ...sharing.standing].map((it) => pairKey(it.jurorId, it.row));
  return {
    sheets: sheets.map(({ row, jurorId, total, finishedAt, marks }) => ({
      ...{ entry: row, juror: jurorId, score: total, finishedAt: finishedAt.getTime() },
      marks: marks.flatMap(({ criterion, mark }) => (mark === null ? [] : [{ criterion, mark }])),
    })),
    scales: round.rubric.criteria.map(({ code, min, max }) => ({ criterion: code, min, max })),
    ...wanted,
    // The round's own id: whoever asks again gets the same places.
    seed: round.id,
    traits: [{ name: 'institution_kind', levels: await institutionKinds(conn, round) }],
    seated: sharing.jurors,
    barred: [...new Set(barred)],
  };
}

async function institutionKinds(conn: Conn, { id }: Round): Promise<readonly (readonly [string, string])[]> {
  const rows = await tables(conn)
    .selectFrom('evaluation_subject as s')
    .innerJoin('institution as n', 'n.id', 's.institution_id')
    .select(['s.id as row', sql<string>`n.kind`.as('kind')])
    .where('s.round_id', '=', id)
    .where('s.removed_at', 'is', null)
    .execute();
  return rows.map(({ row, kind }) => [row, kind]);
}
