import fc from 'fast-check';
import { type CellValue, streamXlsxRows, writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { must } from '#platform/outcome.ts';
import { packed, workbook, workbookParts } from './fixture.ts';
import type { ReadOptions, SheetRow } from './model.ts';
import { describeTable, readRows, readTable } from './read.ts';
import { writeTable } from './write.ts';

async function rowsOf(bytes: Uint8Array, options: ReadOptions = {}): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readRows(bytes, options)) rows.push(must(row));
  return rows;
}

/** The cells of the first row as `text kind` pairs. */
async function firstRow(bytes: Uint8Array): Promise<string[][]> {
  const [row] = await rowsOf(bytes);
  return (row?.cells ?? []).map((text, column) => [text, row?.kinds[column] ?? '']);
}

describe('cells of a workbook', () => {
  it('are read by their kinds', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd&quot; &quot;mmm yyyy h:mm"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>';
    const strings =
      '<si><t xml:space="preserve"> Sepeda &amp; becak </t></si><si><r><t>ka</t></r><r><rPr><b/></rPr><t>ya</t></r><rPh sb="0"><t>kana</t></rPh></si>';
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>1.1000000000000001</v></c>' +
      '<c r="D1" s="1"><v>45322</v></c><c r="E1" s="2"><v>45322.604166666664</v></c><c r="F1" s="3"><v>0.5</v></c>' +
      '<c r="G1" t="b"><v>1</v></c><c r="H1" t="b"><v>0</v></c><c r="I1" t="e"><v>#REF!</v></c>' +
      '<c r="J1" t="inlineStr"><is><r><t>di </t></r><r><t>sini</t></r></is></c><c r="K1" t="str"><f>A1&amp;"x"</f><v>hasil_x000D_</v></c>' +
      '<c r="L1"><f>1+1</f><v>2</v></c><c r="M1"><f>NOW()</f></c><c r="N1" t="d"><v>2024-01-31</v></c><c r="O1" s="1"><v>-4</v></c>' +
      '<c r="P1" t="str"><f>""</f><v></v></c><c r="Q1"><v>1234567890123456789</v></c></row>';
    expect(await firstRow(workbook(rows, { strings, styles }))).toEqual([
      ['Sepeda & becak', 'text'],
      ['kaya', 'text'],
      ['1.1', 'number'],
      ['2024-01-31', 'date'],
      ['2024-01-31T14:30:00', 'datetime'],
      ['12:00:00', 'time'],
      ['TRUE', 'boolean'],
      ['FALSE', 'boolean'],
      ['#REF!', 'error'],
      ['di sini', 'text'],
      ['hasil', 'text'],
      ['2', 'number'],
      ['', 'uncomputed'],
      ['2024-01-31', 'date'],
      ['-4', 'number'],
      ['', 'empty'],
      ['1234567890123456789', 'number'],
    ]);
  });

  it('count days from 1904 when the workbook does', async () => {
    const book =
      '<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>';
    const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>';
    expect(await firstRow(workbook('<row><c s="0"><v>43860</v></c></row>', { book, styles }))).toEqual([
      ['2024-01-31', 'date'],
    ]);
  });

  it('keep their place, with gaps, rows without numbers and cells without addresses', async () => {
    const cell = (text: string, at = '') => `<c${at && ` r="${at}"`} t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = `<row>${cell('a')}<c/>${cell('c')}</row><row r="4"/><row r="7">${cell('b', 'B7')}${cell('')}${cell('d')}</row><row>${cell('e')}</row>`;
    expect((await rowsOf(workbook(rows))).map(({ number, cells }) => [number, ...cells])).toEqual([
      [1, 'a', '', 'c'],
      [7, '', 'b', '', 'd'],
      [8, 'e'],
    ]);
  });

  it('are found under any prefix, in UTF-16, with CDATA, comments and odd quotes', async () => {
    const xml = `<?xml version='1.0' encoding='UTF-16'?><x:worksheet xmlns:x="y"><!-- > <x:row> --><x:sheetData><x:row r='1' spans="1>2"><x:c r='A1' t='inlineStr'><x:is><x:t><![CDATA[<b> ]] & ]]>&#x41;&#66;&lt;&tidak;&#x110000;\r\nb\rc</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
    const bytes = new Uint8Array(Buffer.from(`\uFEFF${xml}`, 'utf16le'));
    const parts = { ...workbookParts(''), 'xl/worksheets/sheet1.xml': bytes };
    expect(await firstRow(packed(parts))).toEqual([['<b> ]] & AB<&tidak;&#x110000;\nb\nc', 'text']]);
  });

  it('are the same wherever the file is cut into pieces', async () => {
    const text = 'x'.repeat(65_000);
    for (let shift = 0; shift < 90; shift++) {
      const rows = `<row><c t="inlineStr"><is><t>a&amp;b\r\n\r\nc&#233;<![CDATA[d]]e]]><!--f-->g</t></is></c></row>`;
      const bytes = packed(
        workbookParts(
          `<worksheet><!--${text}${'y'.repeat(472 - 60 + shift)}--><sheetData>${rows}</sheetData></worksheet>`,
        ),
      );
      expect(await firstRow(bytes)).toEqual([['a&b\n\ncéd]]eg', 'text']]);
    }
  });
});

