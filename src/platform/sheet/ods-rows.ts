import { type Collector, collect, detached } from './cell-text.ts';
import type { CellKind, SheetInfo, SheetRow } from './model.ts';
import { storedNumber } from './number.ts';
import { addCell, type CellRules, type OpenRow, openRow, refuseLongCell, rowOf } from './row.ts';
import { attributeOf, readXml, scanXml, type XmlHandlers } from './xml.ts';
import { type Archive, hasPart } from './zip.ts';

const CONTENT = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';
const FIRST_TABLE = 1;

/** Whether the content of an OpenDocument file is locked by a password (ODF 1.3 part 2, 3.8.1). */
export async function isLockedOds(archive: Archive): Promise<boolean> {
  let locked = false;
  if (!hasPart(archive, MANIFEST)) return locked;
  await scanXml(archive, MANIFEST, {
    open(name) {
      if (name === 'encryption-data') locked = true;
    },
    text() {},
    close() {},
  });
  return locked;
}

/** The sheets of an OpenDocument spreadsheet; a sheet within a cell is none of them. */
export async function odsSheets(archive: Archive): Promise<SheetInfo[]> {
  const sheets: SheetInfo[] = [];
  const hiddenStyles = new Set<string>();
  let style = '';
  let depth = 0;
  await scanXml(archive, CONTENT, {
    open(name, attributes) {
      if (name === 'style') style = attributeOf(attributes, 'style:name') ?? '';
      if (name === 'table-properties' && attributeOf(attributes, 'table:display') === 'false') hiddenStyles.add(style);
      if (name !== 'table' || ++depth !== FIRST_TABLE) return;
      const hidden = hiddenStyles.has(attributeOf(attributes, 'table:style-name') ?? '');
      sheets.push({ name: attributeOf(attributes, 'table:name') ?? '', hidden });
    },
    text() {},
    close(name) {
      if (name === 'table') depth--;
    },
  });
  return sheets;
}

interface Reading {
  readonly wanted: number;
  readonly rules: CellRules;
  readonly value: Collector;
  table: number;
  depth: number;
  row: OpenRow;
  rowTimes: number;
  column: number;
  cellTimes: number;
  /** The tag of the open cell, or null between cells. */
  cell: string | null;
  paragraphs: number;
  inParagraph: boolean;
  asideDepth: number;
  ready: SheetRow[];
}

/** The rows of the wanted sheet (from 0) that hold something, read piece by piece. */
export async function* odsRows(archive: Archive, wanted: number, rules: CellRules): AsyncGenerator<SheetRow> {
  const reading: Reading = {
    wanted,
    rules,
    value: { text: '', tooLong: false },
    table: -1,
    depth: 0,
    row: openRow(1),
    rowTimes: 1,
    column: 0,
    cellTimes: 1,
    cell: null,
    paragraphs: 0,
    inParagraph: false,
    asideDepth: 0,
    ready: [],
  };
  yield* readXml(archive, CONTENT, handlersOf(reading), () => {
    const rows = reading.ready;
    reading.ready = [];
    return rows;
  });
}

function handlersOf(reading: Reading): XmlHandlers {
  const limit = reading.rules.limits.cellCharacters;
  return {
    open(name, attributes) {
      if (name === 'table') openTable(reading);
      else if (reading.table !== reading.wanted || reading.depth !== FIRST_TABLE) return;
      else if (reading.cell !== null) openInCell(reading, name, attributes);
      else if (name === 'table-row') startRow(reading, attributes);
      else if (name === 'table-cell' || name === 'covered-table-cell') startCell(reading, name, attributes);
    },
    text(value) {
      if (reading.inParagraph && reading.asideDepth === 0) collect(reading.value, value.replace(/\s+/g, ' '), limit);
    },
    close(name) {
      if (name === 'table') reading.depth--;
      else if (reading.table !== reading.wanted || reading.depth !== FIRST_TABLE) return;
      else if (reading.cell !== null) closeInCell(reading, name);
      else if (name === 'table-row') endRow(reading);
    },
  };
}

function openTable(reading: Reading): void {
  if (++reading.depth !== FIRST_TABLE) return;
  reading.table++;
  reading.row = openRow(1);
}

function startRow(reading: Reading, attributes: string): void {
  reading.rowTimes = times(attributeOf(attributes, 'table:number-rows-repeated'));
  reading.column = 0;
}

