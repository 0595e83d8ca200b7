import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { type Conn, inBatches } from '../db.ts';
import { inLocale } from '../i18n/i18n.ts';
import { writeCsv, writeJson } from './files.ts';
import { type MadeList, tableOf } from './list.ts';
import { spool } from './spool.ts';

type Row = { readonly name: string; readonly n: number | null; readonly at: Date; readonly on: string };

const rows: readonly Row[] = [
  { name: 'Satu; "dua"', n: 1.5, at: new Date('2026-01-31T20:30:00Z'), on: '2026-02-01' },
  { name: "=cmd|' /C calc'!A0", n: null, at: new Date('2026-06-30T00:00:00Z'), on: '2026-06-30' },
];

const list: MadeList = {
  title: 'Daftar uji',
  address: '/uji?cari=a',
  filter: [{ name: 'Kata', text: 'a' }],
  ...tableOf<Row>(
    [
      { key: 'name', label: () => 'Nama', value: (it) => it.name },
      {
        key: 'n',
        label: () => 'Jumlah',
        type: 'number',
        value: (it) => it.n,
        code: (it) => (it.n === null ? 'none' : it.n),
      },
      { key: 'at', label: () => 'Waktu', type: 'moment', value: (it) => it.at },
      { key: 'on', label: () => 'Hari', type: 'date', value: (it) => it.on },
      { key: 'address', label: () => 'Alamat', type: 'link', value: (it) => `/uji/${it.n ?? 0}` },
    ],
    async function* () {
      for (const row of rows) yield [row];
    },
  ),
};
const made = { list, baseUrl: 'https://hub.example', now: new Date('2026-07-01T00:00:00Z') };

async function textOf(pieces: AsyncIterable<Uint8Array | string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += String(piece);
  return text;
}

const noDatabase = {} as Conn;

describe('a list as a file', () => {
  test('of CSV opens in Indonesian Excel, moments as clocks here show them', async () => {
    const text = await textOf(writeCsv(made, list.rows(noDatabase)));
    expect(text).toBe(
      '\uFEFFNama;Jumlah;Waktu;Hari;Alamat\r\n' +
        '"Satu; ""dua""";1.5;2026-02-01 03:30;2026-02-01;https://hub.example/uji/1.5\r\n' +
        "'=cmd|' /C calc'!A0;;2026-06-30 07:00;2026-06-30;https://hub.example/uji/0\r\n",
    );
  });

  test('of CSV is cut at commas for English readers', async () => {
    const text = await inLocale('en', () => textOf(writeCsv(made, list.rows(noDatabase))));
    expect(text.split('\r\n')[1]).toBe('"Satu; ""dua""",1.5,2026-02-01 03:30,2026-02-01,https://hub.example/uji/1.5');
  });

  test('of JSON says what it is, with codes in place of words', async () => {
    expect(JSON.parse(await textOf(writeJson(made, list.rows(noDatabase))))).toEqual({
      title: 'Daftar uji',
      url: 'https://hub.example/uji?cari=a',
      made_at: '2026-07-01T00:00:00.000Z',
      filter: [{ name: 'Kata', text: 'a' }],
      columns: [
        { key: 'name', label: 'Nama', type: 'text' },
        { key: 'n', label: 'Jumlah', type: 'number' },
        { key: 'at', label: 'Waktu', type: 'moment' },
        { key: 'on', label: 'Hari', type: 'date' },
        { key: 'address', label: 'Alamat', type: 'link' },
      ],
      rows: [
        {
          name: 'Satu; "dua"',
          n: 1.5,
          at: '2026-01-31T20:30:00.000Z',
          on: '2026-02-01',
          address: 'https://hub.example/uji/1.5',
        },
        {
          name: "=cmd|' /C calc'!A0",
          n: 'none',
          at: '2026-06-30T00:00:00.000Z',
          on: '2026-06-30',
          address: 'https://hub.example/uji/0',
        },
      ],
    });
  });

  test('of JSON without rows is whole too', async () => {
    const none = async function* () {};
    expect(JSON.parse(await textOf(writeJson(made, none())))).toMatchObject({ rows: [] });
  });
});

describe('a spooled file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tuntas-spool-'));
  beforeEach(() => vi.stubEnv('TMPDIR', folder));
  afterEach(() => vi.unstubAllEnvs());
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is read back whole and leaves nothing behind', async () => {
    const file = await spool(
      (async function* () {
        yield 'satu ';
        yield new TextEncoder().encode('dua');
      })(),
    );
    expect(file.size).toBe(8);
    expect(await new Response(file.body).text()).toBe('satu dua');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that fails on the way is no file', async () => {
    const broken = (async function* () {
      yield 'satu';
      throw new Error('the line is down');
    })();
    await expect(spool(broken)).rejects.toThrow('the line is down');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('rows in batches', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  const numbers = (n: number) => ({
    compile: () => ({ sql: 'select generate_series(1, $1::int) as n', parameters: [n] }) as never,
  });

  test.each([0, 1, 499, 500, 501, 1200])('are all of %i rows, in their order', async (count) => {
    const sizes: number[] = [];
    const found = await database.db.snapshot(async (conn) => {
      const all: number[] = [];
      for await (const some of inBatches<{ n: number }>(conn, numbers(count))) {
        sizes.push(some.length);
        all.push(...some.map((row) => row.n));
      }
      return all;
    });
    expect(found).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(500);
  });

  test('come from a transaction that writes nothing', async () => {
    const writing = database.db.snapshot(async (conn) => {
      for await (const _ of inBatches(conn, {
        compile: () => ({ sql: 'select lo_create(0)', parameters: [] }) as never,
      }));
    });
    await expect(writing).rejects.toThrow('read-only transaction');
  });
});
