import { sql } from 'kysely';
import type { InstitutionId, PersonId, Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { JurorId, RoundId } from '../model/ids.ts';
import { type Juror, type JuryRole, juryRoles, type Round } from '../model/round.ts';
import type { Belonging } from '../rules/conflict.ts';
import { seatedStates } from '../rules/round.ts';
import { tables } from '../schema.ts';

function jurors(conn: Conn) {
  return tables(conn)
    .selectFrom('evaluation_juror as j')
    .leftJoin('person as p', 'p.id', 'j.person_id')
    .select([
      'j.id',
      'j.person_id as personId',
      'j.email',
      sql<string>`coalesce(p.name, j.email)`.as('name'),
      'j.role',
      'j.state',
      'j.invited_at as invitedAt',
      'j.answered_at as answeredAt',
      'j.decline_reason as declineReason',
      'j.pact_text as pactText',
      'j.pact_accepted_at as pactAcceptedAt',
    ]);
}

/** The jury of the round with those who declined or left, by name. The caller has asked who may know it. */
export async function jurorsOf(conn: Conn, roundId: RoundId): Promise<readonly Juror[]> {
  return jurors(conn).where('j.round_id', '=', roundId).orderBy('name').orderBy('j.id').execute();
}

export async function jurorIn(conn: Conn, roundId: RoundId, id: JurorId): Promise<Juror | null> {
  return (await jurors(conn).where('j.round_id', '=', roundId).where('j.id', '=', id).executeTakeFirst()) ?? null;
}

/** The viewer's own seat in the round, whatever its state; null without one. */
export async function seatOf(conn: Conn, roundId: RoundId, viewer: Viewer): Promise<Juror | null> {
  const { person } = viewer;
  if (!person) return null;
  const row = await jurors(conn)
    .where('j.round_id', '=', roundId)
    .where((it) =>
      it.or([
        it('j.person_id', '=', person.id),
        it.and([it('j.person_id', 'is', null), it('j.email', '=', person.email)]),
      ]),
    )
    .orderBy('j.person_id')
    .executeTakeFirst();
  return row ?? null;
}

export type Seat = {
  readonly id: JurorId;
  readonly roundId: RoundId;
  readonly roundName: string;
  readonly organiserName: string;
  readonly state: Juror['state'];
  readonly role: JuryRole;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly roundState: 'open' | 'closed';
  readonly sheets: number;
  readonly finished: number;
};

/** The seats that the viewer holds or is asked to take, soonest end first. */
export async function seatsOf(conn: Conn, viewer: Viewer): Promise<readonly Seat[]> {
  const { person } = viewer;
  if (!person) return [];
  return tables(conn)
    .selectFrom('evaluation_juror as j')
    .innerJoin('evaluation_round as r', 'r.id', 'j.round_id')
    .innerJoin('institution as o', 'o.id', 'r.organiser_id')
    .select([
      'j.id',
      'r.id as roundId',
      'r.name as roundName',
      'o.name as organiserName',
      'j.state',
      'j.role',
      'r.opens_at as opensAt',
      'r.closes_at as closesAt',
      'r.state as roundState',
      sql<number>`(select count(*) from evaluation_sheet e where e.juror_id = j.id and e.state <> 'withdrawn')`.as(
        'sheets',
      ),
      sql<number>`(select count(*) from evaluation_sheet e where e.juror_id = j.id and e.state = 'finished')`.as(
        'finished',
      ),
    ])
    .where('j.state', 'in', [...seatedStates])
    .where((it) =>
      it.or([
        it('j.person_id', '=', person.id),
        it.and([it('j.person_id', 'is', null), it('j.email', '=', person.email)]),
      ]),
    )
    .orderBy('r.state', 'desc')
    .orderBy('r.closes_at')
    .orderBy('j.id')
    .execute();
}

/** Where each person belongs now, with the role held there. */
export async function belongingsOf(
  conn: Conn,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Belonging[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('membership as m')
    .innerJoin('institution as i', 'i.id', 'm.institution_id')
    .select(['m.person_id as personId', 'm.role', 'm.institution_id as institutionId', 'i.region_code as regionCode'])
    .where('m.person_id', 'in', [...new Set(ids)])
    .where('m.ended_at', 'is', null)
    .execute();
  return Map.groupBy(rows, (row) => row.personId);
}

export type Candidate = {
  readonly personId: PersonId;
  readonly name: string;
  readonly role: JuryRole;
  readonly place: string;
};

/** Living people who serve the round's organiser in juries and have no seat in it; who serves others is not told here. */
export async function candidatesFor(
  conn: Conn,
  { id: roundId, organiserId }: Pick<Round, 'id' | 'organiserId'>,
): Promise<readonly Candidate[]> {
  return tables(conn)
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .innerJoin('institution as i', 'i.id', 'm.institution_id')
    .select(['p.id as personId', 'p.name', 'i.name as place'])
    .select(sql<JuryRole>`m.role`.as('role'))
    .where('m.role', 'in', [...juryRoles])
    .where('m.institution_id', '=', organiserId)
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null)
    .where((it) =>
      it.not(
        it.exists(
          it
            .selectFrom('evaluation_juror as j')
            .select('j.id')
            .where('j.round_id', '=', roundId)
            .where((on) => on.or([on('j.person_id', '=', on.ref('p.id')), on('j.email', '=', on.ref('p.email'))])),
        ),
      ),
    )
    .orderBy('p.name')
    .orderBy('m.role')
    .execute();
}

export type PersonAt = {
  readonly id: PersonId;
  readonly email: string;
  readonly roles: readonly string[];
  readonly rolesHere: readonly string[];
};

/** The living person of this address with the jury roles held, anywhere and with the organiser; null when there is none. */
export async function personAt(
  conn: Conn,
  by: { readonly email: string } | { readonly personId: PersonId },
  organiserId: InstitutionId,
): Promise<PersonAt | null> {
  const found = await tables(conn)
    .selectFrom('person as p')
    .select(['p.id', 'p.email'])
    .select(
      sql<string[]>`array(select m.role from membership m where m.person_id = p.id and m.ended_at is null)`.as('roles'),
    )
    .select(
      sql<string[]>`array(select m.role from membership m where m.person_id = p.id and m.ended_at is null
        and m.institution_id = ${organiserId})`.as('rolesHere'),
    )
    .where('p.deactivated_at', 'is', null)
    .where((it) => ('email' in by ? it('p.email', '=', by.email) : it('p.id', '=', by.personId)))
    .executeTakeFirst();
  return found ?? null;
}
