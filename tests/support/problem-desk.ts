import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Viewer } from '#identity/index.ts';
import type { Database } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { InnovationId, MeasureId, ProblemId } from '../../src/registry/model/ids.ts';
import { recordMeasure, strikeMeasure } from '../../src/registry/problems/actions/measure.ts';
import { beginSolving, dropProblem, reopenProblem } from '../../src/registry/problems/actions/move.ts';
import {
  reportSolved,
  returnReport,
  verifySolved,
  withdrawReport,
} from '../../src/registry/problems/actions/report.ts';
import { editProblem, raiseProblem } from '../../src/registry/problems/actions/write.ts';
import type { Figure, ProblemContent } from '../../src/registry/problems/model.ts';
import { measuresOf } from '../../src/registry/problems/queries/measure.ts';
import { problemFor } from '../../src/registry/problems/queries/problem.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { oneRow, type Place, place, viewerIn } from './registry.ts';
import { Planter } from './registry-records.ts';

// What the tests of a problem’s life share: a problem of its own for each, and what its people do with it.

let test_: TestDatabase;
export let db: Database;
export let deli: Place;
export let toba: Place;
export let raiser: Viewer;
export let stranger: Viewer;
export let hub: Viewer;
export let id: ProblemId;
export let published: InnovationId;
export let draft: InnovationId;
export const now = new Date('2026-11-24T09:00:00Z');

/** The next problem; each test begins with one of its own. */
export function anew(): void {
  id = newId<'ProblemId'>();
}

export const baseline = {
  indicator: 'Waktu tunggu',
  unit: 'menit',
  value: 95,
  date: '2025-01-31',
  source: 'Laporan 2025',
};
export const content: ProblemContent = {
  title: 'Antrean puskesmas terlalu lama',
  whatHurts: 'Pasien menunggu berjam-jam.',
  whoIsHurt: 'Pasien lanjut usia.',
  sinceWhen: 'Sejak 2023',
  regionCode: '12.07',
  affair: 'kesehatan',
  sdg: 3,
  baseline,
  better: 'lower',
};
export const figure: Figure = {
  value: 30,
  date: '2026-10-01',
  source: 'Laporan 2026',
  evidence: [{ title: 'Laporan', url: 'https://contoh.go.id/laporan', date: null }],
  note: '',
};
export const lesson = 'Pendaftaran dipindah ke siang hari.';

export const raise = (
  given: Partial<ProblemContent> = {},
  who: Viewer = raiser,
  unitId: Place['unitId'] | null = deli.unitId,
) =>
  db.transact((tx) =>
    raiseProblem(tx, who, { id, institutionId: deli.institutionId, unitId, content: { ...content, ...given } }, now),
  );
export const edit = (revision: number, given: Partial<ProblemContent>, who: Viewer = raiser) =>
  db.transact((tx) => editProblem(tx, who, { id, revision, content: { ...content, ...given } }, now));
export const begin = (who: Viewer = raiser) => db.transact((tx) => beginSolving(tx, who, { id }, now));
export const measure = (
  given: Partial<Figure> = {},
  { revision = 1, measureId = newId<'MeasureId'>(), who = raiser, at = now } = {},
) => db.transact((tx) => recordMeasure(tx, who, { id, measureId, revision, figure: { ...figure, ...given } }, at));
export const latest = async () => (await measuresOf(db.conn, id)).at(-1)?.id ?? newId<'MeasureId'>();
export const report = async (measureId?: MeasureId, who: Viewer = raiser) => {
  const on = measureId ?? (await latest());
  return db.transact((tx) => reportSolved(tx, who, { id, measureId: on, lesson }, now));
};
export const verify = async (
  who: Viewer = hub,
  given: { note?: string; measureId?: MeasureId; better?: 'lower' | 'higher' } = {},
) => {
  const measureId = given.measureId ?? (await stands())?.measureId ?? newId<'MeasureId'>();
  const input = { id, measureId, note: given.note ?? '', better: given.better ?? null };
  return db.transact((tx) => verifySolved(tx, who, input, now));
};
export const giveBack = async (note: string, who: Viewer = hub) => {
  const measureId = (await stands())?.measureId ?? newId<'MeasureId'>();
  return db.transact((tx) => returnReport(tx, who, { id, measureId, note }, now));
};
export const withdraw = () => db.transact((tx) => withdrawReport(tx, raiser, { id }, now));
export const strike = (measureId: MeasureId, reason: string) =>
  db.transact((tx) => strikeMeasure(tx, raiser, { id, measureId, reason }, now));
export const begun = async () => {
  await raise();
  await begin();
};
export const drop = (reason: string) => db.transact((tx) => dropProblem(tx, raiser, { id, reason }, now));
export const reopen = (reason: string) => db.transact((tx) => reopenProblem(tx, raiser, { id, reason }, now));
export const stands = () => problemFor(db.conn, hub, id);
export const eventsOf = async () =>
  (
    await oneRow<{ events: string[] }>(
      db,
      sql`select array_agg(event order by id) as events from audit_event where subject_id = ${id}`,
    )
  ).events;
export const factsOf = async (name: string) =>
  (
    await oneRow<{ n: number }>(
      db,
      sql`select count(*) as n from outbox_fact where name = ${name} and payload ->> 'problemId' = ${id}`,
    )
  ).n;
export const titleFound = async () =>
  (await oneRow<{ title: string; is_public: boolean }>(
    db,
    sql`select title, is_public from search_doc where problem_id = ${id}`,
  )) as { title: string; is_public: boolean };

/** Gives the tests of a file a database, people and, before each, the next problem. */
export function withProblem(): void {
  beforeAll(async () => {
    test_ = await testDatabase();
    db = test_.db;
    deli = await place(db, 'Kabupaten Deli Serdang', '12.07');
    toba = await place(db, 'Kabupaten Toba', '12.12');
    raiser = await viewerIn(db, deli, 'innovator');
    stranger = await viewerIn(db, toba, 'local_admin');
    hub = await viewerIn(db, toba, 'hub_admin');
    const planter = new Planter(db);
    const institutionId = deli.institutionId;
    published = await planter.innovation({ institutionId, content: { title: 'Sepeda Bagus', summary: 'Keliling.' } });
    draft = await planter.innovation({ institutionId, state: 'draft', content: { title: 'Rancangan' } });
  });
  afterAll(() => test_.close());
  beforeEach(anew);
}