describe('sheets of a workbook', () => {
  const book = () =>
    writeXlsx({
      sheets: [
        { name: 'Rahasia', rows: [['r']], hidden: true },
        { name: 'Inovasi & ide', rows: [['i']] },
        { name: 'Masalah', rows: [['m']] },
      ],
    });

  it('are listed, and the first that is not hidden is taken', async () => {
    expect(await describeTable(await book())).toEqual({
      ok: true,
      value: {
        format: 'xlsx',
        sheets: [
          { name: 'Rahasia', hidden: true },
          { name: 'Inovasi & ide', hidden: false },
          { name: 'Masalah', hidden: false },
        ],
        sheet: 'Inovasi & ide',
      },
    });
    expect((await rowsOf(await book()))[0]?.cells).toEqual(['i']);
  });

  it('are chosen by name or by place', async () => {
    expect((await rowsOf(await book(), { sheet: 'Masalah' }))[0]?.cells).toEqual(['m']);
    expect((await rowsOf(await book(), { sheet: 1 }))[0]?.cells).toEqual(['r']);
  });

  it.each(['masalah', 0, 4, 1.5])('refuse the choice %j', async (sheet) => {
    expect(await readTable(await book(), { sheet })).toEqual({
      ok: false,
      why: { code: 'no_such_sheet', sheet, sheets: ['Rahasia', 'Inovasi & ide', 'Masalah'] },
    });
  });

  it('that are empty are refused as such', async () => {
    expect(await readTable(await writeXlsx({ sheets: [{ name: 'A', rows: [] }] }))).toEqual({
      ok: false,
      why: { code: 'empty' },
    });
    expect(await readTable(workbook('', { book: '<workbook/>' }))).toEqual({ ok: false, why: { code: 'empty' } });
  });
});

