import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type InstitutionId,
  nobody,
  type PersonId,
  type Role,
  roles,
  type UnitId,
  type Viewer,
} from '../../src/identity/index.ts';
import type { InnovationId, ProblemId } from '../../src/registry/model/ids.ts';
import {
  type InnovationState,
  innovationStates,
  type ProblemState,
  problemStates,
} from '../../src/registry/model/states.ts';
import { tables } from '../../src/registry/schema.ts';
import { problemVisibleTo, visibleTo, whyNotRead, whyNotReadProblem } from '../../src/registry/visibility.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { Planter } from '../support/registry-records.ts';

// The rule of reading is stated twice, as a function and as a condition in SQL: random people and rows must agree.

type Home = { readonly institutionId: InstitutionId; readonly unitId: UnitId };
type Row = Home & {
  readonly unitless: boolean;
  readonly state: InnovationState;
  readonly keeperIds: readonly PersonId[];
};
type Kept = Omit<Row, 'unitId' | 'unitless'> & { readonly id: InnovationId; readonly unitId: UnitId | null };
type KeptProblem = {
  readonly id: ProblemId;
  readonly state: ProblemState;
  readonly institutionId: InstitutionId | null;
  readonly raisedBy: PersonId | null;
};

let database: TestDatabase;
let plant: Planter;
const homes: Home[] = [];
const people: PersonId[] = [];
const records: Kept[] = [];
const problems: KeptProblem[] = [];

beforeAll(async () => {
  database = await testDatabase();
  plant = new Planter(database.db);
  for (const name of ['Toba', 'Samosir', 'Karo']) {
    const institutionId = await plant.institution(`Pemerintah ${name}`, `12.0${homes.length + 1}`);
    homes.push({ institutionId, unitId: await plant.unit(institutionId, `Dinas ${name}`) });
  }
  for (const name of ['Ani', 'Budi', 'Citra', 'Dame']) people.push(await plant.person(name));
  for (const row of fc.sample(rows(), { numRuns: 120, seed: 2 })) records.push(await plantRow(row));
  for (const row of fc.sample(problemRows(), { numRuns: 60, seed: 3 })) problems.push(await plantProblem(row));
});
afterAll(() => database.close());

const oneOf = <T>(all: readonly T[]): fc.Arbitrary<T> => fc.nat(all.length - 1).map((index) => all[index] as T);

function rows(): fc.Arbitrary<Row> {
  const keeperIds = fc.uniqueArray(oneOf(people), { maxLength: 3 });
  return fc
    .record({ home: oneOf(homes), state: oneOf(innovationStates), keeperIds, unitless: fc.boolean() })
    .map(({ home, ...rest }) => ({ ...home, ...rest }));
}

async function plantRow({ unitless, ...row }: Row): Promise<Kept> {
  const unitId = unitless ? null : row.unitId;
  const content = { title: 'Catatan acak' };
  const id = await plant.innovation({ ...row, unitId, content, keepers: row.keeperIds });
  return { ...row, unitId, id };
}

function problemRows(): fc.Arbitrary<Omit<KeptProblem, 'id'>> {
  return fc.record({
    state: oneOf(problemStates),
    institutionId: fc.option(oneOf(homes).map((it) => it.institutionId)),
    raisedBy: fc.option(oneOf(people)),
  });
}

async function plantProblem(row: Omit<KeptProblem, 'id'>): Promise<KeptProblem> {
  const id = await plant.problem({ ...row, title: 'Masalah acak', regionCode: '12.01' });
  return { ...row, id };
}

function viewers(): fc.Arbitrary<Viewer> {
  const acting = fc.record({ person: oneOf(people), role: oneOf<Role>(roles), home: oneOf(homes) });
  const somebody = acting.map(({ person, role, home }) =>
    plant.viewer(person, role, home.institutionId, role === 'innovator' ? home.unitId : null),
  );
  const roleless = somebody.map((viewer) => ({ ...viewer, memberships: [], acting: null }));
  return fc.oneof(
    { weight: 20, arbitrary: somebody },
    { weight: 2, arbitrary: roleless },
    { weight: 1, arbitrary: fc.constant(nobody) },
  );
}

test('of records, both statements of the rule agree for anybody', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(viewers(), async (viewer) => {
      const query = tables(database.db.conn).selectFrom('innovation').select('innovation.id').where(visibleTo(viewer));
      const found = new Set((await query.execute()).map((it) => it.id));
      const readable = records.filter((it) => whyNotRead(it, viewer) === null).map((it) => it.id);
      expect([...found].sort()).toEqual(readable.sort());
    }),
    { numRuns: 150 },
  );
});

test('of problems, both statements of the rule agree for anybody', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(viewers(), async (viewer) => {
      const query = tables(database.db.conn).selectFrom('problem').select('problem.id').where(problemVisibleTo(viewer));
      const found = (await query.execute()).map((it) => it.id);
      const readable = problems.filter((it) => whyNotReadProblem(it, viewer) === null).map((it) => it.id);
      expect(found.sort()).toEqual(readable.sort());
    }),
    { numRuns: 150 },
  );
});

test('and the draw holds what it must: every state, hidden and seen', () => {
  expect(new Set(records.map((it) => it.state))).toEqual(new Set(innovationStates));
  expect(new Set(problems.map((it) => it.state))).toEqual(new Set(problemStates));
  const drafts = records.filter((it) => whyNotRead(it, nobody) !== null);
  expect(drafts.length).toBeGreaterThan(40);
});
