import { sql } from 'kysely';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { RoundId } from '../model/ids.ts';
import type { Round } from '../model/round.ts';
import { tables } from '../schema.ts';
import { roundVisibleTo, runBy } from '../visibility.ts';

export const roundColumns = [
  'evaluation_round.id',
  'evaluation_round.name',
  'evaluation_round.organiser_id as organiserId',
  'evaluation_round.context_id as contextId',
  'evaluation_round.subject_kind as subjectKind',
  'evaluation_round.rubric',
  'evaluation_round.blind',
  'evaluation_round.sheets_per_subject as sheetsPerSubject',
  'evaluation_round.opens_at as opensAt',
  'evaluation_round.closes_at as closesAt',
  'evaluation_round.state',
  'evaluation_round.pact',
  'evaluation_round.official',
] as const;

function rounds(conn: Conn) {
  return tables(conn)
    .selectFrom('evaluation_round')
    .innerJoin('institution as o', 'o.id', 'evaluation_round.organiser_id')
    .select(roundColumns)
    .select('o.name as organiserName');
}

/** The round, or null when there is none that the viewer may read. */
export async function roundFor(conn: Conn, viewer: Viewer, id: RoundId): Promise<Round | null> {
  const row = await rounds(conn)
    .where('evaluation_round.id', '=', id)
    .where((where) => roundVisibleTo(viewer)(where as never))
    .executeTakeFirst();
  return row ?? null;
}

/** The round whoever asks: for jobs, notices, and the capabilities above. */
export async function roundById(conn: Conn, id: RoundId): Promise<Round | null> {
  return (await rounds(conn).where('evaluation_round.id', '=', id).executeTakeFirst()) ?? null;
}

export type ListedRound = Pick<Round, 'id' | 'name' | 'state' | 'opensAt' | 'closesAt' | 'blind' | 'contextId'> & {
  readonly organiserId: InstitutionId;
  readonly subjects: number;
  readonly jurors: number;
  readonly sheets: number;
  readonly finished: number;
};

export type RoundFilter = { readonly state: Round['state'] | null; readonly text: string };

const count = (what: ReturnType<typeof sql>) => sql<number>`(select count(*) from ${what})`;

function listed(conn: Conn, viewer: Viewer, filter: RoundFilter) {
  const sheets = sql`evaluation_sheet e join evaluation_subject t on t.id = e.subject_row
    where t.round_id = evaluation_round.id and e.state <> 'withdrawn'`;
  return matching(conn, viewer, filter)
    .select([
      'evaluation_round.id',
      'evaluation_round.name',
      'evaluation_round.state',
      'evaluation_round.opens_at as opensAt',
      'evaluation_round.closes_at as closesAt',
      'evaluation_round.blind',
      'evaluation_round.context_id as contextId',
      'evaluation_round.organiser_id as organiserId',
      count(sql`evaluation_subject t where t.round_id = evaluation_round.id and t.removed_at is null`).as('subjects'),
      count(sql`evaluation_juror j where j.round_id = evaluation_round.id and j.state = 'accepted'`).as('jurors'),
      count(sheets).as('sheets'),
      count(sql`${sheets} and e.state = 'finished'`).as('finished'),
    ])
    .orderBy('evaluation_round.created_at', 'desc')
    .orderBy('evaluation_round.id');
}

function matching(conn: Conn, viewer: Viewer, { state, text }: RoundFilter) {
  let query = tables(conn)
    .selectFrom('evaluation_round')
    .where((where) => runBy(viewer)(where));
  if (state) query = query.where('evaluation_round.state', '=', state);
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return text === '' ? query : query.where('evaluation_round.name', 'ilike', pattern);
}

/** One page of the rounds that the viewer runs, newest first, and how many there are. */
export async function listRounds(
  conn: Conn,
  viewer: Viewer,
  filter: RoundFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly items: readonly ListedRound[] }> {
  const items = await listed(conn, viewer, filter).limit(page.size).offset(page.offset).execute();
  const counted = await matching(conn, viewer, filter)
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { total: counted.n, items };
}

/** All of the same rounds, as they come. */
export function allRounds(conn: Conn, viewer: Viewer, filter: RoundFilter): AsyncIterable<readonly ListedRound[]> {
  return inBatches<ListedRound>(conn, listed(conn, viewer, filter));
}
