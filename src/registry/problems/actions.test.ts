import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '#identity/index.ts';
import type { Database } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, must, refused } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { oneRow, type Place, place, viewerIn } from '../../../tests/support/registry.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import type { InnovationId, ProblemId } from '../model/ids.ts';
import { linkInnovation, unlinkInnovation } from './actions/link.ts';
import { beginSolving, dropProblem, reopenProblem, solveProblem } from './actions/move.ts';
import { editProblem, raiseProblem } from './actions/write.ts';
import type { ProblemContent, Solution } from './model.ts';
import { innovationsOfProblem, problemFor, problemsOfInnovation } from './queries.ts';

let test_: TestDatabase;
let db: Database;
let deli: Place;
let toba: Place;
let raiser: Viewer;
let stranger: Viewer;
let hub: Viewer;
let id: ProblemId;
let published: InnovationId;
let draft: InnovationId;
const now = new Date('2026-11-24T09:00:00Z');

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
beforeEach(() => {
  id = newId<'ProblemId'>();
});

const baseline = { indicator: 'Waktu tunggu', unit: 'menit', value: 95, date: '2025-01-31', source: 'Laporan 2025' };
const content: ProblemContent = {
  title: 'Antrean puskesmas terlalu lama',
  whatHurts: 'Pasien menunggu berjam-jam.',
  whoIsHurt: 'Pasien lanjut usia.',
  sinceWhen: 'Sejak 2023',
  regionCode: '12.07',
  affair: 'kesehatan',
  sdg: 3,
  baseline,
};
const solution: Solution = {
  value: 30,
  date: '2026-10-01',
  source: 'Laporan 2026',
  evidence: [{ title: 'Laporan', url: 'https://contoh.go.id/laporan', date: null }],
  lesson: 'Pendaftaran dipindah ke siang hari.',
};

const raise = (
  given: Partial<ProblemContent> = {},
  who: Viewer = raiser,
  unitId: Place['unitId'] | null = deli.unitId,
) =>
  db.transact((tx) =>
    raiseProblem(tx, who, { id, institutionId: deli.institutionId, unitId, content: { ...content, ...given } }, now),
  );
const edit = (revision: number, given: Partial<ProblemContent>, who: Viewer = raiser) =>
  db.transact((tx) => editProblem(tx, who, { id, revision, content: { ...content, ...given } }, now));
const begin = (who: Viewer = raiser) => db.transact((tx) => beginSolving(tx, who, { id }, now));
const solve = (given: Partial<Solution> = {}, revision = 1) =>
  db.transact((tx) => solveProblem(tx, raiser, { id, revision, solution: { ...solution, ...given } }, now));
const drop = (reason: string) => db.transact((tx) => dropProblem(tx, raiser, { id, reason }, now));
const reopen = (reason: string) => db.transact((tx) => reopenProblem(tx, raiser, { id, reason }, now));
const stands = () => problemFor(db.conn, hub, id);
const eventsOf = async () =>
  (
    await oneRow<{ events: string[] }>(
      db,
      sql`select array_agg(event order by id) as events from audit_event where subject_id = ${id}`,
    )
  ).events;
const factsOf = async (name: string) =>
  (
    await oneRow<{ n: number }>(
      db,
      sql`select count(*) as n from outbox_fact where name = ${name} and payload ->> 'problemId' = ${id}`,
    )
  ).n;
const titleFound = async () =>
  (await oneRow<{ title: string; is_public: boolean }>(
    db,
    sql`select title, is_public from search_doc where problem_id = ${id}`,
  )) as { title: string; is_public: boolean };

