import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import type { InnovationId } from '#registry/index.ts';
import { countQueries, type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { followed, pageAt, publishAll, publisherAt, publishOne, unfit } from '../../../tests/support/hub-reader.ts';
import { governmentOf, testNow, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { HERE, type TestServer, testServer } from '../../../tests/support/server.ts';
import { publishRecords } from '../publication/actions.ts';
import { sequenceOf } from '../wire/rules/identifier.ts';

let database: TestDatabase;
let server: TestServer;
let plant: Planter;
let toba: InstitutionId;
const later = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);
const query = (text: string, values: unknown[] = []) => database.db.pool.query(text, values);
const planted = (title: string, more: object = {}) =>
  plant.innovation({ institutionId: toba, content: { title }, movedAt: testNow, ...more });
const hide = (id: InnovationId) =>
  query(`update innovation set state = 'archived', archived_at = now(), archive_reason = 'x' where id = $1`, [id]);
const idOf = (id: InnovationId) => `oai:localhost.port-3000:${id}`;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  plant = new Planter(database.db);
  server = testServer(database.db, { clock: () => later(3600) });
  toba = await governmentOf(database.db, '12.12');
});
afterAll(() => database.close());

const read = (since: string | null = null, size = 100) => followed(server, since, size, later(3600));

