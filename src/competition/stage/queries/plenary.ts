import type { Conn } from '#platform/db.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import type { PlenaryId } from '../model/ids.ts';
import type { MinutesContent } from '../model/minutes.ts';
import type { Choice, Member, Plenary, PlenaryStage, Votes } from '../model/plenary.ts';
import { decidingOf } from '../rules/course.ts';
import { tables } from '../schema.ts';
import type { Placed } from './field.ts';

/** The plenary of a stage; null while it was not begun. */
export async function plenaryOf(conn: Conn, id: EditionId, stage: PlenaryStage): Promise<Plenary | null> {
  const row = await tables(conn)
    .selectFrom('plenary as p')
    .leftJoin('person as s', 's.id', 'p.signed_by')
    .select([
      'p.id',
      'p.edition_id as editionId',
      'p.stage',
      'p.state',
      'p.held_on as heldOn',
      'p.place',
      'p.minutes',
      'p.revision',
      'p.signed_at as signedAt',
      's.name as signedByName',
    ])
    .where('p.edition_id', '=', id)
    .where('p.stage', '=', stage)
    .executeTakeFirst();
  return row ? { ...row, members: await membersOf(conn, row.id), choices: await choicesOf(conn, row.id) } : null;
}

async function membersOf(conn: Conn, id: PlenaryId): Promise<readonly Member[]> {
  return tables(conn)
    .selectFrom('plenary_member')
    .select(['name', 'office', 'part', 'present'])
    .where('plenary_id', '=', id)
    .orderBy('place')
    .execute();
}

async function choicesOf(conn: Conn, id: PlenaryId): Promise<Plenary['choices']> {
  const rows = await tables(conn)
    .selectFrom('plenary_choice')
    .select([
      'entry_id as entryId',
      'chosen',
      'award_code as award',
      'reason',
      'votes_for as votesFor',
      'votes_against as votesAgainst',
      'votes_abstained as votesAbstained',
    ])
    .where('plenary_id', '=', id)
    .execute();
  return new Map(
    rows.map(({ votesFor, votesAgainst, votesAbstained, ...row }) => {
      const votes = votesFor === null ? null : votesIn(votesFor, votesAgainst, votesAbstained);
      const choice: Choice = { ...row, votes };
      return [row.entryId, choice];
    }),
  );
}

const votesIn = (votesFor: number, against: number | null, abstained: number | null): Votes => ({
  for: votesFor,
  against: against ?? 0,
  abstained: abstained ?? 0,
});

export type SignedMinutes = {
  readonly no: number;
  readonly content: MinutesContent;
  readonly sha256: string;
  readonly signedAt: Date;
  readonly reopenedAt: Date | null;
  readonly reopenedByName: string | null;
  readonly reopenReason: string;
};

/** Every signing of a plenary, the newest first. */
export async function minutesOfPlenary(conn: Conn, id: PlenaryId): Promise<readonly SignedMinutes[]> {
  return tables(conn)
    .selectFrom('plenary_minutes as m')
    .leftJoin('person as r', 'r.id', 'm.reopened_by')
    .select([
      'm.no',
      'm.content',
      'm.sha256',
      'm.signed_at as signedAt',
      'm.reopened_at as reopenedAt',
      'r.name as reopenedByName',
      'm.reopen_reason as reopenReason',
    ])
    .where('m.plenary_id', '=', id)
    .orderBy('m.no', 'desc')
    .execute();
}

/** How many of the edition's entries an earlier stage still has to decide before this one can. */
export function undecidedBefore({ document }: Edition, stage: PlenaryStage, placed: readonly Placed[]): number {
  const stages = decidingOf(document);
  const before = stages.slice(0, stages.indexOf(stage));
  return placed.filter(({ standing }) => {
    if (standing.is === 'waiting') return before.includes(standing.stage);
    return standing.is === 'on' && standing.next !== null && before.includes(standing.next);
  }).length;
}
