import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type JurorState, jurorStates, type SheetState, sheetStates } from '../../src/evaluation/model/states.ts';
import { whyNotReadRound } from '../../src/evaluation/rules/round.ts';
import { whyNotReadSheet } from '../../src/evaluation/rules/sheet.ts';
import { tables } from '../../src/evaluation/schema.ts';
import { roundVisibleTo, sheetVisibleTo } from '../../src/evaluation/visibility.ts';
import { type InstitutionId, nobody, type PersonId, type Role, roles, type Viewer } from '../../src/identity/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { agreeForAnybody, oneOf, withOutsiders } from '../support/draws.ts';
import { plantRound } from '../support/evaluation.ts';
import { actingAs, testNow } from '../support/people.ts';
import { Planter } from '../support/registry-records.ts';

// Who reads a round is stated twice, as a function and as a condition in SQL: random people and rounds must agree.

type Seat = { readonly personId: PersonId | null; readonly email: string; readonly state: JurorState };
type Kept = { readonly id: string; readonly organiserId: InstitutionId; readonly seats: readonly Seat[] };

let database: TestDatabase;
let plant: Planter;
const homes: InstitutionId[] = [];
const people: { readonly id: PersonId; readonly email: string }[] = [];
const rounds: Kept[] = [];

beforeAll(async () => {
  database = await testDatabase();
  plant = new Planter(database.db);
  for (const name of ['Toba', 'Karo'])
    homes.push(await plant.institution(`Pemerintah ${name}`, `12.0${homes.length + 1}`));
  for (const name of ['Ani', 'Budi', 'Citra']) {
    const id = await plant.person(name);
    const found = await database.db.pool.query<{ email: string }>('select email from person where id = $1', [id]);
    people.push({ id, email: found.rows[0]?.email ?? '' });
  }
  const seat = fc.record({ who: oneOf(people), state: oneOf(jurorStates), isKnown: fc.boolean() });
  const drawn = fc.record({
    organiserId: oneOf(homes),
    seats: fc.uniqueArray(seat, { maxLength: 3, selector: (it) => it.who.email }),
  });
  for (const { organiserId, seats } of fc.sample(drawn, { numRuns: 60, seed: 4 })) {
    const id = await plantRound(database.db, actingOf('secretariat', organiserId));
    const kept: Seat[] = [];
    for (const { who, state, isKnown } of seats) kept.push(await plantSeat(id, who, { state, isKnown }));
    rounds.push({ id, organiserId, seats: kept });
  }
});
afterAll(() => database.close());

/** Somebody without account opens a round as nobody does in life; the table only keeps who did. */
function actingOf(role: Role, institutionId: InstitutionId): Viewer {
  return { ...actingAs(role, institutionId), person: { ...people[0]!, name: '' } };
}

async function plantSeat(
  roundId: string,
  who: { readonly id: PersonId; readonly email: string },
  { state, isKnown }: { readonly state: JurorState; readonly isKnown: boolean },
): Promise<Seat> {
  const personId = isKnown || state === 'accepted' ? who.id : null;
  await database.db.pool.query(
    `insert into evaluation_juror (id, round_id, person_id, email, role, state, invited_at, decline_reason, pact_text,
       pact_accepted_at, removed_at)
     values ($1, $2, $3, $4, 'evaluator', $5, $6, 'Cuti.', $7, $8, $9)`,
    [
      newId(),
      roundId,
      personId,
      who.email,
      state,
      testNow,
      state === 'accepted' ? 'Jujur.' : null,
      state === 'accepted' ? testNow : null,
      state === 'removed' ? testNow : null,
    ],
  );
  return { personId, email: who.email, state };
}

function viewers(): fc.Arbitrary<Viewer> {
  const somebody = fc
    .record({ person: oneOf(people), role: oneOf<Role>(roles), home: oneOf(homes) })
    .map(({ person, role, home }) => ({ ...actingAs(role, home), person: { ...person, name: '' } }));
  return withOutsiders(somebody);
}

