import { columnOf } from './address.ts';
import { type Collector, collect, detached, unescapeText } from './cell-text.ts';
import type { CellKind, SheetRow } from './model.ts';
import { storedNumber } from './number.ts';
import { refuse } from './refusal.ts';
import { addCell, type CellRules, type OpenRow, openRow, refuseLongCell, rowOf } from './row.ts';
import { type FormatKind, serialText } from './serial.ts';
import { attributeOf, readXml, type XmlHandlers } from './xml.ts';
import type { Archive } from './zip.ts';

/** What the cells of a worksheet need from the rest of the workbook. */
export interface SheetContext extends CellRules {
  readonly part: string;
  readonly strings: readonly (string | null)[];
  readonly styles: readonly FormatKind[];
  readonly from1904: boolean;
}

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

type Cell = { readonly text: string; readonly kind: CellKind };
const NOTHING: Cell = { text: '', kind: 'empty' };

interface Reading {
  readonly context: SheetContext;
  readonly value: Collector;
  inData: boolean;
  inCell: boolean;
  inGuide: boolean;
  collecting: boolean;
  row: OpenRow;
  column: number;
  type: string;
  style: number;
  formula: boolean;
  ready: SheetRow[];
}

/** The rows of a worksheet that hold something (ECMA-376 part 1, 18.3), read piece by piece. */
export async function* worksheetRows(archive: Archive, context: SheetContext): AsyncGenerator<SheetRow> {
  const reading: Reading = {
    context,
    value: { text: '', tooLong: false },
    inData: false,
    inCell: false,
    inGuide: false,
    collecting: false,
    row: openRow(0),
    column: -1,
    type: '',
    style: -1,
    formula: false,
    ready: [],
  };
  yield* readXml(archive, context.part, handlersOf(reading), () => {
    const rows = reading.ready;
    reading.ready = [];
    return rows;
  });
}

function handlersOf(reading: Reading): XmlHandlers {
  const limit = reading.context.limits.cellCharacters;
  return {
    open(name, attributes) {
      if (name === 'sheetData') reading.inData = true;
      else if (reading.inCell) openInCell(reading, name);
      else if (reading.inData && name === 'c') startCell(reading, attributes);
      else if (reading.inData && name === 'row') startRow(reading, attributes);
    },
    text(value) {
      if (reading.collecting) collect(reading.value, value, limit);
    },
    close(name) {
      if (name === 'sheetData') reading.inData = false;
      else if (reading.inCell) closeInCell(reading, name);
      else if (reading.inData && name === 'row') endRow(reading);
    },
  };
}

/** `v` holds a value, `t` a piece of text written in place, `rPh` a reading aid that is no part of the text. */
function openInCell(reading: Reading, name: string): void {
  if (name === 'v') reading.collecting = true;
  else if (name === 't') reading.collecting = !reading.inGuide;
  else if (name === 'f') reading.formula = true;
  else if (name === 'rPh') reading.inGuide = true;
}

function closeInCell(reading: Reading, name: string): void {
  if (name === 'v' || name === 't') reading.collecting = false;
  else if (name === 'rPh') reading.inGuide = false;
  else if (name === 'c') endCell(reading);
}

function startRow(reading: Reading, attributes: string): void {
  const written = attributeOf(attributes, 'r');
  const number = written === undefined ? reading.row.number + 1 : Number(written);
  if (!Number.isInteger(number) || number < 1 || number > LAST_ROW) breakOff(reading);
  reading.row = openRow(number);
  reading.column = -1;
}

function endRow(reading: Reading): void {
  const row = rowOf(reading.row);
  if (row) reading.ready.push(row);
}

function startCell(reading: Reading, attributes: string): void {
  const address = attributeOf(attributes, 'r');
  reading.column = address === undefined ? reading.column + 1 : columnOf(address);
  if (reading.column < 0 || reading.column >= LAST_COLUMN) breakOff(reading);
  reading.type = attributeOf(attributes, 't') ?? 'n';
  reading.style = Number(attributeOf(attributes, 's') ?? '-1');
  reading.formula = false;
  reading.inCell = true;
  reading.value.text = '';
  reading.value.tooLong = false;
}

function endCell(reading: Reading): void {
  const { row, column, value, context } = reading;
  reading.inCell = false;
  reading.collecting = false;
  if (value.tooLong) refuseLongCell(row.number, column, context.limits);
  if (value.text === '' && !reading.formula) return;
  addCell(row, column, cellOf(reading), context);
}

function cellOf(reading: Reading): Cell {
  const { value, type } = reading;
  if (value.text === '' && reading.formula && type !== 'str') return { text: '', kind: 'uncomputed' };
  if (type === 's') return sharedCell(reading);
  if (type === 'inlineStr' || type === 'str') return { text: detached(unescapeText(value.text)), kind: 'text' };
  if (type === 'b') return { text: value.text.trim() === '1' ? 'TRUE' : 'FALSE', kind: 'boolean' };
  if (type === 'e') return { text: detached(value.text), kind: 'error' };
  if (type === 'd') return { text: detached(value.text), kind: value.text.includes('T') ? 'datetime' : 'date' };
  return numberCell(reading);
}

function sharedCell({ value, context, row, column }: Reading): Cell {
  const text = context.strings[Number(value.text)];
  if (text === undefined) refuse({ code: 'broken_file', part: context.part });
  if (text === null) refuseLongCell(row.number, column, context.limits);
  return { text, kind: 'text' };
}

function numberCell({ value, style, context }: Reading): Cell {
  const text = storedNumber(value.text);
  if (text === null) return value.text.trim() === '' ? NOTHING : { text: detached(value.text), kind: 'text' };
  const format = context.styles[style] ?? 'number';
  const shown = format === 'number' ? null : serialText(Number(text), format, context.from1904);
  return shown ?? { text, kind: 'number' };
}

function breakOff(reading: Reading): never {
  return refuse({ code: 'broken_file', part: reading.context.part });
}
