import { sql } from 'kysely';
import type { PersonId, Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import type { WorkingState } from '../model/states.ts';
import { positionOf } from '../rules/moves.ts';
import { workVisibleTo } from '../visibility.ts';
import { type ListedOffer, MOST_OFFERED, type Offer, type OfferedRecord, type OfferId } from './model.ts';
import { tables } from './schema.ts';

/** The offer with its records as they stand now, whoever asks; the caller asks whether it may be seen (rules.ts). */
export async function offerById(conn: Conn, id: OfferId): Promise<Offer | null> {
  const head = await tables(conn)
    .selectFrom('keeper_offer as o')
    .innerJoin('person as t', 't.id', 'o.to_person')
    .innerJoin('person as b', 'b.id', 'o.offered_by')
    .leftJoin('person as f', 'f.id', 'o.from_person')
    .select([
      'o.id',
      'o.from_person as fromId',
      'f.name as fromName',
      'o.to_person as toId',
      't.name as toName',
      'o.offered_by as offeredById',
      'b.name as offeredByName',
      'o.note',
      'o.offered_at as offeredAt',
      'o.expires_at as expiresAt',
    ])
    .where('o.id', '=', id)
    .executeTakeFirst();
  return head ? { ...head, records: await recordsOf(conn, id) } : null;
}

async function recordsOf(conn: Conn, id: OfferId): Promise<readonly OfferedRecord[]> {
  const rows = await tables(conn)
    .selectFrom('keeper_offer_record as r')
    .innerJoin('innovation as i', 'i.id', 'r.innovation_id')
    .innerJoin('institution as n', 'n.id', 'i.institution_id')
    .leftJoin('unit as u', 'u.id', 'i.unit_id')
    .leftJoin('innovation_version as w', 'w.id', 'i.working_version_id')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) => on('v.id', '=', on.fn.coalesce('i.working_version_id', 'i.published_version_id'))),
    )
    .select([
      'i.id',
      'i.institution_id as institutionId',
      'i.unit_id as unitId',
      'i.origin',
      'i.state as recordState',
      'w.state as working',
      'n.name as institutionName',
      'u.name as unitName',
      'v.content',
      'r.state',
      'r.reason',
      'r.answered_at as answeredAt',
      sql<number>`(select count(*) from innovation_note e where e.version_id = v.id and e.resolved_at is null)`.as(
        'openNotes',
      ),
    ])
    .where('r.offer_id', '=', id)
    .orderBy(sql`v.content ->> 'title'`)
    .execute();
  return rows.map(({ recordState, working, origin, ...row }) => {
    const standing = { ...row, state: recordState, working: working as WorkingState | null, origin, keeperIds: [] };
    return { ...row, position: positionOf(standing) };
  });
}

/** The offers made to the viewer or by the viewer, or of the viewer's keeping: open ones first, then the newest. */
export async function offersOf(conn: Conn, personId: PersonId): Promise<readonly ListedOffer[]> {
  const count = (condition: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${condition})`;
  return tables(conn)
    .selectFrom('keeper_offer as o')
    .innerJoin('person as t', 't.id', 'o.to_person')
    .innerJoin('person as b', 'b.id', 'o.offered_by')
    .leftJoin('person as f', 'f.id', 'o.from_person')
    .innerJoin('keeper_offer_record as r', 'r.offer_id', 'o.id')
    .innerJoin('innovation as i', 'i.id', 'r.innovation_id')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) => on('v.id', '=', on.fn.coalesce('i.working_version_id', 'i.published_version_id'))),
    )
    .select([
      'o.id',
      'f.name as fromName',
      't.name as toName',
      'b.name as offeredByName',
      'o.offered_at as offeredAt',
      'o.expires_at as expiresAt',
      sql<boolean>`o.to_person = ${personId}`.as('mine'),
      sql<string>`min(v.content ->> 'title')`.as('title'),
      count(sql`true`).as('records'),
      count(sql`r.state = 'open'`).as('open'),
      count(sql`r.state = 'accepted'`).as('accepted'),
    ])
    .where((where) =>
      where.or([
        where('o.to_person', '=', personId),
        where('o.offered_by', '=', personId),
        where('o.from_person', '=', personId),
      ]),
    )
    .groupBy(['o.id', 'f.name', 't.name', 'b.name'])
    .orderBy(sql`bool_or(r.state = 'open')`, 'desc')
    .orderBy('o.offered_at', 'desc')
    .limit(100)
    .execute();
}

export type WaitingOffers = {
  readonly mine: number;
  readonly theirs: number;
  /** When the first of those that wait for the viewer ends. */
  readonly until: Date | null;
};

/** How many offers wait for the viewer, and how many of the viewer's wait for others. */
export async function waitingOffers(conn: Conn, personId: PersonId, now: Date): Promise<WaitingOffers> {
  const mine = sql`o.to_person = ${personId}`;
  const found = await sql<WaitingOffers>`
    select count(*) filter (where ${mine}) as mine, count(*) filter (where not ${mine}) as theirs,
      min(o.expires_at) filter (where ${mine}) as until
    from keeper_offer o
    where (${mine} or o.offered_by = ${personId} or o.from_person = ${personId}) and o.expires_at > ${now}
      and exists (select from keeper_offer_record r where r.offer_id = o.id and r.state = 'open')`.execute(
    tables(conn),
  );
  return found.rows[0] ?? { mine: 0, theirs: 0, until: null };
}

/** The offer that waits for an answer about this record, if any. */
export async function openOfferOf(
  conn: Conn,
  id: InnovationId,
): Promise<{ readonly id: OfferId; readonly toName: string; readonly expiresAt: Date } | null> {
  const row = await tables(conn)
    .selectFrom('keeper_offer_record as r')
    .innerJoin('keeper_offer as o', 'o.id', 'r.offer_id')
    .innerJoin('person as t', 't.id', 'o.to_person')
    .select(['o.id', 't.name as toName', 'o.expires_at as expiresAt'])
    .where('r.innovation_id', '=', id)
    .where('r.state', '=', 'open')
    .executeTakeFirst();
  return row ?? null;
}

/** The records that the person keeps and whose work the viewer may see. */
export async function keptBy(conn: Conn, viewer: Viewer, personId: PersonId): Promise<readonly InnovationId[]> {
  const rows = await tables(conn)
    .selectFrom('innovation')
    .select('innovation.id')
    .where((where) => workVisibleTo(viewer)(where as never))
    .where(
      sql<boolean>`exists (select from innovation_keeper k
        where k.innovation_id = innovation.id and k.until is null and k.person_id = ${personId})`,
    )
    .orderBy('innovation.id')
    .limit(MOST_OFFERED)
    .execute();
  return rows.map((row) => row.id);
}

/** What is told of an offer: its parties, the first title, and what became of its records. */
export type ToldOffer = Pick<Offer, 'fromId' | 'toId' | 'offeredById' | 'toName' | 'offeredByName'> & {
  readonly title: string;
  readonly records: readonly Pick<OfferedRecord, 'state' | 'answeredAt'>[];
};

export async function toldOffer(conn: Conn, id: OfferId): Promise<ToldOffer | null> {
  const offer = await offerById(conn, id);
  const [first] = offer?.records ?? [];
  return offer && first ? { ...offer, title: first.content.title } : null;
}
