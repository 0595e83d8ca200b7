import { writeOds } from 'hucre/ods';
import { describe, expect, it } from 'vitest';
import { must } from '#platform/outcome.ts';
import { packed } from './fixture.ts';
import type { ReadOptions, SheetRow } from './model.ts';
import { describeTable, readRows, readTable } from './read.ts';

const MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet';

function ods(body: string, more: Record<string, string> = {}): Uint8Array {
  const content = `<office:document-content><office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`;
  return packed({ mimetype: MIMETYPE, 'content.xml': content, ...more }, { mimetype: { stored: true } });
}

const cell = (attributes: string, inner = '') => `<table:table-cell ${attributes}>${inner}</table:table-cell>`;
const text = (value: string) => cell('office:value-type="string"', `<text:p>${value}</text:p>`);
const sheet = (name: string, rows: string, style = 'ta1') =>
  `<table:table table:name="${name}" table:style-name="${style}">${rows}</table:table>`;
const row = (cells: string, times = 1) =>
  `<table:table-row table:number-rows-repeated="${times}">${cells}</table:table-row>`;

async function rowsOf(bytes: Uint8Array, options: ReadOptions = {}): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const one of readRows(bytes, options)) rows.push(must(one));
  return rows;
}

describe('OpenDocument sheets', () => {
  it('give their cells by kind', async () => {
    const cells = [
      text('Se<text:span>peda</text:span>  bagus<text:s text:c="2"/>x<text:tab/>y<text:line-break/>z'),
      cell('office:value-type="string"', '<text:p>satu</text:p><text:p>dua &amp; tiga</text:p>'),
      cell('office:value-type="float" office:value="0.1"', '<text:p>0,10</text:p>'),
      cell('office:value-type="currency" office:value="1E+21"', '<text:p>Rp</text:p>'),
      cell('office:value-type="date" office:date-value="2024-01-31"', '<text:p>31 Jan</text:p>'),
      cell('office:value-type="date" office:date-value="2024-01-31T14:30:00.000000000"'),
      cell('office:value-type="time" office:time-value="PT08H30M00S"'),
      cell('office:value-type="boolean" office:boolean-value="true"', '<text:p>BENAR</text:p>'),
      cell('office:value-type="string" office:string-value="" calcext:value-type="error"', '<text:p>#REF!</text:p>'),
      cell('table:formula="of:=NOW()"'),
      cell(
        'office:value-type="string" table:formula="of:=A1"',
        '<office:annotation><text:p>catatan</text:p></office:annotation><text:p>hasil</text:p>',
      ),
    ];
    const [first] = await rowsOf(ods(sheet('A', row(cells.join('')))));
    expect(first?.cells.map((value, column) => [value, first.kinds[column]])).toEqual([
      ['Sepeda bagus  x\ty\nz', 'text'],
      ['satu\ndua & tiga', 'text'],
      ['0.1', 'number'],
      ['1000000000000000000000', 'number'],
      ['2024-01-31', 'date'],
      ['2024-01-31T14:30:00', 'datetime'],
      ['08:30:00', 'time'],
      ['TRUE', 'boolean'],
      ['#REF!', 'error'],
      ['', 'uncomputed'],
      ['hasil', 'text'],
    ]);
  });

  it('repeat cells and rows, and are not as large as the empty ones say', async () => {
    const rows =
      row(
        cell('table:number-columns-repeated="2"') +
          text('a') +
          cell('office:value-type="float" office:value="7" table:number-columns-repeated="2"') +
          cell('table:number-columns-repeated="16379"'),
        2,
      ) +
      row(cell('table:number-columns-repeated="16384"'), 1_048_570) +
      row(
        `<table:covered-table-cell office:value-type="string"><text:p>tertutup</text:p></table:covered-table-cell>${text('b')}`,
      );
    expect((await rowsOf(ods(sheet('A', rows)))).map(({ number, cells }) => [number, ...cells])).toEqual([
      [1, '', '', 'a', '7', '7'],
      [2, '', '', 'a', '7', '7'],
      [1_048_573, '', 'b'],
    ]);
  });

  it('are listed, hidden or not, and chosen; a table within a cell is none of them', async () => {
    const inner = sheet('Dalam', row(text('d')));
    const bytes = ods(
      sheet('Rahasia', row(text('r')), 'ta2') +
        sheet('Inovasi', row(text('i') + cell('', inner) + text('j'))) +
        sheet('Masalah', row(text('m'))),
    );
    expect(must(await describeTable(bytes))).toEqual({
      format: 'ods',
      sheets: [
        { name: 'Rahasia', hidden: true },
        { name: 'Inovasi', hidden: false },
        { name: 'Masalah', hidden: false },
      ],
      sheet: 'Inovasi',
    });
    expect((await rowsOf(bytes)).map((one) => one.cells)).toEqual([['i', '', 'j']]);
    expect((await rowsOf(bytes, { sheet: 3 })).map((one) => one.cells)).toEqual([['m']]);
    expect(await readTable(bytes, { sheet: 'Dalam' })).toMatchObject({ why: { code: 'no_such_sheet' } });
  });

  it('are read from another writer', async () => {
    const written = await writeOds({
      sheets: [
        {
          name: 'A',
          rows: [
            ['Judul', 'Nilai'],
            ['Sepeda', 12.5],
            [null, true],
            ['x', new Date(Date.UTC(2024, 0, 31))],
          ],
        },
      ],
    });
    expect((await rowsOf(written)).map(({ number, cells }) => [number, ...cells])).toEqual([
      [1, 'Judul', 'Nilai'],
      [2, 'Sepeda', '12.5'],
      [3, '', 'TRUE'],
      [4, 'x', '2024-01-31'],
    ]);
  });

  it.each([
    [
      'a lock',
      ods('', {
        'META-INF/manifest.xml': '<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
      }),
      { code: 'encrypted' },
    ],
    ['no sheet', ods(''), { code: 'empty' }],
    ['no content', packed({ mimetype: MIMETYPE }), { code: 'broken_file', part: 'content.xml' }],
    ['an endless type', packed({ mimetype: MIMETYPE.repeat(10) }), { code: 'broken_file', part: 'mimetype' }],
    ['rows without end', ods(sheet('A', row(text('a'), 2_000_000_000))), { code: 'too_many_rows', limit: 50_000 }],
    [
      'columns without end',
      ods(
        sheet('A', row(cell('office:value-type="float" office:value="1" table:number-columns-repeated="2000000000"'))),
      ),
      { code: 'too_many_columns', row: 1, limit: 300 },
    ],
    [
      'spaces without end',
      ods(sheet('A', row(text('a<text:s text:c="2000000000"/>b')))),
      { code: 'cell_too_large', cell: 'A1', limit: 32_767 },
    ],
  ])('are refused with %s', async (_, bytes, why) => {
    expect(await readTable(bytes)).toEqual({ ok: false, why });
  });
});
