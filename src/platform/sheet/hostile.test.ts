import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { packed, workbook, workbookParts } from './fixture.ts';
import type { SheetLimits } from './model.ts';
import { describeTable, readRows, readTable } from './read.ts';
import { writeTable } from './write.ts';

const MEGABYTE = 1024 * 1024;
const SHEET = 'xl/worksheets/sheet1.xml';
const SOUND = '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>';

async function refusalOf(bytes: Uint8Array, limits: Partial<SheetLimits> = {}): Promise<unknown> {
  const table = await readTable(bytes, { limits });
  return table.ok ? table.value : table.why;
}

describe('packed bombs', () => {
  const blank = (megabytes: number) => new Uint8Array(megabytes * MEGABYTE).fill(32);

  it('are refused from the directory: one part packed too tightly', async () => {
    const bytes = packed({ ...workbookParts(SOUND), 'xl/bomb.xml': blank(50) });
    expect(bytes.length).toBeLessThan(MEGABYTE);
    expect(await refusalOf(bytes)).toEqual({ code: 'zip_bomb', part: 'xl/bomb.xml' });
    expect(await describeTable(bytes)).toEqual({ ok: false, why: { code: 'zip_bomb', part: 'xl/bomb.xml' } });
  });

  it('are refused from the directory: all parts together too large', async () => {
    const parts = { ...workbookParts(SOUND), a: blank(1), b: blank(1), c: blank(1) };
    expect(await refusalOf(packed(parts), { unpackedBytes: 2.5 * MEGABYTE })).toEqual({ code: 'zip_bomb', part: 'c' });
  });

  it('are caught while unpacking when the directory lies', async () => {
    const sheet = `<worksheet>${' '.repeat(50 * MEGABYTE)}</worksheet>`;
    const bytes = packed(workbookParts(sheet), { [SHEET]: { claimedSize: 1000 } });
    expect(await refusalOf(bytes)).toEqual({ code: 'zip_bomb', part: SHEET });
  });

  it('are caught while unpacking when one part is read for several', async () => {
    const parts = workbookParts(`<worksheet>${' '.repeat(900_000)}</worksheet>`);
    const relations = String(parts['xl/_rels/workbook.xml.rels']).replace(
      /(?:sharedStrings|styles)\.xml/g,
      'worksheets/sheet1.xml',
    );
    const bytes = packed({ ...parts, 'xl/_rels/workbook.xml.rels': relations });
    expect(await refusalOf(bytes, { unpackedBytes: 2_600_000 })).toEqual({ code: 'zip_bomb', part: SHEET });
    expect(await refusalOf(bytes, { unpackedBytes: 2_800_000 })).toEqual({ code: 'empty' });
  });

  it('leave a small part alone, however tightly it is packed', async () => {
    const bytes = workbook(`<row><c><v>1</v></c></row>${' '.repeat(900_000)}`);
    expect(bytes.length).toBeLessThan(5000);
    expect((await readTable(bytes)).ok).toBe(true);
  });
});

