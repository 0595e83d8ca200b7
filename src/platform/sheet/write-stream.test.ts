import { describe, expect, test } from 'vitest';
import type { StreamedValue } from './model.ts';
import { describeTable, readTable } from './read.ts';
import { streamBook } from './write-stream.ts';

const columns = [{ header: 'Judul', width: 40 }, { header: 'Nilai' }, { header: 'Hari' }, { header: 'Tautan' }];

async function* inPieces(rows: readonly (readonly StreamedValue[])[]) {
  for (const row of rows) yield [row];
}

async function bytesOf(rows: readonly (readonly StreamedValue[])[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of streamBook({ name: 'Daftar', columns, rows: inPieces(rows) })) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

async function cellsOf(rows: readonly (readonly StreamedValue[])[]) {
  const table = await readTable(await bytesOf(rows), { trim: false });
  if (!table.ok) throw new Error(JSON.stringify(table.why));
  return table.value;
}

describe('a workbook that is written as its rows come', () => {
  test('reads back with dates, numbers, truths and links of their kind', async () => {
    const { header, rows } = await cellsOf([
      ['Sepeda', 1234.5, { date: '2024-01-31' }, { href: 'https://contoh.example/a?b=1&c="2"' }],
      [null, -3, { time: '2024-01-31T14:30' }, true],
    ]);
    expect(header.cells).toEqual(['Judul', 'Nilai', 'Hari', 'Tautan']);
    expect(rows.map((row) => row.cells)).toEqual([
      ['Sepeda', '1234.5', '2024-01-31', 'https://contoh.example/a?b=1&c="2"'],
      ['', '-3', '2024-01-31T14:30:00', 'TRUE'],
    ]);
    expect(rows.map((row) => row.kinds)).toEqual([
      ['text', 'number', 'date', 'text'],
      ['empty', 'number', 'datetime', 'boolean'],
    ]);
  });

  test.each(["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://a")'])(
    'keeps %j a text',
    async (text) => {
      const [row] = (await cellsOf([[text]])).rows;
      expect({ cells: row?.cells, kinds: row?.kinds }).toEqual({ cells: [text], kinds: ['text'] });
    },
  );

  test.each(['<b>&"\'', 'a\u0000b\u0007c', '_x000D_', '  sela  ', 'baris\nbaru', '🚲 شارع', '\uD800'])(
    'keeps the letters of %j',
    async (text) => {
      const [row] = (await cellsOf([[text]])).rows;
      expect(row?.cells).toEqual([text.toWellFormed()]);
    },
  );

  test('holds several sheets, each with its name, rows and links', async () => {
    const pieces: Uint8Array[] = [];
    const sheet = (name: string, text: string) => ({
      name,
      columns,
      rows: inPieces([[text, 1, null, { href: 'https://a.example' }]]),
    });
    for await (const piece of streamBook(sheet('Satu', 'a'), sheet('Satu', 'b'))) pieces.push(piece);
    const bytes = new Uint8Array(Buffer.concat(pieces));
    const found = await describeTable(bytes);
    if (!found.ok || !('sheets' in found.value)) throw new Error('a workbook was written');
    const names = found.value.sheets.map((it) => it.name);
    expect([names.length, new Set(names).size]).toEqual([2, 2]);
    for (const [at, text] of ['a', 'b'].entries()) {
      const table = await readTable(bytes, { sheet: names[at] });
      expect(table.ok && table.value.rows.map((it) => it.cells)).toEqual([[text, '1', '', 'https://a.example']]);
    }
  });

  test('leads nowhere by an address that is none', async () => {
    const found = Buffer.from(await bytesOf([[{ href: 'javascript:alert(1)' }]])).toString('latin1');
    expect(found).not.toContain('sheet1.xml.rels');
  });

  test('is the same bytes for the same rows', async () => {
    expect(await bytesOf([['a', 1]])).toEqual(await bytesOf([['a', 1]]));
  });

  test('without rows is a heading', async () => {
    const table = await readTable(await bytesOf([]));
    expect(table).toMatchObject({ ok: true, value: { rows: [] } });
  });

  test('passes on the fault of its rows', async () => {
    // biome-ignore lint/correctness/useYield: it fails before its first row
    async function* broken(): AsyncGenerator<readonly (readonly StreamedValue[])[]> {
      throw new Error('no more rows');
    }
    const reading = (async () => {
      for await (const _ of streamBook({ name: 'x', columns, rows: broken() }));
    })();
    await expect(reading).rejects.toThrow('no more rows');
  });
});
