import type { Conn } from '#platform/db.ts';
import type { JurorId, RoundId, SubjectRowId } from '../../model/ids.ts';
import type { BriefPair, SetPair } from '../model/sharing.ts';
import { tables } from '../schema.ts';

/** What the jurors of a round know, as keys. */
export async function expertiseIn(conn: Conn, roundId: RoundId): Promise<ReadonlyMap<JurorId, readonly string[]>> {
  const rows = await tables(conn)
    .selectFrom('evaluation_expertise as x')
    .innerJoin('evaluation_juror as j', 'j.id', 'x.juror_id')
    .select(['x.juror_id as jurorId', 'x.key'])
    .where('j.round_id', '=', roundId)
    .orderBy('x.key')
    .execute();
  const own = Map.groupBy(rows, (it) => it.jurorId);
  return new Map([...own].map(([id, lines]) => [id, lines.map((it) => it.key)]));
}

/** What jurors of a round would rather not read. */
export async function unwishedIn(conn: Conn, roundId: RoundId): Promise<readonly BriefPair[]> {
  return tables(conn)
    .selectFrom('evaluation_unwished as u')
    .innerJoin('evaluation_subject as s', 's.id', 'u.subject_row')
    .select(['u.juror_id as jurorId', 'u.subject_row as row'])
    .where('s.round_id', '=', roundId)
    .where('s.removed_at', 'is', null)
    .orderBy('s.label')
    .execute();
}

export type PairLine = SetPair & {
  readonly label: number;
  readonly title: string;
  readonly juror: string;
};

/** Pairs of a round that are pinned or forbidden, by the subject's number. */
export async function pairsSet(conn: Conn, roundId: RoundId): Promise<readonly PairLine[]> {
  return tables(conn)
    .selectFrom('evaluation_pair as p')
    .innerJoin('evaluation_subject as s', 's.id', 'p.subject_row')
    .innerJoin('evaluation_juror as j', 'j.id', 'p.juror_id')
    .leftJoin('person as n', 'n.id', 'j.person_id')
    .select(['p.juror_id as jurorId', 'p.subject_row as row', 'p.kind', 's.label', 's.title'])
    .select((it) => it.fn.coalesce('n.name', 'j.email').as('juror'))
    .where('s.round_id', '=', roundId)
    .where('s.removed_at', 'is', null)
    .where('j.state', '=', 'accepted')
    .orderBy('s.label')
    .orderBy('juror')
    .execute();
}

export type ReadBefore = { readonly jurorId: JurorId; readonly kind: string; readonly subjectId: string };

/** Texts that a juror has read before, the latest. */
const MOST_READ = 20;

/** What the jurors of a round finished in other rounds, the latest twenty each. */
export async function readBefore(conn: Conn, roundId: RoundId): Promise<readonly ReadBefore[]> {
  const rows = await tables(conn)
    .selectFrom('evaluation_juror as own')
    .innerJoin('evaluation_juror as other', 'other.person_id', 'own.person_id')
    .innerJoin('evaluation_sheet as e', 'e.juror_id', 'other.id')
    .innerJoin('evaluation_subject as s', 's.id', 'e.subject_row')
    .innerJoin('evaluation_round as r', 'r.id', 's.round_id')
    .select(['own.id as jurorId', 'r.subject_kind as kind', 's.subject_id as subjectId'])
    .where('own.round_id', '=', roundId)
    .where('own.state', '=', 'accepted')
    .where('other.round_id', '!=', roundId)
    .where('e.state', '=', 'finished')
    .orderBy('e.finished_at', 'desc')
    .orderBy('e.id')
    .execute();
  const own = Map.groupBy(rows, (it) => it.jurorId);
  return [...own.values()].flatMap((lines) => lines.slice(0, MOST_READ));
}

/** A subject of the round by its number. */
export async function rowOfLabel(conn: Conn, roundId: RoundId, label: number): Promise<SubjectRowId | null> {
  const row = await tables(conn)
    .selectFrom('evaluation_subject')
    .select('id')
    .where('round_id', '=', roundId)
    .where('label', '=', label)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}