describe('workbooks of another writer', () => {
  it('are read in the form of a stream, with sizes after the data and in ZIP64', async () => {
    for (const zip64 of [false, true]) {
      const rows = [
        ['Judul', 'Nilai'],
        ['Sepeda', 12.5],
      ];
      const stream = writeXlsxStream(rows, { name: 'A', zip64 });
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      expect((await rowsOf(bytes)).map((row) => row.cells)).toEqual([
        ['Judul', 'Nilai'],
        ['Sepeda', '12.5'],
      ]);
    }
  });

  const text = fc.string({ unit: 'grapheme' }).map((value) => value.replace(/_x/g, 'x'));
  const day = fc
    .integer({ min: 61, max: 73_050 })
    .map((serial) => new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000));
  const cell = fc.oneof(
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.maxSafeInteger(),
    fc.boolean(),
    day,
    fc.constant(null),
  );

  function shown(value: CellValue): string {
    if (value === null) return '';
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    return typeof value === 'string' ? value.trim() : String(Number(value) + 0);
  }

  it('give the values that were written, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }),
        fc.boolean(),
        async (rows, inline) => {
          const bytes = await writeXlsx({
            sheets: [{ name: 'A', rows: [['x'], ...rows] }],
            stringMode: inline ? 'inline' : 'shared',
          });
          const wanted = [['x'], ...rows].map((row) => row.map(shown));
          const read = await rowsOf(bytes);
          for (const [place, row] of wanted.entries()) {
            const found = read.find((one) => one.number === place + 1);
            row.forEach((value, column) => {
              const got = found?.cells[column] ?? '';
              expect(found?.kinds[column] === 'number' ? String(Number(got)) : got).toBe(value);
            });
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('writeTable', () => {
  const table = {
    sheets: [
      {
        name: 'Inovasi',
        columns: [{ header: 'Judul', width: 40 }, { header: '=Nilai' }, { header: 'Mulai' }, { header: 'Digital' }],
        rows: [
          ['=HYPERLINK("http://x")', 0.1, { date: '2022-06-03' }, true],
          ['+62 812', 123_456_789_012, { date: '1850-01-01' }, false],
          [' "dua" <baris>\r\n& _x0041_ \u0001', -1e-7, { date: '2024-02-31' }, null],
          ['😀 \uFFFF', Number.NaN, null, null],
        ],
      },
      { name: 'inovasi', columns: [{ header: 'Kosong' }], rows: [] },
    ],
  };

  it('gives back exactly what was written', async () => {
    const bytes = await writeTable(table);
    expect(await rowsOf(bytes, { trim: false })).toEqual([
      { number: 1, cells: ['Judul', '=Nilai', 'Mulai', 'Digital'], kinds: ['text', 'text', 'text', 'text'] },
      {
        number: 2,
        cells: ['=HYPERLINK("http://x")', '0.1', '2022-06-03', 'TRUE'],
        kinds: ['text', 'number', 'date', 'boolean'],
      },
      {
        number: 3,
        cells: ['+62 812', '123456789012', '1850-01-01', 'FALSE'],
        kinds: ['text', 'number', 'text', 'boolean'],
      },
      {
        number: 4,
        cells: [' "dua" <baris>\r\n& _x0041_ \u0001', '-0.0000001', '2024-02-31'],
        kinds: ['text', 'number', 'text'],
      },
      { number: 5, cells: ['😀 �', 'NaN'], kinds: ['text', 'text'] },
    ]);
    expect((await rowsOf(bytes, { sheet: 'inovasi (2)' })).map((row) => row.cells)).toEqual([['Kosong']]);
  });

  it('writes no formula, and one that looks like it as text also when edited', async () => {
    const bytes = await writeTable(table);
    const read = [];
    for await (const row of streamXlsxRows(bytes)) read.push(row.values);
    expect(read[1]?.[0]).toBe('=HYPERLINK("http://x")');
    const { readXlsx } = await import('hucre/xlsx');
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    expect([...(sheets[0]?.cells?.values() ?? [])].filter((one) => one.formula !== undefined)).toEqual([]);
    expect(sheets[0]?.cells?.get('1,0')?.style?.numFmt).toBe('@');
    expect(sheets[0]?.cells?.get('0,0')?.style?.font?.bold).toBe(true);
    expect(sheets[0]?.columns?.[0]?.width).toBe(40);
  });

  it('cuts what no cell can hold, visibly', async () => {
    const long = 'x'.repeat(40_000);
    const bytes = await writeTable({ sheets: [{ name: 'A', columns: [{ header: 'h' }], rows: [[long]] }] });
    expect((await rowsOf(bytes))[1]?.cells[0]).toBe(`${'x'.repeat(32_766)}…`);
  });

  it('round-trips any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 20 }),
        async (texts) => {
          const bytes = await writeTable({
            sheets: [{ name: 'A', columns: [{ header: 'h' }], rows: texts.map((text) => [text, 'x']) }],
          });
          const wanted = texts.map((text) => text.replace(/[\uFFFE\uFFFF]/g, '�'));
          expect((await rowsOf(bytes, { trim: false })).slice(1).map((row) => row.cells[0])).toEqual(wanted);
        },
      ),
      { numRuns: 200 },
    );
  });
});
