import type { Fault, Plan, SaidAward, SaidContent, SaidPlace } from '../model.ts';
import { awardKey } from './award.ts';
import { quote } from './reading.ts';
import type { RowReading } from './row.ts';
import { isSame } from './same.ts';

/** By what a row's record is told apart from others; `place` is the institution's id, or the place while it is new. */
export type RowIdentity = {
  readonly no: number;
  readonly place: string;
  readonly titleKey: string;
  readonly startYear: number | null;
  readonly externalId: string | null;
};

export type RowGroup = { readonly no: number; readonly rowNos: number[] };
type OpenGroup = RowGroup & { startYear: number | null; externalId: string | null };

/**
 * Rows that tell of one record: by the other system's id where they have one, else by institution and title. Two years
 * of implementation that differ are two records; a year of an award never parts a record from itself.
 */
export function groupRows(rows: readonly RowIdentity[]): readonly RowGroup[] {
  const groups: OpenGroup[] = [];
  const byId = new Map<string, OpenGroup>();
  const byTitle = new Map<string, OpenGroup[]>();
  for (const row of rows) {
    const key = `${row.place}|${row.titleKey}`;
    const named = byTitle.get(key) ?? [];
    const known = row.externalId === null ? undefined : byId.get(row.externalId);
    const group: OpenGroup | null = known ?? named.find((it) => tellsOf(it, row)) ?? null;
    if (group) {
      group.rowNos.push(row.no);
      group.startYear ??= row.startYear;
      group.externalId ??= row.externalId;
    }
    const open = group ?? {
      no: groups.length + 1,
      rowNos: [row.no],
      startYear: row.startYear,
      externalId: row.externalId,
    };
    if (!group) {
      groups.push(open);
      byTitle.set(key, [...named, open]);
    }
    if (row.externalId !== null) byId.set(row.externalId, open);
  }
  return groups.map(({ no, rowNos }) => ({ no, rowNos }));
}

function tellsOf(group: OpenGroup, row: RowIdentity): boolean {
  if (group.externalId !== null && row.externalId !== null && group.externalId !== row.externalId) return false;
  return group.startYear === null || row.startYear === null || group.startYear === row.startYear;
}

export type GatheredRecord = {
  readonly plan: Plan;
  readonly place: SaidPlace | null;
  readonly unit: string | null;
  readonly externalId: string | null;
  readonly faults: readonly Fault[];
};

/** What rows of one record say together: the first that says something counts, one that says another thing is warned of. */
export function gatherRows(rows: readonly [RowReading, ...RowReading[]]): GatheredRecord {
  const [first] = rows;
  const { content, faults } = gatherContent(rows);
  const unit = rows.find((row) => row.unit !== null)?.unit ?? null;
  const other = rows.find((row) => row.unit !== null && row.unit !== unit);
  const awards = distinct(rows.flatMap((row) => row.awards));
  return {
    plan: { content: { ...content, title: first.title ?? '' }, awards },
    place: first.place,
    unit,
    externalId: rows.find((row) => row.externalId !== null)?.externalId ?? null,
    faults: other ? [...faults, warning(other.no, 'unit_differs', unit ?? '')] : faults,
  };
}

function gatherContent(rows: readonly [RowReading, ...RowReading[]]): { content: SaidContent; faults: Fault[] } {
  const [first, ...others] = rows;
  const content: Record<string, unknown> = { ...first.content };
  const faults: Fault[] = [];
  for (const row of others) {
    faults.push(warning(row.no, 'same_record', String(first.no)));
    const differing = addSaid(content, row.content).filter((field) => !toldByAward(field, row));
    faults.push(...differing.map((field) => warning(row.no, 'rows_differ', field)));
  }
  const lines = new Set(rows.flatMap((row) => row.content.sourceNote?.split('\n') ?? []));
  if (lines.size > 0) content.sourceNote = [...lines].join('\n');
  return { content, faults };
}

/** Fills what is not said yet and answers the fields that say something else. */
function addSaid(content: Record<string, unknown>, more: SaidContent): readonly string[] {
  const differing: string[] = [];
  for (const [field, value] of Object.entries(more)) {
    if (field === 'title' || field === 'sourceNote') continue;
    if (content[field] === undefined) content[field] = value;
    else if (!isSame(content[field], value)) differing.push(field);
  }
  return differing;
}

/** The source of a further award stands with that award. */
function toldByAward(field: string, row: RowReading): boolean {
  return field === 'sourceUrl' && row.awards.some((award) => award.sourceUrl === row.content.sourceUrl);
}

function distinct(awards: readonly SaidAward[]): readonly SaidAward[] {
  return [...new Map(awards.toReversed().map((award) => [awardKey(award), award])).values()].toReversed();
}

function warning(row: number, code: Fault['code'], other: string): Fault {
  return { row, column: null, severity: 'warning', code, detail: { other: quote(other) } };
}
