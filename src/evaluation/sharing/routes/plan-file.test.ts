import { afterAll, beforeAll, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { fileAddress } from '#platform/export/address.ts';
import { newId } from '#platform/ids.ts';
import type { JobContext } from '#platform/jobs.ts';
import { silentLog } from '#platform/log.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { type Jury, raiseJury, seatedRound } from '../../../../tests/support/judged-round.ts';
import { testConfig, testNow } from '../../../../tests/support/people.ts';
import { type TestServer, testServer } from '../../../../tests/support/server.ts';
import { testSettings } from '../../../../tests/support/sharing.ts';
import { askSharing } from '../actions/runs.ts';
import { sharingJobs } from '../jobs.ts';
import { paths } from '../paths.ts';
import { planOfRun } from '../queries/runs.ts';

let database: TestDatabase;
let server: TestServer;
let jury: Jury;

beforeAll(async () => {
  database = await testDatabase();
  jury = await raiseJury(database.db, ['Ani', 'Budi', 'Citra']);
  server = testServer(database.db);
});
afterAll(() => database.close());

test('a plan leaves as a file, a row for each sheet, and who took it is kept', async () => {
  const { db } = database;
  const { roundId, subjects } = await seatedRound(db, jury, [{ title: 'Satu' }, { title: 'Dua' }, { title: 'Tiga' }]);
  const asked = { roundId, id: newId<'AssignmentRunId'>(), settings: { ...testSettings, sheets: 2 } };
  const runId = must(await db.transact((tx) => askSharing(tx, jury.secretary, asked, testNow)));
  const context = { db, log: silentLog, config: testConfig, baseUrl: '', now: testNow } as JobContext;
  await sharingJobs([])[0]?.run({ runId }, context);
  const pairs = (await planOfRun(db.conn, runId))?.pairs ?? [];
  expect(pairs).toHaveLength(6);
  const cookies = await server.cookiesOf(jury.secretary.person.email);
  const page = await (await server.ask(paths.run.to(roundId, runId), { cookies })).text();
  const file = fileAddress(paths.run.to(roundId, runId), 'json');
  expect(page).toContain(`href="${file}"`);
  const { rows } = (await (await server.ask(file, { cookies })).json()) as { rows: { title: string; juror: string }[] };
  expect(rows.map((it) => it.title)).toEqual(['Satu', 'Satu', 'Dua', 'Dua', 'Tiga', 'Tiga']);
  for (const { row, title } of subjects) {
    const jurors = rows.filter((it) => it.title === title).map((it) => it.juror);
    expect([new Set(jurors).size, pairs.filter(([of]) => of === row).length], title).toEqual([2, 2]);
  }
  const [last] = await historyOf(db.conn, { kind: 'evaluation_round', id: roundId });
  expect(last?.event).toBe('evaluation.plan_taken');
  const unknown = fileAddress(paths.run.to(roundId, newId<'AssignmentRunId'>()), 'json');
  expect((await server.ask(unknown, { cookies })).status).toBe(404);
});
