import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type InstitutionId, nobody, type PersonId, type UnitId, type Viewer } from '../../src/identity/index.ts';
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
import { agreeForAnybody, type Crowd, type Home, oneOf, plantCrowd, viewersOf } from '../support/draws.ts';
import { Planter } from '../support/registry-records.ts';

// The rule of reading is stated twice, as a function and as a condition in SQL: random people and rows must agree.

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
let crowd: Crowd;
const records: Kept[] = [];
const problems: KeptProblem[] = [];

beforeAll(async () => {
  database = await testDatabase();
  plant = new Planter(database.db);
  crowd = await plantCrowd(plant);
  for (const row of fc.sample(rows(), { numRuns: 120, seed: 2 })) records.push(await plantRow(row));
  for (const row of fc.sample(problemRows(), { numRuns: 60, seed: 3 })) problems.push(await plantProblem(row));
});
afterAll(() => database.close());

function rows(): fc.Arbitrary<Row> {
  const keeperIds = fc.uniqueArray(oneOf(crowd.people), { maxLength: 3 });
  return fc
    .record({ home: oneOf(crowd.homes), state: oneOf(innovationStates), keeperIds, unitless: fc.boolean() })
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
    institutionId: fc.option(oneOf(crowd.homes).map((it) => it.institutionId)),
    raisedBy: fc.option(oneOf(crowd.people)),
  });
}

async function plantProblem(row: Omit<KeptProblem, 'id'>): Promise<KeptProblem> {
  const id = await plant.problem({ ...row, title: 'Masalah acak', regionCode: '12.01' });
  return { ...row, id };
}

test('of records, both statements of the rule agree for anybody', { timeout: 60_000 }, async () => {
  const found = async (viewer: Viewer) => {
    const query = tables(database.db.conn).selectFrom('innovation').select('innovation.id').where(visibleTo(viewer));
    return [...new Set((await query.execute()).map((it) => it.id))];
  };
  await agreeForAnybody(viewersOf(plant, crowd), records, { found, whyNot: whyNotRead });
});

test('of problems, both statements of the rule agree for anybody', { timeout: 60_000 }, async () => {
  const found = async (viewer: Viewer) => {
    const query = tables(database.db.conn).selectFrom('problem').select('problem.id').where(problemVisibleTo(viewer));
    return (await query.execute()).map((it) => it.id);
  };
  await agreeForAnybody(viewersOf(plant, crowd), problems, { found, whyNot: whyNotReadProblem });
});

test('and the draw holds what it must: every state, hidden and seen', () => {
  expect(new Set(records.map((it) => it.state))).toEqual(new Set(innovationStates));
  expect(new Set(problems.map((it) => it.state))).toEqual(new Set(problemStates));
  const drafts = records.filter((it) => whyNotRead(it, nobody) !== null);
  expect(drafts.length).toBeGreaterThan(40);
});
