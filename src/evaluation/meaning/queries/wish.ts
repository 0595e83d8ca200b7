import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { SubjectAspects, SubjectDoor } from '../../door.ts';
import type { Round } from '../../model/round.ts';
import { pairKey } from '../../queries/conflict.ts';
import { arrangementOf } from '../../queries/sharing.ts';
import { tables } from '../../schema.ts';
import type { TraitLevel } from '../model/flag.ts';
import type { Wanted } from '../model/reckoning.ts';
import type { Wish } from '../rules/find.ts';
import type { HandedIn } from './counted.ts';

type Asked = { readonly round: Round; readonly sheets: readonly HandedIn[]; readonly wanted: Wanted };

/** All that the meaning of a round's sheets depends on, as it stands now. */
export async function wishOf(
  conn: Conn,
  doors: readonly SubjectDoor[],
  { round, sheets, wanted }: Asked,
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
    traits: await traitsOf(conn, doors, round),
    seated: sharing.jurors,
    barred: [...new Set(barred)],
  };
}

/** Kind of institution, and what the door knows beside the content. */
async function traitsOf(conn: Conn, doors: readonly SubjectDoor[], round: Round): Promise<Wish['traits']> {
  const subjects = await kindsOf(conn, round);
  const door = doors.find((it) => it.kind === round.subjectKind);
  const ids = subjects.map((it) => it.subjectId);
  const aspects = (await door?.aspectsOf?.(conn, ids)) ?? new Map<string, SubjectAspects>();
  const levels = (told: (it: SubjectAspects) => boolean | null, yes: TraitLevel, no: TraitLevel) =>
    subjects.flatMap(({ row, subjectId }) => {
      const aspect = aspects.get(subjectId);
      const is = aspect ? told(aspect) : null;
      return is === null ? [] : [[row, is ? yes : no] as const];
    });
  const kinds = subjects.flatMap(({ row, kind }) => (kind === null ? [] : [[row, kind] as const]));
  return [
    { name: 'institution_kind', levels: kinds },
    { name: 'digital', levels: levels((it) => it.digital, 'digital', 'not_digital') },
    { name: 'leader', levels: levels((it) => it.leader, 'leader_came', 'leader_away') },
  ];
}

async function kindsOf(conn: Conn, { id }: Round) {
  return tables(conn)
    .selectFrom('evaluation_subject as s')
    .leftJoin('institution as n', 'n.id', 's.institution_id')
    .select(['s.id as row', 's.subject_id as subjectId', sql<string | null>`n.kind`.as('kind')])
    .where('s.round_id', '=', id)
    .where('s.removed_at', 'is', null)
    .orderBy('s.label')
    .execute();
}