test('of rounds, both statements of the rule agree for anybody', { timeout: 60_000 }, async () => {
  const found = async (viewer: Viewer) => {
    const query = tables(database.db.conn).selectFrom('evaluation_round').select('evaluation_round.id');
    return (await query.where(roundVisibleTo(viewer)).execute()).map((it) => it.id as string);
  };
  await agreeForAnybody(viewers(), rounds, { found, whyNot: whyNotReadRound });
});

test('of sheets, both statements of the rule agree for anybody', { timeout: 60_000 }, async () => {
  const { db } = database;
  await plantSheets();
  const found = async (viewer: Viewer) => {
    const query = tables(db.conn).selectFrom('evaluation_sheet').select('evaluation_sheet.id');
    return (await query.where(sheetVisibleTo(viewer)).execute()).map((it) => it.id as string);
  };
  await agreeForAnybody(viewers(), sheets, { found, whyNot: whyNotReadSheet });
  expect(new Set(sheets.map((it) => it.state))).toEqual(new Set(sheetStates));
  expect(new Set(sheets.map((it) => it.isTied))).toEqual(new Set([true, false]));
});

type KeptSheet = Parameters<typeof whyNotReadSheet>[0] & { readonly id: string };
const sheets: KeptSheet[] = [];

/** A sheet in every state for every seat that has a person, on subjects of each home, with and without a told tie. */
async function plantSheets(): Promise<void> {
  const { pool } = database.db;
  await pool.query(
    `insert into membership (id, person_id, role, institution_id, created_at) values ($1, $2, 'planner', $3, $4)`,
    [newId(), people[0]!.id, homes[1], testNow],
  );
  const seats = await pool.query<{
    id: string;
    round_id: string;
    person_id: PersonId;
    state: JurorState;
    organiser: InstitutionId;
  }>(
    `select j.id, j.round_id, j.person_id, j.state, r.organiser_id as organiser from evaluation_juror j
     join evaluation_round r on r.id = j.round_id where j.person_id is not null order by j.id`,
  );
  for (const [n, seat] of seats.rows.entries()) {
    const state = sheetStates[n % sheetStates.length] as SheetState;
    const place = [null, ...homes][n % (homes.length + 1)] ?? null;
    const row = newId();
    await pool.query(
      `insert into evaluation_subject (id, round_id, subject_id, label, title, blind_title, institution_id, added_at)
       values ($1, $2, $3, $4, 'Objek', 'Objek', $5, $6)`,
      [row, seat.round_id, newId(), n + 1, place, testNow],
    );
    const id = newId<'SheetId'>();
    await pool.query(
      `insert into evaluation_sheet (id, juror_id, subject_row, state, run_id, assigned_at, finished_at, withdrawn_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        seat.id,
        row,
        state,
        newId(),
        testNow,
        state === 'finished' ? testNow : null,
        state === 'withdrawn' ? testNow : null,
      ],
    );
    const isTold = n % 4 === 0;
    if (isTold)
      await pool.query(
        `insert into evaluation_conflict (id, juror_id, subject_row, source, tie, told_at)
         values ($1, $2, $3, 'declared', 'family', $4)`,
        [newId(), seat.id, row, testNow],
      );
    const isNear = seat.person_id === people[0]!.id && place === homes[1];
    const facts = { personId: seat.person_id, jurorState: seat.state, organiserId: seat.organiser };
    sheets.push({ id, state, ...facts, isTied: isTold || isNear });
  }
}

test('and the draw holds what it must: every state of a seat, hidden and seen', () => {
  expect(new Set(rounds.flatMap((it) => it.seats.map((seat) => seat.state)))).toEqual(new Set(jurorStates));
  expect(rounds.filter((it) => whyNotReadRound(it, nobody) === null)).toEqual([]);
});
