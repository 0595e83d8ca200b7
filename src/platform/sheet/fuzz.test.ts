import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packed, workbookParts } from './fixture.ts';
import { describeTable, readTable } from './read.ts';
import { writeTable } from './write.ts';

describe('any bytes at all', () => {
  async function answers(bytes: Uint8Array): Promise<void> {
    const [form, table] = [await describeTable(bytes), await readTable(bytes, { headerRow: 'guess' })];
    expect(typeof form.ok).toBe('boolean');
    expect(table.ok ? table.value.header.cells.length > 0 : typeof table.why.code === 'string').toBe(true);
  }

  it('end in an outcome: random ones, also behind the beginnings of known files', async () => {
    const starts = [
      '',
      'PK\x03\x04',
      'PK\x05\x06',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      '\xff\xfe',
      '\xfe\xff',
      '\xef\xbb\xbf',
      '"',
      'sep=',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), (start, rest) =>
        answers(new Uint8Array(Buffer.concat([Buffer.from(start, 'latin1'), rest]))),
      ),
      { numRuns: 1000 },
    );
  });

  it('end in an outcome: a workbook cut short or with some bytes changed', async () => {
    const sound = await writeTable({
      sheets: [
        {
          name: 'A',
          columns: [{ header: 'Judul' }, { header: 'Nilai' }],
          rows: [
            ['Sepeda', 1],
            ['=x', { date: '2024-01-31' }],
          ],
        },
      ],
    });
    const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(sound.length),
        fc.array(change, { maxLength: 6 }),
        fc.boolean(),
        (cut, changes, whole) => {
          const bytes = sound.slice(0, whole ? sound.length : cut);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          return answers(bytes);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('end in an outcome: a well-packed workbook whose XML is wrong', async () => {
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><f>1</f><v>45322</v></c></row>';
    const parts = workbookParts(`<worksheet><sheetData>${rows}</sheetData></worksheet>`, {
      strings: '<si><t>a</t></si>',
      styles: '<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>',
    });
    const names = Object.keys(parts);
    const bit = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      '&',
      ' ',
      '</row>',
      '<row>',
      '<c>',
      '<v>',
      '<!--',
      '<![CDATA[',
      'r="',
      '-1',
      '99999999999',
      '',
    );
    const edit = fc.tuple(fc.constantFrom(...names), fc.nat(600), fc.nat(8), bit);
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const edited = { ...parts };
        for (const [name, at, length, put] of edits) {
          const text = String(edited[name]);
          const place = at % (text.length + 1);
          edited[name] = text.slice(0, place) + put + text.slice(place + length);
        }
        return answers(packed(edited));
      }),
      { numRuns: 1000 },
    );
  });
});