describe('the feed of changes', () => {
  test('of a hub that has published nothing is empty and leads on', async () => {
    const first = await read();
    expect(first).toEqual({ items: [], cursor: '00000000.0' });
  });

  test('tells what is public, as its page does, and nothing else', async () => {
    const content = {
      title: 'Antre <b>cepat</b> & "murah"',
      summary: 'Loket\u0007 dua',
      videoUrl: 'https://nama:sandi@video.example/1',
      mainAffair: 'kesehatan',
      startYear: 2021,
      missing: [{ field: 'video', reason: 'rahasia: belum ada' }],
    };
    const open = await planted('', { content, working: { title: 'Rahasia versi berikut' } });
    for (const state of ['draft', 'with_admin', 'returned', 'archived'] as const)
      await planted(`Rahasia ${state}`, { state });
    await publishAll(database.db, later(1));
    const { items } = await read();
    expect(items).toMatchObject([
      {
        id: idOf(open),
        hub: HERE,
        state: 'public',
        sequence: 1,
        changedAt: '2026-03-02T03:00:01Z',
        url: `${HERE}/inovasi/${open}`,
        record: {
          institution: { name: 'Pemerintah Kabupaten Toba' },
          unit: null,
          region: { code: '12.12', name: 'Kabupaten Toba' },
          version: 1,
          content: {
            title: content.title,
            summary: 'Loket dua',
            videoUrl: '',
            mainAffair: 'kesehatan',
            startYear: 2021,
          },
          awards: [],
          lineage: null,
        },
      },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/rahasia/i);
    expect(unfit).toEqual([]);
  });

  test('does not tell twice what has not changed, and tells a change at the end', async () => {
    const { items, cursor } = await read();
    await publishAll(database.db, later(5));
    expect(await read(cursor)).toEqual({ items: [], cursor });
    const id = items[0]?.id.slice(-36) as InnovationId;
    await query(`insert into innovation_external_id values ($1, 'nri', '7')`, [id]);
    expect(await publishOne(database.db, id, later(6))).toBe(1);
    const after = await read(cursor);
    expect(after.items).toMatchObject([
      { sequence: 2, changedAt: '2026-03-02T03:00:06Z', record: { externalIds: [{ system: 'nri', value: '7' }] } },
    ]);
    expect((await read()).items).toHaveLength(1);
  });

  test('never dates a change before the one before it, whatever the clock says', async () => {
    const { cursor } = await read();
    await publishOne(database.db, await planted('Jam yang mundur'), later(-500));
    expect((await read(cursor)).items[0]?.changedAt).toBe('2026-03-02T03:00:06Z');
  });

  test('shows a record as gone at once when it is archived, and keeps saying so', async () => {
    const id = await planted('Segera diarsipkan');
    await publishOne(database.db, id, later(7));
    const { cursor } = await read();
    await hide(id);
    const [before] = (await read()).items.filter((it) => it.id === idOf(id));
    expect(before).toMatchObject({ state: 'gone', url: null, record: null });
    await publishOne(database.db, id, later(8));
    expect((await read(cursor)).items).toMatchObject([{ id: idOf(id), state: 'gone', record: null }]);
    await query(`update innovation set state = 'published', archived_at = null, archive_reason = null where id = $1`, [
      id,
    ]);
    await publishOne(database.db, id, later(9));
    expect((await read(cursor)).items).toMatchObject([{ id: idOf(id), state: 'public' }]);
  });

  test('keeps nothing of an erased record but that it is gone', async () => {
    const id = await planted('Hapus saya');
    await publishOne(database.db, id, later(10));
    const { cursor } = await read();
    await query(
      `begin; delete from search_doc where innovation_id = '${id}'; delete from innovation_version where innovation_id = '${id}';
      delete from innovation where id = '${id}'; commit`,
    );
    expect((await read()).items.find((it) => it.id === idOf(id))).toMatchObject({ state: 'gone', record: null });
    await publishAll(database.db, later(11));
    expect((await read(cursor)).items).toMatchObject([{ id: idOf(id), state: 'gone' }]);
    const kept = await query('select * from network_document where innovation_id = $1', [id]);
    expect(kept.rows).toEqual([]);
  });

  test('comes in pages that lead from one to the next', async () => {
    for (let no = 0; no < 7; no += 1) await planted(`Halaman ${no}`);
    await publishAll(database.db, later(12));
    const [whole, paged] = [await read(), await read(null, 3)];
    expect(paged.items.map((it) => it.id)).toEqual(whole.items.map((it) => it.id));
    expect(paged.cursor).toBe(whole.cursor);
    const page = await pageAt(server, null, 3, later(3600));
    expect([page.items.length, page.more, page.total]).toEqual([3, true, whole.items.length]);
  });

  test('costs the same number of queries whatever it holds', async () => {
    const cost = async (path: string) => (await countQueries(database.db, () => server.ask(path))).queries;
    const [one, many] = [await cost('/federasi/umpan?jumlah=1'), await cost('/federasi/umpan')];
    expect([one, many]).toEqual([6, 6]);
  });
});

describe('numbers', () => {
  test('come before readers in their order, however many write at once', async () => {
    const ids = await Promise.all(Array.from({ length: 24 }, (_, no) => planted(`Bersamaan ${no}`)));
    const { cursor: start } = await read();
    let writing = true;
    const seen = new Map<string, number>();
    const follow = async () => {
      for (let cursor = start; ; ) {
        const isLast = !writing;
        const { items, cursor: next } = await read(cursor, 5);
        for (const it of items) seen.set(it.id, it.sequence);
        cursor = next;
        if (isLast) return;
      }
    };
    // Each writer keeps its numbers for a while before it commits; those behind must not be seen before.
    const write = (id: InnovationId, no: number) =>
      database.db.transact(async (tx) => {
        await publishRecords(tx, [id], publisherAt(later(20)));
        for (let n = 0; n < (no * 7) % 20; n += 1) await sql`select ${n}::integer`.execute(tx as never);
      });
    const following = follow();
    await Promise.all(ids.map((id, no) => write(id, no)));
    writing = false;
    await following;
    expect([...seen.keys()].sort()).toEqual(ids.map(idOf).sort());
    const sequences = [...seen.values()].sort((a, b) => a - b);
    expect(sequences).toEqual(ids.map((_, at) => sequenceOf(start) + at + 1));
  });
});

describe('a cursor', () => {
  test.each(['x', '1', '00000000.', 'k3x9p2aa.-1', 'k3x9p2aa.01', `k3x9p2aa.${'9'.repeat(30)}`, '%00.1', 'K3X9P2AA.1'])(
    'that is none is refused: %s',
    async (text) => {
      const answer = await server.ask(`/federasi/umpan?sejak=${text}`);
      expect([answer.status, (await answer.json()).code]).toEqual([400, 'cursor_invalid']);
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    },
  );
  test('of another time, or ahead of everything, tells to begin anew', async () => {
    const { cursor } = await read();
    const epoch = cursor.slice(0, 8);
    for (const text of [`${epoch}.99999`, 'aaaaaaaa.1']) {
      const answer = await server.ask(`/federasi/umpan?sejak=${text}`);
      expect([answer.status, (await answer.json()).code]).toEqual([410, 'cursor_expired']);
    }
  });
  test('is of another time after a backup was restored elsewhere, and everything comes anew', async () => {
    const before = await read();
    await query(`update network_feed set made_for = 'another database'`);
    await publishAll(database.db, later(30));
    expect((await server.ask(`/federasi/umpan?sejak=${before.cursor}`)).status).toBe(410);
    const after = await read();
    expect(after.items.map((it) => it.id).sort()).toEqual(before.items.map((it) => it.id).sort());
    expect(after.items.every((it) => it.sequence > sequenceOf(before.cursor))).toBe(true);
    expect(new Set(after.items.map((it) => it.changedAt))).toEqual(new Set(['2026-03-02T03:00:30Z']));
    await publishAll(database.db, later(31));
    expect(await read(after.cursor)).toEqual({ items: [], cursor: after.cursor });
  });
});

describe('a copy of a page', () => {
  test('is the same bytes until something changes, and known by its tag', async () => {
    const [one, two] = [await server.ask('/federasi/umpan'), await server.ask('/federasi/umpan')];
    expect(await one.text()).toBe(await two.text());
    const headers = { 'if-none-match': one.headers.get('etag') ?? '' };
    expect((await server.ask('/federasi/umpan', { headers })).status).toBe(304);
    await hide(await planted('Tak tampak'));
    await publishOne(database.db, await planted('Baru lagi'), later(40));
    expect((await server.ask('/federasi/umpan', { headers })).status).toBe(200);
  });
  test('is compressed when asked', async () => {
    const answer = await server.ask('/federasi/umpan', { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });
});
