import type { Conn } from '#platform/db.ts';
import type { JurorId, RoundId, SubjectRowId } from '../model/ids.ts';
import type { Conflict, Juror, Round, Subject } from '../model/round.ts';
import { ownTie } from '../rules/conflict.ts';
import { tables } from '../schema.ts';
import { belongingsOf } from './jury.ts';

function told(conn: Conn) {
  return tables(conn)
    .selectFrom('evaluation_conflict as c')
    .select(['c.id', 'c.juror_id as jurorId', 'c.subject_row as row', 'c.tie', 'c.note', 'c.source'])
    .where('c.lifted_at', 'is', null)
    .orderBy('c.told_at');
}

/** The ties that were told in this round and stand. */
async function toldIn(conn: Conn, roundId: RoundId): Promise<readonly Conflict[]> {
  return told(conn)
    .innerJoin('evaluation_juror as j', 'j.id', 'c.juror_id')
    .where('j.round_id', '=', roundId)
    .execute();
}

/**
 * Every tie between these jurors and subjects of the round: those read off memberships as they stand now, and those told.
 * A pair that has both is told once, by the first.
 */
export async function conflictsOf(
  conn: Conn,
  round: Pick<Round, 'id' | 'organiserId'>,
  jurors: readonly Pick<Juror, 'id' | 'personId'>[],
  subjects: readonly Subject[],
): Promise<readonly Conflict[]> {
  const belongings = await belongingsOf(
    conn,
    jurors.flatMap((it) => it.personId ?? []),
  );
  const automatic = jurors.flatMap((juror) => {
    const own = juror.personId === null ? [] : (belongings.get(juror.personId) ?? []);
    if (own.length === 0) return [];
    return subjects.flatMap((subject): Conflict[] => {
      const tie = ownTie(own, subject, round.organiserId);
      return tie ? [{ id: null, jurorId: juror.id, row: subject.row, tie, note: '', source: 'automatic' }] : [];
    });
  });
  const seen = new Set(automatic.map((it) => pairKey(it.jurorId, it.row)));
  const wanted = new Set(jurors.map((it) => it.id));
  const others = await toldIn(conn, round.id);
  return [...automatic, ...others.filter((it) => wanted.has(it.jurorId) && !seen.has(pairKey(it.jurorId, it.row)))];
}

export function pairKey(jurorId: JurorId, row: SubjectRowId): string {
  return `${jurorId} ${row}`;
}
