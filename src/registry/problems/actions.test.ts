import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '#identity/index.ts';
import type { Database } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, must, refused } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { oneRow, type Place, place, viewerIn } from '../../../tests/support/registry.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import type { InnovationId, MeasureId, ProblemId } from '../model/ids.ts';
import { linkInnovation, unlinkInnovation } from './actions/link.ts';
import { recordMeasure, strikeMeasure } from './actions/measure.ts';
import { beginSolving, dropProblem, reopenProblem } from './actions/move.ts';
import { reportSolved, returnReport, verifySolved, withdrawReport } from './actions/report.ts';
import { editProblem, raiseProblem } from './actions/write.ts';
import type { Figure, ProblemContent } from './model.ts';
import { measuresOf } from './queries/measure.ts';
import {
  innovationsOfProblem,
  listProblems,
  problemFor,
  problemsOfInnovation,
  problemTodo,
} from './queries/problem.ts';

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
  better: 'lower',
};
const figure: Figure = {
  value: 30,
  date: '2026-10-01',
  source: 'Laporan 2026',
  evidence: [{ title: 'Laporan', url: 'https://contoh.go.id/laporan', date: null }],
  note: '',
};
const lesson = 'Pendaftaran dipindah ke siang hari.';

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
const measure = (
  given: Partial<Figure> = {},
  { revision = 1, measureId = newId<'MeasureId'>(), who = raiser, at = now } = {},
) => db.transact((tx) => recordMeasure(tx, who, { id, measureId, revision, figure: { ...figure, ...given } }, at));
const latest = async () => (await measuresOf(db.conn, id)).at(-1)?.id ?? newId<'MeasureId'>();
const report = async (measureId?: MeasureId, who: Viewer = raiser) => {
  const on = measureId ?? (await latest());
  return db.transact((tx) => reportSolved(tx, who, { id, measureId: on, lesson }, now));
};
const verify = async (
  who: Viewer = hub,
  given: { note?: string; measureId?: MeasureId; better?: 'lower' | 'higher' } = {},
) => {
  const measureId = given.measureId ?? (await stands())?.measureId ?? newId<'MeasureId'>();
  const input = { id, measureId, note: given.note ?? '', better: given.better ?? null };
  return db.transact((tx) => verifySolved(tx, who, input, now));
};
const giveBack = async (note: string, who: Viewer = hub) => {
  const measureId = (await stands())?.measureId ?? newId<'MeasureId'>();
  return db.transact((tx) => returnReport(tx, who, { id, measureId, note }, now));
};
const withdraw = () => db.transact((tx) => withdrawReport(tx, raiser, { id }, now));
const strike = (measureId: MeasureId, reason: string) =>
  db.transact((tx) => strikeMeasure(tx, raiser, { id, measureId, reason }, now));
const begun = async () => {
  await raise();
  await begin();
};
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