describe('raising', () => {
  test('stands before everyone, is logged, found and announced', async () => {
    expect(await raise()).toEqual(done({ id }));
    const shown = await stands();
    expect(shown).toMatchObject({ ...content, state: 'open', revision: 1, evidence: [], lesson: '' });
    expect(shown?.unitName).toBe('Dinas Pendidikan Kabupaten Deli Serdang');
    expect(await eventsOf()).toEqual(['registry.problem.raise']);
    expect(await titleFound()).toEqual({ title: content.title, is_public: true });
    expect(await factsOf('registry.problem_raised')).toBe(1);
  });

  test('twice with one id is one problem', async () => {
    await raise();
    expect(await raise()).toEqual(done({ id }));
    expect(await eventsOf()).toEqual(['registry.problem.raise']);
    expect(await factsOf('registry.problem_raised')).toBe(1);
    expect(await raise({}, hub)).toEqual(refused('id_taken'));
  });

  test('is refused for a place of others, an unknown place and a broken text', async () => {
    expect(await raise({}, stranger)).toEqual(refused('not_here'));
    expect(await raise({ regionCode: '99.99' })).toEqual(refused('unknown_place'));
    expect(await raise({}, hub, toba.unitId)).toEqual(refused('unknown_place'));
    expect(await raise({ title: 'Antrean' })).toEqual(refused('invalid'));
    expect(await raise({ affair: 'sihir' })).toEqual(refused('invalid'));
    expect(await raise({ baseline: { ...baseline, source: ' ' } })).toEqual(refused('invalid'));
    expect(await raise({ baseline: { ...baseline, date: '2026-11-25' } })).toEqual(refused('in_future'));
    expect(await stands()).toBeNull();
  });
});

describe('editing', () => {
  test('writes the text, counts the revision and tells only what changed', async () => {
    await raise();
    expect(await edit(1, { whatHurts: 'Loket penuh.' })).toEqual(done({ revision: 2, theirs: [] }));
    expect(await stands()).toMatchObject({ whatHurts: 'Loket penuh.', revision: 2 });
    const changes = sql`select changes from audit_event where subject_id = ${id} order by id desc limit 1`;
    expect((await oneRow<{ changes: unknown }>(db, changes)).changes).toEqual([
      { field: 'problem.whatHurts', before: 'Pasien menunggu berjam-jam.', after: 'Loket penuh.' },
    ]);
  });

  test('from a stale tab writes nothing, and the same text twice is saved once', async () => {
    await raise();
    await edit(1, { whatHurts: 'Loket penuh.' }, hub);
    expect(await edit(1, { whatHurts: 'Kursi kurang.' })).toEqual(refused('stale'));
    expect(await edit(1, { whatHurts: 'Loket penuh.' })).toEqual(done({ revision: 2, theirs: [] }));
    expect(await stands()).toMatchObject({ whatHurts: 'Loket penuh.', revision: 2 });
  });

  test('joins what others changed in other fields', async () => {
    await raise();
    await edit(1, { whoIsHurt: 'Lansia dan ibu hamil' }, hub);
    const joined = await edit(1, { whatHurts: 'Loket penuh.' });
    expect(joined).toEqual(done({ revision: 3, theirs: ['siapa'] }));
    expect(await stands()).toMatchObject({ whatHurts: 'Loket penuh.', whoIsHurt: 'Lansia dan ibu hamil' });
  });

  test('is refused to others and once closed', async () => {
    expect(await edit(1, {})).toEqual(refused('not_found'));
    await raise();
    expect(await edit(1, { whatHurts: 'x' }, stranger)).toEqual(refused('not_yours'));
    await drop('Sudah tercatat.');
    expect(await edit(1, { whatHurts: 'x' })).toEqual(refused('closed'));
  });
});