function endRow(reading: Reading): void {
  const { row, rowTimes, ready, rules } = reading;
  // One more than may be read is enough to be refused for it.
  const shown = rowOf(row) ? Math.min(rowTimes, rules.limits.rows + 1) : 0;
  for (let time = 0; time < shown; time++) ready.push({ ...row, number: row.number + time });
  reading.row = openRow(row.number + rowTimes);
}

function startCell(reading: Reading, name: string, attributes: string): void {
  reading.cell = name === 'table-cell' ? attributes : '';
  reading.cellTimes = times(attributeOf(attributes, 'table:number-columns-repeated'));
  reading.paragraphs = 0;
  reading.value.text = '';
  reading.value.tooLong = false;
}

/** White space in a paragraph is one space; more of it, tabs and line breaks are tags (ODF 1.3 part 3, 6.1). */
function openInCell(reading: Reading, name: string, attributes: string): void {
  if (name === 'annotation' || name === 'note') reading.asideDepth++;
  if (reading.asideDepth > 0) return;
  const limit = reading.rules.limits.cellCharacters;
  if (name === 'p') {
    reading.inParagraph = true;
    if (reading.paragraphs++ > 0) collect(reading.value, '\n', limit);
  } else if (name === 'line-break') collect(reading.value, '\n', limit);
  else if (name === 'tab') collect(reading.value, '\t', limit);
  else if (name === 's')
    collect(reading.value, ' '.repeat(Math.min(times(attributeOf(attributes, 'text:c')), limit)), limit);
}

function closeInCell(reading: Reading, name: string): void {
  if (name === 'annotation' || name === 'note') reading.asideDepth--;
  else if (name === 'p' && reading.asideDepth === 0) reading.inParagraph = false;
  else if (name === 'table-cell' || name === 'covered-table-cell') endCell(reading);
}

function endCell(reading: Reading): void {
  const { row, column, cellTimes, rules, value } = reading;
  const cell = cellOf(reading.cell ?? '', value.text);
  const covered = reading.cell === '';
  reading.cell = null;
  reading.column += cellTimes;
  if (covered || cell.kind === 'empty') return;
  if (value.tooLong) refuseLongCell(row.number, column, rules.limits);
  // Beyond the widest row allowed the first cell is refused, so a repetition costs no more than that.
  for (let time = 0; time < cellTimes; time++) addCell(row, column + time, cell, rules);
}

function cellOf(attributes: string, shown: string): { text: string; kind: CellKind } {
  if (attributeOf(attributes, 'calcext:value-type') === 'error') return { text: detached(shown), kind: 'error' };
  const type = attributeOf(attributes, 'office:value-type');
  const value = (name: string) => attributeOf(attributes, `office:${name}`) ?? shown;
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency':
      return { text: storedNumber(value('value')) ?? detached(shown), kind: 'number' };
    case 'date':
      return dateCell(value('date-value'));
    case 'time':
      return { text: timeText(value('time-value')), kind: 'time' };
    case 'boolean':
      return { text: value('boolean-value') === 'true' ? 'TRUE' : 'FALSE', kind: 'boolean' };
    default: {
      const uncomputed = type === undefined && shown === '' && attributeOf(attributes, 'table:formula') !== undefined;
      if (uncomputed) return { text: '', kind: 'uncomputed' };
      const text = detached(value('string-value'));
      return { text, kind: text === '' ? 'empty' : 'text' };
    }
  }
}

/** `2024-01-31` or `2024-01-31T14:30:00`, as in a workbook: without a time at midnight and without parts of a second. */
function dateCell(stored: string): { text: string; kind: CellKind } {
  const [day = '', time = ''] = stored.split('T');
  const whole = time.slice(0, 8);
  if (whole === '' || whole === '00:00:00') return { text: detached(day), kind: 'date' };
  return { text: `${day}T${whole}`, kind: 'datetime' };
}

/** `PT14H30M00S` as `14:30:00`. */
function timeText(stored: string): string {
  const parts = /^PT(\d+)H(\d+)M(\d+)/.exec(stored);
  return parts
    ? parts
        .slice(1)
        .map((part) => part.padStart(2, '0'))
        .join(':')
    : detached(stored);
}

function times(written: string | undefined): number {
  const count = Number(written ?? '1');
  return Number.isInteger(count) && count > 0 ? count : 1;
}