describe('measuring', () => {
  test('makes a series, better or not, each once', async () => {
    await begun();
    const measureId = newId<'MeasureId'>();
    expect(await measure({ value: 99, date: '2026-02-01', evidence: [] }, { measureId })).toEqual(done(null));
    expect(await measure({ value: 99, date: '2026-02-01', evidence: [] }, { measureId })).toEqual(done(null));
    expect(await measure()).toEqual(done(null));
    expect((await measuresOf(db.conn, id)).map((it) => [it.date, it.value, it.unit, it.evidence.length])).toEqual([
      ['2026-02-01', 99, 'menit', 0],
      ['2026-10-01', 30, 'menit', 1],
    ]);
    expect((await eventsOf()).filter((event) => event === 'registry.problem.measure')).toHaveLength(2);
    const other = await oneRow<{ id: MeasureId }>(db, sql`select id from problem_measure where id = ${measureId}`);
    id = newId<'ProblemId'>();
    await begun();
    expect(await measure({}, { measureId: other.id })).toEqual(refused('id_taken'));
  });

  test('is refused before or on the day of the baseline, from the future, a stale tab, others, and without baseline', async () => {
    await begun();
    expect(await measure({ date: '2025-01-31' })).toEqual(refused('before_baseline'));
    expect(await measure({ date: '2026-11-25' })).toEqual(refused('in_future'));
    expect(await measure({ evidence: [{ title: 'x', url: 'javascript:alert(1)', date: null }] })).toEqual(
      refused('invalid'),
    );
    expect(await measure({ value: Number.NaN })).toEqual(refused('invalid'));
    expect(await measure({}, { who: stranger })).toEqual(refused('not_yours'));
    await edit(1, { better: null });
    expect(await measure({}, { revision: 2 })).toEqual(refused('direction_missing'));
    await edit(2, { baseline: { ...baseline, unit: 'jam' } });
    expect(await measure({}, { revision: 2 })).toEqual(refused('stale'));
    await edit(3, { baseline: null });
    expect(await measure({}, { revision: 4 })).toEqual(refused('baseline_missing'));
    expect(await measuresOf(db.conn, id)).toEqual([]);
  });

  test('fixes what is measured: indicator and unit stay', async () => {
    await begun();
    await measure();
    expect(await edit(1, { baseline: { ...baseline, unit: 'jam' } })).toEqual(refused('measured'));
    expect(await edit(1, { baseline: { ...baseline, value: 90 } })).toEqual(done({ revision: 2, theirs: [] }));
  });

  test('is struck out with a reason, but not while a report rests on it', async () => {
    await begun();
    await measure({ value: 3 });
    const wrong = await latest();
    expect(await strike(wrong, ' ')).toEqual(refused('reason_missing'));
    expect(await strike(newId<'MeasureId'>(), 'x')).toEqual(refused('unknown_measure'));
    await report(wrong);
    expect(await strike(wrong, 'Salah ketik.')).toEqual(refused('measure_used'));
    await withdraw();
    expect(await strike(wrong, 'Salah ketik.')).toEqual(done(null));
    expect(await strike(wrong, 'Salah ketik.')).toEqual(done(null));
    expect(await measuresOf(db.conn, id)).toEqual([]);
    const kept = sql`select struck_reason from problem_measure where id = ${wrong}`;
    expect((await oneRow<{ struck_reason: string }>(db, kept)).struck_reason).toBe('Salah ketik.');
  });
});