describe('solving', () => {
  test('wants to be begun, then closes with measure and evidence', async () => {
    await raise();
    expect(await solve()).toEqual(refused('not_begun'));
    expect(await begin()).toEqual(done(null));
    expect(await begin()).toEqual(done(null));
    expect(await solve()).toEqual(done(null));
    expect(await solve()).toEqual(done(null));
    expect(await stands()).toMatchObject({
      state: 'solved',
      revision: 2,
      afterMeasure: { indicator: 'Waktu tunggu', unit: 'menit', value: 30, date: '2026-10-01', source: 'Laporan 2026' },
      evidence: solution.evidence,
      lesson: solution.lesson,
    });
    expect(await eventsOf()).toEqual(['registry.problem.raise', 'registry.problem.begin', 'registry.problem.solve']);
    expect(await factsOf('registry.problem_solved')).toBe(1);
    expect(await solve({ value: 20 })).toEqual(refused('closed'));
  });

  test('is refused without proof, before the baseline, in the future, from a stale tab and without baseline', async () => {
    await raise();
    await begin();
    expect(await solve({ evidence: [] })).toEqual(refused('evidence_missing'));
    expect(await solve({ date: '2025-01-30' })).toEqual(refused('before_baseline'));
    expect(await solve({ date: '2026-11-25' })).toEqual(refused('in_future'));
    const script = { title: 'x', url: 'javascript:alert(1)', date: null };
    expect(await solve({ evidence: [script] })).toEqual(refused('invalid'));
    await edit(1, { baseline: { ...baseline, unit: 'jam' } });
    expect(await solve()).toEqual(refused('stale'));
    await edit(2, { baseline: null });
    expect(await solve({}, 3)).toEqual(refused('baseline_missing'));
    expect(await stands()).toMatchObject({ state: 'being_solved', afterMeasure: null });
  });

  test('is undone by opening again with a reason; the earlier proof stays for the next attempt', async () => {
    await raise();
    await begin();
    await solve();
    expect(await reopen(' ')).toEqual(refused('reason_missing'));
    expect(await reopen('Antrean kembali.')).toEqual(done(null));
    expect(await reopen('Antrean kembali.')).toEqual(done(null));
    expect((await eventsOf()).filter((event) => event === 'registry.problem.reopen')).toHaveLength(1);
    await begin();
    expect(await reopen('Antrean kembali.')).toEqual(refused('not_closed'));
    expect(await stands()).toMatchObject({
      state: 'being_solved',
      evidence: solution.evidence,
      lesson: solution.lesson,
    });
  });
});

describe('dropping', () => {
  test('keeps the reason and takes the problem out of the public eye', async () => {
    await raise();
    expect(await drop('')).toEqual(refused('reason_missing'));
    expect(await drop('x'.repeat(2001))).toEqual(refused('invalid'));
    expect(await drop('Sudah tercatat di tempat lain.')).toEqual(done(null));
    expect(await drop('Sudah tercatat di tempat lain.')).toEqual(done(null));
    expect(await stands()).toMatchObject({ state: 'dropped', dropReason: 'Sudah tercatat di tempat lain.' });
    expect(await problemFor(db.conn, stranger, id)).toBeNull();
    expect(await titleFound()).toEqual({ title: content.title, is_public: false });
    expect(await eventsOf()).toEqual(['registry.problem.raise', 'registry.problem.drop']);
    await reopen('Ternyata berbeda.');
    expect(await stands()).toMatchObject({ state: 'open', dropReason: null });
  });
});

describe('linking', () => {
  const link = (innovationId: InnovationId, who: Viewer = raiser) =>
    db.transact((tx) => linkInnovation(tx, who, { id, innovationId }, now));
  const unlink = (innovationId: InnovationId) =>
    db.transact((tx) => unlinkInnovation(tx, raiser, { id, innovationId }, now));

  test('shows both on each other’s page, and twice is once', async () => {
    await raise();
    expect(await link(published)).toEqual(done(null));
    expect(await link(published)).toEqual(done(null));
    expect(await innovationsOfProblem(db.conn, id)).toEqual([
      {
        id: published,
        title: 'Sepeda Bagus',
        summary: 'Keliling.',
        institutionName: 'Pemerintah Kabupaten Deli Serdang',
        unitName: null,
        regionCode: '12.07',
      },
    ]);
    expect(await problemsOfInnovation(db.conn, published)).toEqual([
      {
        id,
        title: content.title,
        state: 'open',
        regionCode: '12.07',
        institutionName: 'Pemerintah Kabupaten Deli Serdang',
      },
    ]);
    expect(must(await unlink(published))).toBeNull();
    expect(must(await unlink(published))).toBeNull();
    expect(await innovationsOfProblem(db.conn, id)).toEqual([]);
    expect(await eventsOf()).toEqual(['registry.problem.raise', 'registry.problem.link', 'registry.problem.unlink']);
  });

  test('is refused for drafts, unknown ones, others and dropped problems', async () => {
    await raise();
    expect(await link(draft)).toEqual(refused('unknown_innovation'));
    expect(await link(newId<'InnovationId'>())).toEqual(refused('unknown_innovation'));
    expect(await link(published, stranger)).toEqual(refused('not_yours'));
    await link(published);
    await drop('Salah catat.');
    expect(await link(published)).toEqual(refused('dropped'));
    expect(await problemsOfInnovation(db.conn, published)).toEqual([]);
  });
});
