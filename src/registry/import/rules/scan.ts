import type { InstitutionId } from '#identity/index.ts';
import type { Fault, PlaceChoice, SaidPlace } from '../model.ts';
import type { RowIdentity } from './group.ts';
import { DEFAULT_PLACE, type PlaceScope, type ResolvedPlace, resolvePlace } from './place.ts';
import { quote } from './reading.ts';
import type { RowReading } from './row.ts';

/** A place of the sheet with what becomes of it and how many rows name it. */
export type ScannedPlace = {
  readonly said: SaidPlace;
  readonly resolved: ResolvedPlace;
  readonly firstRow: number;
  rows: number;
};

export type ScanSettings = {
  readonly scope: PlaceScope;
  readonly choices: ReadonlyMap<string, PlaceChoice>;
  /** Institution of the rows that name none. */
  readonly institutionId: InstitutionId | null;
  /** The column that names the institution, where a fault of it is told. */
  readonly placeColumn: number | null;
  readonly titleKey: (title: string) => string;
};

/** What a first pass over all rows gathers: their faults, their places, and whose record each tells of. */
export type Scan = {
  readonly places: Map<string, ScannedPlace>;
  readonly identities: RowIdentity[];
  readonly faults: Fault[];
};

export const newScan = (): Scan => ({ places: new Map(), identities: [], faults: [] });

/** Takes one row into the scan. A row with an error stays out of every record. */
export function scanRow(scan: Scan, row: RowReading, settings: ScanSettings): void {
  scan.faults.push(...row.faults);
  const place = placeOf(scan, row, settings);
  const fault = place && placeFault(row, place, settings);
  if (fault) scan.faults.push(fault);
  const wrong = fault !== null || row.faults.some((it) => it.severity === 'error');
  if (wrong || row.title === null || place === null) return;
  scan.identities.push({
    no: row.no,
    place: place.resolved.institutionId ?? place.said.key,
    titleKey: settings.titleKey(row.title),
    startYear: yearOf(row.content),
    externalId: row.externalId,
  });
}

/** The year by which records of one title are told apart: of the day when it is known, else the year alone. */
export function yearOf(content: RowReading['content']): number | null {
  return content.startDate ? Number(content.startDate.slice(0, 4)) : (content.startYear ?? null);
}

function placeOf(scan: Scan, row: RowReading, settings: ScanSettings): ScannedPlace | null {
  const said = row.place ?? (settings.institutionId === null ? null : defaultPlace);
  if (said === null) return null;
  const known = scan.places.get(said.key);
  if (known) {
    known.rows += 1;
    return known;
  }
  const { choices, scope, institutionId } = settings;
  const choice = row.place === null && institutionId !== null ? { kind: 'institution' as const, institutionId } : null;
  const resolved = resolvePlace(said, choice ?? choices.get(said.key) ?? null, scope);
  const place = { said, resolved, firstRow: row.no, rows: 1 };
  scan.places.set(said.key, place);
  return place;
}

const defaultPlace: SaidPlace = {
  key: DEFAULT_PLACE,
  text: '',
  kind: null,
  name: null,
  regionCode: null,
  doubts: [],
  candidates: [],
};

function placeFault(row: RowReading, place: ScannedPlace, settings: ScanSettings): Fault | null {
  const { standing } = place.resolved;
  if (standing !== 'foreign' && standing !== 'missing') return null;
  const code = standing === 'foreign' ? 'not_your_institution' : 'left_out';
  const detail = { value: quote(place.said.text) };
  return { row: row.no, column: settings.placeColumn, severity: 'error', code, detail };
}
