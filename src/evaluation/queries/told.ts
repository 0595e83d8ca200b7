import { sql } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { AssignmentRunId, JurorId, RoundId, SheetId } from '../model/ids.ts';
import { runnerRoles } from '../rules/round.ts';
import { tables } from '../schema.ts';

/** What is told of a juror: the round, the name, and who runs the round. */
export type ToldJuror = {
  readonly personId: PersonId | null;
  readonly name: string;
  readonly roundId: RoundId;
  readonly roundName: string;
  readonly organisers: readonly PersonId[];
};

/** Living people who run a round of this organiser (rules/round.ts, `runsRound`). */
const runners = sql<
  PersonId[]
>`array(select distinct m.person_id::text from membership m join person q on q.id = m.person_id
  where m.institution_id = r.organiser_id and m.role = any(${sql.val([...runnerRoles])}) and m.ended_at is null
    and q.deactivated_at is null)`;

export async function toldJuror(conn: Conn, id: JurorId): Promise<ToldJuror | null> {
  const row = await tables(conn)
    .selectFrom('evaluation_juror as j')
    .innerJoin('evaluation_round as r', 'r.id', 'j.round_id')
    .leftJoin('person as p', 'p.id', 'j.person_id')
    .select(['j.person_id as personId', 'r.id as roundId', 'r.name as roundName'])
    .select(sql<string>`coalesce(p.name, j.email)`.as('name'))
    .select(runners.as('organisers'))
    .where('j.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export type ToldRun = {
  readonly roundId: RoundId;
  readonly roundName: string;
  readonly closesAt: Date;
  /** How many sheets of the run stand for each person. */
  readonly jurors: readonly { readonly personId: PersonId; readonly sheets: number }[];
};

/** What was given out together, as far as it still stands. */
export async function toldRun(conn: Conn, roundId: RoundId, runId: AssignmentRunId): Promise<ToldRun | null> {
  const round = await tables(conn)
    .selectFrom('evaluation_round')
    .select(['id as roundId', 'name as roundName', 'closes_at as closesAt'])
    .where('id', '=', roundId)
    .executeTakeFirst();
  if (!round) return null;
  const jurors = await tables(conn)
    .selectFrom('evaluation_sheet as e')
    .innerJoin('evaluation_juror as j', 'j.id', 'e.juror_id')
    .select((it) => [sql<PersonId>`j.person_id`.as('personId'), it.fn.countAll<number>().as('sheets')])
    .where('e.run_id', '=', runId)
    .where('e.state', '!=', 'withdrawn')
    .where('j.person_id', 'is not', null)
    .groupBy('j.person_id')
    .execute();
  return { ...round, jurors };
}

/** What is told of a sheet that was opened again. */
export async function toldSheet(
  conn: Conn,
  id: SheetId,
): Promise<{ readonly personId: PersonId | null; readonly roundName: string; readonly reason: string } | null> {
  const row = await tables(conn)
    .selectFrom('evaluation_sheet as e')
    .innerJoin('evaluation_juror as j', 'j.id', 'e.juror_id')
    .innerJoin('evaluation_round as r', 'r.id', 'j.round_id')
    .select(['j.person_id as personId', 'r.name as roundName'])
    .select(
      sql<string>`coalesce((select f.reopen_reason from evaluation_finish f where f.sheet_id = e.id order by f.no desc limit 1), '')`.as(
        'reason',
      ),
    )
    .where('e.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
