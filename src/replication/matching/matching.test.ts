import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPeople, nobody, type Role, type Viewer, viewerOfPerson } from '#identity/index.ts';
import { identityManifest } from '#identity/manifest.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { type InnovationId, type ProblemId, problemFor, type ShownProblem } from '#registry/index.ts';
import { registryManifest } from '#registry/manifest.ts';
import { countQueries, type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { carryFacts } from '../../../tests/support/facts.ts';
import { governmentOf, testConfig } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { dismissMatch, restoreMatch } from './actions/judge.ts';
import { lookAt } from './actions/look.ts';
import { setRegionFacts, setRule } from './actions/settings.ts';
import { matchingJobs, matchPublished, matchRaised } from './jobs.ts';
import { listNeverCopied, listUnmatched } from './queries/lists.ts';
import { matchesOf } from './queries/matches.ts';
import { factsMark } from './rules/mark.ts';
import { OWN_THRESHOLD, ownWeights } from './rules/weights.ts';

let database: TestDatabase;
let hub: Viewer;
let raiser: Viewer;
let nias: ShownProblem;
const now = new Date('2026-11-24T03:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const desk = (at = now) => ({ db: database.db, baseUrl: 'http://localhost', now: at });

async function viewer(key: string, role: Role): Promise<Viewer> {
  const id = (await demoPeople(database.db.conn)).get(key);
  const found = id ? await viewerOfPerson(database.db.conn, id, role) : null;
  if (!found) throw new Error(`the demonstration has no ${key}`);
  return found;
}

async function problemCalled(words: string): Promise<ShownProblem> {
  const { rows } = await database.db.pool.query<{ id: ProblemId }>('select id from problem where title ilike $1', [
    `%${words}%`,
  ]);
  const found = rows[0] && (await problemFor(database.db.conn, nobody, rows[0].id));
  if (!found) throw new Error(`no problem ${words}`);
  return found;
}

const noticesOf = async (id: ProblemId) =>
  (
    await database.db.pool.query<{ kind: string; values: { title: string } }>(
      `select kind, values from notice where kind = 'replication.notice.match' and href like $1 order by created_at, id`,
      [`/masalah/${id}%`],
    )
  ).rows.map((it) => it.values.title);

beforeAll(async () => {
  database = await testDatabase();
  const context = { db: database.db, config: testConfig, now, baseUrl: 'http://localhost', progress: () => {} };
  for (const it of [identityManifest({}), registryManifest({})]) {
    await it.seed?.(context);
    await it.seedDemo?.(context);
  }
  await carryFacts(
    database.db,
    () => now,
    (task) => task.startsWith('registry.'),
  );
  hub = await viewer('admin.hub', 'hub_admin');
  raiser = await viewer('inovator.puskesmas', 'innovator');
  nias = await problemCalled('kepulauan');
});
afterAll(() => database.close());

describe('the problem of Nias', () => {
  test('finds «Demi Sepeda Bagus» first, by its words, its affair and its proofs; it names no goal', async () => {
    const { matches } = await matchesOf(database.db.conn, nias);
    const [best] = matches;
    expect(best?.title).toMatch(/^Demi Sepeda Bagus/);
    expect(best?.words.slice(0, 2)).toEqual(['pendidikan', 'berkebutuhan']);
    expect(best?.parts).toMatchObject({ affair: 1, sdg: 0, region: null, copied: 0 });
    expect(best?.proofs).toContain('awarded');
    expect(best && best.score >= OWN_THRESHOLD).toBe(true);
  });

  test('costs five statements, however much is found', async () => {
    const { queries } = await countQueries(database.db, () => matchesOf(database.db.conn, nias));
    expect(queries).toBe(5);
    const antrean = await problemCalled('puskesmas');
    expect((await countQueries(database.db, () => matchesOf(database.db.conn, antrean))).queries).toBeLessThanOrEqual(
      5,
    );
  });

  test('counts the region once the hub has entered facts of both', async () => {
    const facts = { islands: { value: 10, year: 2023, source: 'Daftar pulau' } };
    const set = (code: string, given: object, mark = factsMark({})) =>
      database.db.transact((tx) => setRegionFacts(tx, hub, { code, facts: given, mark }, now));
    must(await set('12.04', facts));
    expect((await matchesOf(database.db.conn, nias)).matches[0]?.parts.region).toBeNull();
    must(await set('12.07', { islands: { value: 5, year: 2023, source: 'Daftar pulau' } }));
    expect((await matchesOf(database.db.conn, nias)).matches[0]?.parts.region).toBe(0.5);
    // The same form twice is one; an older one is told so; others may not.
    must(await set('12.04', facts));
    expect(await set('12.04', {})).toEqual({ ok: false, why: 'stale' });
    const others = { code: '12.04', facts: {}, mark: factsMark(facts) };
    expect(await database.db.transact((tx) => setRegionFacts(tx, raiser, others, now))).toEqual({
      ok: false,
      why: 'not_yours',
    });
    must(await set('12.04', {}, factsMark(facts)));
    must(await set('12.07', {}, factsMark({ islands: { value: 5, year: 2023, source: 'Daftar pulau' } })));
  });
});

describe('setting aside', () => {
  const best = async () => (await matchesOf(database.db.conn, nias)).matches[0];
  const aside = async (who: Viewer, reason: string) => {
    const innovationId = (await best())?.id as InnovationId;
    return database.db.transact((tx) => dismissMatch(tx, who, { problemId: nias.id, innovationId, reason }, now));
  };

  test('wants a reason, and somebody who runs the problem', async () => {
    expect(await aside(hub, '  ')).toEqual({ ok: false, why: 'reason_missing' });
    expect(await aside(hub, 'x'.repeat(2001))).toEqual({ ok: false, why: 'reason_long' });
    expect(await aside(raiser, 'Bukan')).toEqual({ ok: false, why: 'not_yours' });
    const strange = { problemId: nias.id, innovationId: newId<'InnovationId'>(), reason: 'Bukan' };
    expect(await database.db.transact((tx) => dismissMatch(tx, hub, strange, now))).toEqual({
      ok: false,
      why: 'not_found',
    });
  });

  test('is remembered and taken back', async () => {
    must(await aside(hub, 'Tidak ada PKBM di pulau.'));
    must(await aside(hub, 'Tidak ada PKBM di pulau.'));
    const set = await best();
    expect(set?.dismissedReason).toBe('Tidak ada PKBM di pulau.');
    const of = { problemId: nias.id, innovationId: set?.id as InnovationId };
    must(await database.db.transact((tx) => restoreMatch(tx, hub, of, now)));
    must(await database.db.transact((tx) => restoreMatch(tx, hub, of, now)));
    expect((await best())?.dismissedReason).toBeNull();
    const log = await database.db.pool.query(
      `select event from audit_event where event like 'replication.matching.%' and subject_id = $1 order by id`,
      [nias.id],
    );
    expect(log.rows.map((it) => it.event)).toEqual(['replication.matching.dismiss', 'replication.matching.restore']);
  });
});

describe('looking again', () => {
  test('tells nobody what was found the first time, and whoever raised it of what comes in, once', async () => {
    const sampah = await problemCalled('sampah pasar');
    await matchRaised({ problemId: sampah.id }, desk());
    expect(await noticesOf(sampah.id)).toEqual([]);
    const innovation = await new Planter(database.db).innovation({
      institutionId: await governmentOf(database.db, '12.09'),
      content: {
        title: 'Sampah pasar habis sebelum petang',
        summary: 'Sampah organik pasar dijemput sore hari sehingga saluran air tidak tersumbat.',
        mainAffair: 'lingkungan-hidup',
        sdgs: [11],
        sustainabilityStatus: 'continuing',
      },
      awards: [{ level_text: 'Top 45', year: 2022 }],
    });
    await carryFacts(
      database.db,
      () => now,
      (task) => task.startsWith('registry.'),
    );
    await matchPublished({ innovationId: innovation }, desk(later(1)));
    await matchPublished({ innovationId: innovation }, desk(later(2)));
    expect(await noticesOf(sampah.id)).toEqual(['Sampah pasar habis sebelum petang']);
    await database.db.transact((tx) => lookAt(tx, sampah.id, later(3)));
    expect(await noticesOf(sampah.id)).toEqual(['Sampah pasar habis sebelum petang']);
  });

  test('comes to every open problem once a day', async () => {
    const [daily] = matchingJobs;
    const context = { ...desk(later(24)), config: testConfig, log: undefined as never };
    await daily?.run({}, context);
    const looked = await database.db.pool.query(
      `select count(*) as n from problem p join problem_matching g on g.problem_id = p.id where p.state in ('open', 'being_solved')`,
    );
    const open = await database.db.pool.query(
      `select count(*) as n from problem where state in ('open', 'being_solved')`,
    );
    expect(looked.rows[0].n).toBe(open.rows[0].n);
  });
});

describe('the lists of the hub', () => {
  const everything = { words: '', region: null, affair: null };
  const window = { size: 50, offset: 0 };

  test('name problems without a match, the own ones for a regency', async () => {
    const { rows, total } = await listUnmatched(database.db.conn, hub, everything, window);
    const titles = rows.map((it) => it.title);
    expect(total).toBe(titles.length);
    expect(titles).not.toContain(nias.title);
    expect(titles).toContain('Contoh: Pelaku usaha kecil belum memiliki izin berusaha');
    const toba = await viewer('admin.toba', 'local_admin');
    const own = await listUnmatched(database.db.conn, toba, everything, window);
    expect(own.rows.every((it) => it.regionCode === '12.12')).toBe(true);
    const narrowed = await listUnmatched(database.db.conn, hub, { ...everything, words: '100%' }, window);
    expect(narrowed).toEqual({ total: 0, rows: [] });
  });

  test('name proven innovations that nobody has copied, those that are looked for first', async () => {
    const all = { ...everything, awarded: true };
    const { rows, total } = await listNeverCopied(database.db.conn, all, window);
    expect(total).toBeGreaterThanOrEqual(2);
    expect(rows.slice(0, 2).map((it) => it.title.slice(0, 17))).toContain('Demi Sepeda Bagus');
    expect(rows[0]?.problems).toBeGreaterThan(0);
    const none = await listNeverCopied(database.db.conn, { ...all, affair: 'kehutanan' }, window);
    expect(none.total).toBe(0);
  });
});

describe('the weights', () => {
  const set = (given: object, who = hub) =>
    database.db.transact((tx) =>
      setRule(tx, who, { weights: ownWeights, threshold: 60, reason: 'Uji', revision: 0, ...given }, now),
    );

  test('are the hub’s to set, whole, with a reason and on what stands', async () => {
    expect(await set({}, raiser)).toEqual({ ok: false, why: 'not_yours' });
    expect(await set({ reason: ' ' })).toEqual({ ok: false, why: 'reason_missing' });
    expect(await set({ weights: { ...ownWeights, text: 50 } })).toEqual({ ok: false, why: 'sum' });
    expect(await set({ threshold: 101 })).toEqual({ ok: false, why: 'threshold' });
    must(await set({}));
    must(await set({}));
    expect(await set({ threshold: 70 })).toEqual({ ok: false, why: 'stale' });
    const { rule } = await matchesOf(database.db.conn, nias);
    expect([rule.revision, rule.threshold]).toEqual([1, 60]);
  });
});
