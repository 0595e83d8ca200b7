import type { Delimiter } from './model.ts';

/** One record of a delimited text, as written; `row` counts from 1, blank lines included. */
export interface DelimitedRecord {
  readonly row: number;
  readonly fields: readonly string[];
}

/** How a reading of delimited text ended when it could not go on. */
export type DelimitedFault =
  | { readonly code: 'unterminated_quote'; readonly row: number }
  | { readonly code: 'field_too_long'; readonly row: number; readonly column: number }
  | { readonly code: 'record_too_wide'; readonly row: number };

/** As many as a sheet has columns; a longer record is an attack on our memory. */
const MOST_FIELDS = 16_384;

interface Scan {
  readonly delimiter: Delimiter;
  readonly longest: number;
  text: string;
  at: number;
  /** `closing` stands after a quote inside quotes: the end of the field, or the first of two. */
  state: 'start' | 'plain' | 'quoted' | 'closing';
  afterReturn: boolean;
  field: string;
  fields: string[];
  row: number;
  quoteRow: number;
  records: DelimitedRecord[];
  fault: DelimitedFault | null;
}

/** A reader of delimited text (RFC 4180) that takes the text in pieces, cut anywhere. */
export interface DelimitedReader {
  /** The records that are complete with this piece. */
  push(text: string): readonly DelimitedRecord[];
  /** What is left when there is no more text. */
  end(): readonly DelimitedRecord[];
  fault(): DelimitedFault | null;
}

/**
 * Reads records by RFC 4180, and beyond it what office programs write: lines may end with CR, LF or both, a quote within
 * an unquoted field is a plain character, and text after a closing quote belongs to the field.
 */
export function delimitedReader(delimiter: Delimiter, longest = Number.POSITIVE_INFINITY): DelimitedReader {
  const scan: Scan = {
    delimiter,
    longest,
    text: '',
    at: 0,
    state: 'start',
    afterReturn: false,
    field: '',
    fields: [],
    row: 1,
    quoteRow: 0,
    records: [],
    fault: null,
  };
  return {
    push: (text) => taken(scan, () => run(scan, text)),
    end: () => taken(scan, () => finish(scan)),
    fault: () => scan.fault,
  };
}

/** All records of a text, or why it could not be read to its end. */
export function parseDelimited(text: string, delimiter: Delimiter): readonly DelimitedRecord[] | DelimitedFault {
  const reader = delimitedReader(delimiter);
  const records = [...reader.push(text), ...reader.end()];
  return reader.fault() ?? records;
}

function taken(scan: Scan, step: () => void): readonly DelimitedRecord[] {
  scan.records = [];
  if (!scan.fault) step();
  return scan.records;
}

function run(scan: Scan, text: string): void {
  scan.text = text;
  scan.at = 0;
  while (scan.at < text.length && !scan.fault) STEPS[scan.state](scan);
}

const STEPS = { start: stepStart, plain: stepPlain, quoted: stepQuoted, closing: stepClosing };

function stepStart(scan: Scan): void {
  const char = scan.text[scan.at];
  const secondOfTwo = scan.afterReturn && char === '\n';
  scan.afterReturn = false;
  if (secondOfTwo) {
    scan.at++;
  } else if (char === '"') {
    scan.at++;
    scan.state = 'quoted';
    scan.quoteRow = scan.row;
  } else {
    scan.state = 'plain';
  }
}

function stepPlain(scan: Scan): void {
  const { text, delimiter } = scan;
  let end = scan.at;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
  append(scan, text.slice(scan.at, end));
  scan.at = end + 1;
  if (end === text.length) return;
  endField(scan);
  if (text[end] === delimiter) return;
  scan.afterReturn = text[end] === '\r';
  endRecord(scan);
}

function stepQuoted(scan: Scan): void {
  const end = scan.text.indexOf('"', scan.at);
  append(scan, scan.text.slice(scan.at, end === -1 ? scan.text.length : end));
  scan.at = end === -1 ? scan.text.length : end + 1;
  if (end !== -1) scan.state = 'closing';
}

function stepClosing(scan: Scan): void {
  const doubled = scan.text[scan.at] === '"';
  scan.state = doubled ? 'quoted' : 'plain';
  if (!doubled) return;
  append(scan, '"');
  scan.at++;
}

function append(scan: Scan, piece: string): void {
  if (scan.field.length + piece.length > scan.longest) {
    scan.fault = { code: 'field_too_long', row: scan.row, column: scan.fields.length };
  } else {
    scan.field += piece;
  }
}

function endField(scan: Scan): void {
  if (scan.fields.length >= MOST_FIELDS) scan.fault = { code: 'record_too_wide', row: scan.row };
  scan.fields.push(scan.field);
  scan.field = '';
  scan.state = 'start';
}

function endRecord(scan: Scan): void {
  scan.records.push({ row: scan.row++, fields: scan.fields });
  scan.fields = [];
}

function finish(scan: Scan): void {
  if (scan.state === 'quoted') {
    scan.fault = { code: 'unterminated_quote', row: scan.quoteRow };
    return;
  }
  if (scan.state === 'start' && scan.fields.length === 0) return;
  endField(scan);
  endRecord(scan);
}