describe('solving', () => {
  test('is reported by one and verified by another, each once', async () => {
    await raise();
    await measure();
    expect(await report()).toEqual(refused('not_begun'));
    expect(await begin()).toEqual(done(null));
    expect(await begin()).toEqual(done(null));
    expect(await report()).toEqual(done(null));
    expect(await report()).toEqual(done(null));
    expect(await stands()).toMatchObject({
      state: 'reported',
      revision: 2,
      afterMeasure: { indicator: 'Waktu tunggu', unit: 'menit', value: 30, date: '2026-10-01', source: 'Laporan 2026' },
      evidence: figure.evidence,
      lesson,
      verifiedAt: null,
    });
    expect(await factsOf('registry.problem_reported')).toBe(1);
    expect(await factsOf('registry.problem_solved')).toBe(0);
    expect(await verify(raiser)).toEqual(refused('not_judge'));
    expect(await verify({ ...hub, person: raiser.person })).toEqual(refused('own_report'));
    expect(await verify(hub, { note: 'Cocok dengan register.' })).toEqual(done(null));
    expect(await verify(hub, { note: 'Cocok dengan register.' })).toEqual(done(null));
    expect(await stands()).toMatchObject({
      state: 'solved',
      verifiedAt: now,
      verifiedAs: 'hub_admin',
      verifiedFor: 'Pemerintah Kabupaten Toba',
      verifyNote: 'Cocok dengan register.',
    });
    expect(await eventsOf()).toEqual([
      'registry.problem.raise',
      'registry.problem.measure',
      'registry.problem.begin',
      'registry.problem.report',
      'registry.problem.solve',
    ]);
    expect(await factsOf('registry.problem_solved')).toBe(1);
    expect(await report()).toEqual(refused('closed'));
  });

  test('wants the latest measure to be better and proven; the best of many is not picked', async () => {
    await begun();
    expect(await report()).toEqual(refused('measure_missing'));
    await measure({ value: 20, date: '2026-03-01' });
    const best = await latest();
    await measure({ value: 95, date: '2026-09-01' });
    expect(await report(best)).toEqual(refused('no_improvement'));
    await measure({ value: 60, date: '2026-10-01', evidence: [] });
    expect(await report()).toEqual(refused('evidence_missing'));
    await measure({ value: 50, date: '2026-11-01' });
    expect(await report(best)).toEqual(refused('stale'));
    expect(await report()).toEqual(done(null));
  });

  test('is not verified when a newer measure says otherwise, or on another report than was looked at', async () => {
    await begun();
    await measure();
    await report();
    expect(await verify(hub, { measureId: newId<'MeasureId'>() })).toEqual(refused('stale'));
    await measure({ value: 100, date: '2026-11-20', evidence: [] }, { revision: 2 });
    expect(await verify()).toEqual(refused('no_improvement'));
  });

  test('is given back with a note, which is read by those who run it', async () => {
    await begun();
    await measure();
    await report();
    expect(await giveBack(' ')).toEqual(refused('reason_missing'));
    expect(await giveBack('x'.repeat(2001))).toEqual(refused('invalid'));
    expect(await giveBack('Sumbernya belum dapat dibuka.', raiser)).toEqual(refused('not_judge'));
    expect(await giveBack('Sumbernya belum dapat dibuka.')).toEqual(done(null));
    expect(await giveBack('Sumbernya belum dapat dibuka.')).toEqual(done(null));
    expect(await stands()).toMatchObject({
      state: 'being_solved',
      returnNote: 'Sumbernya belum dapat dibuka.',
      measureId: null,
    });
    expect(await factsOf('registry.problem_returned')).toBe(1);
    expect(await verify()).toEqual(refused('not_reported'));
    expect(await report()).toEqual(done(null));
    expect((await stands())?.returnNote).toBe('');
  });

  test('of which nobody said the direction asks it of the verifier', async () => {
    await begun();
    await measure();
    await report();
    await db.pool.query('update problem set better = null where id = $1', [id]);
    expect(await verify()).toEqual(refused('direction_missing'));
    expect(await verify(hub, { better: 'higher' })).toEqual(refused('no_improvement'));
    expect(await verify(hub, { better: 'lower' })).toEqual(done(null));
    expect((await stands())?.better).toBe('lower');
  });

  test('waits with the admin of its institution and with the hub, but never with whoever reported it', async () => {
    await begun();
    await measure();
    await report();
    const admin = await viewerIn(db, deli, 'local_admin');
    const waits = async (who: Viewer) => {
      const { items } = await listProblems(
        db.conn,
        who,
        { states: [], regions: [], affairs: [], mark: 'to_verify' },
        { size: 50, offset: 0 },
      );
      return items.some((it) => it.id === id);
    };
    expect([await waits(admin), await waits(hub), await waits(stranger), await waits(raiser)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await waits({ ...admin, person: raiser.person })).toBe(false);
    const before = (await problemTodo(db.conn, admin)).toVerify;
    await verify(admin);
    expect((await problemTodo(db.conn, admin)).toVerify).toBe(before - 1);
  });

  test('is undone by opening again with a reason; only a newer measure solves it then', async () => {
    await begun();
    await measure();
    await report();
    expect(await reopen('Antrean kembali.')).toEqual(refused('reported'));
    await verify();
    expect(await reopen(' ')).toEqual(refused('reason_missing'));
    expect(await reopen('Antrean kembali.')).toEqual(done(null));
    expect(await reopen('Antrean kembali.')).toEqual(done(null));
    expect((await eventsOf()).filter((event) => event === 'registry.problem.reopen')).toHaveLength(1);
    await begin();
    expect(await reopen('Antrean kembali.')).toEqual(refused('not_closed'));
    expect(await stands()).toMatchObject({ state: 'being_solved', lesson, verifiedAt: null, measureId: null });
    expect(await report()).toEqual(refused('measure_old'));
    const later = new Date(now.getTime() + 1000);
    await measure({ value: 25, date: '2026-11-01' }, { revision: 2, at: later });
    expect(await report()).toEqual(done(null));
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