describe('hostile XML', () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`;

  it.each([
    [
      'the sheet',
      workbookParts(`${laughs}<worksheet><sheetData><row><c t="str"><v>&c;</v></c></row></sheetData></worksheet>`),
      SHEET,
    ],
    [
      'the texts',
      { ...workbookParts(SOUND), 'xl/sharedStrings.xml': `${laughs}<sst><si><t>&c;</t></si></sst>` },
      'xl/sharedStrings.xml',
    ],
    ['the workbook', { ...workbookParts(SOUND), 'xl/workbook.xml': `${laughs}<workbook/>` }, 'xl/workbook.xml'],
    ['a file outside', workbookParts(`<!DOCTYPE x SYSTEM "file:///etc/passwd">${SOUND}`), SHEET],
  ])('declares no entities in %s', async (_, parts, part) => {
    expect(await refusalOf(packed(parts))).toEqual({ code: 'broken_file', part });
  });

  it('leaves a reference that nothing declares as it stands', async () => {
    const table = await readTable(workbook('<row><c t="str"><v>&c;&constructor;</v></c></row>'));
    expect(table).toMatchObject({ ok: true, value: { header: { cells: ['&c;&constructor;'] } } });
  });

  // Each would take a reader minutes that begins the piece of markup anew with every piece of the file.
  it.each([
    ['a tag without end', `<worksheet><sheetData><row><c a="${' '.repeat(20 * MEGABYTE)}`],
    ['a comment without end', `<worksheet><!--${' -'.repeat(10 * MEGABYTE)}`],
    ['a literal without end', `<worksheet><sheetData><row><c t="str"><v><![CDATA[${']'.repeat(20 * MEGABYTE)}`],
    ['an instruction without end', `<worksheet><?${'?'.repeat(20 * MEGABYTE)}`],
    ['tags within tags', '<a>'.repeat(5 * MEGABYTE)],
    ['cells beyond any column', `<worksheet><sheetData><row>${'<c/>'.repeat(5 * MEGABYTE)}`],
    ['closing tags alone', '</row>'.repeat(3 * MEGABYTE)],
    ['a column beyond the last', '<worksheet><sheetData><row><c r="XFE1"><v>1</v></c></row></sheetData></worksheet>'],
    ['a row beyond the last', '<worksheet><sheetData><row r="1048577"/></sheetData></worksheet>'],
    [
      'an address that is none',
      '<worksheet><sheetData><row><c r="__proto__"><v>1</v></c></row></sheetData></worksheet>',
    ],
    [
      'a shared text that is not there',
      '<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>',
    ],
    ['a sheet that stops short', '<worksheet><sheetData><row><c><v>1</v></c>'],
    ['bytes that are no text', Buffer.from('<worksheet>\xff\xfe</worksheet>', 'latin1')],
  ])('is refused: %s', async (_, sheet) => {
    const bytes = packed(workbookParts(sheet as string));
    expect(await refusalOf(bytes, { packingRatio: 5000 })).toEqual({ code: 'broken_file', part: SHEET });
  });

  it('meets a huge cell with its address, in place and shared', async () => {
    const long = 'x'.repeat(32_768);
    const limits = { packingRatio: 5000 };
    const why = { code: 'cell_too_large', cell: 'C17', limit: 32_767 };
    const cell = `<row r="17"><c r="C17" t="inlineStr"><is><t>${long}</t></is></c></row>`;
    expect(await refusalOf(workbook(cell), limits)).toEqual(why);
    const huge = `<row r="17"><c r="C17" t="str"><v>${'x'.repeat(20 * MEGABYTE)}</v></c></row>`;
    expect(await refusalOf(workbook(huge), limits)).toEqual(why);
    const shared = '<row r="17"><c r="C17" t="s"><v>0</v></c></row>';
    expect(await refusalOf(workbook(shared, { strings: `<si><t>${long}</t></si>` }), limits)).toEqual(why);
    const unused = '<row r="17"><c r="C17" t="s"><v>1</v></c></row>';
    const strings = `<si><t>${long}</t></si><si><t>pendek</t></si>`;
    expect(await refusalOf(workbook(unused, { strings }), limits)).toMatchObject({
      header: { cells: ['', '', 'pendek'] },
    });
  });

  it('meets too many columns and rows, but not empty ones', async () => {
    const cell = (address: string) => `<c r="${address}"><v>1</v></c>`;
    expect(await refusalOf(workbook(`<row r="3">${cell('KO3')}</row>`))).toEqual({
      code: 'too_many_columns',
      row: 3,
      limit: 300,
    });
    const empty = `<row r="1">${cell('A1')}<c r="XFD1" s="1"/></row><row r="1048576"><c r="XFD1048576"/></row>`;
    expect(await refusalOf(workbook(empty), { rows: 1 })).toMatchObject({ header: { cells: ['1'] }, rows: [] });
    const three = `<row>${cell('A1')}</row>`.repeat(3);
    expect(await refusalOf(workbook(three), { rows: 2 })).toEqual({ code: 'too_many_rows', limit: 2 });
  });
});

