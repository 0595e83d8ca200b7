import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { RoundId } from '../../model/ids.ts';
import { tables } from '../../schema.ts';

/** What a plenary may know of the place of one thing that was rated: both numbers of 100, places from 1, the chance from 0 to 1. */
export type Certainty = {
  readonly raw: number;
  readonly sheets: number;
  readonly calibrated: number;
  readonly se: number | null;
  readonly low: number;
  readonly high: number;
  readonly top: number | null;
  /** How many are chosen, for the chance. */
  readonly cut: number;
};

type Entry = Pick<Certainty, 'raw' | 'sheets' | 'calibrated' | 'se'>;

/** How sure the places of these rounds are, as far as it was worked out, by the id of what is rated. */
export async function certaintyOf(conn: Conn, rounds: readonly RoundId[]): Promise<ReadonlyMap<string, Certainty>> {
  if (rounds.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('evaluation_reckoning as c')
    .innerJoin('evaluation_subject as s', 's.round_id', 'c.round_id')
    .innerJoin(elements('entries', sql`c.found #> '{calibration,entries}'`), (join) =>
      join.on(sql<boolean>`entries.of = s.id::text`),
    )
    .innerJoin(elements('places', sql`c.found -> 'places'`), (join) => join.on(sql<boolean>`places.of = s.id::text`))
    .select(['s.subject_id as id', sql<Entry>`entries.it`.as('entry')])
    .select(sql<Pick<Certainty, 'low' | 'high' | 'top'>>`places.it`.as('place'))
    .select(sql<number>`(c.found ->> 'cut')::int`.as('cut'))
    .where('c.round_id', 'in', [...rounds])
    .where('c.found', 'is not', null)
    .where('s.removed_at', 'is', null)
    .execute();
  return new Map(
    rows.map(({ id, entry, place, cut }) => {
      const { raw, sheets, calibrated, se } = entry;
      return [id, { raw, sheets, calibrated, se, low: place.low, high: place.high, top: place.top, cut }];
    }),
  );
}

/** The elements of a list of what was found, each with the id of its entry. */
function elements<Name extends string>(name: Name, list: ReturnType<typeof sql>) {
  return sql<{
    of: string;
    it: unknown;
  }>`lateral (select it ->> 'entry' as of, it from jsonb_array_elements(${list}) it)`.as(name);
}
