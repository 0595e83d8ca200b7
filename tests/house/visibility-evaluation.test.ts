import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type JurorState, jurorStates } from '../../src/evaluation/model/states.ts';
import { whyNotReadRound } from '../../src/evaluation/rules/round.ts';
import { tables } from '../../src/evaluation/schema.ts';
import { roundVisibleTo } from '../../src/evaluation/visibility.ts';
import { type InstitutionId, nobody, type PersonId, type Role, roles, type Viewer } from '../../src/identity/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
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

const oneOf = <T>(all: readonly T[]): fc.Arbitrary<T> => fc.nat(all.length - 1).map((index) => all[index] as T);

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
  const roleless = somebody.map((viewer) => ({ ...viewer, memberships: [], acting: null }));
  return fc.oneof(
    { weight: 20, arbitrary: somebody },
    { weight: 4, arbitrary: roleless },
    { weight: 1, arbitrary: fc.constant(nobody) },
  );
}

test('of rounds, both statements of the rule agree for anybody', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(viewers(), async (viewer) => {
      const query = tables(database.db.conn).selectFrom('evaluation_round').select('evaluation_round.id');
      const found = (await query.where(roundVisibleTo(viewer)).execute()).map((it) => it.id as string);
      const readable = rounds.filter((it) => whyNotReadRound(it, viewer) === null).map((it) => it.id);
      expect(found.sort()).toEqual(readable.sort());
    }),
    { numRuns: 150 },
  );
});

test('and the draw holds what it must: every state of a seat, hidden and seen', () => {
  expect(new Set(rounds.flatMap((it) => it.seats.map((seat) => seat.state)))).toEqual(new Set(jurorStates));
  expect(rounds.filter((it) => whyNotReadRound(it, nobody) === null)).toEqual([]);
});
