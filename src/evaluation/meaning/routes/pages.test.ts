import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileAddress } from '#platform/export/address.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { type Jury, judgedRound, raiseJury, readApart, workOut } from '../../../../tests/support/judged-round.ts';
import { testNow } from '../../../../tests/support/people.ts';
import { type TestServer, testServer } from '../../../../tests/support/server.ts';
import type { SubjectDoor } from '../../door.ts';
import type { RoundId } from '../../model/ids.ts';
import { subjectsOf } from '../../queries/subject.ts';
import { askReckoning } from '../actions/reckon.ts';
import { paths } from '../paths.ts';
import { reckoningOf } from '../queries/reckoning.ts';

let database: TestDatabase;
let server: TestServer;
let jury: Jury;
let cookies: string;
/** Two groups of five and three that no juror joins. */
let apart: RoundId;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  jury = await raiseJury(db, ['Murah', 'Tengah', 'Ketat', 'Longgar']);
  server = testServer(db);
  cookies = await server.cookiesOf(jury.secretary.person.email);
  apart = (await judgedRound(db, jury, [40, 45, 50, 55, 70, 60, 50, 40], readApart)).roundId;
  const asked = { roundId: apart, cut: 4, cuts: null, scale: false };
  must(await db.transact((tx) => askReckoning(tx, jury.secretary, asked, testNow)));
  await workOut(db, apart);
});
afterAll(() => database.close());

const pageOf = async (path: string) => (await server.ask(path, { cookies })).text();
const typedIn = (page: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1];
const askFor = (form: Readonly<Record<string, string>>) =>
  server.ask(paths.certainty.to(apart), { method: 'POST', cookies, form });

test('each thing to look at leads to its own picture', async () => {
  const { db } = database;
  const { roundId } = await judgedRound(db, jury, [70, 75, 70, 65, 65, 60, 45, 40, 40, 45, 35, 35]);
  must(
    await db.transact((tx) => askReckoning(tx, jury.secretary, { roundId, cut: 3, cuts: null, scale: false }, testNow)),
  );
  const digital = new Set((await subjectsOf(db.conn, roundId)).filter((it) => it.label <= 6).map((it) => it.subjectId));
  const aspectsOf: SubjectDoor['aspectsOf'] = async (_conn, ids) =>
    new Map(ids.map((id) => [id, { digital: digital.has(id), leader: digital.has(id) }]));
  const nothing = { readingOf: async () => null, fileOf: async () => null };
  await workOut(db, roundId, [{ kind: 'innovation_version', ...nothing, aspectsOf }]);
  const first = await pageOf(paths.certainty.to(roundId));
  expect(first).toMatch(/<strong>digital: /);
  const [, link] = /href="([^"]*sorot=[^"]*)#perhatian">pimpinan tidak hadir: /.exec(first) ?? [];
  const second = await pageOf((link ?? '').replaceAll('&amp;', '&'));
  expect(second).toMatch(/<strong>pimpinan tidak hadir: /);
  expect(second).toMatch(/<details class="tile-table mb-2" open/);
  expect((await server.ask(paths.certainty.to(roundId, { sorot: '999' }), { cookies })).status).toBe(200);
});

describe('where no juror joins two groups, the page', () => {
  test('asks of each how many are chosen, proposes a share by size, and tells no chance before', async () => {
    const page = await pageOf(paths.certainty.to(apart));
    expect([typedIn(page, 'batas_0'), typedIn(page, 'batas_1'), typedIn(page, 'batas')]).toEqual(['3', '1', undefined]);
    expect(page).toContain('Kelompok 1 (5 objek)');
    expect(page).toContain('Kelompok 2 (3 objek)');
    expect(page).not.toContain('Objek di zona ragu');
    expect(page).not.toContain('Komposisi yang terpilih');
  });

  test('says at its box what is no number, and keeps everything that was typed', async () => {
    const answer = await askFor({ batas_0: '2', batas_1: 'dua', skala: 'ya' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect([typedIn(page, 'batas_0'), typedIn(page, 'batas_1')]).toEqual(['2', 'dua']);
    expect(page).toMatch(/href="#f-batas_1"/);
    expect(page).toMatch(/name="skala"[^>]*checked/);
    expect((await reckoningOf(database.db.conn, apart))?.cut).toBe(4);
  });

  test('tells chances, those chosen and further sheets of each once it was said', async () => {
    expect((await askFor({ batas_0: '2', batas_1: '1', skala: 'ya' })).status).toBe(303);
    await workOut(database.db, apart);
    expect(await reckoningOf(database.db.conn, apart)).toMatchObject({ cut: 3, cuts: { 0: 2, 1: 1 }, scale: true });
    const page = await pageOf(paths.certainty.to(apart));
    for (const words of ['Peluang terpilih', 'Objek di zona ragu', 'Komposisi yang terpilih', 'Lebar skala'])
      expect(page).toContain(words);
    const rows: { island: number; rank: number; top: number | null }[] = JSON.parse(
      await pageOf(fileAddress(paths.certainty.to(apart), 'json')),
    ).rows;
    expect(rows.map((it) => [it.island, it.rank])).toEqual([
      ...[1, 2, 3, 4, 5].map((rank) => [1, rank]),
      ...[1, 2, 3].map((rank) => [2, rank]),
    ]);
    expect(rows.every((it) => it.top !== null)).toBe(true);
  });

  test('compares other numbers inside each', async () => {
    const page = await pageOf(paths.whatIf.to(apart, { batas_0: '3', batas_1: '1' }));
    expect(page).toContain('Dari 3 menjadi 4 tempat: 1 masuk, 0 keluar, 3 tetap.');
    const wrong = await pageOf(paths.whatIf.to(apart, { batas_0: '3', batas_1: '0' }));
    expect(typedIn(wrong, 'batas_1')).toBe('0');
    expect(wrong).toMatch(/href="#f-batas_1"/);
  });
});
