import type { ReadOptions, SheetInfo, SheetRow, TableForm } from './model.ts';
import { isLockedOds, odsRows, odsSheets } from './ods-rows.ts';
import { refuse } from './refusal.ts';
import type { CellRules } from './row.ts';
import { findWorkbook, readStyles, readWorkbook } from './xlsx-book.ts';
import { worksheetRows } from './xlsx-rows.ts';
import { readSharedStrings } from './xlsx-strings.ts';
import { type Archive, hasPart, openArchive, unpack } from './zip.ts';

/** A file whose form is known and whose sheet is chosen; `rows` begins the reading of its cells. */
export interface Source {
  readonly form: TableForm;
  rows(): AsyncIterable<SheetRow>;
}

const MIMETYPE = 'mimetype';
const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const LONGEST_TYPE = 256;

/** Opens a spreadsheet that is a packed file: a workbook of Excel, or OpenDocument. */
export async function openPacked(bytes: Uint8Array, options: ReadOptions, rules: CellRules): Promise<Source> {
  const archive = openArchive(bytes, rules.limits);
  if (!hasPart(archive, MIMETYPE)) return openXlsx(archive, options, rules);
  const type = await shortPart(archive, MIMETYPE);
  if (!type.startsWith(ODS_TYPE)) refuse({ code: 'not_a_table', found: 'document' });
  return openOds(bytes, archive, options, rules);
}

async function openXlsx(archive: Archive, options: ReadOptions, rules: CellRules): Promise<Source> {
  const part = await findWorkbook(archive);
  if (part === null) return refuseOther(archive);
  if (part.endsWith('.bin')) refuse({ code: 'not_a_table', found: 'xlsb' });
  const book = await readWorkbook(archive, part);
  if (!book) return refuse({ code: 'not_a_table', found: 'document' });
  const place = chosen(book.sheets, options.sheet);
  const sheet = book.sheets[place];
  if (!sheet) return refuse({ code: 'empty' });
  const sheets = book.sheets.map(({ name, hidden }) => ({ name, hidden }));
  return {
    form: { format: 'xlsx', sheets, sheet: sheet.name },
    async *rows() {
      const { stringsPart, stylesPart, from1904 } = book;
      const limit = rules.limits.cellCharacters;
      const strings = stringsPart === null ? [] : await readSharedStrings(archive, stringsPart, limit);
      const styles = stylesPart === null ? [] : await readStyles(archive, stylesPart);
      yield* worksheetRows(archive, { ...rules, part: sheet.part, strings, styles, from1904 });
    },
  };
}

function refuseOther(archive: Archive): never {
  const document = hasPart(archive, 'word/document.xml') || hasPart(archive, 'ppt/presentation.xml');
  const found = hasPart(archive, 'xl/workbook.bin') ? 'xlsb' : document ? 'document' : 'archive';
  return refuse({ code: 'not_a_table', found });
}

async function openOds(bytes: Uint8Array, archive: Archive, options: ReadOptions, rules: CellRules): Promise<Source> {
  if (await isLockedOds(archive)) refuse({ code: 'encrypted' });
  const sheets = await odsSheets(archive);
  const place = chosen(sheets, options.sheet);
  const sheet = sheets[place];
  if (!sheet) return refuse({ code: 'empty' });
  return {
    form: { format: 'ods', sheets, sheet: sheet.name },
    // The one part that holds all sheets is read a second time, so with the whole allowance again.
    rows: () => odsRows(openArchive(bytes, rules.limits), place, rules),
  };
}

/** The place (from 0) of the sheet asked for, by name or by its place from 1; else of the first that is not hidden. */
function chosen(sheets: readonly SheetInfo[], wanted: string | number | undefined): number {
  if (wanted === undefined)
    return Math.max(
      0,
      sheets.findIndex((sheet) => !sheet.hidden),
    );
  const place = typeof wanted === 'number' ? wanted - 1 : sheets.findIndex((sheet) => sheet.name === wanted);
  if (sheets[place]) return place;
  return refuse({ code: 'no_such_sheet', sheet: wanted, sheets: sheets.map((sheet) => sheet.name) });
}

async function shortPart(archive: Archive, name: string): Promise<string> {
  let text = '';
  for await (const bytes of unpack(archive, name)) {
    text += new TextDecoder().decode(bytes);
    if (text.length > LONGEST_TYPE) refuse({ code: 'broken_file', part: name });
  }
  return text;
}
