import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#platform/outcome.ts';
import type { SheetRow, SheetValue, TableOptions } from './model.ts';
import { describeTable, readRows, readTable } from './read.ts';
import { writeDelimited } from './write-delimited.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return new Uint8Array(big ? bytes.swap16() : bytes);
};

async function cellsOf(bytes: Uint8Array, options: TableOptions = {}): Promise<(readonly string[])[]> {
  const table = must(await readTable(bytes, options));
  return [table.header, ...table.rows].map((row) => row.cells);
}

describe('text files', () => {
  const text = 'Judul;Kota\r\nCafé “Ide”;Sibolga\r\n';
  const rows = [
    ['Judul', 'Kota'],
    ['Café “Ide”', 'Sibolga'],
  ];

  it.each([
    ['UTF-8', utf8(text), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16LE', utf16(text), 'utf-16le'],
    ['UTF-16BE', utf16(text, true), 'utf-16be'],
    ['Windows-1252', latin('Judul;Kota\r\nCaf\xe9 \x93Ide\x94;Sibolga\r\n'), 'windows-1252'],
  ] as const)('knows %s by its bytes', async (_, bytes, encoding) => {
    expect(await cellsOf(bytes)).toEqual(rows);
    expect(await describeTable(bytes)).toEqual({
      ok: true,
      value: { format: 'delimited', encoding, delimiter: ';', unreadable: 0 },
    });
  });

  it('takes UTF-8 with a broken place for what it is, and says so', async () => {
    const bytes = utf8(`Judul\n${'é'.repeat(30)}\nrusak: ?\n`);
    bytes[bytes.length - 2] = 0xff;
    expect(await describeTable(bytes)).toMatchObject({ value: { encoding: 'utf-8', unreadable: 1 } });
    expect((await cellsOf(bytes))[2]).toEqual(['rusak: �']);
  });

  it('numbers rows as the office program shows them and leaves out what is empty', async () => {
    const table = must(await readTable(utf8('\r\n  \r\nJudul, Kota ,\r\n,,\r\n a ,,\r\n\r\n,b\r\n\r\n\r\n')));
    expect(table.header).toEqual({ number: 3, cells: ['Judul', 'Kota'], kinds: ['text', 'text'] });
    expect(table.rows).toEqual([
      { number: 5, cells: ['a'], kinds: ['text'] },
      { number: 7, cells: ['', 'b'], kinds: ['empty', 'text'] },
    ]);
  });

  it('keeps white space when told to', async () => {
    expect(await cellsOf(utf8(' a ;\u00a0b\n'), { trim: false, delimiter: ';' })).toEqual([[' a ', '\u00a0b']]);
    expect(await cellsOf(utf8(' a ;\u00a0b\n'), { delimiter: ';' })).toEqual([['a', 'b']]);
  });

  it('lets the delimiter be chosen, and leaves the line that declares it out', async () => {
    expect(await cellsOf(utf8('a,b;c\n'), { delimiter: ';' })).toEqual([['a,b', 'c']]);
    const table = must(await readTable(utf8('sep=|\r\na|b\r\n1|2\r\n')));
    expect(table.header).toEqual({ number: 1, cells: ['a', 'b'], kinds: ['text', 'text'] });
  });

  it('takes the header where it is said to be, or guesses it, and skips the numbers below it', async () => {
    const bytes = utf8('DAFTAR INOVASI;;\n;;\nNo;Nama;OPD\n(1);(2);(3)\n1;a;b\n');
    const guessed = must(await readTable(bytes, { headerRow: 'guess' }));
    expect([guessed.header.number, guessed.columnNumbersRow]).toEqual([3, 4]);
    expect(guessed.rows.map((row) => row.cells)).toEqual([['1', 'a', 'b']]);
    expect(must(await readTable(bytes, { headerRow: 3 })).rows).toEqual(guessed.rows);
    expect(must(await readTable(bytes)).header.cells).toEqual(['DAFTAR INOVASI']);
    expect(await readTable(bytes, { headerRow: 2 })).toEqual({ ok: false, why: { code: 'no_such_row', row: 2 } });
  });

  it('gives a table without rows when there is only a header', async () => {
    expect(must(await readTable(utf8('a,b\n'))).rows).toEqual([]);
  });
});

describe('formulas in text files', () => {
  const rows: SheetValue[][] = [
    ['Judul', 'Nilai'],
    ['=HYPERLINK("x")', -5],
    ['@a', '-12,5'],
    ["'=b", '+62 812'],
    ['\t=c', true],
    [{ date: '2024-01-31' }, null],
  ];

  it('are disarmed in what is written', () => {
    const text = new TextDecoder().decode(writeDelimited(rows, { delimiter: ';', bom: false }));
    expect(text.split('\r\n')).toEqual([
      'Judul;Nilai',
      `"'=HYPERLINK(""x"")";-5`,
      "'@a;-12,5",
      "''=b;'+62 812",
      "'\t=c;TRUE",
      '2024-01-31;',
      '',
    ]);
  });

  it('come back as they were, unless the guard is to stay', async () => {
    const bytes = writeDelimited(rows, { delimiter: ';', bom: true });
    const exact = [
      ['Judul', 'Nilai'],
      ['=HYPERLINK("x")', '-5'],
      ['@a', '-12,5'],
      ["'=b", '+62 812'],
      ['\t=c', 'TRUE'],
      ['2024-01-31'],
    ];
    expect(await cellsOf(bytes, { trim: false })).toEqual(exact);
    expect((await cellsOf(bytes, { undoFormulaGuard: false }))[2]).toEqual(["'@a", '-12,5']);
  });

  it('stay as they are when no spreadsheet will see them', () => {
    const text = new TextDecoder().decode(writeDelimited([['=a', '-b']], { delimiter: '\t', bom: false, exact: true }));
    expect(text).toBe('=a\t-b\r\n');
  });

  it('round-trip for any text without control characters', async () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'\'=+-@\t\r\n1,;"') }));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 5 }), async (cells) => {
        const row = ['penanda', ...cells.map((text) => text.replace(/[^\P{Cc}\t\r\n]/gu, '')), 'akhir'];
        const bytes = writeDelimited([row], { delimiter: ';', bom: true });
        const read: (readonly string[])[] = [];
        for await (const one of readRows(bytes, { trim: false, delimiter: ';' })) read.push(must(one).cells);
        expect(read).toEqual([row]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('refusals of text files', () => {
  it.each([
    ['nothing', utf8(''), { code: 'empty' }],
    ['only blank lines', utf8('\r\n ;;\r\n'), { code: 'empty' }],
    ['a quote without end', utf8('a,b\n1,2\n"c,d\n'), { code: 'unterminated_quote', row: 3 }],
    ['NUL in text', utf8('a,b\n1\0,2\n'), { code: 'not_a_table', found: 'binary' }],
    ['control characters', utf8('\u0001\u0002abc,\u0003\u0004\u0005'), { code: 'not_a_table', found: 'binary' }],
    ['a PDF', utf8('%PDF-1.7\n'), { code: 'not_a_table', found: 'pdf' }],
    ['a picture', latin('\x89PNG\r\n\x1a\n'), { code: 'not_a_table', found: 'image' }],
    ['a photo', latin('\xff\xd8\xff\xe0abc'), { code: 'not_a_table', found: 'image' }],
    ['an archive', latin('\x1f\x8b\x08\x00'), { code: 'not_a_table', found: 'archive' }],
    ['rich text', utf8('{\\rtf1 hello}'), { code: 'not_a_table', found: 'document' }],
    [
      'HTML saved as .xls',
      utf8('\uFEFF\n<html xmlns:x="urn:x"><table><tr><td>a'),
      { code: 'not_a_table', found: 'html' },
    ],
    ['HTML in UTF-16', utf16('<TABLE><tr>'), { code: 'not_a_table', found: 'html' }],
    ['XML of Excel 2003', utf8('<?xml version="1.0"?><Workbook/>'), { code: 'not_a_table', found: 'xml' }],
  ])('%s', async (_, bytes, why) => {
    expect(await readTable(bytes)).toEqual({ ok: false, why });
  });

  it.each([
    ['a huge cell', `a,b\n1,${'x'.repeat(32_768)}\n`, {}, { code: 'cell_too_large', cell: 'B2', limit: 32_767 }],
    ['a huge quoted cell', `a\n"${'x\n'.repeat(20_000)}"\n`, {}, { code: 'cell_too_large', cell: 'A2', limit: 32_767 }],
    ['too many columns', `a\n${'x,'.repeat(301)}\n`, {}, { code: 'too_many_columns', row: 2, limit: 300 }],
    ['far too many columns', `a\n${','.repeat(20_000)}`, {}, { code: 'too_many_columns', row: 2, limit: 300 }],
    ['too many rows', 'a\nb\nc\n', { rows: 2 }, { code: 'too_many_rows', limit: 2 }],
    ['a file too large', 'abcdef', { fileBytes: 5 }, { code: 'too_large', bytes: 6, limit: 5 }],
  ])('%s', async (_, text, limits, why) => {
    expect(await readTable(utf8(text), { limits })).toEqual({ ok: false, why });
  });

  it('takes the longest cell, row and table that are allowed', async () => {
    const longest = 'x'.repeat(32_767);
    const bytes = utf8(`${'a,'.repeat(299)}a,,,\n${longest},\n`);
    expect((await cellsOf(bytes, { limits: { rows: 2 } })).map((row) => row.length)).toEqual([300, 1]);
  });

  it('gives the rows before the fault, then the fault, then ends', async () => {
    const seen: (SheetRow['cells'] | string)[] = [];
    for await (const row of readRows(utf8('a,b\nc,d\n"e'))) seen.push(row.ok ? row.value.cells : row.why.code);
    expect(seen).toEqual([['a', 'b'], ['c', 'd'], 'unterminated_quote']);
  });
});