describe('few bytes that would become much', () => {
  it('are refused when many cells share a long text', async () => {
    const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`;
    const bytes = workbook(row.repeat(40), { strings: `<si><t>${'x'.repeat(32_000)}</t></si>` });
    expect(bytes.length).toBeLessThan(10_000);
    const limit = 100_000_000;
    expect(await refusalOf(bytes)).toEqual({ code: 'too_much_content', what: 'characters', limit });
  });

  it('are refused when rows are little but far to the right', async () => {
    const bytes = workbook('<row><c r="KN1"><v>1</v></c></row>'.repeat(7000));
    expect(await refusalOf(bytes)).toEqual({ code: 'too_much_content', what: 'cells', limit: 2_000_000 });
  });
});

describe('files that are damaged, locked or of another kind', () => {
  const sound = () => writeTable({ sheets: [{ name: 'A', columns: [{ header: 'h' }], rows: [['Sepeda']] }] });

  it.each([
    ['cut in half', async () => (await sound()).slice(0, 900), { code: 'broken_file', part: null }],
    ['no more than a beginning', async () => (await sound()).slice(0, 4), { code: 'broken_file', part: null }],
    ['with a wrong checksum', async () => flipped(await sound()), { code: 'broken_file', part: '_rels/.rels' }],
    [
      'packed in an unknown way',
      async () => packed(workbookParts(SOUND), { [SHEET]: { method: 12 } }),
      { code: 'broken_file', part: SHEET },
    ],
    [
      'shorter than the directory says',
      async () => packed(workbookParts(SOUND), { [SHEET]: { claimedSize: 999 } }),
      { code: 'broken_file', part: SHEET },
    ],
    [
      'with two parts of one name',
      async () => packed({ ...workbookParts(SOUND), 'XL\\Workbook.xml': '<workbook/>' }),
      { code: 'broken_file', part: 'XL\\Workbook.xml' },
    ],
    [
      'without its sheet',
      async () => packed(without(workbookParts(SOUND), SHEET)),
      { code: 'broken_file', part: SHEET },
    ],
    [
      'a workbook behind a password',
      async () => writeXlsx({ sheets: [{ name: 'A', rows: [['x']] }], encryption: { password: 'p', spinCount: 10 } }),
      { code: 'encrypted' },
    ],
    ['a locked part', async () => packed(workbookParts(SOUND), { [SHEET]: { flags: 1 } }), { code: 'encrypted' }],
    ['an old .xls', async () => compound('Workbook'), { code: 'old_xls' }],
    ['a very old .xls', async () => compound('Book'), { code: 'old_xls' }],
    ['an old .doc', async () => compound('WordDocument'), { code: 'not_a_table', found: 'document' }],
    ['another compound file', async () => compound('MsiStuff'), { code: 'not_a_table', found: 'binary' }],
    ['a .docx', async () => packed({ 'word/document.xml': '<document/>' }), { code: 'not_a_table', found: 'document' }],
    [
      'a .docx by its relations',
      async () => packed({ ...workbookParts(SOUND), 'xl/workbook.xml': '<document/>' }),
      { code: 'not_a_table', found: 'document' },
    ],
    [
      'an .odt',
      async () => packed({ mimetype: 'application/vnd.oasis.opendocument.text' }),
      { code: 'not_a_table', found: 'document' },
    ],
    ['an .xlsb', async () => packed({ 'xl/workbook.bin': 'x' }), { code: 'not_a_table', found: 'xlsb' }],
    ['an archive', async () => packed({ 'foto.jpg': 'x' }), { code: 'not_a_table', found: 'archive' }],
    ['an empty archive', async () => packed({}), { code: 'not_a_table', found: 'archive' }],
    [
      'too large',
      async () => new Uint8Array(25 * MEGABYTE + 1),
      { code: 'too_large', bytes: 26_214_401, limit: 26_214_400 },
    ],
  ])('%s', async (_, make, why) => {
    expect(await refusalOf(await make())).toEqual(why);
  });

  it('stop being read when nobody wants more rows', async () => {
    const rows = Array.from({ length: 2000 }, (_, row) => [`baris ${row}`]);
    const bytes = await writeTable({ sheets: [{ name: 'A', columns: [{ header: 'h' }], rows }] });
    const seen = [];
    for await (const row of readRows(bytes)) {
      if (seen.push(row) === 3) break;
    }
    expect(seen).toHaveLength(3);
  });

  function flipped(bytes: Uint8Array): Uint8Array {
    const copy = bytes.slice();
    // The checksum of the first entry in the directory.
    const directory = Buffer.from(copy.buffer).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    for (
      let at = directory;
      at !== -1;
      at = Buffer.from(copy.buffer).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]), at + 4)
    ) {
      copy[at + 16] = (copy[at + 16] ?? 0) ^ 1;
    }
    return copy;
  }

  function compound(name: string): Uint8Array {
    const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    return new Uint8Array(Buffer.concat([magic, Buffer.alloc(600), Buffer.from(name, 'utf16le'), Buffer.alloc(100)]));
  }

  function without(parts: Record<string, string | Uint8Array>, name: string) {
    return Object.fromEntries(Object.entries(parts).filter(([key]) => key !== name));
  }
});
