import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPeople, type Role, viewerOfPerson } from '#identity/index.ts';
import { identityManifest } from '#identity/manifest.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { testConfig } from '../../../tests/support/people.ts';
import { seedRecords } from '../seed.ts';
import { problemHome } from './home.ts';
import { innovationsOfProblem } from './queries/problem.ts';
import { seedProblems } from './seed.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  const now = new Date('2026-11-24T03:00:00Z');
  const context = { db: database.db, config: testConfig, now, baseUrl: 'http://localhost', progress: () => {} };
  await seedProblems(context, () => null);
  expect((await database.db.pool.query('select id from problem')).rows).toEqual([]);
  const identity = identityManifest({});
  await identity.seed?.(context);
  await identity.seedDemo?.(context);
  await seedProblems(context, await seedRecords(context));
});
afterAll(() => database.close());

test('the demonstration shows ten problems, one of them being solved by the model case, one reported and one verified', async () => {
  const states = await database.db.pool.query(
    'select state, count(*)::int as n from problem group by state order by state',
  );
  expect(states.rows).toEqual([
    { state: 'being_solved', n: 1 },
    { state: 'open', n: 7 },
    { state: 'reported', n: 1 },
    { state: 'solved', n: 1 },
  ]);
  const [solving] = (await database.db.pool.query(`select id from problem where state = 'being_solved'`)).rows;
  const answers = await innovationsOfProblem(database.db.conn, solving.id);
  expect(answers.map((it) => it.title.slice(0, 17))).toEqual(['Demi Sepeda Bagus']);
});

test('each example is raised by whom it names, else by the hub', async () => {
  const people = await demoPeople(database.db.conn);
  const keyOf = new Map([...people].map(([key, id]) => [id as string, key]));
  const rows = await database.db.pool.query('select raised_by, count(*)::int as n from problem group by raised_by');
  const raisers = rows.rows.map((row) => [keyOf.get(row.raised_by), row.n]).sort();
  expect(raisers).toEqual([
    ['admin.hub', 6],
    ['inovator.puskesmas', 2],
    ['inovator.sekolah', 2],
  ]);
});

test('a leader is told of the problems in the own regency, a planner of the province of all', async () => {
  const people = await demoPeople(database.db.conn);
  const figures = async (key: string, role: Role) => {
    const id = people.get(key);
    const viewer = id ? await viewerOfPerson(database.db.conn, id, role) : null;
    const sections = viewer ? await problemHome(database.db.conn, viewer) : [];
    return sections.flatMap((it) => it.items.map(({ text, count, href }) => [text, count, href]));
  };
  expect(await figures('pimpinan.toba', 'leader')).toEqual([
    ['Terbuka', 1, '/masalah?keadaan=open&wilayah=12.12'],
    ['Dilaporkan selesai', 1, '/masalah?keadaan=reported&wilayah=12.12'],
  ]);
  expect(await figures('perencana', 'planner')).toEqual([
    ['Terbuka', 7, '/masalah?keadaan=open'],
    ['Sedang diselesaikan', 1, '/masalah?keadaan=being_solved'],
    ['Dilaporkan selesai', 1, '/masalah?keadaan=reported'],
    ['Tuntas', 1, '/masalah?keadaan=solved'],
  ]);
});
