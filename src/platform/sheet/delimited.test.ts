import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delimitedReader, parseDelimited } from './delimited.ts';
import { detectDelimiter } from './delimiter.ts';
import type { Delimiter } from './model.ts';
import { writeDelimited } from './write-delimited.ts';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

function fields(text: string, delimiter: Delimiter = ','): readonly (readonly string[])[] {
  const records = parseDelimited(text, delimiter);
  if ('code' in records) throw new Error(records.code);
  return records.map((record) => record.fields);
}

describe('parseDelimited', () => {
  it('reads quotes, doubled quotes and line breaks within them', () => {
    expect(fields('a,"b, ""c""\r\nd",e\r\n"",f')).toEqual([
      ['a', 'b, "c"\r\nd', 'e'],
      ['', 'f'],
    ]);
  });

  it.each([['a,b\r\nc,d'], ['a,b\nc,d\n'], ['a,b\rc,d\r']])('ends a row at any line end in %j', (text) => {
    expect(fields(text)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('counts blank lines as rows', () => {
    expect(parseDelimited('a\n\n\r\nb', ',')).toEqual([
      { row: 1, fields: ['a'] },
      { row: 2, fields: [''] },
      { row: 3, fields: [''] },
      { row: 4, fields: ['b'] },
    ]);
  });

  it('keeps a quote within a plain field, and what follows a closing quote', () => {
    expect(fields('5" pipa,"a"b,c')).toEqual([['5" pipa', 'ab', 'c']]);
  });

  it('says in which row a quote that never ends began', () => {
    expect(parseDelimited('a,b\n"c\nd\n', ',')).toEqual({ code: 'unterminated_quote', row: 2 });
  });

  it('reads nothing from nothing, and an empty last field', () => {
    expect(fields('')).toEqual([]);
    expect(fields('a,')).toEqual([['a', '']]);
  });

  it('stops at a field longer than allowed, also within quotes', () => {
    for (const text of ['ab,cdef', 'ab,"cdef"']) {
      const reader = delimitedReader(',', 3);
      reader.push(text);
      reader.end();
      expect(reader.fault()).toEqual({ code: 'field_too_long', row: 1, column: 1 });
    }
  });

  it('stops at a record wider than any sheet', () => {
    expect(parseDelimited(','.repeat(20_000), ',')).toEqual({ code: 'record_too_wide', row: 1 });
  });

  const row = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'",;\t|\r\n\'=a ') })),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  const table = fc.array(row, { maxLength: 8 });

  it('reads back exactly what was written, whatever it is and wherever the text is cut', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...DELIMITERS),
        fc.boolean(),
        fc.integer({ min: 1, max: 20 }),
        (rows, delimiter, bom, cut) => {
          const bytes = writeDelimited(rows, { delimiter, bom, exact: true });
          const text = new TextDecoder().decode(bytes);
          const reader = delimitedReader(delimiter);
          const read: (readonly string[])[] = [];
          for (let at = 0; at < text.length; at += cut) {
            read.push(...reader.push(text.slice(at, at + cut)).map((record) => record.fields));
          }
          read.push(...reader.end().map((record) => record.fields));
          expect(reader.fault()).toBeNull();
          expect(read).toEqual(rows);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads any text the same in one piece and in many', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'",\r\na ') }), fc.integer({ min: 1, max: 5 }), (text, cut) => {
        const reader = delimitedReader(',');
        const pieces = [];
        for (let at = 0; at < text.length; at += cut) pieces.push(...reader.push(text.slice(at, at + cut)));
        const read = [...pieces, ...reader.end()];
        expect(reader.fault() ?? read).toEqual(parseDelimited(text, ','));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('detectDelimiter', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['Judul;Nilai\nSepeda;12,5\nKebun, sawah;7,25\n', ';'],
    ['Judul\tCatatan\nSepeda\ta, b, c; d\nX\ty\n', '\t'],
    ['a|b|c\n1|2,5|3\n', '|'],
    ['Judul;"a,b,c,d"\n"x,y\nz";1\n', ';'],
    ['DAFTAR INOVASI\n\nNo;Nama;OPD\n1;a;b\n2;c;d\n', ';'],
    ['satu kolom\ndua\n', ','],
    ['', ','],
  ])('finds it in %j', (text, delimiter) => {
    expect(detectDelimiter(text, true)).toEqual({ delimiter, skip: 0 });
  });

  it('believes the line that Excel writes for it', () => {
    expect(detectDelimiter('sep=|\r\na,b|c\r\n', true)).toEqual({ delimiter: '|', skip: 7 });
  });

  it('does not count a record that the sample cuts', () => {
    expect(detectDelimiter('a;b\nc;d,,,,,,,,', false)).toEqual({ delimiter: ';', skip: 0 });
  });
});
