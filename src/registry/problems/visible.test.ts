import { afterAll, beforeAll, expect, test } from 'vitest';
import { nobody, type Viewer } from '#identity/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { place, viewerIn } from '../../../tests/support/registry.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import type { ProblemId } from '../model/ids.ts';
import { problemStates } from '../model/states.ts';
import { type ProblemOwnership, whyNotReadProblem } from '../visibility.ts';
import { noProblemFilter } from './model.ts';
import { listProblems, problemCounts, problemFor } from './queries/problem.ts';

const roles = ['innovator', 'local_admin', 'hub_admin', 'planner', 'leader', 'coach', 'system_admin'] as const;
let database: TestDatabase;
let viewers: readonly Viewer[];
const problems: { readonly id: ProblemId; readonly owned: ProblemOwnership }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  const planter = new Planter(db);
  const deli = await place(db, 'Kabupaten Deli Serdang', '12.07');
  const toba = await place(db, 'Kabupaten Toba', '12.12');
  const people: Viewer[] = [];
  for (const role of roles) people.push(await viewerIn(db, deli, role), await viewerIn(db, toba, role));
  viewers = [nobody, ...people, ...people.map((it) => ({ ...it, memberships: [], acting: null }))];
  for (const state of problemStates)
    for (const institutionId of [null, deli.institutionId, toba.institutionId])
      for (const raisedBy of [null, people[0]?.person?.id ?? null, people[3]?.person?.id ?? null]) {
        const title = `Masalah ${state} ${problems.length}`;
        const id = await planter.problem({ title, regionCode: '12.07', state, institutionId, raisedBy });
        problems.push({ id, owned: { state, institutionId, raisedBy } });
      }
});
afterAll(() => database.close());

test('what the rule lets a viewer read is what lists, counts and pages show', async () => {
  const { conn } = database.db;
  expect([viewers.length, problems.length]).toEqual([29, 45]);
  const seen = new Set<number>();
  for (const viewer of viewers) {
    const allowed = problems.filter((it) => whyNotReadProblem(it.owned, viewer) === null).map((it) => it.id);
    const { total, items } = await listProblems(conn, viewer, noProblemFilter, { size: 100, offset: 0 });
    expect(items.map((it) => it.id).sort()).toEqual(allowed.toSorted());
    const counts = await problemCounts(conn, viewer, noProblemFilter);
    const counted = [...counts.states.values()].reduce((sum, n) => sum + n, 0);
    expect([total, counted]).toEqual([allowed.length, allowed.length]);
    for (const { id } of problems.slice(-9))
      expect((await problemFor(conn, viewer, id)) !== null).toBe(allowed.includes(id));
    seen.add(allowed.length);
  }
  // Some see no dropped problem, some their own, some those of an institution, some all.
  expect([...seen].sort((a, b) => a - b)).toEqual([36, 39, 41, 45]);
});
