import type { CellKind } from '#platform/sheet/index.ts';
import { contentSchema } from '../../model/content.ts';
import type { ContentField } from '../../model/sections.ts';
import type { Fault, SaidAward, SaidContent, SaidPlace } from '../model.ts';
import { addFault, cellOf, columnOf, keepText, type OpenRow, type SheetReading } from './open-row.ts';
import { quote } from './reading.ts';
import { readAwardOf } from './row-award.ts';
import { readKinds } from './row-kinds.ts';
import { readPlaceOf } from './row-place.ts';
import { readSources } from './row-sources.ts';
import { readTexts } from './row-texts.ts';
import { readTimes } from './row-times.ts';
import { isTarget } from './targets.ts';

/** A staged row; `kinds` holds the columns whose cell is no plain text. */
export type RowCells = {
  readonly no: number;
  readonly cells: readonly string[];
  readonly kinds: Readonly<Record<string, CellKind>>;
};

export type RowReading = {
  readonly no: number;
  /** Null when the row has no title. */
  readonly title: string | null;
  readonly content: SaidContent;
  readonly awards: readonly SaidAward[];
  readonly place: SaidPlace | null;
  readonly unit: string | null;
  readonly externalId: string | null;
  readonly faults: readonly Fault[];
};

/** Everything that a row says, with what is wrong or doubtful in it. Errors keep it out, warnings do not. */
export function readRow(input: RowCells, sheet: SheetReading): RowReading {
  const row: OpenRow = { no: input.no, sheet, cells: input.cells, content: {}, faults: [], lines: [] };
  readFaultyCells(row, input);
  const title = readTexts(row);
  readKinds(row);
  readTimes(row);
  const { place, unit } = readPlaceOf(row);
  const awards = title === null ? [] : readAwardOf(row, title);
  readSources(row, awards.length > 0);
  readKeptColumns(row);
  const externalId = readExternalId(row);
  if (row.lines.length > 0) row.content.sourceNote = [...new Set(row.lines)].join('\n');
  checkLimits(row);
  return { no: row.no, title, content: row.content, awards, place, unit, externalId, faults: row.faults };
}

/** Cells that hold no text to read: faults of formulas, formulas never computed, bytes of no character. */
function readFaultyCells(row: OpenRow, input: RowCells): void {
  row.sheet.mapping.columns.forEach((use, column) => {
    if (use === 'ignore') return;
    const text = row.cells[column] ?? '';
    const kind = input.kinds[column];
    const detail = { value: quote(text) };
    if (kind === 'error') addFault(row, column, { severity: 'error', code: 'cell_fault', detail });
    if (kind === 'uncomputed') addFault(row, column, { severity: 'error', code: 'uncomputed', detail });
    if (text.includes('�')) addFault(row, column, { severity: 'error', code: 'unreadable', detail });
  });
}

function readKeptColumns(row: OpenRow): void {
  row.sheet.mapping.columns.forEach((use, column) => {
    if (use === 'note') keepText(row, column);
  });
}

const LONGEST_ID = 200;

function readExternalId(row: OpenRow): string | null {
  const text = cellOf(row, 'externalId').trim();
  if (text.length > LONGEST_ID) {
    const detail = { value: quote(text), limit: LONGEST_ID };
    addFault(row, columnOf(row, 'externalId'), { severity: 'error', code: 'too_long', detail });
  }
  return text === '' ? null : text;
}

/** The record's own parser has the last word on every field, so that an import can write nothing that a form cannot. */
function checkLimits(row: OpenRow): void {
  for (const [field, value] of Object.entries(row.content) as [ContentField, unknown][]) {
    const parsed = contentSchema.shape[field].safeParse(value);
    if (parsed.success) continue;
    const [issue] = parsed.error.issues;
    const limit = issue?.code === 'too_big' ? Number(issue.maximum) : undefined;
    const code =
      limit === undefined ? 'unreadable' : issue?.path.length === 0 && Array.isArray(value) ? 'over_limit' : 'too_long';
    addFault(row, columnOfField(row, field), { severity: 'error', code, detail: { limit, other: field } });
  }
}

function columnOfField(row: OpenRow, field: ContentField): number | null {
  const target = field === 'latitude' || field === 'longitude' ? 'coordinates' : field;
  return isTarget(target) ? columnOf(row, target) : null;
}
