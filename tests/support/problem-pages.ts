import { afterAll, beforeAll } from 'vitest';
import type { InstitutionId, UnitId, Viewer } from '#identity/index.ts';
import type { Database } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import type { InnovationId, ProblemId } from '../../src/registry/model/ids.ts';
import { beginSolving, dropProblem } from '../../src/registry/problems/actions/move.ts';
import { raiseProblem } from '../../src/registry/problems/actions/write.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from './people.ts';
import { Planter } from './registry-records.ts';
import { type TestServer, testServer } from './server.ts';

// What the tests of the pages of problems share.

export let test_: TestDatabase;
export let db: Database;
export let server: TestServer;
export let deli: InstitutionId;
export let unitId: UnitId;
export let raiser: Viewer;
export let hub: Viewer;
export let innovation: InnovationId;
export let cookies: string;
export let strangerCookies: string;
export let hubCookies: string;
export let planter: Planter;

export async function raised(title: string, state: 'open' | 'being_solved' | 'dropped' = 'open'): Promise<ProblemId> {
  const id = newId<'ProblemId'>();
  const content = {
    title,
    whatHurts: 'Lama.',
    whoIsHurt: 'Warga.',
    sinceWhen: '',
    regionCode: '12.07',
    affair: 'kesehatan',
    sdg: 3,
    baseline: { indicator: 'Waktu tunggu', unit: 'menit', value: 95, date: '2026-01-31', source: 'Laporan' },
    better: 'lower' as const,
  };
  await db.transact(async (tx) => {
    must(await raiseProblem(tx, raiser, { id, institutionId: deli, unitId, content }, testNow));
    if (state === 'being_solved') must(await beginSolving(tx, raiser, { id }, testNow));
    if (state === 'dropped') must(await dropProblem(tx, raiser, { id, reason: 'Dua kali.' }, testNow));
  });
  return id;
}
export const textOf = async (path: string, as?: string) =>
  (await server.ask(path, as === undefined ? {} : { cookies: as })).text();
export const statusOf = async (path: string, as?: string) =>
  (await server.ask(path, as === undefined ? {} : { cookies: as })).status;
export const post = (path: string, given: Record<string, string>, as = cookies) =>
  server.ask(path, { form: given, cookies: as });
export const count = async (title: string) =>
  (await db.pool.query('select count(*) as n from problem where title = $1', [title])).rows[0].n as number;

/** Gives the tests of a file a running server with people who raise problems. */
export function withProblemPages(): void {
  beforeAll(async () => {
    test_ = await testDatabase();
    db = test_.db;
    await withRegions(db);
    deli = await governmentOf(db, '12.07');
    unitId = await unitIn(db, deli, 'Puskesmas Batang Kuis');
    raiser = await personWith(db, 'Dewi Rahasia', [{ role: 'innovator', institutionId: deli, unitId }]);
    hub = await personWith(db, 'Ratna', [{ role: 'hub_admin', institutionId: await governmentOf(db, '12') }]);
    await personWith(db, 'Orang Lain', [{ role: 'local_admin', institutionId: await governmentOf(db, '12.12') }]);
    await personWith(db, 'Tanpa Peran', []);
    planter = new Planter(db);
    innovation = await planter.innovation({
      institutionId: deli,
      content: { title: 'Antrean puskesmas daring', summary: 'Pasien mendaftar dari rumah.' },
    });
    server = testServer(db);
    cookies = await server.cookiesOf('dewi.rahasia@contoh.example');
    hubCookies = await server.cookiesOf('ratna@contoh.example');
    strangerCookies = await server.cookiesOf('orang.lain@contoh.example');
  });
  afterAll(() => test_.close());
}
